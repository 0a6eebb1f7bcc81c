"""Each step of each journey has what every page needs: a picture, words, a reason, and a template."""

from typing import Any

import pytest

from portal.config import ROOT, Settings
from portal.engine.journey import Journey
from portal.engine.steps import Answers, Ask, Stop, Tell, lines_of, words_for
from portal.journeys import JOURNEYS
from portal.pictures import declarations
from tests.support.walks import TODAY

DECLARED = declarations.declared(ROOT / "static" / "pictures.toml")
NOTHING = Answers({}, TODAY)
EACH = pytest.mark.parametrize(
    ("journey", "step"),
    [(journey, step) for journey in JOURNEYS for step in (*journey.steps, *journey.more)],
    ids=lambda each: each.name,
)
QUESTIONS = pytest.mark.parametrize(
    "ask",
    [step for journey in JOURNEYS for step in (*journey.steps, *journey.more) if isinstance(step, Ask)],
    ids=lambda each: each.name,
)
NEUTRAL = {"suicide", "harm", "abuse", "safe", "register", "hospital", "police"}


@EACH
def test_every_picture_of_a_step_is_declared(journey: Journey, step: Ask | Tell | Stop) -> None:
    wanted = set()
    if isinstance(step, Ask):
        wanted = {step.picture} | {each.drawn for each in getattr(step.kind, "choices", ())}
    wanted |= {line.picture for line in lines_of(step, Settings())}
    assert wanted <= set(DECLARED)
    assert journey.picture in DECLARED


@EACH
def test_the_address_of_a_step_tells_nothing(journey: Journey, step: Ask | Tell | Stop) -> None:
    assert f"/{journey.name}/{step.name}".count("/") == 2
    assert step.name not in NEUTRAL
    assert step.name.replace("_", "").isalpha() and step.name.islower()


@QUESTIONS
def test_every_question_says_why_we_ask(ask: Ask) -> None:
    assert words_for(ask.why, NOTHING)


@QUESTIONS
def test_every_question_has_its_template(ask: Ask) -> None:
    assert (ROOT / "templates" / "questions" / f"{ask.kind.template}.html").exists()


@QUESTIONS
def test_no_two_choices_of_a_question_have_the_same_picture(ask: Ask) -> None:
    drawn = [each.drawn for each in getattr(ask.kind, "choices", ())]
    assert len(drawn) == len(set(drawn))


@QUESTIONS
def test_every_sample_answer_is_understood_and_reads_as_words(ask: Ask) -> None:
    for value in ask.kind.samples():
        assert ask.kind.understands(value)
        assert all(isinstance(line, str) and line for line in ask.kind.says(value, NOTHING))
    odd: Any
    for odd in (None, 3, "no such answer" * 20, [], {"x": 1}, {"ticks": ["gone"], "words": ""}):
        if not isinstance(odd, str) or hasattr(ask.kind, "choices"):
            assert not ask.kind.understands(odd)

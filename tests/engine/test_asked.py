"""An answer holds only for the question that was shown: in other words, or to another voice, it is another question."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from portal.config import Settings
from portal.engine import asked
from portal.engine.journey import Journey
from portal.engine.route import Route
from portal.engine.steps import Answers, Ask, Spoken, Step, Words, lines_of, words_for
from portal.journeys import JOURNEYS
from portal.journeys.join import JOIN
from portal.journeys.review import REVIEW
from portal.records.voices.contents import Value, Values
from tests.support.walks import ADULT, CHILD, TODAY, samples, with_more

EACH = pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
PHONE: Value = {"detail": "07700 900123", "safe": "yes", "when": ""}


def answers(journey: Journey, wanted: Values, saved: Values | None = None) -> Values:
    """What a draft holds once each question that is open was answered on its page."""
    saved = dict(saved or {})
    while (step := (route := journey.route(saved, TODAY)).next) is not None:
        saved[step.name] = wanted.get(step.name, samples(step)[0])
        asked.keep(step.name, saved, journey.shown_as(step, route))
    return saved


def asked_again(journey: Journey, saved: Values, name: str, value: Value) -> list[str]:
    """What is asked again when this answer is changed, in its order."""
    step = next(each for each in journey.steps if each.name == name)
    changed = saved | {name: value}
    asked.keep(name, changed, journey.shown_as(step, journey.route(saved, TODAY)))
    route = journey.route(changed, TODAY)
    return [step.name for step in route.steps if step.name not in route.answers]


def words_of(step: Step, route: Route) -> list[str]:
    """All that a page says in words of our own: of the step, of its kind and of its choices."""
    assert isinstance(step, Ask)
    parts = (step, step.kind, *getattr(step.kind, "choices", ()))
    held = [getattr(part, each.name) for part in parts for each in fields(part)]
    return [words_for(each, route.answers) for each in held if isinstance(each, Spoken)]


NO_WORDS = ("only_if", "texts", "calls", "helps", "promises")  # what these lead to is no question


def said_by_rules(journey: Journey) -> Iterator[tuple[str, Words]]:
    """Each place of a question that holds a function where words may stand."""
    for ask in (each for each in (*journey.steps, *journey.more) if isinstance(each, Ask)):
        for part in (ask, ask.kind, *getattr(ask.kind, "choices", ())):
            for each in fields(part):
                if each.name not in NO_WORDS and callable(getattr(part, each.name)):
                    yield ask.name, getattr(part, each.name)
        yield from ((ask.name, line.words) for line in lines_of(ask, Settings()) if callable(line.words))


@EACH
def test_all_words_that_depend_on_answers_say_to_whom_they_are(journey: Journey) -> None:
    """So that a question in other words is known to be another one."""
    assert not [name for name, words in said_by_rules(journey) if not isinstance(words, Spoken)]


@EACH
def test_no_question_holds_an_answer_that_was_given_to_other_words(journey: Journey) -> None:
    who = next((step for step in journey.steps if step.name == "who"), None)
    routes = [journey.route(answers(journey, {"who": each}), TODAY) for each in (samples(who) if who else ["me"])]
    for before in routes:
        for after in routes:
            for step in before.questions:
                if step in after.steps and words_of(step, before) != words_of(step, after):
                    assert journey.shown_as(step, before) != journey.shown_as(step, after), step.name


def test_what_a_parent_said_of_their_child_is_asked_anew_of_the_person() -> None:
    saved = answers(JOIN, {"who": "my_child", "now": "yes", "birthday": ADULT, "here": "no"})
    again = asked_again(JOIN, saved, "who", "me")
    assert again[0] == "now"
    assert {"name", "birthday", "where", "tell", "private", "agree"} <= set(again)
    assert not {"reach", "phone", "speak"} & set(again), "asked in the same words"


def test_of_another_person_only_what_no_page_shows_again_is_asked_anew() -> None:
    """From "my child" to "someone I help" the words are the same, so what the check page shows stands."""
    journey = with_more(JOIN)
    saved = answers(journey, {"who": "my_child", "birthday": ADULT, "here": "no", "reach_them": PHONE})
    again = asked_again(journey, saved, "who", "someone_i_help")
    new = {"role", "wants"}
    assert set(again) - new == {"now", "you_now", "reach_them", "private"}


def test_a_yes_on_a_handed_over_phone_is_no_other_persons() -> None:
    saved = answers(JOIN, {"who": "my_child", "birthday": CHILD, "here": "yes", "agree_you": "yes"})
    again = asked_again(JOIN, saved, "who", "someone_i_help")
    assert again[-3:] == ["over", "agree_you", "back"], "told what is shared, and asked, once more"


def test_a_parent_or_not_is_another_voice() -> None:
    saved = answers(REVIEW, {"who": "family", "parent": "no", "birthday": ADULT, "here": "no"})
    assert {"now", "you_now"} <= set(asked_again(REVIEW, saved, "parent", "yes"))


def test_the_same_voice_is_asked_nothing_again() -> None:
    saved = answers(JOIN, {"who": "me", "birthday": ADULT})
    assert asked_again(JOIN, saved, "who", "me_with_help") == ["helper_card"]


def test_what_was_said_counts_again_for_the_voice_that_said_it() -> None:
    saved = answers(JOIN, {"who": "me", "now": "no", "birthday": ADULT})
    who = next(step for step in JOIN.steps if step.name == "who")
    changed = saved | {"who": "my_child"}
    assert JOIN.route(changed, TODAY).next is not None
    back = changed | {"who": "me"}
    asked.keep("who", back, JOIN.shown_as(who, JOIN.route(changed, TODAY)))
    assert JOIN.route(back, TODAY).next is None and JOIN.route(back, TODAY).answers["now"] == "no"


def old(saved: Values) -> Values:
    """A draft of before it was kept as what a step was shown."""
    return {name: value for name, value in saved.items() if asked.AS not in name}


def test_of_an_old_draft_only_how_someone_is_now_is_asked_again() -> None:
    saved = answers(JOIN, {"who": "my_child", "birthday": ADULT, "here": "no"})
    opened = asked.without_old(JOIN.steps, old(saved))
    route = JOIN.route(opened, TODAY)
    assert [step.name for step in route.steps if step.name not in route.answers] == ["now", "you_now"]
    assert asked.without_old(JOIN.steps, saved) == saved


def test_an_old_draft_on_a_handed_over_phone_goes_on_there() -> None:
    saved = answers(JOIN, {"who": "my_child", "birthday": CHILD, "here": "yes"})
    given = {name: value for name, value in old(saved).items() if name not in ("agree_you", "back")}
    opened = asked.without_old(JOIN.steps, given)
    assert getattr(JOIN.route(opened, TODAY).next, "name", "") == "agree_you", "no page of the first one opens"
    after = JOIN.route(opened | {"agree_you": "no"}, TODAY)
    assert getattr(after.next, "name", "") == "now"


def test_a_step_has_no_name_that_what_is_kept_beside_it_could_have() -> None:
    steps = [step for journey in JOURNEYS for step in (*journey.steps, *journey.more)]
    assert not [step.name for step in steps if ":" in step.name]
    assert Answers({}, TODAY).get("now" + asked.AS) is None


def test_a_mark_that_nobody_could_have_been_shown_is_kept_short() -> None:
    saved: dict[str, Any] = {"now": "yes"}
    asked.keep("now", saved, "x" * 4000)
    assert len(saved["now" + asked.AS]) == asked.LONGEST

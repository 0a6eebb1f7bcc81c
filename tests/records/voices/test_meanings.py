"""What an answer means is declared on its step and kept beside it: no reader takes it from the name of a step."""

import random
from typing import Any

import pytest

from portal.engine.journey import Journey
from portal.engine.steps import Answers, Ask
from portal.exporting import contents as inside
from portal.journeys import JOURNEYS
from portal.journeys.advocate import ADVOCATE
from portal.journeys.call import CALL
from portal.journeys.consent import CONSENT
from portal.journeys.join import JOIN
from portal.journeys.lost import LOST
from portal.journeys.safe_ways import safe_way
from portal.records.standing.ledger import Heard, lines_of, value_of
from portal.records.voices.contents import OF_OLD, SINCE, Contents, Meaning, meaning_of
from portal.staff.labels import words
from portal.staff.messages.thread import language_of
from portal.staff.request import voices
from portal.statistics.who_asked import Asker, asked_by
from tests.support.public.taps import WHOLE, sent
from tests.support.walks import TODAY, random_walk, samples

EACH = pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
THEIRS = "Their own phone, email or address"


def of_before(contents: Contents) -> Contents:
    """The same as it was kept before meanings were: names of steps alone."""
    said: Any = [{key: value for key, value in each.items() if key != "means"} for each in contents["said"]]
    return {**contents, "said": said}


def renamed(contents: Contents) -> Contents:
    """The same from steps that have other names."""
    said: Any = [{**each, "step": f"step{number}"} for number, each in enumerate(contents["said"])]
    return {**contents, "said": said}


def heard(contents: Contents) -> Heard:
    return Heard(reference="", kind="", voice="person", number=1, contents=contents, events=[], records=[])


@pytest.mark.parametrize(("journey", "wanted"), [(CONSENT, {}), (LOST, {"same": "no"})], ids=["consent", "lost"])
@pytest.mark.parametrize("kept", [lambda each: each, of_before], ids=["now", "before"])
def test_ones_own_phone_is_not_through_someone_they_trust(journey: Journey, wanted: dict[str, Any], kept: Any) -> None:
    contents = kept(sent(journey, **wanted).contents)
    assert [(way.name, way.detail) for way in voices.ways(contents)] == [(THEIRS, "07700 900123")]
    assert [way for way, _said in inside.ways([heard(contents)])] == ["own"]


@pytest.mark.parametrize("kept", [lambda each: each, of_before, renamed], ids=["now", "before", "renamed"])
def test_somebody_they_trust_is_still_told_as_such(kept: Any) -> None:
    contents = kept(sent(JOIN, **WHOLE).contents)
    named = {way.detail: way.name for way in voices.ways(contents)}
    assert named["Mx Example, my teacher"] == "Through someone they trust"
    assert named["07700 900123"] == "Phone" and THEIRS not in named.values()


@EACH
def test_what_was_sent_before_reads_as_it_does_now(journey: Journey) -> None:
    chance, met = random.Random(3), 0
    for _walk in range(30):
        route = journey.route(random_walk(journey, chance), TODAY)
        asks = journey.sent_questions(route)
        contents: Any = {"said": [{"step": ask.name, "means": ask.means or "", "value": ""} for ask in asks]}
        old = of_before(contents)
        for now, before in zip(contents["said"], old["said"], strict=True):
            assert meaning_of(now, contents) == meaning_of(before, old), now["step"]
            met += 1
    assert met > 30


@EACH
def test_no_two_answers_of_one_way_mean_the_same(journey: Journey) -> None:
    meant = [step.means for step in journey.steps if isinstance(step, Ask) and step.means]
    assert len(meant) == len(set(meant))


def test_each_meaning_is_some_steps_and_has_words_where_it_is_a_way() -> None:
    declared = {step.means for each in JOURNEYS for step in each.steps if isinstance(step, Ask)}
    assert declared - {None} == set(Meaning)
    assert {*voices.WAYS, Meaning.GIVEN} == set(words.WAY) and set(inside.CONTACT) == set(voices.WAYS)


def test_every_reader_reads_steps_of_other_names_alike() -> None:
    """Staff pages, exports, counts, tasks and one's own page: none of them knows what a step is called."""
    helper = {"who": "someone_i_help", "role": "advocate", "wants": "no", "private": {"ticks": ["mum"], "words": ""}}
    for kept in (sent(JOIN, **{**WHOLE, **helper}).contents, sent(ADVOCATE, **{**WHOLE, **helper}).contents):
        other = renamed(kept)
        for meaning in Meaning:
            assert value_of(other, meaning) == value_of(kept, meaning)
            assert lines_of(other, meaning) == lines_of(kept, meaning)
        assert asked_by(other, "helper") == Asker.ADVOCATE
        assert voices.must_not_be_told(other) == inside.must_not_be_told([heard(other)]) == ["Mum"]
        assert voices.ways(other) == voices.ways(kept) and voices.chosen_ways(other) == voices.chosen_ways(kept)
        assert language_of(other, "en") == language_of(kept, "en")
        assert safe_way("join", {"parent-1": other}, "parent-1", TODAY) == ("text", "+447700900123")
        asked_first: dict[str, Contents] = {"helper-1": {**other, "asked_for_this": True}}
        assert safe_way("join", asked_first, "person-1", TODAY) == ("text", "+447700900123")


def test_a_step_whose_name_another_had_means_nothing_by_it() -> None:
    names = set(OF_OLD) - SINCE
    contents: Any = {"said": [{"step": name, "means": "", "value": {"detail": "x", "safe": "yes"}} for name in names]}
    assert not voices.ways(contents) and not voices.must_not_be_told(contents)
    assert all(value_of(contents, meaning) is None for meaning in Meaning)


@EACH
def test_what_was_sent_before_a_meaning_was_there_reads_as_it_does_now(journey: Journey) -> None:
    asks = [step for step in journey.steps if isinstance(step, Ask)]
    for ask in asks:
        old: Any = {"said": [{"step": ask.name, "means": "" if ask.means in SINCE else ask.means or "", "value": "x"}]}
        assert meaning_of(old["said"][0], old) == (ask.means or ""), ask.name


def test_what_opens_the_second_check_is_found_by_its_meaning() -> None:
    passed = sent(JOIN, **{**WHOLE, "who": "someone_i_help"}).passed_on[0]
    assert set(passed.contents["check"]) == {"name", "birthday"}
    name = next(step for step in CALL.steps if isinstance(step, Ask) and step.means is Meaning.NAME)
    saved = {name.name: samples(name)[0], "phone": samples(CALL.steps[1])[0], "gone": "x"}
    assert CALL.by_meaning(saved) == {"name": saved["name"], "phone": saved["phone"]}
    assert Answers(CALL.by_meaning(saved), TODAY)[Meaning.NAME] == saved["name"]

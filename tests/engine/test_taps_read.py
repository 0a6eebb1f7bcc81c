"""What a tap in the place of an answer is read as: never a yes, never safe, never the person, never anybody's guess."""

from dataclasses import replace
from typing import Any

import pytest

from portal.engine.journey import Facts, Journey
from portal.engine.pages import walking
from portal.engine.steps import SKIPPED, Answers
from portal.engine.taps import TAPS, value_of
from portal.exporting import case, subject_access
from portal.exporting import contents as inside
from portal.exporting.case_shape import Ask as Export
from portal.exporting.case_shape import Part
from portal.exporting.consent_gate import gate
from portal.exporting.contents import Inside
from portal.journeys import JOURNEYS, call, consent, safe_ways
from portal.journeys.join import JOIN
from portal.journeys.problem import PROBLEM
from portal.journeys.shared import passing_on, rules
from portal.my_page.others import Other
from portal.records.consent import overrides
from portal.records.standing.consent_now import now
from portal.records.standing.ledger import Heard
from portal.records.voices.folders import Folder
from portal.staff.request import voices
from portal.statistics.who_asked import Asker, asked_by
from tests.support.public.taps import NOT_NOW, WHOLE, sent, walked
from tests.support.staff.shapes import AT, record, submission
from tests.support.walks import TODAY

NOT_KNOWN = "who_not_to_tell_is_not_known"


def said(**answers: Any) -> Answers:
    return Answers(answers, TODAY)


def facts(**answers: Any) -> Facts:
    return rules.facts(said(**answers))


@pytest.mark.parametrize("tap", TAPS, ids=lambda each: each.key)
class TestOfEachTap:
    """What a tap is read as, wherever it stands."""

    def test_safe_now_is_not_known_and_is_read_now(self, tap: Any) -> None:
        assert facts(who="me", now=value_of(tap)).level == "now"
        assert facts(who="me", now=value_of(tap)).reasons == ("not_sure_safe",)
        assert facts(who="family", now="yes", you_now=value_of(tap)).reasons == ("asker_not_safe",)

    def test_the_device_is_a_shared_one(self, tap: Any) -> None:
        assert not walking.is_own_device({"device": value_of(tap)})

    def test_who_asks_is_not_known_and_nobody_is_asked_for_a_yes(self, tap: Any) -> None:
        for birthday in ({"born": "2000-02-29"}, {"born": "2014-05-05"}, SKIPPED):
            way = walked(JOIN, **{**WHOLE, "who": value_of(tap), "birthday": birthday})
            asked = {step.name for step in way.steps}
            assert not asked & {"agree", "agree_parent", "here", "agree_you", "may_read", "helper_card"}
            assert (rules.voice(way.answers), JOIN.consents(way.answers)) == ("unknown", ())
            assert passing_on.cards_for(way.answers) == ()
            assert "Are you safe right now?" in [
                each["question"] for each in sent(JOIN, who=value_of(tap)).contents["said"]
            ]

    def test_an_unknown_asker_is_counted_as_other(self, tap: Any) -> None:
        assert asked_by(sent(JOIN, **{**WHOLE, "who": value_of(tap)}).contents, "unknown") == Asker.OTHER

    def test_no_way_is_known_to_be_safe(self, tap: Any) -> None:
        wanted = value_of(tap)
        ticks = {"ticks": ["text", "email"], "words": ""}
        assert rules.safe_way(said(reach=wanted), True) is None
        assert rules.safe_way(said(reach=ticks, phone=wanted, email=wanted), True) is None
        told: Any = {"said": [{"step": "reach_them", "value": wanted, "lines": []}], "asked_for_this": True}
        assert safe_ways.safe_way("join", {"helper": told, "person": {}}, "person", TODAY) is None
        assert not call.not_safe(said())

    def test_staff_see_no_way_and_nobody_named_but_that_it_is_not_known(self, tap: Any) -> None:
        contents = sent(JOIN, **{**WHOLE, "private": value_of(tap), "phone": value_of(tap)}).contents
        assert [each.name for each in voices.ways(contents)] == ["Email", "Letter", "Through someone they trust"]
        assert voices.must_not_be_told(contents) == [] and voices.is_not_known_who(contents)
        assert NOT_KNOWN in contents["marks"] and "must_not_tell" not in contents["marks"]
        assert voices.chosen_ways(sent(JOIN, **{**WHOLE, "reach": value_of(tap)}).contents) == []

    def test_no_more_is_shared_than_after_a_no(self, tap: Any) -> None:
        helped = {**WHOLE, "who": "someone_i_help"}
        (card,) = passing_on.cards_for(walked(JOIN, **helped, may_read=value_of(tap)).answers)
        assert not card.may_read
        assert passing_on.cards_for(said(who="me_with_help", helper_card=value_of(tap))) == ()
        unnamed = sent(JOIN, **helped, you=value_of(tap)).passed_on[0].contents["asker"]
        assert unnamed == {"voice": "helper", "name": ""}

    def test_a_chair_never_sees_a_problem_that_they_may_not_be_told_of_for_sure(self, tap: Any) -> None:
        if tap.key != "do_not_know":
            assert sent(PROBLEM, may_tell=value_of(tap)).kept_from_chairs
        assert rules.kept_from_chairs(said(what=value_of(tap), may_tell=value_of(tap)))

    def test_an_age_is_not_known(self, tap: Any) -> None:
        assert rules.age_band(value_of(tap), TODAY) == "unknown"
        assert not rules.under_16(said(birthday=value_of(tap)))


@pytest.mark.parametrize("tap", TAPS[1:2], ids=lambda each: each.key)
@pytest.mark.parametrize(
    ("journey", "step", "way"),
    [
        (JOIN, "agree", {}),
        (JOIN, "agree_parent", {"who": "my_child", "birthday": {"born": "2014-05-05"}}),
        (JOIN, "agree_you", {"who": "someone_i_help", "here": "yes"}),
        (consent.CONSENT, "answer", {}),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_yes_or_no_that_was_tapped_round_is_kept_as_not_sure(
    journey: Journey, step: str, way: dict[str, Any], tap: Any
) -> None:
    kept = sent(journey, **{**WHOLE, **way, step: value_of(tap)})
    events = [each for each in kept.consents if step != "agree_you" or each.how == "handed_over"]
    events = [each for each in events if step != "agree_parent" or each.voice == "parent"]
    assert events and {each.answer for each in events} == {"not_sure"}
    assert all(str(tap.words) in each.words_shown for each in events)
    assert kept.level == "normal"


def test_the_rights_are_told_after_a_tap_as_after_not_sure() -> None:
    assert "rights" in [step.name for step in walked(JOIN, **{**WHOLE, "agree": NOT_NOW}).steps]


def test_a_lost_card_asks_for_a_way_after_a_tap_as_after_not_sure() -> None:
    lost = next(each for each in JOURNEYS if each.name == "lost")
    assert "someone" in [step.name for step in walked(lost, same=NOT_NOW).steps]


def test_an_export_says_that_it_was_a_tap_and_staff_know_that_nobody_is_known_to_be_safe_to_tell() -> None:
    contents = sent(JOIN, **{**WHOLE, "private": NOT_NOW, "phone": NOT_NOW}).contents
    voice = Heard(
        reference="2222-3333", kind="join", voice="person", number=1, contents=contents, events=[], records=[]
    )
    assert inside.must_not_be_told([voice]) == [] and NOT_KNOWN in inside.take_care([voice])
    assert [way for way, _said in inside.ways([voice])] == ["email", "letter", "someone"]
    found = now([voice], TODAY)
    of = Inside(submission=submission(), voices=[voice], messages={}, moves=[], notes=[])
    ask = Export(name="A", organisation="B", why="care", why_words="C", parts=frozenset(Part))
    override = replace(found, overrides=overrides.all_of([record("override", "danger", emergency="now")]))
    shared = gate("join", override, paused=False)
    out = case.outside(of, ask, shared, [voice], age=None, made=AT, by="staff:1", name=str)
    told = {each.question: each.tap for each in out.voices[0].said}
    assert "Who must we not tell?" not in told and NOT_KNOWN not in out.first.take_care
    assert (told["What is your name?"], told["What is your phone number?"]) == ("", "not_now")


def test_the_copy_for_the_person_says_that_it_was_a_tap() -> None:
    voice = Heard(
        reference="2222-3333", kind="join", voice="person", number=1, events=[], records=[],
        contents=sent(JOIN, **{**WHOLE, "private": NOT_NOW}).contents,
    )  # fmt: skip
    of = Inside(submission=submission(), voices=[voice], messages={}, moves=[], notes=[])
    made = subject_access.copy_for([of], [], str, str)
    told = {each.question: each.tap for each in made.copy.requests[0].kept[0].items[0].said}
    assert (told["Who must we not tell?"], told["What is your name?"]) == ("not_now", "")


def test_the_person_is_told_that_someone_has_a_page_and_may_end_it() -> None:
    other = Other(folder=Folder(voice="unknown"), name="", asked=False, may_end=True, is_told=False)
    assert other.words == "Someone has a page here."

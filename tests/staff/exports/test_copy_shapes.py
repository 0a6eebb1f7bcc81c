"""A copy for the person, looked at without any page: everything by default, and nothing of another voice, ever."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.exporting import subject_access
from portal.exporting.as_json import as_json
from portal.exporting.subject_access import ForChecking
from portal.exporting.subject_access_classes import CLASSES, STAFF_NAMES, class_of
from portal.records.accountability.leaving_out import Decision, HarmTest, Why
from portal.records.consent import records
from portal.staff.exports import subject_access_words
from portal.staff.labels import copy_words, export_words
from tests.support.staff.shapes import AT, OTHERS, heard, inside, record

SECRET = "qzx"  # stands in every word that must not be in it
LOCKED = "2222-3333 locked_notes-2"
TEST = HarmTest(name="Dr Ada Tester", profession="Psychiatrist", on="2026-11-02", why="It would hurt.")
plain = st.text("abc \n\"'<>&é", max_size=8)
HELD = [each.held for each in CLASSES if each.held != STAFF_NAMES]


def decided(about: str, *, out: bool = True, why: str = Why.OTHER_PERSON, **more: Any) -> Decision:
    test = TEST if out and why == Why.HARM else None
    return Decision(about=about, stays_out=out, why=why if out else "", id=1, at=AT, by="staff:1", test=test, **more)


def copy(*decisions: Decision, own: str = "own words", others: str = SECRET) -> ForChecking:
    made = [decided(LOCKED, out=False, words="Theirs."), *decisions]
    return subject_access.copy_for([inside(own, others, "", own)], made, lambda by: f"name of {by}", lambda _by: "us")


def held_in(made: ForChecking) -> dict[str, int]:
    return {held.held: len(held.items) for each in made.copy.requests for held in each.kept}


def test_everything_that_is_kept_is_in_it_by_default() -> None:
    made = copy()
    assert set(held_in(made)) == set(HELD)
    assert held_in(made)["records"] == 5 and held_in(made)["contacts"] == 2 and held_in(made)["thread"] == 2
    assert not made.undecided and set(made.left_out) == {"other_voices"}
    own = [item for each in made.copy.requests for held in each.kept for item in held.items]
    assert {each.by for each in own} == {"you", "name of staff:1", ""}


@given(st.text("abc", max_size=5).map(lambda each: f"{SECRET}{each}"))
def test_nothing_from_the_folder_of_another_voice_is_ever_in_it(others: str) -> None:
    made = copy(others=others)
    assert SECRET.encode() not in as_json(made.copy)
    assert made.left_out["other_voices"] == 3 * len(OTHERS)


@pytest.mark.parametrize("held", [each for each in HELD if each != "locked_notes"])
def test_one_class_stays_out_when_it_was_decided_and_all_others_go(held: str) -> None:
    made = copy(decided(held))
    assert set(held_in(made)) == set(HELD) - {held}
    assert made.left_out[held] == held_in(copy())[held]


@pytest.mark.parametrize("held", [each.held for each in CLASSES if each.one_by_one and not each.locked])
def test_one_item_stays_out_alone(held: str) -> None:
    item = next(item for each in copy().copy.requests for one in each.kept for item in one.items if one.held == held)
    made = copy(decided(item.key))
    assert made.left_out[held] and item.key not in str(as_json(made.copy))
    assert set(held_in(made)) >= set(HELD) - {held}


def test_names_of_staff_stay_out_when_it_was_decided() -> None:
    made = copy(decided(STAFF_NAMES))
    assert b"name of staff" not in as_json(made.copy) and made.left_out[STAFF_NAMES] == 1


def test_a_locked_note_goes_neither_in_nor_out_until_it_was_decided() -> None:
    of = [inside("a", "b", "", "c")]
    assert subject_access.copy_for(of, [], str, str).undecided == [LOCKED]
    out = copy(decided(LOCKED, why=Why.CONFIDENCE))
    assert "locked_notes" not in held_in(out) and out.left_out["locked_notes"] == 1
    assert copy().locked == [LOCKED]
    told = subject_access.with_locked_words(copy(), {LOCKED: "Zebra"})
    assert b"Zebra" in as_json(told.copy)


def test_the_first_page_says_that_something_is_not_there_only_when_it_is_so() -> None:
    alone = replace(inside("a", "b", "", "c"), voices=[heard("person", "a")], notes=[])
    whole = subject_access.copy_for([alone], [], str, str)
    assert not whole.copy.covering.something_left_out and not whole.copy.covering.reasons
    nothing_of_it = subject_access.copy_for([alone], [decided("notes")], str, str)
    assert not nothing_of_it.copy.covering.something_left_out, "there is no note"
    less = subject_access.copy_for([alone], [decided("colours", why=Why.HARM)], str, str)
    assert less.copy.covering.something_left_out and less.copy.covering.reasons == ["harm"]
    assert subject_access_words.colours(whole.copy) and not subject_access_words.colours(less.copy)


@pytest.mark.parametrize(
    "decision", [decided("colours", why=Why.CONFIDENCE, quiet=True), decided("colours", why=Why.CRIME)]
)
def test_a_reason_that_would_do_harm_is_not_named(decision: Decision) -> None:
    alone = replace(inside("a", "b", "", "c"), voices=[heard("person", "a")], notes=[])
    made = subject_access.copy_for([alone], [decision], str, str)
    assert made.copy.covering.something_left_out and not subject_access_words.reasons(made.copy)


def test_every_reason_but_a_crime_has_its_words_to_the_person() -> None:
    assert set(export_words.LEFT_OUT) == set(Why)
    assert set(Why) - set(export_words.LEFT_OUT_TO_THEM) == subject_access.NEVER_NAMED


def test_every_class_and_kind_of_record_has_its_words() -> None:
    assert list(copy_words.HELD) == [each.held for each in CLASSES]
    kinds = ("SPOKE", "TOLD", "ATTEMPT", "COMPETENCE", "CAPACITY", "BEST_INTERESTS", "OVERRIDE")
    assert set(copy_words.RECORD) >= {getattr(records, each) for each in kinds}
    assert class_of("notes") == class_of("2222-3333 notes-1") and class_of("zebra") is None


def test_a_new_kind_of_record_is_in_it_without_more() -> None:
    of = inside("a", "b", "", "c")
    new = replace(of, voices=[heard("person", "a", [record("later_kind", "We talked it over.", with_whom="All")])])
    made = subject_access.copy_for([new], [], str, str)
    (shown,) = subject_access_words.requests(made.copy, {})
    section = next(each for each in shown.sections if each.title == copy_words.HELD["records"].to_them)
    assert section.items[0].title.startswith("Later kind")
    assert ["We talked it over."] in [each.lines for each in section.items[0].rows]
    assert "With whom" in [each.label for each in section.items[0].rows]


def test_a_request_that_only_others_made_is_not_in_it() -> None:
    theirs = replace(inside("a", "b", "", ""), voices=[heard("helper", "b")], notes=[])
    theirs = replace(theirs, around=replace(theirs.around, talks=[], register=[]))
    made = subject_access.copy_for([inside("a", "b", "", ""), theirs], [], str, str)
    assert len(made.copy.requests) == made.left_out["requests"] == 1


def test_a_copy_is_the_same_until_something_changes_and_looking_at_it_is_no_change() -> None:
    first, of = copy().digest, inside("own words", SECRET, "", "own words")
    assert first == copy(others="other").digest and first != copy(own="New").digest
    looked = replace(of, around=replace(of.around, reads=[], cards=[], outgoing=[]))
    made = [decided(LOCKED, out=False, words="Theirs.")]
    later = subject_access.copy_for([looked], made, lambda by: f"name of {by}", lambda _by: "us")
    assert first == later.digest


@pytest.mark.parametrize(
    "said",
    [
        {"why": ""},
        {"why": "because"},
        {"why": Why.HARM, "test": None},
        {"why": Why.HARM, "test": replace(TEST, name="")},
        {"why": Why.HARM, "test": replace(TEST, profession="")},
        {"why": Why.HARM, "test": replace(TEST, on="")},
        {"why": Why.HARM, "test": replace(TEST, why="")},
        {"why": Why.CRIME, "test": TEST},
    ],
)
def test_nothing_stays_out_without_a_reason_and_for_harm_a_whole_test(said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"reason from the list|whole harm test"):
        Decision(about="notes", stays_out=True, id=1, at=AT, by="staff:1", **said)

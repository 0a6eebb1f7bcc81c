"""What leaves, looked at without any page: what is locked or of others is never in it, and cells are never run."""

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.config import ROOT
from portal.exporting import case, subject_access
from portal.exporting.archive import zipped
from portal.exporting.as_json import as_json
from portal.exporting.case_shape import Ask, Case, Part
from portal.exporting.consent_gate import gate
from portal.exporting.contents import Inside
from portal.exporting.csv_table import csv_file, safe
from portal.exporting.subject_access import Wanted
from portal.exporting.subject_access_shape import Copy
from portal.records.accountability.names import Actor
from portal.records.consent import overrides
from portal.records.consent.records import Recorded
from portal.records.correspondence.messages import Message
from portal.records.correspondence.notes import Note
from portal.records.requests.moves import Made
from portal.records.requests.tasks import ToDo
from portal.records.standing.consent_now import Now, now
from portal.records.standing.ledger import Heard
from tests.support.staff.shapes import AT, record, submission

SECRET = "qzx"  # stands in every word that must not leave
secrets = st.text("abc \n\"'<>&é", max_size=8).map(lambda each: f"{SECRET}{each}")
plain = st.text("abc \n\"'<>&é", max_size=8)
OTHERS = ("parent", "helper")


def event(words: str, number: int = 1) -> Any:
    return {
        "id": number, "purpose": "list", "answer": "yes", "how": "alone", "words_shown": [words], "language": "en",
        "at": AT, "rules": "2026-11",
    }  # fmt: skip


def heard(voice: str, words: str, records: Iterable[Recorded] = ()) -> Heard:
    said: Any = [{"step": "tell", "question": words, "lines": [words], "value": words}]
    return Heard(
        reference="2222-3333", kind="join", voice=voice, number=1, contents={"said": said, "about": words},
        events=[event(words)], records=list(records),
    )  # fmt: skip


def message(words: str, by: str = "voice") -> Message:
    return Message(id=1, by=by, at=AT, read_at=None, about_id=None, words=words, tap="")


def note(words: str, *, locked: bool) -> Note:
    return Note(id=1, at=AT, by=Actor.staff(1), locked=locked, words=words)


def inside(own: str, others: str, locked: str, open_note: str) -> Inside:
    """A request on which each word that must not reach the person has the secret in it."""
    records = [
        record("override", others), record("competence", others), record("attempt", others),
        record("capacity", own, decision=own, advocate=others, by_name=others),
        record("best_interests", own, wishes=own, name1=others, views1=others, disagreements=others, nobody=others),
    ]  # fmt: skip
    voices = [heard("person", own, records), *(heard(each, others) for each in OTHERS)]
    threads = {"person-1": [message(own), message(own, "staff:1")]}
    said = {"reason": others, "chair": others, "on": own}
    return Inside(
        submission=submission(),
        voices=voices,
        messages=threads | {f"{each}-1": [message(others)] for each in OTHERS},
        moves=[Made(at=AT, by=Actor.staff(1), before="new", after="planned", said=said)],
        notes=[note(locked, locked=True), note(open_note, locked=False)],
        tasks=[ToDo(id=1, submission_id="a" * 32, kind="by_hand", due=AT.date(), words=others)],
        colours=2,
    )  # fmt: skip


def opened(of: Inside) -> Now:
    found = now(of.voices, AT.date())
    return Now(
        age=found.age, stands=found.stands, overrides=overrides.all_of([record("override", "danger", emergency="now")])
    )


@given(plain, secrets, st.sets(st.sampled_from(list(Part))))
def test_locked_notes_never_leave_with_a_request(own: str, locked: str, parts: set[Part]) -> None:
    of = inside(own, own, locked, own)
    ask = Ask(name="A", organisation="B", why="care", why_words="C", parts=frozenset(parts))
    found = opened(of)
    outside = case.outside(
        of, ask, gate("join", found, paused=False), of.voices, age=None, made=AT, by=Actor.staff(1), name=str
    )
    assert SECRET.encode() not in as_json(outside)
    assert bool(outside.notes) == (Part.NOTES in parts) and bool(outside.voices) == (Part.SAID in parts)


@given(plain, secrets, st.booleans(), st.booleans())
def test_nothing_of_others_and_nothing_locked_is_in_a_copy(own: str, others: str, notes: bool, decisions: bool) -> None:
    made = subject_access.copy_for(
        [inside(own, others, others, own)], Wanted(notes=notes, decisions=decisions), lambda _by: "us"
    )
    written = as_json(made.copy)
    assert SECRET.encode() not in written and b"staff:1" not in written
    assert bool(made.copy.requests[0].notes) == notes and bool(made.copy.requests[0].records) == decisions
    left_out = dict(made.left_out)
    assert left_out.pop("notes", 0) == (not notes) and left_out.pop("decisions", 0) == 2 * (not decisions)
    assert left_out.pop("views", 0) == (6 if decisions else 0)
    never = {"locked_notes": 1, "other_voices": 6, "safety": 3, "colours": 2, "staff_words": 2, "tasks": 1}
    assert left_out == never


@given(st.sets(st.sampled_from(OTHERS)))
def test_a_voice_that_agreed_is_in_a_copy_and_no_other(agreed: set[str]) -> None:
    of = inside("mine", SECRET, "", "")
    wanted = Wanted(agreed=frozenset(f"2222-3333 {each}-1" for each in agreed))
    made = subject_access.copy_for([of], wanted, lambda _by: "us")
    assert {each.voice for each in made.copy.requests[0].words} == {"person", *agreed}
    assert made.left_out["other_voices"] == 3 * (len(OTHERS) - len(agreed))


def test_a_request_that_only_others_made_is_not_in_a_copy() -> None:
    theirs = replace(inside("a", "b", "", ""), voices=[heard("helper", "b")])
    made = subject_access.copy_for([inside("a", "b", "", ""), theirs], Wanted(), lambda _by: "us")
    assert len(made.copy.requests) == made.left_out["requests"] == 1
    agreed = Wanted(agreed=frozenset({"2222-3333 helper-1"}))
    assert len(subject_access.copy_for([theirs], agreed, lambda _by: "us").copy.requests) == 1


def test_a_copy_is_the_same_until_something_changes() -> None:
    first = subject_access.copy_for([inside("a", "b", "c", "d")], Wanted(), lambda _by: "us").digest
    assert first == subject_access.copy_for([inside("a", "x", "y", "z")], Wanted(), lambda _by: "us").digest
    assert first != subject_access.copy_for([inside("A", "b", "c", "d")], Wanted(), lambda _by: "us").digest


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=4))
def test_no_cell_is_run_and_every_word_comes_back(rows: list[list[str]]) -> None:
    rows = [[each.encode(errors="replace").decode().replace("\x00", "") for each in row] for row in rows]
    file = csv_file(("A", "B", "C"), rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(file, newline="")))
    assert read[0] == ["A", "B", "C"] and len(read) == len(rows) + 1
    for row, given_row in zip(read[1:], rows, strict=True):
        for cell, words in zip(row, given_row, strict=True):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) and cell.removeprefix("'") in (
                words,
                words[1:],
            )


@pytest.mark.parametrize("cell", ["=1+1", "+44 7700", "-2", "@sum", "\tx", "\rx", " =1", "＝1"])
def test_a_cell_that_would_be_run_begins_with_an_apostrophe(cell: str) -> None:
    assert safe(cell) == f"'{cell}"
    assert csv_file(["x"], [[cell]]).startswith(b'\xef\xbb\xbf"x"\r\n"\'')


def test_a_zip_file_is_named_by_the_reference_alone_and_the_same_each_time() -> None:
    made = zipped("2222-3333", "<p>é</p>", b"{}")
    assert made == zipped("2222-3333", "<p>é</p>", b"{}")
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.namelist() == ["2222-3333.html", "2222-3333.json"]
        assert file.read("2222-3333.html").decode() == "<p>é</p>"


def names(shape: Any) -> set[str]:
    """Every field of a shape, all the way down."""
    if not is_dataclass(shape):
        return set().union(*(names(each) for each in get_args(shape)))
    below = (names(each) for each in get_type_hints(shape).values())
    return {each.name for each in fields(shape)}.union(*below)


def test_every_field_of_both_files_is_documented() -> None:
    said = (ROOT / "docs" / "exports.md").read_text()
    of_a_request, of_a_copy = said.partition("## The JSON of a copy")[::2]
    assert not [each for each in names(Case) if f"`{each}`" not in of_a_request]
    assert not [each for each in names(Copy) - {"question"} if f"`{each}`" not in of_a_copy + of_a_request]

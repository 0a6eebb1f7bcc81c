"""What leaves, looked at without any page: what is locked or of others is never in it, and cells are never run."""

import csv
import io
import zipfile
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.config import ROOT
from portal.exporting import case
from portal.exporting.archive import zipped
from portal.exporting.as_json import as_json
from portal.exporting.case_shape import Ask, Case, Part
from portal.exporting.consent_gate import gate
from portal.exporting.contents import Inside
from portal.exporting.csv_table import csv_file, safe
from portal.exporting.subject_access_shape import Copy
from portal.records.accountability.names import Actor
from portal.records.consent import overrides
from portal.records.standing.consent_now import Now, now
from tests.support.staff.shapes import AT, inside, record

SECRET = "qzx"  # stands in every word that must not leave
secrets = st.text("abc \n\"'<>&é", max_size=8).map(lambda each: f"{SECRET}{each}")
plain = st.text("abc \n\"'<>&é", max_size=8)


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

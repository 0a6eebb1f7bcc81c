"""The table of consent that lawyers read says what the code does, for every combination."""

import runpy
from dataclasses import asdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.config import ROOT
from portal.records.consent.state_columns import Case, Decider, Own, Parents, Settled, Who
from portal.records.consent.state_rules import TABLE, row_for

WRITTEN = runpy.run_path(str(ROOT / ".ci" / "consent_table.py"))
CASES = [
    Case(who=who, own=own, parents=parents, decider=decider, settled=settled, hides_from_parents=hides, confirmed=spoke)
    for who, own, parents, decider, settled, hides, spoke in product(
        Who, Own, Parents, Decider, Settled, (False, True), (False, True)
    )
]
BANDS = {Who.AGE_UNKNOWN: "Nobody knows the age", Who.CHILD: "Under 16"} | {
    Who.COMPETENT: "Under 16, competent for this decision"
}


def read() -> dict[str, list[dict[str, str]]]:
    """The page as a lawyer reads it: the rows of each part, each cell by its heading."""
    parts: dict[str, list[dict[str, str]]] = {}
    heads: list[str] = []
    for line in (ROOT / "docs" / "consent-table.md").read_text("utf-8").splitlines():
        cells = [each.strip() for each in line.strip("|").split("|")]
        if line.startswith("## "):
            rows = parts.setdefault(line[3:], [])
            heads = []
        elif line.startswith("|") and not heads:
            heads = cells
        elif line.startswith("|") and "---" not in line:
            rows.append(dict(zip(heads, cells, strict=True)))
    return parts


READ = read()


def fits(cell: str, value: object) -> bool:
    if cell == "any" or isinstance(value, bool):
        return cell in ("any", "yes" if value else "no")
    return str(value) in (cell, *(each.strip("“”") for each in cell.split("” or “")))


def as_read(case: Case) -> dict[str, str]:
    """The first row of the page that fits."""
    values = asdict(case)
    rows = READ[BANDS.get(case.who, "16 or over")]
    headings = WRITTEN["HEADINGS"]
    return next(
        row
        for row in rows
        if all(fits(row[headings[key]], value) for key, value in values.items() if headings[key] in row)
    )


def test_the_page_is_made_from_the_table_of_the_code() -> None:
    assert (ROOT / "docs" / "consent-table.md").read_text("utf-8") == WRITTEN["text"](), "make consent-table"


@given(st.sampled_from(CASES))
def test_the_page_says_what_the_code_does_and_why(case: Case) -> None:
    row, read_row = row_for(case), as_read(case)
    assert (read_row["State"].strip("*"), read_row["Because"]) == (row.state.value, row.because)


def test_every_combination_has_a_state_and_every_rule_is_the_answer_to_something() -> None:
    assert {row_for(case) for case in CASES} == set(TABLE)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.because[:40])
def test_every_rule_says_why_in_words(row: object) -> None:
    because: str = row.because  # type: ignore[attr-defined]
    assert len(because.split()) > 3

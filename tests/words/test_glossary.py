"""Each row of the glossary leads from a word that stands in the code to the field's word and to what people read."""

import re
from functools import cache
from typing import NamedTuple

import pytest
from babel.messages.catalog import Message

from portal.config import ROOT
from portal.journeys import JOURNEYS
from portal.records.roles import Role
from tests.support.words.catalogues import OTHERS, catalogue

FULL_NAME = re.compile(r"[A-Z][\w()]*[A-Z)][\w()]*|(?:[A-Z][a-z]+ )+[A-Z][a-z]+")  # "IMHA", "Dynamic Support Register"
FILLED_IN = re.compile(r"%\(\w+\)s|\d+")


class Row(NamedTuple):
    code: str
    field: str
    public: str


@cache
def rows() -> dict[str, list[Row]]:
    """The rows of each table, by what its second column says: the field's word, or what it is."""
    found: dict[str, list[Row]] = {}
    for table in re.findall(r"(?:^\|.*\n)+", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE):
        head, _line, *more = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
        found.setdefault(head[1], []).extend(Row(*each) for each in more)
    return found


ALL = [row for table in rows().values() for row in table]


@cache
def code() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "portal").rglob("*.py")))


@cache
def words_of_code() -> frozenset[str]:
    """Every word that a name or a comment of the code is made of."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", code()).replace("_", " ")
    return frozenset(re.findall(r"[a-z]+", apart.lower()))


def english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else "\n".join(message.id)


@cache
def said_to_people() -> str:
    return FILLED_IN.sub("#", "\n".join(english(each) for each in catalogue(OTHERS[0]) if each.id)).casefold()


def missing_in_code(cell: str) -> list[str]:
    exact = [each for each in re.findall(r"`([^`]+)`", cell) if not re.search(rf"\b{re.escape(each)}\b", code())]
    plain = re.findall(r"[a-z]{3,}", re.sub(r"`[^`]+`", "", cell).lower())
    return exact + [each for each in plain if not {each, f"{each}s"} & words_of_code()]


def missing_on_pages(cell: str) -> list[str]:
    quoted = re.findall(r'"([^"]+)"', cell)
    return [each for each in quoted if FILLED_IN.sub("#", each).casefold().rstrip(".") not in said_to_people()]


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.code)
def test_each_row_says_the_word_of_the_code_and_what_it_is_called(row: Row) -> None:
    assert row.field and row.public
    assert missing_in_code(row.code) == []
    assert missing_on_pages(row.public) == []


def test_each_full_name_of_the_field_is_explained_in_the_domain() -> None:
    domain = " ".join((ROOT / "docs" / "domain.md").read_text("utf-8").split())
    named = [name.strip("()") for row in rows()["field"] for name in FULL_NAME.findall(row.field)]
    assert len(named) >= 10
    assert [name for name in named if name not in domain] == []


def test_each_journey_and_each_role_has_its_row() -> None:
    told = {each for row in ALL for each in re.findall(r"`([^`]+)`", row.code)}
    assert {journey.name for journey in JOURNEYS} | {role.value for role in Role} <= told


def test_a_word_that_is_nowhere_is_found_out() -> None:
    """A pattern that finds nothing would find nothing wrong."""
    assert len(ALL) >= 80
    assert missing_in_code("`quick_meeting`, draft, zebra") == ["zebra"]
    assert missing_in_code("`zebra_crossing`") == ["zebra_crossing"]
    assert missing_on_pages('"My page", "My zebra"') == ["My zebra"]

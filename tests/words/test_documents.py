"""Each document, heading and file that code, templates and documents name is there, and each link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.support.words.citations import CITING, DOCUMENTS, ROOT, all_citations, citations_in, has

LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")
PATH = re.compile(r"`(?P<path>(?:portal|templates|tests|static|translations|docs|\.ci)/[\w./-]+)`")
NOT_KEPT = ("static/built",)  # what is built


def test_each_document_that_is_named_has_the_part_that_is_named() -> None:
    missing = [each for each in all_citations() if not has(each.document, each.part)]
    assert missing == []


def test_citations_are_found_where_they_are() -> None:
    """A pattern that finds nothing would find nothing wrong."""
    in_code = [each for each in all_citations() if each.where.startswith(CITING)]
    assert len(in_code) >= 90
    assert {each.document for each in in_code} >= {"domain.md", "design.md", "safety.md", "easy-read.md", "exports.md"}
    assert len({each.part for each in in_code if re.fullmatch(r"H\d+", each.part)}) >= 7
    assert len([each for each in in_code if each.part.startswith("line ")]) >= 20


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("(`domain.md` 2f, 4c)", ["2f", "4c"]),
        ("(`domain.md` 1b to 1f, 3)", ["1b", "1f", "3"]),
        ("`domain.md` 1a lines 4 to 9, 2b).", ["1a", "line 4", "line 9", "2b"]),
        ("every row of `domain.md` 2f, and the hazards H5 and H7 to H10.", ["2f", "H5", "H7", "H10"]),
        ("(`domain.md` 0.4). A pause", ["0.4"]),
        ("`domain.md` section 7)", ["7"]),
        ('(`safety.md`, "Telling\n    people").', ["Telling people"]),
        ("(`easy-read.md`, rules 1 to 6)", ["rule 1", "rule 6"]),
        ("in `docs/exports.md`, version 1", [""]),
        ("it does not count (H7,\n    # H8).", ["H7", "H8"]),
        ("(source lines 21 and 50 to 66)", ["line 21", "line 50", "line 66"]),
        ("to read more (lines 67 to 69, 81 to 87).", ["line 67", "line 69", "line 81", "line 87"]),
        ('FACTOR = {  # `domain.md` 2c\n    "unstable": "Unstable"', ["2c"]),
    ],
)
def test_what_a_citation_says_is_read(text: str, parts: list[str]) -> None:
    assert [each.part for each in citations_in(text, "")] == parts


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("nowhere.md", ""),
        ("domain.md", "2z"),
        ("domain.md", "H99"),
        ("domain.md", "line 90"),
        ("domain.md", "0.16"),
        ("design.md", "9"),
        ("safety.md", "Telling"),
        ("easy-read.md", "rule 23"),
    ],
)
def test_a_part_that_is_not_there_is_found_out(name: str, part: str) -> None:
    assert not has(name, part)


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as they are made from their words."""
    titles = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).strip().replace(" ", "-") for each in titles}


def links() -> Iterator[Any]:
    for path in [*DOCUMENTS, ROOT / "CHANGELOG.md"]:
        for link in LINK.finditer(re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)):
            if not link["to"].startswith(("https://", "http://", "mailto:")):
                yield pytest.param(path, link["to"], id=f"{path.relative_to(ROOT)}: {link['to']}")


@pytest.mark.parametrize(("path", "to"), list(links()))
def test_each_link_in_a_document_leads_somewhere(path: Path, to: str) -> None:
    file, _mark, anchor = unquote(to).partition("#")
    found = (path.parent / file).resolve() if file else path
    assert found.is_relative_to(ROOT) and found.exists()
    assert not anchor or anchor in anchors(found)


@pytest.mark.parametrize("path", [pytest.param(each, id=str(each.relative_to(ROOT))) for each in DOCUMENTS])
def test_each_file_that_a_document_names_is_there(path: Path) -> None:
    named = {each["path"] for each in PATH.finditer(path.read_text("utf-8"))}
    wanted = {each for each in named if not each.startswith(NOT_KEPT)}
    assert [each for each in sorted(wanted) if not (ROOT / each).exists()] == []


def test_links_and_files_are_found() -> None:
    assert len(list(links())) >= 25
    assert sum(len(PATH.findall(each.read_text("utf-8"))) for each in DOCUMENTS) >= 120

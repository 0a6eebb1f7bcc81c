"""Each document, heading and file that code, templates and documents name is there, and each link leads somewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

ROOT = next(each for each in Path(__file__).resolve().parents if (each / "pyproject.toml").exists())
DOCUMENTS = sorted(
    [*(ROOT / "docs").rglob("*.md"), *(ROOT / each for each in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))]
)
CITING = ("portal", "templates", "tests", "static/styles", "static/scripts")
ENDINGS = {".py", ".html", ".txt", ".toml", ".scss", ".js", ".mako"}

NAMED = r"(?P<ticks>`?)(?P<file>(?:docs/)?(?:[a-z-]+/)*[a-z0-9-]+\.md)(?P=ticks)"
ITEM = (
    r"\d\.\d{1,2}\b|\d[a-z]\b|H\d+\b|(?:source )?(?:lines?|rows?|rules?) \d+(?: (?:to|and) \d+)?|sections? \d[a-z]?\b"
    r"|\d\b(?! (?:of|minutes|days|hours))|\"[A-Z][^\"]+\""
)
TAIL = re.compile(rf"(?:,? (?:and |to |the hazards )*(?:{ITEM}))+")
AFTER = re.compile(ITEM)
HAZARDS = re.compile(r"\((H\d+(?:(?:, | and | to )H\d+)*)\)")
SOURCE_LINES = re.compile(r"(?:[Ss]ource,? |\()lines? ((?:\d+(?:, | and | to )?)+)")
LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")
PATH = re.compile(r"`(?P<path>(?:portal|templates|tests|static|translations|docs|\.ci)/[\w./-]+)`")
NOT_KEPT = ("static/built", "translations/not-yet.toml")  # what is built, or holds nothing until it is needed


@dataclass(frozen=True)
class Citation:
    """Where a document is named, which one, and which part of it: "2f", "H7", "line 70", "rule 3", a heading or ""."""

    where: str
    document: str
    part: str


def citing_files() -> list[Path]:
    """Every file that may name a document, but this one: its samples name what is not there."""
    found = [each for folder in CITING for each in (ROOT / folder).rglob("*") if each.suffix in ENDINGS]
    return sorted({*found, *DOCUMENTS} - {Path(__file__).resolve()})


def plain(text: str) -> str:
    """The text in one line, without the marks that begin the lines of a comment."""
    return re.sub(r"\s*\n\s*(?:#|//|\*)?\s*", " ", text)


def citations_in(text: str, where: str) -> Iterator[Citation]:
    """Each part of each document that this text names; hazards and source lines that stand alone are `domain.md`'s."""
    text = plain(text)
    for named in re.finditer(NAMED, text):
        if text[: named.start()].endswith(("/", "](", "(")) and not named["ticks"]:
            continue  # a link or another address: looked at as a link
        document = Path(named["file"]).name
        tail = TAIL.match(text, named.end())
        parts = list(parts_of(tail.group())) if tail else []
        for part in parts or [""]:
            yield Citation(where, document, part)
    for hazards in HAZARDS.finditer(text):
        for part in parts_of(hazards[1]):
            yield Citation(where, "domain.md", part)
    for lines in SOURCE_LINES.finditer(text):
        for number in re.findall(r"\d+", lines[1]):
            yield Citation(where, "domain.md", f"line {number}")


def parts_of(tail: str) -> Iterator[str]:
    """The parts that the words after a document's name say: both ends of "lines 4 to 9", each of "H7, H8"."""
    for each in AFTER.finditer(tail):
        item = each.group()
        word = re.match(r"(?:source )?(line|row|rule|section)s? ", item)
        if word and word[1] != "section":
            yield from (f"{word[1]} {number}" for number in re.findall(r"\d+", item))
        else:
            yield item.removeprefix("sections ").removeprefix("section ").strip('"')


@cache
def all_citations() -> tuple[Citation, ...]:
    return tuple(
        citation
        for path in citing_files()
        for citation in citations_in(path.read_text("utf-8"), str(path.relative_to(ROOT)))
    )


@cache
def document(name: str) -> str:
    """The text of the document with this name; "" when there is none."""
    found = next((each for each in [*DOCUMENTS, ROOT / "CHANGELOG.md"] if each.name == name), None)
    return found.read_text("utf-8") if found and found.exists() else ""


@cache
def headings(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"^#+ (.+)$", document(name), re.MULTILINE))


def has(name: str, part: str) -> bool:
    """Does this document have this part?"""
    text, titles = document(name), headings(name)
    if not text or not part:
        return bool(text)
    if re.fullmatch(r"H\d+", part):
        return re.search(rf"^\| {part} \|", text, re.MULTILINE) is not None
    if re.fullmatch(r"\d[a-z]?", part):
        return any(title.startswith(f"{part}. " if part.isdigit() else f"{part}") for title in titles)
    if re.fullmatch(r"\d\.\d+", part):  # the tenth item of section 0: "0.10"
        section, item = part.split(".")
        return item_of(section_of(text, f"{section}. "), item)
    if part.startswith(("line ", "rule ", "row ")):
        kept = section_of(text, "1. ") if part.startswith("line ") else text
        return item_of(kept, part.split()[1])
    return part in titles


def section_of(text: str, title: str) -> str:
    """The section of the second level that begins with these words."""
    return next((each for each in re.split(r"^## ", text, flags=re.MULTILINE) if each.startswith(title)), "")


def item_of(text: str, number: str) -> bool:
    return re.search(rf"^(?:{number}\. |\| {number} \|)", text, re.MULTILINE) is not None


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

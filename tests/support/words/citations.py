"""Where code, templates and documents name a document, and whether the part that they name is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = next(each for each in Path(__file__).resolve().parents if (each / "pyproject.toml").exists())
SAMPLES = {ROOT / "tests" / "words" / "test_documents.py"}  # holds citations that lead nowhere
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


@dataclass(frozen=True)
class Citation:
    """Where a document is named, which one, and which part of it: "2f", "H7", "line 70", "rule 3", a heading or ""."""

    where: str
    document: str
    part: str


def citing_files() -> list[Path]:
    """Every file that may name a document, but this one: its samples name what is not there."""
    found = [each for folder in CITING for each in (ROOT / folder).rglob("*") if each.suffix in ENDINGS]
    return sorted({*found, *DOCUMENTS} - SAMPLES)


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

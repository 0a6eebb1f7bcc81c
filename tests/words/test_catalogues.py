"""Every catalogue is whole: each sentence of the portal, none in doubt, short, and one word for one thing."""

import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from portal.config import ROOT
from tests.support.easy_words import LONGEST_SENTENCE, sentences, words
from tests.support.words.catalogues import OTHERS, catalogue, first_form, forms, mark_faults, terms, translated

PLACES = re.compile(r"%\(\w+\)[sd]|%%|<[^>]+>|https?://\S+")
NEVER = re.compile(r"[;؛—–()/&%]")
INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
ANY_LENGTH = ("templates/information/privacy_full.html", "templates/public/accessibility.html")


@pytest.fixture(scope="session")
def portal_words(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every sentence of the portal, as pybabel finds it now."""
    found = tmp_path_factory.mktemp("words") / "messages.pot"
    extract = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract", "-F", "pyproject.toml"]
    subprocess.run([*extract, "-o", str(found), "."], cwd=ROOT, check=True, capture_output=True)
    with found.open("rb") as file:
        return read_po(file)


def is_exempt(language: str, english: str) -> bool:
    message = catalogue(language).get(english)
    return message is not None and all(name in ANY_LENGTH for name, _line in message.locations)


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_and_none_is_in_doubt(language: str, portal_words: Catalog) -> None:
    ours = {each.id for each in portal_words if each.id}
    theirs = {each.id: each for each in catalogue(language) if each.id}
    assert ours == set(theirs), "the English changed: run `make catalogues`, and translate what is new"
    assert not [each.id for each in theirs.values() if each.fuzzy]
    assert not [english for english, other in translated(language) if not other.strip()]
    assert all(len(forms(each)) == catalogue(language).num_plurals for each in theirs.values() if each.pluralizable)
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_filled_in_is_the_same_in_both(language: str) -> None:
    wrong = [
        (english, other)
        for english, other in translated(language)
        if sorted(PLACES.findall(english)) != sorted(PLACES.findall(other))
        or [english[:1].isspace(), english[-1:].isspace()] != [other[:1].isspace(), other[-1:].isspace()]
    ]
    assert not wrong


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_long_and_no_mark_is_used_that_easy_read_leaves_out(language: str) -> None:
    wrong = [
        other
        for english, other in translated(language)
        if INVISIBLE.search(other)
        or (not is_exempt(language, english) and (is_long(other) or has_marks(english, other)))
    ]
    assert not wrong


def is_long(text: str) -> bool:
    return any(len(words(PLACES.sub("x", each))) > LONGEST_SENTENCE for each in sentences(text))


def has_marks(english: str, other: str) -> bool:
    """Marks that easy read leaves out, and that the English does not have either."""
    return bool(set(NEVER.findall(PLACES.sub("", other))) - set(NEVER.findall(PLACES.sub("", english))))


@pytest.mark.parametrize("language", OTHERS)
def test_one_thing_has_one_word(language: str) -> None:
    wrong = []
    for term, stems in terms(language).items():
        whole = rf"\b{re.escape(term.removesuffix('*'))}" + ("" if term.endswith("*") else r"\b")
        wrong += [
            f"{term}: {english} = {other}"
            for english, other in translated(language)
            if re.search(whole, english, re.IGNORECASE)
            and not any(each.casefold() in other.casefold() for each in stems)
        ]
    assert not wrong, "\n".join(wrong)


def test_a_sentence_that_waits_is_one_of_ours_and_has_no_translation(portal_words: Catalog) -> None:
    marks = tomllib.loads((ROOT / "translations" / "not-yet.toml").read_text("utf-8"))
    assert set(marks) <= {"sentence"}
    assert mark_faults(marks.get("sentence", ()), {first_form(each) for each in portal_words if each.id}) == []


@pytest.mark.parametrize(
    ("mark", "fault"),
    [
        ({"english": "Nobody ever said this."}, "is no sentence of the portal"),
        ({"english": "Yes"}, "is translated in pl, so it does not wait"),
        ({"english": "We have read it.", "languages": ["xx"]}, "there is no language xx"),
        ({"english": "We have read it.", "since": None}, "say since when, and why"),
        ({"english": "We have read it.", "why": ""}, "say since when, and why"),
    ],
)
def test_a_mark_that_is_wrong_is_found_out(mark: dict[str, Any], fault: str) -> None:
    whole = {"since": date(2026, 11, 30), "why": "The team still talks about these words."} | mark
    assert f"{mark['english']}: {fault}" in mark_faults([whole], {"We have read it.", "Yes"})


def test_every_catalogue_in_the_folder_is_one_that_people_can_choose() -> None:
    assert {each.name for each in Path(ROOT / "translations").iterdir() if each.is_dir()} == set(OTHERS)

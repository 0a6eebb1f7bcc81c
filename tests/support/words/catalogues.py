"""The catalogues of the other languages, and the sentences in them."""

import runpy
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from portal.config import ROOT
from portal.languages import NAMES, OURS

OTHERS = [each for each in NAMES if each != OURS]
NOT_YET = runpy.run_path(str(ROOT / ".ci" / "not_yet.py"))


@cache
def waiting(language: str) -> frozenset[str]:
    """The sentences that may wait for their translation into this language."""
    return frozenset(NOT_YET["marked"](ROOT / "translations").get(language, ()))


@cache
def catalogue(language: str) -> Catalog:
    with (ROOT / "translations" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def terms(language: str) -> dict[str, list[str]]:
    """The one word for each thing: what stands in English, and the stems of which one stands in its translation."""
    found: dict[str, list[str]] = tomllib.loads((ROOT / "translations" / language / "terms.toml").read_text("utf-8"))
    return found


def forms(message: Message) -> list[tuple[str, str]]:
    """The English of a message and its translation; for what is counted, one pair for each form of the language."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(message.id[1], str(each)) for each in message.string or ()]


def first_form(message: Message) -> str:
    """The English by which a message is named, also one that is counted."""
    return message.id if isinstance(message.id, str) else message.id[0]


def is_translated(language: str, english: str) -> bool:
    """Has this sentence any words in this language?"""
    found = catalogue(language).get(english)
    return found is not None and any(other.strip() for _english, other in forms(found))


def translated(language: str) -> list[tuple[str, str]]:
    """Every sentence with its translation, but for those that may wait and have none."""
    messages = [each for each in catalogue(language) if each.id and first_form(each) not in waiting(language)]
    return [pair for each in messages for pair in forms(each)]


def said_in(language: str, english: str) -> str:
    """What a page says for this sentence: its translation, or the English while it waits."""
    return english if english in waiting(language) else str(catalogue(language)[english].string)


def mark_faults(marks: Iterable[Mapping[str, Any]], ours: set[str]) -> list[str]:
    """What is wrong with the marks of `not-yet.toml`, when the sentences of the portal are `ours`."""
    found = []
    for each in marks:
        english, languages = each.get("english", ""), each.get("languages", OTHERS)
        if english not in ours:
            found.append(f"{english}: is no sentence of the portal")
        if not each.get("since") or not each.get("why"):
            found.append(f"{english}: say since when, and why")
        found += [f"{english}: there is no language {code}" for code in languages if code not in OTHERS]
        known = [code for code in languages if code in OTHERS and is_translated(code, english)]
        found += [f"{english}: is translated in {code}, so it does not wait" for code in known]
    return found

"""The catalogues of the other languages, and the sentences in them."""

import tomllib
from functools import cache

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from portal.config import ROOT
from portal.languages import NAMES, OURS

OTHERS = [each for each in NAMES if each != OURS]


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


def translated(language: str) -> list[tuple[str, str]]:
    return [pair for each in catalogue(language) if each.id for pair in forms(each)]

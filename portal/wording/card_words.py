"""The words of cards: each number below 512 is an everyday word with a picture, in a fixed order."""

import re
import tomllib
from functools import cache
from typing import Any

from jellyfish import damerau_levenshtein_distance

from portal.config import ROOT
from portal.languages import NAMES, OURS
from portal.text import without_accents

HOW_MANY = 512
BETWEEN = re.compile(r"[\s\-‐‑‒–—_.,;:/]+")


@cache
def words(language: str) -> tuple[str, ...]:
    """The 512 words of a language, each for the picture of its number."""
    if language == OURS:
        return tuple(word for word, _file in _listed()[:HOW_MANY])
    return tuple((ROOT / "translations" / language / "card_words.txt").read_text("utf-8").split())


@cache
def _known(language: str) -> dict[str, int]:
    """The number of each word, as it is compared: in this language, then in English, then where others agree."""
    known = {plain(word): number for number, word in enumerate(words(language))}
    known = {plain(word): number for number, word in enumerate(words(OURS))} | known
    others: dict[str, set[int]] = {}
    for each in NAMES:
        for number, word in enumerate(words(each)):
            others.setdefault(plain(word), set()).add(number)
    return {word: next(iter(numbers)) for word, numbers in others.items() if len(numbers) == 1} | known


@cache
def for_new_cards() -> tuple[int, ...]:
    """The numbers that a new card may have: all but those of the retired words, which only cards that are out have.

    They are at least 446, for the 44 bits of `safety.md`.
    """
    retired = set(_told()["retired"])
    return tuple(number for number, word in enumerate(words(OURS)) if word not in retired)


def _listed() -> list[list[str]]:
    return _told()["words"]


@cache
def _told() -> dict[str, list[Any]]:
    with (ROOT / "static" / "card_words.toml").open("rb") as file:
        return tomllib.load(file)


def drawings() -> dict[str, dict[str, object]]:
    """The pictures of the words, declared as in static/pictures.toml."""
    return {
        picture(number): {"meaning": f"The word {word} on a card", "parts": [{"file": file}]}
        for number, (word, file) in enumerate(_listed()[:HOW_MANY])
    }


def picture(number: int) -> str:
    """The key of the picture of a word."""
    return f"word_{number}"


def plain(typed: str) -> str:
    """A word as it is compared: small letters, no accents."""
    return without_accents(typed.casefold())


def numbers(typed: str, language: str) -> list[int | None]:
    """What a person typed, word by word or as numbers, in any case; None for what is on no card."""
    known = _known(language)
    found: list[int | None] = []
    for each in filter(None, BETWEEN.split(plain(typed))):
        is_number = each.isdecimal() and len(each) < 4 and int(each) < HOW_MANY
        found.append(int(each) if is_number else known.get(each))
    return found


def near(typed: str, language: str) -> list[str]:
    """At most six words that it may be, the nearest first: offered, never guessed."""
    word = plain(typed).strip()
    alike = [each for each in words(language) if abs(len(each) - len(word)) <= 2]  # what is far too long costs no time
    apart = {each: damerau_levenshtein_distance(word, each) for each in alike}
    close = [each for each in sorted(apart, key=lambda each: apart[each]) if apart[each] <= 2]
    begin = [each for each in words(language) if len(word) > 1 and each.startswith(word[:2])]
    return list(dict.fromkeys([*close, *begin]))[:6]


def beginning(letter: str, language: str) -> list[str]:
    """Every word that begins so, in any case and without accents, from A to Z."""
    found = [each for each in words(language) if plain(each).startswith(plain(letter))]
    return sorted(found, key=plain)

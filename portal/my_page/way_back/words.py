"""The words of cards, in the language being read."""

from dataclasses import dataclass

from portal import text
from portal.languages import chosen
from portal.records.voices.card_numbers import Numbers
from portal.wording import card_words


@dataclass(frozen=True)
class WordOnCard:
    """One of the five: its number, its word in the language being read, and the key of its picture."""

    number: int
    word: str
    picture: str


def on(numbers: Numbers) -> list[WordOnCard]:
    """The five words of a card."""
    words = card_words.words(chosen())
    return [WordOnCard(number, words[number], card_words.picture(number)) for number in numbers]


def number_of(typed: str) -> int | None:
    """The number of one word or number as it was typed; None when it is on no card."""
    return next(iter(card_words.numbers(typed, chosen())), None)


def near(typed: str) -> list[WordOnCard]:
    """At most six words that it may be."""
    return _found(card_words.near(typed, chosen()))


def is_letter(typed: str) -> bool:
    """Is this one letter of any alphabet, and no word of a card?"""
    return text.length(typed) == 1 and typed[0].isalpha() and number_of(typed) is None


def beginning(letter: str) -> list[WordOnCard]:
    """Every word that begins with this letter, from A to Z."""
    return _found(card_words.beginning(letter, chosen()))


def _found(found: list[str]) -> list[WordOnCard]:
    words = card_words.words(chosen())
    return on(tuple(words.index(each) for each in found))

"""The words of cards, in the language being read."""

from dataclasses import dataclass

from portal import card_words
from portal.languages import chosen
from portal.records.cards import Numbers


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
    words = card_words.words(chosen())
    return on(tuple(words.index(each) for each in card_words.near(typed, chosen())))

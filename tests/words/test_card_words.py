"""The words of a card: everyday words with a picture each, read however they are typed, and a near miss is offered."""

import time
import tomllib
from itertools import combinations
from typing import Any

import pytest
from jellyfish import damerau_levenshtein_distance as distance

from portal.config import ROOT
from portal.languages import NAMES, OURS
from portal.wording import card_words

WORDS = card_words.words("en")
UPSETTING = {
    "gun",
    "knife",
    "bomb",
    "blood",
    "skull",
    "coffin",
    "ghost",
    "syringe",
    "beer",
    "wine",
    "pill",
    "prison",
    "siren",
    "soldier",
}


RETIRED = {word for number, word in enumerate(WORDS) if number not in card_words.for_new_cards()}


def test_there_are_enough_words_for_new_cards_for_44_bits() -> None:
    assert len(WORDS) == 512
    assert len(card_words.for_new_cards()) ** 5 >= 2**44


def test_no_word_that_hurts_or_gives_an_order_or_cannot_be_spelt_is_for_a_new_card() -> None:
    hurt = {
        "cutting",
        "hiding",
        "secret",
        "frozen",
        "sloth",
        "monkey",
        "brain",
        "plaster",
        "dustbin",
        "rocket",
        "clamp",
    }
    orders = {"stop", "exit", "link", "button", "pause", "search", "control", "relax", "breathe", "sign"}
    not_spelt = {"karaoke", "paella", "maraca", "tuktuk", "gherkin", "bouquet", "fondue", "sundae"}
    assert hurt | orders | not_spelt <= RETIRED


def test_each_word_that_is_retired_stays_in_the_list_with_its_picture() -> None:
    told = tomllib.loads((ROOT / "static" / "card_words.toml").read_text("utf-8"))["retired"]
    assert set(told) == RETIRED and len(told) == len(RETIRED)
    for word in RETIRED:
        (number,) = card_words.numbers(word, OURS)
        assert number is not None and card_words.picture(number) in card_words.drawings()
        assert word in card_words.beginning(word[0], OURS) and word in card_words.near(word, OURS)


@pytest.mark.parametrize("language", NAMES)
def test_a_retired_word_is_read_in_each_language(language: str) -> None:
    read = card_words.words(language)
    for word in RETIRED:
        number = WORDS.index(word)
        assert card_words.numbers(read[number], language) == [number]


def test_each_word_has_3_to_7_plain_letters_and_stands_once() -> None:
    assert all(3 <= len(word) <= 7 and word.isascii() and word.isalpha() and word.islower() for word in WORDS)
    assert len(set(WORDS)) == len(WORDS)


def test_each_word_has_a_picture_of_its_own() -> None:
    drawn = [str(each["parts"]) for each in card_words.drawings().values()]
    assert len(set(drawn)) == 512
    for each in card_words.drawings().values():
        parts: Any = each["parts"]
        (part,) = parts
        assert (ROOT / "node_modules/openmoji/color/svg" / f"{part['file']}.svg").exists()


@pytest.mark.words
def test_no_two_words_are_one_letter_apart() -> None:
    assert not [(one, other) for one, other in combinations(WORDS, 2) if distance(one, other) < 2]


@pytest.mark.words
def test_few_words_are_two_letters_apart() -> None:
    close = [(one, other) for one, other in combinations(WORDS, 2) if distance(one, other) == 2]
    assert len(close) <= 215, "512 words that a picture shows cannot all be 3 letters apart; no more pairs than these"


def test_no_word_is_upsetting() -> None:
    assert not UPSETTING & set(WORDS)


@pytest.mark.parametrize("typed", ["monkey fox", "MONKEY-FOX", " Monkey ,  fóx.", "monkey\nfox", "0 4", "monkey_4"])
def test_words_are_read_however_they_are_typed(typed: str) -> None:
    assert card_words.numbers(typed, "en") == [WORDS.index("monkey"), WORDS.index("fox")]


@pytest.mark.parametrize("typed", ["monkye", "512", "zzz", "9999"])
def test_what_is_on_no_card_is_none_and_never_guessed(typed: str) -> None:
    assert card_words.numbers(typed, "en") == [None]


@pytest.mark.parametrize(
    ("typed", "meant"), [("monkye", "monkey"), ("gorila", "gorilla"), ("UMBRELA", ""), ("ti", "tiger")]
)
def test_a_near_miss_is_offered_and_never_more_than_six(typed: str, meant: str) -> None:
    offered = card_words.near(typed, "en")
    assert len(offered) <= 6
    assert not meant or meant in offered


@pytest.mark.parametrize("letter", ["y", "Y", "ý"])
def test_the_words_of_a_letter_are_found_in_capitals_and_with_marks_too(letter: str) -> None:
    assert card_words.beginning(letter, "en") == sorted(word for word in WORDS if word.startswith("y"))


@pytest.mark.words
@pytest.mark.parametrize("language", [each for each in NAMES if each != OURS])
def test_the_words_of_another_language_are_as_many_and_no_two_are_one_letter_apart(language: str) -> None:
    found = [card_words.plain(each) for each in card_words.words(language)]
    assert len(found) == 512
    assert all(2 <= len(word) <= 11 and word.isalpha() for word in found)
    assert not [(one, other) for one, other in combinations(found, 2) if distance(one, other) < 2]


@pytest.mark.parametrize("language", NAMES)
def test_a_card_opens_with_its_words_in_any_language_that_is_being_read(language: str) -> None:
    """A card that was printed in one language is typed on a page in another: its words stay the same numbers."""
    for other in (language, OURS):
        typed = " ".join(card_words.words(other)[:20])
        own = {card_words.plain(each): number for number, each in enumerate(card_words.words(language))}
        meant = [own.get(card_words.plain(each), number) for number, each in enumerate(card_words.words(other)[:20])]
        assert card_words.numbers(typed, language) == meant


def test_what_is_far_too_long_is_near_no_word_and_costs_no_time() -> None:
    started = time.process_time()
    assert card_words.near("q" * 60_000, "en") == []
    assert time.process_time() - started < 0.5

"""A name in one form for finding: letters, marks, hyphens, titles and parts, in each script that people write in."""

import pytest

from portal import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Søren Testø", "SOREN TESTO"),
        ("Đặng Thử", "dang thu"),
        ("Þóra Æsir", "thora aesir"),
        ("Işık", "isik"),
        ("Straße", "strasse"),
        ("Niamh O’Rourkey", "Niamh O'Rourkey"),
        ("Anne‑Marie", "Anne-Marie"),
        ("Dr. Sam Example", "Sam Example"),
        ("أحمد محمـد", "احمد محمد"),
        ("علی", "علي"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_two_ways_to_write_a_name_are_one(one: str, other: str) -> None:
    assert names.words_of(one) == names.words_of(other)


@pytest.mark.parametrize(
    ("one", "other", "nested"),
    [
        ("Ailbhe O'Testley", "Ailbhe OTestley", True),
        ("Jo-Ann Testham", "Joann Testham", True),
        ("Anne Marie Testham", "Annemarie Testham", True),
        ("Rowan James Testford", "Rowan Testford", True),
        ("Rowan Testfield", "Testfield Rowan", True),
        ("Rowan Testfield", "Robin Testfield", False),
        ("Rowan", "", False),
        ("O'Brien", "O'Neill", False),
        ("अनीता", "अनिता", False),  # the marks of Indian scripts are letters of the name
    ],
)
def test_names_with_parts_left_out_are_nested(one: str, other: str, nested: bool) -> None:
    assert names.are_nested(one, other) is nested
    assert names.are_nested(other, one) is nested


@pytest.mark.parametrize(
    ("name", "words"), [("Mr", ("mr",)), ("O", ("o",)), ("…", ()), ("J. Smith", ("smith",)), ("李明", ("李明",))]
)
def test_something_is_left_of_every_name(name: str, words: tuple[str, ...]) -> None:
    assert names.words_of(name) == words

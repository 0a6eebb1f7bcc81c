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
        ("علے", "علي"),
        ("فاطمة", "فاطمه"),
        ("فاطمۃ", "فاطمہ"),
        ("إبراهيم", "ابراهيم"),
        ("Œuvre Nguŋ Ħal", "oeuvre ngun hal"),
        ("Niamh O\u02bcRourkey", "Niamh O'Rourkey"),
        ("Niamh O´Rourkey", "Niamh O'Rourkey"),
        ("می\u200cنا", "مینا"),
        ("Sam\u00admy", "Sammy"),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siobhan O'Brien", "siobhan OBrien"),
        ("O’Brien Siobhan", "Siobhan O'Brien"),
        ("Anne-Marie Testham", "Annemarie Testham"),
        ("Anne Marie Testham", "Annemarie Testham"),
        ("Dr Łukasz Nowak", "Nowak Lukasz"),
    ],
)
def test_a_whole_name_has_a_key_in_common_with_each_way_to_write_it(one: str, other: str) -> None:
    assert names.keys_of(one) & names.keys_of(other)


def test_two_whole_names_have_no_key_in_common() -> None:
    assert not names.keys_of("Sam Example") & names.keys_of("Sam Exampel")
    assert not names.keys_of("…")


@pytest.mark.parametrize(
    ("typed", "given", "opens"),
    [
        ("Sam", {"Sam Example"}, True),
        ("example", {"Sam Example"}, True),
        ("Example Sam", {"Sam Example"}, True),
        ("Mr Sam Example", {"Sam Example"}, True),
        ("SamExample", {"Sam Example"}, True),
        ("Sammy Example", {"Samantha Example", "Sammy"}, True),
        ("Sam Example", {"Sam"}, True),
        ("Rourkey", {"Niamh O'Rourkey"}, True),
        ("ORourkey", {"Niamh O'Rourkey"}, True),
        ("Annemarie", {"Anne-Marie Testham"}, True),
        ("Anne", {"Anne-Marie Testham"}, True),
        ("احمد", {"أحمد علي"}, True),
        ("अनीता", {"अनीता शर्मा"}, True),
        ("Jo", {"Jo"}, True),
        ("李明", {"李明"}, True),
        ("Jo", {"Jo Li"}, False),  # two letters are a part that many names have
        ("Jo Li", {"Jo Li"}, True),
        ("Sam Wrong", {"Sam Example"}, False),
        ("Sam Kim Alex Robin Jo Ash Pat Max Ray", {"Sam"}, False),  # one may be right by chance
        ("Ann Bob Cat Eve Fay", {"Eve Example", "Eve"}, False),
        ("Ann Eve Cat", {"Eve"}, False),  # a given name stands first or last beside others
        ("Eve Cat", {"Eve"}, True),
        ("Cat Eve", {"Eve"}, True),
        ("Anne-Marie Smith", {"Annemarie"}, True),
        ("Niamh O'Rourkey", {"ORourkey"}, True),
        ("Sam James Example", {"Sam Example"}, True),
        ("Ana Maria Bea Cara Dora Example", {"Ana Maria Bea Cara Dora Example"}, True),
        ("mum", {"Mum of Sam"}, False),
        ("baby", {"Baby Example"}, False),
        ("Baby Example", {"Baby Example"}, True),
        ("Mum", {"Sam Example", "Mum"}, True),
        ("mum and dad", {"Mum"}, False),
        ("I am not sure", {"Not sure of the name"}, False),
        ("van der", {"Sam van der Example"}, False),
        ("bin", {"Ahmed bin Ali"}, False),
        ("Sam" + 300 * " " + "Wrong", {"Sam Wrong"}, True),  # no more than a beginning is looked at, which is a part
        ("Miss", {"Miss Sam Example"}, False),
        ("अनिता", {"अनीता शर्मा"}, False),
        ("", {"Sam Example"}, False),
        ("…", {"Sam Example"}, False),
    ],
)
def test_one_part_of_three_letters_or_the_whole_name_opens_the_second_check(
    typed: str, given: set[str], opens: bool
) -> None:
    assert names.opens(typed, given) is opens

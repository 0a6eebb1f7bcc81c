"""A birthday and an age are read as people write them, and what is wrong is said at its box."""

from datetime import date

import pytest

from portal.staff.forms.fields import as_day
from portal.written import ages, birthdays
from portal.written.birthdays import AGE, DAY, YEAR, Why, Written, Wrong

TODAY = date(2026, 11, 22)
ENGLISH = dict(enumerate(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"), 1,
))  # fmt: skip
BORN = date(2009, 3, 5)


def read(*boxes: str) -> Written | Wrong:
    return birthdays.read([*boxes, "", "", ""][:4], TODAY, [ENGLISH])


@pytest.mark.parametrize(
    "boxes",
    [
        ("5th", "March", "2009"),
        ("5.", "mar.", "2009"),
        ("5/3/2009",),
        ("5.3.2009",),
        ("5th of March 2009",),
        ("March 5, 2009",),
        ("2009-03-05",),
        ("05032009",),
        ("٥/٣/٢٠٠٩",),
        ("", "5/3/2009", ""),
        ("", "", "5/3/2009"),
        ("", "", "", "5/3/2009"),
        ("5 March", "", "2009"),
        ("5", "3", "2OO9"),
        ("5", "3", "2009", "17"),
        ("5", "3", "2009", "17½"),
    ],
)
def test_a_day_is_read_however_it_is_written(boxes: tuple[str, ...]) -> None:
    assert read(*boxes) == Written(born=BORN)


@pytest.mark.parametrize(
    ("boxes", "wrong"),
    [
        (("5", "3", "09"), Wrong(Why.SHORT_YEAR, YEAR)),
        (("5", "3", "'09"), Wrong(Why.SHORT_YEAR, YEAR)),
        (("5", "3", "209"), Wrong(Why.SHORT_YEAR, YEAR)),
        (("5/3/09",), Wrong(Why.SHORT_YEAR, DAY)),
        (("31", "2", "2009"), Wrong(Why.NO_DAY)),
        (("31", "Febuary", "2009"), Wrong(Why.NO_DAY)),
        (("5", "March"), Wrong(Why.NO_DAY)),
        (("", "", "2009"), Wrong(Why.NO_DAY)),
        (("07700900123", "3", "2009"), Wrong(Why.NO_DAY)),
        (("5", "07700900123", "2009"), Wrong(Why.NO_DAY)),
        (("5", "3", "07700900123"), Wrong(Why.NO_DAY)),
        (("07700900123", "3", "09"), Wrong(Why.NO_DAY)),
        (("5", "3", "9" * 60), Wrong(Why.NO_DAY)),
        (("5", "3", "2030"), Wrong(Why.TO_COME)),
        (("5", "3", "1800"), Wrong(Why.TOO_OLD, YEAR)),
        (("5", "3", "2009", "15"), Wrong(Why.NO_FIT, AGE)),
        (("", "", "2009", "12"), Wrong(Why.NO_FIT, AGE)),
        (("5", "3", "2009", "lots"), Wrong(Why.NO_AGE, AGE)),
        (("", "", "", "lots"), Wrong(Why.NO_AGE, AGE)),
        ((), Wrong(Why.NOTHING)),
    ],
)
def test_what_is_wrong_is_said_at_its_box(boxes: tuple[str, ...], wrong: Wrong) -> None:
    assert read(*boxes) == wrong


@pytest.mark.parametrize("boxes", [("5", "March", "", "15"), ("5", "", "", "15"), ("", "", "2011", "15")])
def test_an_age_with_a_part_of_a_day_is_kept_as_an_age(boxes: tuple[str, ...]) -> None:
    assert read(*boxes) == Written(age=15)


@pytest.mark.parametrize(
    "typed",
    [
        "15", "15 years", "15 years old", "15yrs", "15½", "15 ½", "15 1/2", "15.5", "15 and a half", "fifteen",
        "fifteen and a half", "I am 15", "aged 15", "١٥", "１５", "15 lat", "15 років", "١٥ سنة", "15 سال", "I5",
        "180 months", "Fifteen",
    ],
)  # fmt: skip
def test_an_age_is_read_however_it_is_written(typed: str) -> None:
    assert ages.years(typed) == 15


@pytest.mark.parametrize(
    ("typed", "years"), [("twenty-one", 21), ("forty", 40), ("18 months", 1), ("0", 0), ("120", 120)]
)
def test_other_ages_are_read_too(typed: str, years: int) -> None:
    assert ages.years(typed) == years


@pytest.mark.parametrize(
    "typed", ["nearly 15", "15 next week", "15 or 16", "15-16", "121", "-1", "lots", "", "½", "| " * 20]
)
def test_what_may_be_another_age_is_asked_again(typed: str) -> None:
    assert ages.years(typed) is None


def test_a_very_long_box_is_read_at_once() -> None:
    assert read("|" * 60_000, "O" * 60_000, "1" * 60_000, "a" * 60_000) == Wrong(Why.NO_AGE, AGE)


@pytest.mark.parametrize(
    "typed", ["07700900123/3/2009", "5/07700900123/2009", "5/3/07700900123", "31/2/2009", "9" * 5000]
)
def test_a_day_that_staff_type_with_too_many_figures_is_no_day(typed: str) -> None:
    assert as_day(typed) is None

"""A birthday in three boxes or in one, an age beside it, and at which box something is wrong. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from portal.calendar import age_on
from portal.written import ages
from portal.written.figures import in_figures

DAY, MONTH, YEAR, AGE = range(4)  # the boxes, in their order
LONGEST = 60  # characters of one box that are looked at
EARLIEST_YEAR = 1000  # below it, figures are missing
_PARTS = re.compile(r"[0-9]+|[^\W\d_]+")

Months = Sequence[Mapping[int, str]]  # names of the twelve, in each language and form that is read


class Why(Enum):
    """What is wrong with what was written."""

    NOTHING = "neither a birthday nor an age"
    NO_DAY = "no real day"
    SHORT_YEAR = "figures of the year are missing"
    TO_COME = "after today"
    TOO_OLD = "more than 120 years ago"
    NO_AGE = "no age"
    NO_FIT = "the birthday and the age do not fit"


@dataclass(frozen=True)
class Wrong:
    """What is wrong, and at which box."""

    why: Why
    box: int = DAY


@dataclass(frozen=True, kw_only=True)
class Written:
    """A birthday, or how old in whole years: one of the two."""

    born: date | None = None
    age: int | None = None


def read(boxes: Sequence[str], today: date, months: Months) -> Written | Wrong:
    """What four boxes say: day, month, year and age. A whole date may stand in any one of them.

    A day and a month without a year count for nothing beside an age, which is kept.
    """
    *of_date, age = (each[:LONGEST] for each in boxes)
    if not any(of_date) and age:
        number = ages.years(age)
        if number is not None:
            return Written(age=number)
        alone = _day((age,), today, months)
        return alone if isinstance(alone, Written) else _at_age(alone)
    if not any(of_date):
        return Wrong(Why.NOTHING)
    if not age:
        return _day(of_date, today, months)
    return _both(of_date, age, today, months)


def _both(of_date: Sequence[str], age: str, today: date, months: Months) -> Written | Wrong:
    number = ages.years(age)
    if number is None:
        return Wrong(Why.NO_AGE, AGE)
    if not of_date[YEAR] and _day(of_date, today, months) == Wrong(Why.NO_DAY):
        return Written(age=number)
    year = re.fullmatch(r"[0-9]{4}", in_figures(of_date[YEAR]))
    if year and not of_date[DAY] and not of_date[MONTH]:
        return Written(age=number) if today.year - int(year[0]) - number in (0, 1) else Wrong(Why.NO_FIT, AGE)
    found = _day(of_date, today, months)
    if isinstance(found, Written) and found.born and age_on(today, found.born) != number:
        return Wrong(Why.NO_FIT, AGE)
    return found


def _at_age(wrong: Wrong) -> Wrong:
    return Wrong(Why.NO_AGE if wrong.why == Why.NO_DAY else wrong.why, AGE)


def _day(of_date: Sequence[str], today: date, months: Months) -> Written | Wrong:
    """The day that these boxes say together."""
    last = max(at for at, each in enumerate(of_date) if each)
    parts = _parts(" ".join(of_date), months)
    if parts is None:
        return Wrong(Why.NO_DAY)
    day, month, year = parts
    if int(year) < EARLIEST_YEAR and _as_day(4, month, int(day)):
        return Wrong(Why.SHORT_YEAR, last)
    born = _as_day(int(year), month, int(day))
    if born is None:
        return Wrong(Why.NO_DAY)
    if born > today:
        return Wrong(Why.TO_COME)
    return Written(born=born) if age_on(today, born) <= ages.OLDEST else Wrong(Why.TOO_OLD, last)


def _parts(words: str, months: Months) -> tuple[str, int, str] | None:
    """The figures of the day, the number of the month, and the figures of the year."""
    found = _PARTS.findall(in_figures(words).casefold())
    figures = [each for each in found if each.isdecimal()]
    named = [month for each in found if not each.isdecimal() and (month := _month(each, months))]
    if len(found) == 1 and len(figures) == 1 and len(figures[0]) == 8:
        figures = [figures[0][:2], figures[0][2:4], figures[0][4:]]  # 05032009
    if len(named) == 1 and len(figures) == 2:
        day, year = figures if len(figures[0]) <= 2 else reversed(figures)
        return day, named[0], year
    if named or len(figures) != 3:
        return None
    day, month, year = figures if len(figures[0]) != 4 else reversed(figures)
    return day, int(month), year


def _month(typed: str, months: Months) -> int | None:
    """ "March", "mar" and the same in each of these languages, where it is one of the twelve and no other."""
    for names in months:
        found = {number for number, name in names.items() if len(typed) > 2 and name.casefold().startswith(typed)}
        if len(found) == 1:
            return found.pop()
    return None


def _as_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):  # the second: more figures than a day has
        return None

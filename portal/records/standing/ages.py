"""How old the person is, from every birthday that was given on all linked requests. Pure: no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.calendar import age_of
from portal.records.standing.ledger import Heard, value_of
from portal.records.voices.contents import Meaning

TWO_BIRTHDAYS = "Two birthdays were given."
TWO_AGES = "Two ages were given."
DECIDES_FROM = 16  # `domain.md` 2f: from this age on the person decides


@dataclass(frozen=True, kw_only=True)
class Age:
    """The age on one day in whole years; None, and why, when nobody knows it."""

    years: int | None
    note: str = ""

    @property
    def is_under_16(self) -> bool:
        return self.years is not None and self.years < DECIDES_FROM

    @property
    def is_16_or_over(self) -> bool:
        return self.years is not None and self.years >= DECIDES_FROM


def age_today(heard: Sequence[Heard], today: date) -> Age:
    """From the birthdays in the folders of the voices that asked. Two that differ: nobody knows (`domain.md` H9)."""
    given = [value_of(each.contents, Meaning.BIRTHDAY) for each in heard if each.contents.get("asked_for_this")]
    known = [each for each in given if isinstance(each, dict)]
    birthdays = {each["born"] for each in known if "born" in each}
    if len(birthdays) > 1:
        return Age(years=None, note=TWO_BIRTHDAYS)
    exact = age_of({"born": next(iter(birthdays))}, today) if birthdays else None
    ages = {each for each in (age_of(each, today) for each in known if "age" in each) if each is not None}
    if len(ages) > 1 or (exact is not None and any(abs(exact - each) > 1 for each in ages)):
        return Age(years=None, note=TWO_AGES)
    return Age(years=next(iter(ages), None) if exact is None else exact)

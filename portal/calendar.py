"""Days by rule, in London's time: working days as the owner set them, England's bank holidays, and ages."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from portal.config import Settings

LONDON = ZoneInfo("Europe/London")


@lru_cache(maxsize=1)
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")


def today() -> date:
    """The day it is in London."""
    return datetime.now(LONDON).date()


def is_working_day(day: date, settings: Settings) -> bool:
    return settings.first_day <= day.weekday() <= settings.last_day and day not in _bank_holidays()


def is_open(moment: datetime, settings: Settings) -> bool:
    """Is someone there at this moment, by the owner's days and hours?"""
    local = moment.astimezone(LONDON)
    return is_working_day(local.date(), settings) and settings.opens_at <= local.hour < settings.closes_at


def received_on(moment: datetime, settings: Settings) -> date:
    """The working day a request counts from: after closing time, or on a day off, it is the next working day."""
    local = moment.astimezone(LONDON)
    day = local.date() + timedelta(days=1) if local.hour >= settings.closes_at else local.date()
    while not is_working_day(day, settings):
        day += timedelta(days=1)
    return day


def due(moment: datetime, days: int, settings: Settings) -> date:
    """The last day on which something is in time: `days` working days after the one it was received on."""
    return working_days_after(received_on(moment, settings), days, settings)


def working_days_after(day: date, days: int, settings: Settings) -> date:
    """So many working days after this day, whatever day it is itself."""
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day, settings)
    return day


def last_of_months(first: date, months: int) -> date:
    """The last day of a time of so many whole months that begins with `first`: the same day of a month, less one.

    Where that month has no such day, its last one.
    """
    year, month = first.year + (first.month - 1 + months) // 12, (first.month - 1 + months) % 12 + 1
    try:
        return first.replace(year=year, month=month) - timedelta(days=1)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def now() -> datetime:
    return datetime.now(UTC)


def age_on(day: date, born: date) -> int:
    """Whole years on `day`. A birthday on 29 February falls on 1 March in other years (`design.md` 4)."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_of(value: object, today: date) -> int | None:
    """The age in a stored birthday answer, in whole years; None when nobody knows."""
    if not isinstance(value, dict):
        return None
    if "born" in value:
        return age_on(today, date.fromisoformat(value["born"]))
    if "age" in value:
        since = date.fromisoformat(value["said"])
        return int(value["age"]) + age_on(today, since)
    return None


def born_between(value: object) -> tuple[date, date] | None:
    """The first and the last day on which a stored birthday answer may mean; None when nobody knows.

    Who said that they are 15 was born in the year that ended 15 years before that day.
    """
    if not isinstance(value, dict):
        return None
    if "born" in value:
        born = date.fromisoformat(value["born"])
        return born, born
    if "age" in value:
        said, age = date.fromisoformat(value["said"]), int(value["age"])
        return _years_after(said, -age - 1) + timedelta(days=1), _years_after(said, -age)
    return None


def turns_on(value: object, years: int) -> date | None:
    """The day on which a stored birthday answer says someone turns this old; None when nobody knows.

    From an age alone it is the last day it can be, as in `age_of`.
    """
    if not isinstance(value, dict):
        return None
    if "born" in value:
        return _years_after(date.fromisoformat(value["born"]), years)
    if "age" in value and int(value["age"]) < years:
        return _years_after(date.fromisoformat(value["said"]), years - int(value["age"]))
    return None


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February falls on 1 March
        return date(day.year + years, 3, 1)

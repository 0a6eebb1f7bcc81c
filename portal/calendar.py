"""Working days: Monday to Friday as the owner set them, without the bank holidays of England, in London's time."""

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
    day = received_on(moment, settings)
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day, settings)
    return day


def now() -> datetime:
    return datetime.now(UTC)

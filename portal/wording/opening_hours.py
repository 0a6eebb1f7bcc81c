"""On which days and hours staff read, in words: from the owner's settings, so that nothing promises more."""

from datetime import date, timedelta

from babel.dates import format_date
from flask_babel import get_locale, gettext

from portal.config import Settings

A_MONDAY = date(2026, 11, 2)


def days_and_hours(settings: Settings) -> str:
    """ "Monday to Friday, 9am to 5pm" in the language being read."""
    locale = get_locale() or "en"
    first, last = (
        format_date(A_MONDAY + timedelta(days=each), "EEEE", locale=locale)
        for each in (settings.first_day, settings.last_day)
    )
    words: str = gettext(
        "%(first)s to %(last)s, %(opens)s to %(closes)s",
        first=first,
        last=last,
        opens=hour(settings.opens_at),
        closes=hour(settings.closes_at),
    )
    return words


def hour(of_day: int) -> str:
    """ "9am", "2pm"."""
    shown = of_day % 12 or 12
    return str(gettext("%(hour)sam", hour=shown) if of_day < 12 else gettext("%(hour)spm", hour=shown))

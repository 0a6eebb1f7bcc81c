"""Rows that pages to read share: what must say the same wherever it is promised."""

from flask_babel import lazy_gettext as _

from portal.config import Settings
from portal.engine.steps import Line
from portal.wording.opening_hours import days_and_hours


def read_on(settings: Settings) -> Line:
    """On which days and hours staff read, so that no journey promises more than another."""
    return Line(picture="days_and_hours", words=_("We read this on %(days)s.", days=days_and_hours(settings)))

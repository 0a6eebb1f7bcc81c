"""Whether the worker is at work: else nobody is told of anything, and staff must know."""

from portal.database import db
from portal.records.accountability import beats
from portal.staff.labels import times

NEVER = "it was set up"


def stopped_since() -> str:
    """Since when it is not, in words for staff; "" while it is."""
    at = beats.last(db())
    return (times.short_moment(at) if at else NEVER) if beats.is_old(at) else ""

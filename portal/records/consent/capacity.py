"""Which capacity and best interests records count for one decision today. Pure: no database.

A record of another decision never counts, and nobody but staff can make one: what a helper says is no record.
"""

from collections.abc import Sequence
from datetime import date, datetime

from portal.records.consent.records import BEST_INTERESTS, CAPACITY, Recorded

FOUR = ("understand", "retain", "weigh", "communicate")
# Mental Capacity Act 2005, sections 2 and 3; `domain.md` 9: function first, then cause, more likely than not.
WHOLE = (
    "decision",
    "information",
    "easy_read",
    "advocate",
    "time",
    *FOUR,
    "impairment",
    "because",
    "likely",
    "by_name",
    "review",
)


def newest(records: Sequence[Recorded], purpose: str) -> Recorded | None:
    """The last capacity record of this decision."""
    return max(_of(records, CAPACITY, purpose), key=_written, default=None)


def lacking(records: Sequence[Recorded], purpose: str) -> Recorded | None:
    """The last capacity record, when it says that the person cannot decide this now."""
    found = newest(records, purpose)
    return found if found and found.answer == "lacks" else None


def is_shown(records: Sequence[Recorded], purpose: str) -> bool:
    """Does the last capacity record say, whole as the law asks it, that they cannot decide this now?"""
    found = lacking(records, purpose)
    return found is not None and is_whole(found)


def missing(recorded: Recorded, today: date) -> str:
    """Why no best interests record may rest on this capacity record today; "" when one may."""
    if not is_whole(recorded):
        return "The capacity record is not whole: write a new one, with every question answered."
    if recorded.is_past(today):
        return "The review day of the capacity record has passed: write a new one."
    return ""


def is_whole(recorded: Recorded) -> bool:
    """Does it say all that the law asks, and that it is more likely than not?"""
    return all(recorded.more.get(each) for each in WHOLE) and recorded.more["likely"] == "yes"


def best_interests(records: Sequence[Recorded], purpose: str) -> Recorded | None:
    """The last best interests decision, if it rests on a whole record; none when they had capacity after it."""
    found = max(_of(records, BEST_INTERESTS, purpose), key=_written, default=None)
    if found is None:
        return None
    rests_on = next((each for each in _of(records, CAPACITY, purpose) if each.id == found.rests_on), None)
    if rests_on is None or not is_whole(rests_on):
        return None
    has = [each for each in _of(records, CAPACITY, purpose) if each.answer == "has"]
    return None if any(_written(each) > _written(found) for each in has) else found


def versions(records: Sequence[Recorded], of: Recorded) -> list[Recorded]:
    """Every record of this kind about the same decision, the oldest first."""
    return sorted(_of(records, of.kind, of.purpose), key=_written)


def _of(records: Sequence[Recorded], kind: str, purpose: str) -> list[Recorded]:
    return [each for each in records if (each.kind, each.purpose) == (kind, purpose)]


def _written(recorded: Recorded) -> tuple[datetime, int]:
    if recorded.at is None:
        raise ValueError("It is not written down yet.")
    return recorded.at, recorded.id

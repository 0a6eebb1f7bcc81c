"""Which capacity and best interests records count for one decision today. Pure: no database.

A record of another decision never counts, and nobody but staff can make one: what a helper says is no record.
"""

from collections.abc import Sequence
from datetime import datetime

from portal.records.consent.records import BEST_INTERESTS, CAPACITY, Recorded


def newest(records: Sequence[Recorded], purpose: str) -> Recorded | None:
    """The last capacity record of this decision."""
    return max(_of(records, CAPACITY, purpose), key=_written, default=None)


def lacking(records: Sequence[Recorded], purpose: str) -> Recorded | None:
    """The last capacity record, when it says that the person cannot decide this now."""
    found = newest(records, purpose)
    return found if found and found.answer == "lacks" else None


def best_interests(records: Sequence[Recorded], purpose: str) -> Recorded | None:
    """The last best interests decision; none when the person was found to have capacity after it."""
    found = max(_of(records, BEST_INTERESTS, purpose), key=_written, default=None)
    if found is None:
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

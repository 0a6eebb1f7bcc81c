"""Which overrides count, to keep someone safe without consent: one is made by one person, and a second decides. Pure.

An override is a record that only grows, and so is what a second person says of it. Nothing here knows a clock: moments
come in as arguments.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from portal.records.consent.records import OVERRIDE, OVERRIDE_REVIEW, Recorded

LOOKED_AT_EVERY = timedelta(days=7)
EMERGENCY, AT_ONCE = "emergency", "now"  # the question in `Recorded.more`, and the answer that makes it count at once
YES, NO = "yes", "no"


class Standing(StrEnum):
    """What an override is worth now."""

    WAITS = "waits for a second person"
    AT_ONCE = "counts at once, the second person is still to look"
    COUNTS = "two people said yes"
    STOPPED = "a second person said no"


@dataclass(frozen=True, kw_only=True)
class Override:
    """One override with what others said of it, the oldest first. What its maker says of it is never among them."""

    made: Recorded
    reviews: tuple[Recorded, ...] = ()

    @property
    def id(self) -> int:
        return self.made.id

    @property
    def purpose(self) -> str:
        return self.made.purpose

    @property
    def is_emergency(self) -> bool:
        return self.made.more.get(EMERGENCY) == AT_ONCE

    @property
    def standing(self) -> Standing:
        """A no stops it for ever, whenever it came: what is needed after it is a new override."""
        said = {each.answer for each in self.reviews}
        if NO in said:
            return Standing.STOPPED
        if YES in said:
            return Standing.COUNTS
        return Standing.AT_ONCE if self.is_emergency else Standing.WAITS

    @property
    def counts(self) -> bool:
        """Does it open anything now?"""
        return self.standing in (Standing.COUNTS, Standing.AT_ONCE)

    @property
    def ever_counted(self) -> bool:
        """Did it ever open anything? Then it stands at the top of what leaves, for ever."""
        return self.is_emergency or any(each.answer == YES for each in self.reviews)

    @property
    def last(self) -> Recorded | None:
        """The last review."""
        return self.reviews[-1] if self.reviews else None

    def is_overdue(self, now: datetime) -> bool:
        """Did nobody look at it for 7 days? Until a review, since it was made. One that stopped needs none."""
        looked_at = (self.last or self.made).at
        return self.standing is not Standing.STOPPED and looked_at is not None and now - looked_at >= LOOKED_AT_EVERY


def all_of(records: Iterable[Recorded]) -> list[Override]:
    """Every override among these records about one person, the oldest first."""
    every = sorted(records, key=lambda each: each.id)
    return [Override(made=each, reviews=_reviews(every, each)) for each in every if each.kind == OVERRIDE]


def _reviews(records: Sequence[Recorded], of: Recorded) -> tuple[Recorded, ...]:
    """What others than whoever made it said of it."""
    own = (each for each in records if each.kind == OVERRIDE_REVIEW and each.rests_on == of.id)
    return tuple(each for each in own if each.by != of.by)

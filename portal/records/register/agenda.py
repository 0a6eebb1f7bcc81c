"""Why somebody is on the agenda of a list meeting, and in which order: worked out anew each time. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.records.register.entry import Colour
from portal.records.register.state import Standing

BIRTHDAY_AHEAD = timedelta(days=30)
ORDER: tuple[Colour | None, ...] = (None, *Colour)  # whoever has no colour yet comes first


class Reason(StrEnum):
    """In the order in which the agenda has them (`domain.md` 4b)."""

    NEW_ASK = "new ask"
    RED = "red"
    LOOK_DUE = "look due"
    BIRTHDAY = "birthday"
    CONSENT_DUE = "consent due"
    DISCHARGED = "discharged"
    LATE_TASK = "late task"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of one person on the day of the meeting."""

    key: str
    standing: Standing
    asks: bool = False  # a request to join waits for a decision of the meeting
    turns: bool = False  # 16 or 18, on that day or soon after
    asked_consent_on: date | None = None  # the last answer of the person for the list
    late_task: bool = False


def reasons(facts: Facts, day: date, *, ask_again_after: int) -> tuple[Reason, ...]:
    """Every reason for which this person is read about on that day; none: they are not on the agenda.

    `ask_again_after` is the number of days after which consent is asked for again.
    """
    standing, is_on = facts.standing, facts.standing.since is not None
    colour = standing.colour.colour if standing.colour else None
    asked_on = facts.asked_consent_on or standing.since
    found = {
        Reason.NEW_ASK: facts.asks and not is_on,
        Reason.RED: is_on and colour is Colour.RED,
        Reason.LOOK_DUE: is_on and standing.next_look is not None and standing.next_look <= day,
        Reason.BIRTHDAY: facts.turns,
        Reason.CONSENT_DUE: is_on and asked_on is not None and asked_on + timedelta(days=ask_again_after) <= day,
        Reason.DISCHARGED: is_on and standing.red_until is not None and day <= standing.red_until,
        Reason.LATE_TASK: facts.late_task,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def in_order(people: Sequence[Facts]) -> list[Facts]:
    """New asks first, then no colour yet, red, amber, blue, green; within them the next look."""
    return sorted(people, key=_place)


def _place(facts: Facts) -> tuple[bool, int, date, str]:
    colour = facts.standing.colour.colour if facts.standing.colour else None
    is_new = facts.asks and facts.standing.since is None
    return not is_new, ORDER.index(colour), facts.standing.next_look or date.max, facts.key

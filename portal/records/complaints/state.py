"""Where a complaint stands, and what comes next, from what was written down of it. Pure: no database, no clock.

The rules are those of the complaints regulations of 2009 (SI 2009/309, regulations 8, 13 and 14) and of section 103 of
the Data (Use and Access) Act 2025, as `domain.md` 9 has them. A problem is treated as a complaint unless the person
says that it is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What one entry is. Kept for ever: never change one."""

    IS = "is_complaint"
    NOT = "not_complaint"  # the person said so
    SETTLED = "settled"  # told by word of mouth, and settled by the next working day: outside the rules
    ACKNOWLEDGED = "acknowledged"
    WHO = "who_answers"
    INFORMATION = "about_information"  # about what is kept of them: it goes to whoever is in charge of that first
    ANSWERED = "answered"
    LATE = "late"


class Step(StrEnum):
    """What staff can write down next. Each is a form."""

    SORT = "sort"  # is it a complaint?
    ACKNOWLEDGED = "acknowledged"
    WHO = "who"
    INFORMATION = "information"
    ANSWERED = "answered"
    LATE = "late"


class Clock(StrEnum):
    """What must be done by a day."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    INFORMATION = "acknowledge_information"


class Reader(StrEnum):
    """Who looks at an answer when the person is not content with it: the letter names them."""

    COUNCIL = "council"  # the ombudsman for councils
    HEALTH = "health"  # the ombudsman for the NHS
    REGULATOR = "regulator"  # of information about people


ENDS = frozenset({Kind.NOT, Kind.SETTLED})
GOES_TO = {  # by who answers; children's social care has a way of its own, and ends at the same ombudsman
    "council": Reader.COUNCIL,
    "children": Reader.COUNCIL,
    "board": Reader.HEALTH,
    "trust": Reader.HEALTH,
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that was written down. `said` has the other answers of its form, by their names."""

    kind: Kind
    on: date  # the day it happened
    said: Mapping[str, str] = field(default_factory=dict)
    by: str = ""  # "staff:<id>"
    at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, kw_only=True)
class Days:
    """When it was received, and the last day for each thing."""

    received: date
    acknowledge: date
    answer: date
    information: date


@dataclass(frozen=True, kw_only=True)
class Due:
    """One clock. `after` says which run of it this is: it begins anew when a complaint that ended goes on."""

    clock: Clock
    by: date
    done: date | None
    after: str

    def is_late(self, today: date) -> bool:
        """Was it done too late, or is it not done and its day is over?"""
        return (self.done or today) > self.by


def _last(kinds: Sequence[Kind], wanted: frozenset[Kind]) -> int:
    """The place of the last of these; -1 when there is none."""
    return max((at for at, kind in enumerate(kinds) if kind in wanted), default=-1)


def is_complaint(kinds: Sequence[Kind]) -> bool:
    """Is it one under the rules of 2009? From the kinds of all entries, the oldest first."""
    return _last(kinds, frozenset({Kind.IS})) >= _last(kinds, ENDS)


def is_about_information(kinds: Sequence[Kind]) -> bool:
    """Is it, too, one about information, that has not ended?"""
    about = _last(kinds, frozenset({Kind.INFORMATION}))
    return about >= 0 and (about > _last(kinds, ENDS) or is_complaint(kinds))


def may_be_answered(kinds: Sequence[Kind]) -> bool:
    """May its status say that it was answered? Only what is written down proves it."""
    return Kind.ANSWERED in kinds or not (is_complaint(kinds) or is_about_information(kinds))


def dues(entries: Sequence[Entry], days: Days) -> tuple[Due, ...]:
    """The clocks that run or ran, from all entries, the oldest first."""
    kinds = [each.kind for each in entries]
    end = _last(kinds, ENDS)
    begun = str(entries[end].id) if end >= 0 else ""
    late = next((each for each in reversed(entries[end + 1 :]) if each.kind == Kind.LATE), None)
    acknowledged, answered = _day(entries, Kind.ACKNOWLEDGED), _day(entries, Kind.ANSWERED)
    found = []
    if is_complaint(kinds):
        found.append(Due(clock=Clock.ACKNOWLEDGE, by=days.acknowledge, done=acknowledged, after=begun))
    if is_about_information(kinds):
        found.append(Due(clock=Clock.INFORMATION, by=days.information, done=acknowledged, after=begun))
    if is_complaint(kinds):
        by = date.fromisoformat(late.said["by"]) if late else days.answer
        found.append(Due(clock=Clock.ANSWER, by=by, done=answered, after=f"{begun}/{late.id}" if late else begun))
    return tuple(found)


def _day(entries: Sequence[Entry], kind: Kind) -> date | None:
    """The first day on which this was done."""
    return min((each.on for each in entries if each.kind == kind), default=None)


def next_steps(kinds: Sequence[Kind]) -> tuple[Step, ...]:
    """What makes sense to write down next, the most pressing first; nothing once it was answered."""
    complaint, information = is_complaint(kinds), is_about_information(kinds)
    if Kind.ANSWERED in kinds:
        return ()
    if not complaint and not information:
        return (Step.SORT, Step.INFORMATION)
    acknowledged, has_one_who_answers = Kind.ACKNOWLEDGED in kinds, Kind.WHO in kinds or not complaint
    steps = {
        Step.ACKNOWLEDGED: not acknowledged,
        Step.ANSWERED: acknowledged and has_one_who_answers,
        Step.LATE: acknowledged and complaint,
        Step.SORT: True,
        Step.WHO: complaint,
        Step.INFORMATION: not information,
    }
    return tuple(step for step, makes_sense in steps.items() if makes_sense)


def to_name(entries: Sequence[Entry]) -> tuple[Reader, ...]:
    """Whom the letter of the answer must name, by who answers it, as it was written down last."""
    kinds = [each.kind for each in entries]
    who = next((each.said["who"] for each in reversed(entries) if each.kind == Kind.WHO), "")
    found = [GOES_TO[each] for each in who.split(",") if each in GOES_TO] if is_complaint(kinds) else []
    return tuple(dict.fromkeys([*found, *([Reader.REGULATOR] if is_about_information(kinds) else [])]))

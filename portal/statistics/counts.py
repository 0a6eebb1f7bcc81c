"""Counts: how many asked, how long they waited, and who waits still, worked out in one pass. Pure: no database."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from statistics import median
from typing import NamedTuple

from portal import calendar
from portal.config import Settings
from portal.records.queries.counting import Counted
from portal.records.queries.due import ANSWER, DECIDE, DECIDED_ON, OVER, READ, Days
from portal.records.requests.flows import ENDS

STEPS = (READ, ANSWER, DECIDE)
MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Span:
    """Whole months, both ends included; each is named by its first day."""

    first: date
    last: date

    @property
    def months(self) -> list[date]:
        found = [self.first]
        while found[-1] < self.last:
            found.append(next_month(found[-1]))
        return found

    @property
    def since(self) -> datetime:
        return _midnight(self.first)

    @property
    def until(self) -> datetime:
        return _midnight(next_month(self.last))


@dataclass
class Step:
    """One thing that must happen in time, for the requests of a span; and those that wait for it today."""

    days: list[int] = field(default_factory=list)  # working days that it took, each time
    in_time: int = 0
    late: int = 0
    waiting_in_time: int = 0
    waiting_late: int = 0
    ended_without: int = 0
    waiting_from_before: int = 0  # sent before the span
    oldest: datetime | None = None  # when the one was sent that waits longest, whenever that was

    @property
    def waiting(self) -> int:
        return self.waiting_in_time + self.waiting_late

    @property
    def how_many(self) -> int:
        return self.in_time + self.late + self.waiting + self.ended_without

    @property
    def median(self) -> float | None:
        """Half took as long or less."""
        return median(self.days) if self.days else None

    @property
    def worst(self) -> int | None:
        return max(self.days, default=None)


@dataclass
class Figures:
    """All that is worked out. A request counts in the month in which it was sent, in London."""

    sent: list[tuple[date, Counted]] = field(default_factory=list)  # in the span, with their months
    by_kind: Counter[tuple[date, str]] = field(default_factory=Counter)
    people: dict[date, set[str]] = field(default_factory=lambda: defaultdict(set))
    steps: dict[str, Step] = field(default_factory=lambda: {each: Step() for each in STEPS})

    @property
    def everyone(self) -> set[str]:
        """Each person once, however many requests are linked to them."""
        return {each.person for _month, each in self.sent}


def next_month(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def month_of(moment: datetime) -> date:
    return moment.astimezone(calendar.LONDON).date().replace(day=1)


def months_before(month: date, how_many: int) -> date:
    years, at = divmod(month.year * 12 + month.month - 1 - how_many, 12)
    return date(years, at + 1, 1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), calendar.LONDON)


class Wait(NamedTuple):
    """One request and one thing that must happen to it."""

    sent: datetime
    done: datetime | None  # the first time
    limit: int  # working days
    is_over: bool  # it ended, so nothing is waited for

    @property
    def goes_on(self) -> bool:
        return self.done is None and not self.is_over


class Clock:
    """Working days: the day on which a request counts as received is day 0."""

    def __init__(self, settings: Settings, since: date, today: date) -> None:
        self._days, self._first, self._today = Days(settings), since.toordinal(), today
        every = (since + timedelta(days=number) for number in range((today - since).days + 31))
        self._until = list(accumulate(calendar.is_working_day(each, settings) for each in every))

    def taken(self, sent: datetime, done: date) -> int:
        """How many working days it took."""
        return max(0, self._so_far(done) - self._so_far(self._days.due(sent, 0)))

    def add(self, step: Step, wait: Wait) -> None:
        """Count one request of the span."""
        due = self._days.due(wait.sent, wait.limit)
        if wait.done is not None:
            on = wait.done.astimezone(calendar.LONDON).date()
            step.days.append(self.taken(wait.sent, on))
            step.in_time += on <= due
            step.late += on > due
        elif wait.is_over:
            step.ended_without += 1
        else:
            step.waiting_in_time += self._today <= due
            step.waiting_late += self._today > due

    def _so_far(self, day: date) -> int:
        return self._until[min(max(day.toordinal() - self._first, 0), len(self._until) - 1)]


def work_out(rows: Sequence[Counted], span: Span, settings: Settings, now: datetime) -> Figures:
    """The figures of a span, as they stand at this moment. `rows`: what was sent in it, and all that has not ended."""
    found, today = Figures(), now.astimezone(calendar.LONDON).date()
    oldest = min((each.sent_at for each in rows), default=now)
    clock = Clock(settings, oldest.astimezone(calendar.LONDON).date(), today)
    since, until = span.since, span.until
    for each in rows:
        is_ours = since <= each.sent_at < until
        if is_ours:
            month = month_of(each.sent_at)
            found.sent.append((month, each))
            found.by_kind[month, each.kind] += 1
            found.people[month].add(each.person)
        for name, wait in _waits(each, settings):
            step = found.steps[name]
            if wait.goes_on:
                step.oldest = min(step.oldest or wait.sent, wait.sent)
                step.waiting_from_before += wait.sent < since
            if is_ours:
                clock.add(step, wait)
    return found


def _waits(each: Counted, limits: Settings) -> Iterator[tuple[str, Wait]]:
    """What must happen to this request, and when it did."""
    to_read = limits.days_to_read_now if each.level == "now" else limits.days_to_read
    has_ended = each.status in ENDS
    yield READ, Wait(each.sent_at, each.read_at, to_read, has_ended)
    yield ANSWER, Wait(each.sent_at, each.answered_at, limits.days_to_contact, has_ended)
    if each.kind in DECIDED_ON:
        yield DECIDE, Wait(each.sent_at, each.decided_at, limits.days_to_decide, each.status in OVER)

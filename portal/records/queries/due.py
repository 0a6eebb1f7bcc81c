"""What must happen to a request by which day, and how late it is. Worked out, never kept: every limit is a setting."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, or_

from portal import calendar
from portal.config import Settings
from portal.records.queries.clock import Clocked
from portal.records.requests.flows import DECIDED, ENDS
from portal.records.requests.submissions import Submission

READ, ANSWER, DECIDE = "read", "answer", "decide"
DECIDED_ON = ("join", "review")  # the kinds that end with a yes or a no
OVER = tuple(DECIDED | ENDS)


@dataclass(frozen=True, kw_only=True)
class Due:
    """The first thing that is still to happen, the last day on which it is in time, and working days since then."""

    day: date
    what: str
    late: int


class Facts(NamedTuple):
    """What the days depend on, of one request."""

    kind: str
    status: str
    level: str
    sent_at: datetime
    read_at: datetime | None


NEEDED = Facts._fields


class Days:
    """`calendar.due`, which remembers what it worked out: many requests came on one day."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._known: dict[tuple[date, int], date] = {}

    def due(self, moment: datetime, days: int) -> date:
        local = moment.astimezone(calendar.LONDON)
        key = local.date() + timedelta(days=local.hour >= self.settings.closes_at), days
        if key not in self._known:
            self._known[key] = calendar.due(moment, days, self.settings)
        return self._known[key]


def of(submission: Submission, clock: datetime | None, settings: Settings, today: date) -> Due | None:
    """What must happen next to this request; None when nothing must."""
    facts = Facts(*(getattr(submission, name) for name in NEEDED))
    found = first_due(facts, clock, Days(settings))
    return Due(day=found[0], what=found[1], late=_working_days_after(found[0], today, settings)) if found else None


def first_due(facts: Facts, clock: datetime | None, days: Days) -> tuple[date, str] | None:
    """By which day, and what."""
    limits = days.settings
    found = []
    if facts.read_at is None and facts.status not in ENDS:
        to_read = limits.days_to_read_now if facts.level == "now" else limits.days_to_read
        found.append((days.due(facts.sent_at, to_read), READ))
    if clock:
        found.append((days.due(clock, limits.days_to_contact), ANSWER))
    if facts.kind in DECIDED_ON and facts.status not in OVER:
        found.append((days.due(facts.sent_at, limits.days_to_decide), DECIDE))
    return min(found, default=None)


def is_late(listed: Clocked, settings: Settings, today: date) -> ColumnElement[bool]:
    """The same for the database: something that is still to happen is past its day."""

    def before(days: int) -> datetime:
        return late_before(days, settings, today)

    sent = Submission.sent_at
    now = Submission.level == "now"
    late = or_(and_(now, sent < before(settings.days_to_read_now)), and_(~now, sent < before(settings.days_to_read)))
    return or_(
        and_(Submission.read_at.is_(None), Submission.status.not_in(ENDS), late),
        listed.clock < before(settings.days_to_contact),
        and_(Submission.kind.in_(DECIDED_ON), Submission.status.not_in(OVER), sent < before(settings.days_to_decide)),
    )


def late_before(days: int, settings: Settings, today: date) -> datetime:
    """What came before this moment, and had so many working days, is late today."""
    closing = datetime.combine(today, time(settings.closes_at), calendar.LONDON)
    while calendar.due(closing, days, settings) >= today:
        closing -= timedelta(days=1)  # the same hour on the clock, also when summer time begins or ends
    return closing + timedelta(days=1)


def _working_days_after(day: date, today: date, settings: Settings) -> int:
    days = (day + timedelta(days=number) for number in range(1, (today - day).days + 1))
    return sum(calendar.is_working_day(each, settings) for each in days)

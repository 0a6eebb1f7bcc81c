"""Requests marked "now" that nobody opened within their limit. Worked out, never kept: the limit is a setting."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal import calendar
from portal.config import Settings
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.queries import due
from portal.records.requests import submissions
from portal.records.requests.flows import ENDS
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import RING, Task


def waiting(db: Session, settings: Settings, today: date, *, chair: bool) -> list[Submission]:
    """Those that someone may see, the longest waiting first: `submissions.seen_by` decides."""
    wanted = submissions.seen_by(chair=chair).where(Submission.level == "now", _unread(settings, today))
    return list(db.scalars(wanted.order_by(Submission.sent_at, Submission.id)))


def is_waiting(db: Session, settings: Settings, today: date, submission: Submission) -> bool:
    """Is this one of them?"""
    return db.scalar(select(Submission.id).where(Submission.id == submission.id, _unread(settings, today))) is not None


def _unread(settings: Settings, today: date) -> ColumnElement[bool]:
    """Nobody ever opened it; or nobody opened it since a yes was taken back.

    What is from a time to come was sent under a clock that was wrong: nobody knows since when it waits.
    """
    late = due.late_before(settings.days_to_read_now, settings, today)
    tomorrow = datetime.combine(today + timedelta(days=1), time(), calendar.LONDON)

    def waits_since(moment: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        return or_(moment < late, moment >= tomorrow)

    never = and_(Submission.read_at.is_(None), Submission.status.not_in(ENDS), waits_since(Submission.sent_at))
    not_done = Task.submission_id == Submission.id, Task.kind == RING, Task.done_at.is_(None)
    to_ring = and_(*not_done, waits_since(Task.made_at))
    opened_since = exists().where(
        AuditEvent.record == literal(Ref.SUBMISSION) + Submission.id,
        AuditEvent.did == Did.READ,
        AuditEvent.at > Task.made_at,
    )
    return or_(never, exists(select(Task.id).where(to_ring, ~opened_since)))

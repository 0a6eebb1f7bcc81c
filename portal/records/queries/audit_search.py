"""Looking in the audit trail: by who, what was done, to which record and when; never more than the reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, func, literal, or_, select
from sqlalchemy.orm import Session

from portal.calendar import LONDON
from portal.records.accountability import audit
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.requests.submissions import Submission, seen_by

REQUEST = Ref.SUBMISSION


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What to look for. An empty one finds everything; both days are in London and are part of what is found."""

    who: str = ""
    did: str = ""
    record: str = ""
    first_day: date | None = None
    last_day: date | None = None


def _wanted(filters: Filters, *, chair: bool) -> Select[AuditEvent]:
    wanted = select(AuditEvent).where(audit.may_be_seen(chair=chair))
    if chair:  # what is kept from chairs is not there for them, also here
        seen = seen_by(chair=True).with_only_columns(literal(REQUEST) + Submission.id)
        wanted = wanted.where(or_(AuditEvent.record.not_like(f"{REQUEST}%"), AuditEvent.record.in_(seen)))
        wanted = wanted.where(AuditEvent.did != Did.FIRST_SEEN)  # it names requests by their folders
    for column, value in (("actor", filters.who), ("did", filters.did), ("record", filters.record)):
        if value:
            wanted = wanted.where(getattr(AuditEvent, column) == value)
    if filters.first_day:
        wanted = wanted.where(AuditEvent.at >= _midnight(filters.first_day))
    if filters.last_day:
        wanted = wanted.where(AuditEvent.at < _midnight(filters.last_day + timedelta(days=1)))
    return wanted


def search(
    db: Session, filters: Filters, *, chair: bool, page: int, per_page: int = 50
) -> tuple[list[AuditEvent], int]:
    """One page of what was found, the newest first, and how many there are."""
    wanted = _wanted(filters, chair=chair)
    newest = wanted.order_by(AuditEvent.id.desc()).limit(per_page).offset((page - 1) * per_page)
    return list(db.scalars(newest)), db.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def references(db: Session, events: Iterable[AuditEvent]) -> dict[str, str]:
    """The reference of each request that these rows are about, by the record's name."""
    ids = {each.record.removeprefix(REQUEST) for each in events if each.record.startswith(REQUEST)}
    found = db.scalars(select(Submission).where(Submission.id.in_(ids))) if ids else ()
    return {Ref.submission(each.id): each.shown_reference for each in found}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)

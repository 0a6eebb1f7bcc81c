"""What staff write down of a complaint, step by step, for as long as it lives. Append-only; sealed to staff.

In the clear stands which step it is, as the status of a request does: the inbox and a move ask for it. What was said,
and the day, is sealed to the staff ring alone, so it can never stand on a person's own page.
"""

import json
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, ForeignKey, String, and_, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, aliased, mapped_column

from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.complaints.state import ENDS, Entry, Kind
from portal.records.sealed_to_staff import SealedToStaff

GO_ON = (Kind.IS, Kind.INFORMATION)  # after an end


class ComplaintEntry(SealedToStaff, AppendOnly, Base):
    """One step of the life of a complaint. `once` is the form it was typed into."""

    __tablename__ = "complaint_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"
    kind: Mapped[str] = mapped_column(String(30))
    once: Mapped[str] = mapped_column(String(64), unique=True)

    @property
    def place(self) -> tuple[object, ...]:
        return ("complaint_entries", self.submission_id, self.kind, self.at.isoformat())


def keep(db: Session, keys: Keys, submission_id: str, entry: Entry, *, by: Actor, once: str) -> None:
    """Write it down. The caller has seen that this form was not sent before (`was_kept`)."""
    words = json.dumps({"on": entry.on.isoformat(), "said": dict(entry.said)}).encode()
    kept = ComplaintEntry(submission_id=submission_id, at=datetime.now(UTC), by=by, kind=entry.kind, once=once)
    db.add(kept.seal(keys, words))
    db.flush()
    record = Ref.submission(submission_id)
    audit.write(db, actor=by, did=Did.WROTE_ON_COMPLAINT, record=record, fields=[entry.kind])


def was_kept(db: Session, once: str) -> bool:
    """Was this form sent before?"""
    return db.scalars(select(ComplaintEntry.id).where(ComplaintEntry.once == once)).first() is not None


def of_submission(db: Session, keys: Keys, submission_id: str) -> list[Entry]:
    """All that was written down, the oldest first. Raises CannotOpen on a process without the ring."""
    kept = select(ComplaintEntry).where(ComplaintEntry.submission_id == submission_id).order_by(ComplaintEntry.id)
    return [_opened(keys, each) for each in db.scalars(kept)]


def kinds(db: Session, submission_id: str) -> list[Kind]:
    """Which steps were written down, the oldest first; nothing is opened for it."""
    kept = select(ComplaintEntry.kind).where(ComplaintEntry.submission_id == submission_id)
    return [Kind(each) for each in db.scalars(kept.order_by(ComplaintEntry.id))]


def not_acknowledged(submission_id: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Is it still to be acknowledged? Nobody wrote that it was, nor that it ended before that."""
    each, later = aliased(ComplaintEntry), aliased(ComplaintEntry)
    again = and_(later.submission_id == each.submission_id, later.id > each.id, later.kind.in_(GO_ON))
    over = and_(each.kind.in_(ENDS), ~exists().where(again))
    done = and_(each.submission_id == submission_id, (each.kind == Kind.ACKNOWLEDGED) | over)
    return ~exists().where(done)


def _opened(keys: Keys, row: ComplaintEntry) -> Entry:
    words = json.loads(row.unseal(keys))
    on = date.fromisoformat(words["on"])
    return Entry(kind=Kind(row.kind), on=on, said=words["said"], by=row.by, at=row.at, id=row.id)

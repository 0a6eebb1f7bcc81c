"""The audit trail: who did what, to which record, and which fields by name. Append-only; never a value."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, String, func, select, true
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.calendar import LONDON
from portal.database import AppendOnly, Base
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did, MovedTo, WroteInRegister

TELLS_OF_ANOTHER = (Did.LINKED, Did.UNLINKED)


class AuditEvent(AppendOnly, Base):
    """One thing that was done. Reading is an event too."""

    __tablename__ = "audit_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str] = mapped_column(String(60), index=True)  # an `Actor`
    did: Mapped[str] = mapped_column(String(40))  # a `Did`, a `MovedTo` or a `WroteInRegister`
    record: Mapped[str] = mapped_column(String(80), index=True)  # a `Ref`
    fields: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(String(200))


def write(
    db: Session,
    *,
    actor: Actor,
    did: Did | MovedTo | WroteInRegister,
    record: Ref,
    fields: Sequence[str] = (),
    why: str = "",
) -> None:
    """Write down that `actor` did this."""
    if not (isinstance(actor, Actor) and isinstance(did, Did | MovedTo | WroteInRegister) and isinstance(record, Ref)):
        raise TypeError("Who, what and to which record are an Actor, a Did and a Ref, never bare strings.")
    db.add(
        AuditEvent(
            at=datetime.now(UTC),
            actor=str(actor),
            did=str(did),
            record=str(record),
            fields=",".join(fields)[:200],
            why=why[:200],
        )
    )


def may_be_seen(*, chair: bool) -> ColumnElement[bool]:
    """What a reader may know was done. What a request is linked to may be kept from chairs: then they are not told
    that it is linked either (`domain.md` H12).
    """
    return AuditEvent.did.not_in(TELLS_OF_ANOTHER) if chair else true()


def trail(db: Session, record: Ref, *, chair: bool = False) -> list[AuditEvent]:
    """Everything done to this record, the newest first; for a chair, what a chair may know."""
    wanted = select(AuditEvent).where(AuditEvent.record == record, may_be_seen(chair=chair))
    return list(db.scalars(wanted.order_by(AuditEvent.id.desc())))


def last(db: Session, *, record: Ref, did: Did) -> AuditEvent | None:
    """When this was last done to this record."""
    wanted = select(AuditEvent).where(AuditEvent.record == record, AuditEvent.did == did)
    return db.scalars(wanted.order_by(AuditEvent.id.desc()).limit(1)).first()


def last_day(db: Session, *, record: Ref, did: Did) -> date | None:
    """The day in London on which this was last done to this record; no later than now, nor than what came after it.

    So a row that was written while the clock was a day ahead does not stand for the day that is to come.
    """
    found = last(db, record=record, did=did)
    if found is None:
        return None
    earliest = db.scalar(select(func.min(AuditEvent.at)).where(AuditEvent.id >= found.id))
    return min(earliest or found.at, datetime.now(UTC)).astimezone(LONDON).date()

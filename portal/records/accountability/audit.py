"""The audit trail: who did what, to which record, and which fields by name. Append-only; never a value."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import AppendOnly, Base


class AuditEvent(AppendOnly, Base):
    """One thing that was done. Reading is an event too."""

    __tablename__ = "audit_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str] = mapped_column(String(60), index=True)  # "public", "worker", "command" or "staff:<id>"
    did: Mapped[str] = mapped_column(String(40))
    record: Mapped[str] = mapped_column(String(80), index=True)  # "submission:<id>", "staff:<id>" …
    fields: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(String(200))


def write(db: Session, *, actor: str, did: str, record: str, fields: Sequence[str] = (), why: str = "") -> None:
    """Write down that `actor` did this."""
    db.add(
        AuditEvent(
            at=datetime.now(UTC), actor=actor, did=did, record=record, fields=",".join(fields)[:200], why=why[:200]
        )
    )


def trail(db: Session, record: str) -> list[AuditEvent]:
    """Everything done to this record, the newest first."""
    return list(db.scalars(select(AuditEvent).where(AuditEvent.record == record).order_by(AuditEvent.id.desc())))


def last(db: Session, *, record: str, did: str) -> AuditEvent | None:
    """When this was last done to this record."""
    wanted = select(AuditEvent).where(AuditEvent.record == record, AuditEvent.did == did)
    return db.scalars(wanted.order_by(AuditEvent.id.desc()).limit(1)).first()

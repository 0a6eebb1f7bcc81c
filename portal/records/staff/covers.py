"""Cover for leave: a deputy does someone's work until a day, and then it ends by itself.

A deputy gets what the owner owns, never what the owner covers for others; and a deputy still sees only what they may
see themselves.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import calendar
from portal.database import Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.staff.accounts import StaffAccount


class Cover(Base):
    """Who covers for this member of staff, until the end of which day. Who set it stands in the audit trail."""

    __tablename__ = "covers"

    owner_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"), primary_key=True)
    deputy_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"), index=True)
    until: Mapped[date]


@dataclass(frozen=True, kw_only=True)
class Away:
    """Someone is away until the end of this day, and who covers."""

    deputy_id: int
    until: date


def of_owner(db: Session, owner_id: int | None) -> Away | None:
    """Who covers for this member of staff today; None when nobody does."""
    if owner_id is None:
        return None
    wanted = (
        select(Cover)
        .join(StaffAccount, StaffAccount.id == Cover.deputy_id)
        .where(Cover.owner_id == owner_id, Cover.until >= calendar.today(), StaffAccount.active.is_(True))
    )
    found = db.scalars(wanted).first()
    return Away(deputy_id=found.deputy_id, until=found.until) if found else None


def covered_by(db: Session, deputy_id: int) -> dict[int, date]:
    """For whom this member of staff covers today, and until when."""
    wanted = select(Cover).where(Cover.deputy_id == deputy_id, Cover.until >= calendar.today())
    return {each.owner_id: each.until for each in db.scalars(wanted)}


def name(db: Session, *, owner_id: int, deputy_id: int, until: date, actor: Actor) -> None:
    """This deputy covers for the owner from now until the end of that day, in the place of anyone before."""
    db.merge(Cover(owner_id=owner_id, deputy_id=deputy_id, until=until))
    why = f"{Ref.staff(deputy_id)} until {until.isoformat()}"
    audit.write(db, actor=actor, did=Did.NAMED_DEPUTY, record=Ref.staff(owner_id), fields=["deputy"], why=why)
    db.flush()


def end(db: Session, owner_id: int, *, actor: Actor) -> bool:
    """They are back. False when nobody covered."""
    found = db.get(Cover, owner_id)
    if found is None or found.until < calendar.today():
        return False
    db.delete(found)
    audit.write(db, actor=actor, did=Did.ENDED_COVER, record=Ref.staff(owner_id), fields=["deputy"])
    db.flush()
    return True

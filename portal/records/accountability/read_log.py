"""Looks: in which role and team staff opened a request, and on which day, for the person's own page and that alone.

What safeguarding opens, and what is opened to see that someone is safe, never stands here. The audit trail has
everything, and no page of the public side reads it.
"""

from datetime import UTC, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.calendar import LONDON
from portal.database import Base, insert
from portal.records.accountability import reasons
from portal.records.roles import Role

# The reasons that are told. A call about it is not: whoever else reads the person's page might ask who rang.
TOLD = (reasons.COVER, reasons.ADVICE, reasons.SAME_PERSON, reasons.OTHER)
SHOWN = (Role.CHAIR, Role.CASE_LEAD, Role.TRIAGE)  # of several roles, the first of these


class Look(Base):
    """Somebody in this role opened it on this day."""

    __tablename__ = "looks"
    __table_args__ = (UniqueConstraint("submission_id", "role", "day", "why", "team"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    day: Mapped[str] = mapped_column(String(10))  # "2026-11-22", in London
    at: Mapped[datetime]
    why: Mapped[str] = mapped_column(String(20), server_default="")  # one of TOLD, where it was asked
    team: Mapped[str] = mapped_column(String(20), server_default="")  # of whoever looked; "" for several or none


def opened(db: Session, submission_id: str, roles: frozenset[Role], *, why: str = "", team: str = "") -> None:
    """Remember that somebody in this role opened it today: once a day is enough. Safeguarding leaves no trace here."""
    role = next((each for each in SHOWN if each in roles), None)
    if role is None or Role.SAFEGUARDING in roles or why == reasons.SAFE:
        return
    why = why if why in TOLD else ""
    day = datetime.now(LONDON).date().isoformat()
    look = {"submission_id": submission_id, "role": role, "day": day, "why": why, "team": team}
    if db.scalars(select(Look.id).filter_by(**look)).first() is None:
        db.execute(insert(db, Look).values(**look, at=datetime.now(UTC)).on_conflict_do_nothing())


def of_submission(db: Session, submission_id: str) -> list[Look]:
    """Every look, the newest first."""
    found = select(Look).where(Look.submission_id == submission_id).order_by(Look.day.desc(), Look.id.desc())
    return list(db.scalars(found))

"""The beat of the worker: each of its lanes that nobody may wait for says each minute that it still works."""

from datetime import datetime, timedelta

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import calendar
from portal.database import Base

LANES = ("alarms", "urgent messages", "messages")
OLD = timedelta(minutes=3)


class Beat(Base):
    """When one lane last said that it works."""

    __tablename__ = "worker_beats"

    lane: Mapped[str] = mapped_column(String(20), primary_key=True)
    at: Mapped[datetime]


def keep(db: Session, lane: str) -> None:
    """This lane works."""
    db.merge(Beat(lane=lane, at=calendar.now()))


def last(db: Session) -> datetime | None:
    """When the lane said so that is furthest from having said it now; None when one never did."""
    now, found = calendar.now(), {each.lane: each.at for each in db.scalars(select(Beat))}
    return max((found[lane] for lane in LANES), key=lambda at: abs(now - at)) if found.keys() >= set(LANES) else None


def is_old(at: datetime | None) -> bool:
    """Does this beat tell that the worker is not at work? One from a time to come was made by a clock that is wrong."""
    return at is None or abs(calendar.now() - at) > OLD

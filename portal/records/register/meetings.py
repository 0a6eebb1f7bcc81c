"""List meetings: on which day, and who came. Sealed to the staff ring, and never changed."""

import json
from datetime import UTC, date, datetime

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.sealed_to_staff import SealedToStaff


class ListMeeting(SealedToStaff, AppendOnly, Base):
    """Who came on one day, as it was written down once; a later row of the same day stands before it."""

    __tablename__ = "list_meetings"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"
    once: Mapped[str] = mapped_column(String(64), unique=True)

    @property
    def place(self) -> tuple[object, ...]:
        return ("list_meetings", self.day.isoformat(), self.at.isoformat(), self.once)


def keep(db: Session, keys: Keys, day: date, came: list[str], *, by: Actor, once: str) -> bool:
    """Write down who came, once, however often the form is sent. False when it was kept before."""
    if db.scalars(select(ListMeeting.id).where(ListMeeting.once == once)).first() is not None:
        return False
    meeting = ListMeeting(day=day, at=datetime.now(UTC), by=by, once=once)
    db.add(meeting.seal(keys, json.dumps(came).encode()))
    db.flush()
    audit.write(db, actor=by, did=Did.WROTE_WHO_CAME, record=Ref.REGISTER, fields=["came"], why=day.isoformat())
    return True


def who_came(db: Session, keys: Keys, day: date) -> list[str]:
    """As it was written down last; nobody when it was not. Raises CannotOpen without the staff ring."""
    wanted = select(ListMeeting).where(ListMeeting.day == day).order_by(ListMeeting.id.desc()).limit(1)
    found = db.scalars(wanted).first()
    came: list[str] = json.loads(found.unseal(keys)) if found else []
    return came

"""Calls and talks: what staff said with a voice on the phone or in person, and each try that failed. Append-only.

What was said is sealed to staff. In the clear stand the day, and when the clock stopped: a talk that answered what was
asked stops it as a message does (`answering`), and a try never does.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import calendar
from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.sealed_to_staff import SealedToStaff
from portal.records.voices.folders import Folder


class KeptCall(SealedToStaff, AppendOnly, Base):
    """One talk, or one try, with the voice of this folder. `sealed`: how, and what was said."""

    __tablename__ = "calls"

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"), index=True)
    on: Mapped[date]
    at: Mapped[datetime]  # when it was written down
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"
    reached: Mapped[bool]  # False: a try that failed
    answered_at: Mapped[datetime | None]  # all that they asked until then was answered
    once: Mapped[str] = mapped_column(String(64), unique=True)  # the form it was typed into

    @property
    def place(self) -> tuple[object, ...]:
        return ("calls", self.folder_id, self.at.isoformat())


@dataclass(frozen=True, kw_only=True)
class Call:
    """One of them, opened. `how` is a key of the form's choices."""

    on: date
    at: datetime
    by: str
    reached: bool
    answered: bool
    how: str
    words: str


def keep(
    db: Session,
    keys: Keys,
    folder: Folder,
    *,
    on: date,
    how: str,
    words: str,
    by: Actor,
    once: str,
    reached: bool,
    answered: bool = False,
) -> bool:
    """Keep this talk, or this try. False when this form was kept before. `answered` counts for a talk alone."""
    if db.scalars(select(KeptCall.id).where(KeptCall.once == once)).first():
        return False
    now = datetime.now(UTC)
    said = json.dumps({"how": how, "words": words}).encode()
    stops = min(now, _end_of(on)) if reached and answered else None
    db.add(
        KeptCall(
            folder_id=folder.id,
            on=on,
            at=now,
            by=by,
            reached=reached,
            answered_at=stops,
            once=once,
        ).seal(keys, said)
    )
    audit.write(
        db,
        actor=by,
        did=Did.TALKED if reached else Did.TRIED_TO_REACH,
        record=Ref.submission(folder.submission_id),
        fields=[folder.key],
    )
    return True


def of_folder(db: Session, keys: Keys, folder: Folder) -> list[Call]:
    """Every talk and try with this voice, as they were written down. Raises CannotOpen without the staff ring."""
    kept = select(KeptCall).where(KeptCall.folder_id == folder.id).order_by(KeptCall.id)
    return [_call(each, keys) for each in db.scalars(kept)]


def last_talk(db: Session, folder: Folder) -> date | None:
    """The day of the last talk with this voice, for its own page; None when there was none."""
    return db.scalar(select(func.max(KeptCall.on)).where(KeptCall.folder_id == folder.id, KeptCall.reached))


def talked_on(db: Session, submission_ids: Collection[str], voice: str) -> list[date]:
    """The day of each talk with this voice on these requests."""
    wanted = select(KeptCall.on).join(Folder, Folder.id == KeptCall.folder_id)
    ours = Folder.submission_id.in_(submission_ids), Folder.voice == voice, KeptCall.reached
    return list(db.scalars(wanted.where(*ours)))


def _call(kept: KeptCall, keys: Keys) -> Call:
    said = json.loads(kept.unseal(keys))
    return Call(
        on=kept.on,
        at=kept.at,
        by=kept.by,
        reached=kept.reached,
        answered=kept.answered_at is not None,
        how=said["how"],
        words=said["words"],
    )


def _end_of(day: date) -> datetime:
    """A talk of an earlier day answers what came until that day ended, and nothing that came later."""
    return datetime.combine(day + timedelta(days=1), time(), calendar.LONDON).astimezone(UTC)

"""What the register tells the person: one sealed line in each folder that may know, and their page reads the newest.

Never a colour. The public side knows of no person and opens no entry: it reads this line with the card alone.
"""

import json
from datetime import UTC, date, datetime
from typing import TypedDict

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.register.state import Standing
from portal.records.requests.submissions import Submission
from portal.records.voices import folders
from portal.records.voices.folders import Folder


class ToldLine(AppendOnly, Base):
    """What one voice may know since then. Sealed with the key of its folder."""

    __tablename__ = "told_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"), index=True)
    at: Mapped[datetime]
    sealed: Mapped[bytes]


class Told(TypedDict):
    """One line. A day is written as "2026-12-01"; what is not known is empty."""

    is_on: bool
    since: str  # on the list since then, or off it
    who: str  # the person to ask
    reach: str  # … and how
    look_by: str  # we look again by then


def line_of(standing: Standing) -> Told | None:
    """What the person may know of where they stand; None for somebody who never was on the list."""
    if standing.since:
        return Told(
            is_on=True,
            since=standing.since.isoformat(),
            who=standing.case_manager,
            reach=standing.case_manager_reach,
            look_by=standing.next_look.isoformat() if standing.next_look else "",
        )
    return Told(is_on=False, since=standing.off.on.isoformat(), who="", reach="", look_by="") if standing.off else None


def tell(db: Session, keys: Keys, requests: list[Submission], line: Told | None, *, also_adults: bool) -> int:
    """Write it into each folder that may know and does not say it yet: into how many.

    `also_adults`: a parent and a helper may know too, which is so only for an under-16 who named nobody that must not
    be told. Raises CannotOpen without the staff ring.
    """
    told = 0
    for submission in requests:
        for folder in folders.of_submission(db, submission.id):
            if folder.ended_at or not (folder.voice == "person" or also_adults):
                continue
            data_key = folders.key_for_staff(db, keys, folder)
            if newest(db, folder, data_key) != line:
                _keep(db, folder, data_key, line)
                told += 1
    return told


def newest(db: Session, folder: Folder, data_key: bytes) -> Told | None:
    """What this voice may know now."""
    wanted = select(ToldLine).where(ToldLine.folder_id == folder.id).order_by(ToldLine.id.desc()).limit(1)
    kept = db.scalars(wanted).first()
    if kept is None:
        return None
    line: Told | None = json.loads(sealing.unseal(data_key, kept.sealed, place=_place(folder.id, kept.at)))
    return line


def look_by(line: Told) -> date | None:
    """The day by which we look again; None where none is written."""
    return date.fromisoformat(line["look_by"]) if line["look_by"] else None


def _keep(db: Session, folder: Folder, data_key: bytes, line: Told | None) -> None:
    now = datetime.now(UTC)
    sealed = sealing.seal(data_key, json.dumps(line).encode(), place=_place(folder.id, now))
    db.add(ToldLine(folder_id=folder.id, at=now, sealed=sealed))
    db.flush()


def _place(folder_id: str, at: datetime) -> str:
    return sealing.joined(("told_lines", folder_id, at.isoformat()))

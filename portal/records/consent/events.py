"""Consent events: what each voice answered for each purpose. Append-only; sealed in that voice's folder."""

import json
from datetime import datetime
from typing import NotRequired, TypedDict

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.voices import folders
from portal.records.voices.contents import Contents
from portal.records.voices.folders import Folder

RULES = "2026-12"  # the version of the rules in `domain.md` 2f that applied when it was said


class ConsentEvent(AppendOnly, Base):
    """One answer. `sealed` holds purpose, answer, the words and language shown, and how it was given."""

    __tablename__ = "consent_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"), index=True)
    at: Mapped[datetime]
    rules: Mapped[str]
    sealed: Mapped[bytes]


class Answered(TypedDict):
    """One answer, as it is sealed."""

    purpose: str
    answer: str
    how: str
    words_shown: list[str]
    language: str
    by: NotRequired[str]  # the member of staff who wrote it down
    unchecked: NotRequired[bool]  # no person had checked the words that were shown


class Event(Answered):
    """One answer, opened."""

    id: int
    at: datetime
    rules: str


def record(
    db: Session,
    folder: Folder,
    data_key: bytes,
    *,
    purpose: str,
    answer: str,
    how: str,
    words_shown: list[str],
    language: str,
    at: datetime,
    by: str = "",
    unchecked: bool = False,
) -> ConsentEvent:
    """Write down one answer of this voice.

    `how` is "alone", "with_someone" or "handed_over"; "phone", "paper" or "in_person" when `by` ("staff:<id>") wrote it
    down. It is not confirmed until staff have spoken to the person (`domain.md` H10). `unchecked`: a computer had
    translated the words that were shown, and no person had checked them.
    """
    said: Answered = {
        "purpose": purpose,
        "answer": answer,
        "how": how,
        "words_shown": words_shown,
        "language": language,
    }
    if by:
        said["by"] = by
    if unchecked:
        said["unchecked"] = True
    place = _place(folder.id, at)
    sealed = sealing.seal(data_key, json.dumps(said).encode(), place=place)
    event = ConsentEvent(folder_id=folder.id, at=at, rules=RULES, sealed=sealed)
    db.add(event)
    db.flush()
    return event


def folder_for(
    db: Session, keys: Keys, submission_id: str, *, voice: str, number: int, contents: Contents, at: datetime
) -> tuple[Folder, bytes]:
    """This voice's folder and its data key, with the staff ring; made when there is none yet. Staff side only."""
    wanted = select(Folder).where(Folder.submission_id == submission_id, Folder.voice == voice, Folder.number == number)
    found = db.scalars(wanted).first()
    if found:
        return found, folders.key_for_staff(db, keys, found)
    return folders.make(db, keys, submission_id=submission_id, voice=voice, contents=contents, at=at)


def history(db: Session, folder: Folder, data_key: bytes) -> list[Event]:
    """Every answer of this voice, the oldest first."""
    events = db.scalars(select(ConsentEvent).where(ConsentEvent.folder_id == folder.id).order_by(ConsentEvent.id))
    return [_opened(event, data_key) for event in events]


def _opened(event: ConsentEvent, data_key: bytes) -> Event:
    said: Answered = json.loads(sealing.unseal(data_key, event.sealed, place=_place(event.folder_id, event.at)))
    return {**said, "id": event.id, "at": event.at, "rules": event.rules}


def _place(folder_id: str, at: datetime) -> str:
    return sealing.joined(("consent_events", folder_id, at.isoformat()))

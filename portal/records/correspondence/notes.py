"""Notes: what staff write for staff. A table of its own, so that a note can never come into a thread. Append-only."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.sealed_to_staff import SealedToStaff


class KeptNote(SealedToStaff, AppendOnly, Base):
    """One note, sealed to the staff ring. A locked one is for safeguarding alone."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"
    locked: Mapped[bool]
    once: Mapped[str] = mapped_column(String(64), unique=True)  # the form it was typed into

    @property
    def place(self) -> tuple[object, ...]:
        return ("notes", self.submission_id, self.at.isoformat())


@dataclass(frozen=True, kw_only=True)
class Note:
    """One note; its words are empty while it is locked."""

    id: int
    at: datetime
    by: str
    locked: bool
    words: str


def keep(
    db: Session, keys: Keys, submission_id: str, words: str, *, by: Actor, once: str, locked: bool = False
) -> bool:
    """Keep this note. False when this form was kept before."""
    if db.scalars(select(KeptNote.id).where(KeptNote.once == once)).first():
        return False
    note = KeptNote(submission_id=submission_id, at=datetime.now(UTC), by=by, locked=locked, once=once)
    db.add(note.seal(keys, words.encode()))
    did = Did.WROTE_LOCKED_NOTE if locked else Did.WROTE_NOTE
    audit.write(db, actor=by, did=did, record=Ref.submission(submission_id), fields=["note"])
    return True


def of_submission(db: Session, keys: Keys, submission_id: str) -> list[Note]:
    """Every note, the newest first; locked ones without their words."""
    found = db.scalars(select(KeptNote).where(KeptNote.submission_id == submission_id).order_by(KeptNote.id.desc()))
    return [_note(each, "" if each.locked else each.unseal(keys).decode()) for each in found]


def unlock(db: Session, keys: Keys, submission_id: str, note_id: int, *, actor: Actor, why: str) -> Note | None:
    """One locked note with its words, for safeguarding. That it was opened, by whom and why, is written down."""
    found = db.get(KeptNote, note_id)
    if found is None or found.submission_id != submission_id or not found.locked:
        return None
    audit.write(db, actor=actor, did=Did.OPENED_LOCKED_NOTE, record=Ref.submission(submission_id), why=why)
    return _note(found, found.unseal(keys).decode())


def _note(kept: KeptNote, words: str) -> Note:
    return Note(id=kept.id, at=kept.at, by=kept.by, locked=kept.locked, words=words)

"""Folders: one voice's words on one submission, under a key of their own, opened by staff and by that voice alone."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import sealing
from portal.database import Base
from portal.keys import Keys

STAFF = "staff"
BROWSER = "browser"  # the browser it was sent from, until that voice has a card


class Folder(Base):
    """One voice (a named person and a role) on one submission. `sealed` holds the words asked and the words said."""

    __tablename__ = "folders"
    __table_args__ = (UniqueConstraint("submission_id", "voice", "number"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    voice: Mapped[str] = mapped_column(String(20))  # "person", "parent" or "helper"
    number: Mapped[int]  # two parents are two voices
    sealed: Mapped[bytes]
    made_at: Mapped[datetime]


class FolderKey(Base):
    """A folder's data key, wrapped for one holder."""

    __tablename__ = "folder_keys"
    __table_args__ = (UniqueConstraint("folder_id", "holder"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"))
    holder: Mapped[str] = mapped_column(String(20))
    key_name: Mapped[str] = mapped_column(String(64))
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)


def make(
    db: Session,
    keys: Keys,
    *,
    submission_id: str,
    voice: str,
    contents: dict[str, Any],
    at: datetime,
    number: int = 1,
    browser_secret: bytes | None = None,
) -> tuple[Folder, bytes]:
    """A new folder and its data key. The key is wrapped for staff and, when given, for the sending browser."""
    data_key = sealing.new_key()
    name = f"{submission_id}-{voice}{number if number > 1 else ''}"
    folder = Folder(id=name, submission_id=submission_id, voice=voice, number=number, made_at=at)
    folder.sealed = sealing.seal(data_key, json.dumps(contents).encode(), place=_place(folder))
    db.add(folder)
    db.flush()
    key_name, wrapped = keys.staff.seal(data_key, place=_wrap_place(folder))
    db.add(FolderKey(folder_id=folder.id, holder=STAFF, key_name=key_name, wrapped=wrapped))
    if browser_secret:
        own = sealing.key_from(browser_secret, f"folder {folder.id}")
        wrapped = sealing.seal(own, data_key, place=_wrap_place(folder))
        db.add(FolderKey(folder_id=folder.id, holder=BROWSER, key_name="cookie", wrapped=wrapped))
    return folder, data_key


def key_for_staff(db: Session, keys: Keys, folder: Folder) -> bytes:
    """The data key, with the staff ring. Raises CannotOpen on a process that does not hold it."""
    wrap = db.scalars(select(FolderKey).where(FolderKey.folder_id == folder.id, FolderKey.holder == STAFF)).one()
    return keys.staff_private.unseal(wrap.key_name, wrap.wrapped, place=_wrap_place(folder))


def key_for_browser(db: Session, folder: Folder, secret: bytes) -> bytes | None:
    """The data key, for the browser it was sent from; None for every other."""
    ours = FolderKey.folder_id == folder.id, FolderKey.holder == BROWSER
    wrap = db.scalars(select(FolderKey).where(*ours)).first()
    if wrap is None:
        return None
    own = sealing.key_from(secret, f"folder {folder.id}")
    try:
        return sealing.unseal(own, wrap.wrapped, place=_wrap_place(folder))
    except sealing.CannotOpen:
        return None


def find(db: Session, submission_id: str, voice: str) -> Folder | None:
    """The first folder of this voice."""
    wanted = select(Folder).where(Folder.submission_id == submission_id, Folder.voice == voice)
    return db.scalars(wanted.order_by(Folder.number)).first()


def open_folder(folder: Folder, data_key: bytes) -> dict[str, Any]:
    """What this voice was asked and said."""
    contents: dict[str, Any] = json.loads(sealing.unseal(data_key, folder.sealed, place=_place(folder)))
    return contents


def of_submission(db: Session, submission_id: str) -> list[Folder]:
    """All voices of a submission, the one that asked first."""
    wanted = select(Folder).where(Folder.submission_id == submission_id)
    return list(db.scalars(wanted.order_by(Folder.made_at, Folder.id)))


def _place(folder: Folder) -> str:
    return sealing.joined(("folders", folder.id, 1))


def _wrap_place(folder: Folder) -> str:
    return sealing.joined(("folder_keys", folder.id, 1))

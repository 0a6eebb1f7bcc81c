"""Folders: one voice's words on one submission, under a key of their own, opened by staff and by that voice alone."""

import json
from datetime import UTC, date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import Base
from portal.records.voices.contents import Contents

STAFF = "staff"
BROWSER = "browser"  # the browser it was sent from, until that voice has a card
COOKIE, OWN_COOKIE = "cookie", "own cookie"  # what that key is made of; of a device that nobody else looks at
MOST = 9  # folders of one voice on one submission


class Folder(Base):
    """One voice (a named person and a role) on one submission. `sealed` holds the words asked and the words said.

    An answer given on someone else's phone has a folder of its own, which only staff open: whoever holds that phone
    next can never read it, whatever card they were given to pass on.
    """

    __tablename__ = "folders"
    __table_args__ = (UniqueConstraint("submission_id", "voice", "number"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    voice: Mapped[str] = mapped_column(String(20))  # "person", "parent", "council", "decider", "helper", "unknown"
    number: Mapped[int]  # two parents are two voices
    sealed: Mapped[bytes]
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]  # the person ended this voice's part: no card opens it, staff still do
    told_at: Mapped[datetime | None]  # the person agreed then that this voice is told how it goes …
    told_until: Mapped[date | None]  # … up to the day before this one: their 16th or 18th birthday
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary)  # whoever may add seals to it; none: an old folder
    private_key: Mapped[bytes | None] = mapped_column(LargeBinary)  # the other half, under the data key

    @property
    def key(self) -> str:
        """Its name within the submission: "person", "parent", "parent2" …"""
        return self.id.rpartition("-")[2]

    def may_be_told(self, today: date) -> bool:
        """Did the person agree that this voice is told how it goes, and does that still hold?"""
        return self.told_at is not None and (self.told_until is None or today < self.told_until)


class TooMany(Exception):
    """This voice has as many folders on this submission as there can be."""


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
    contents: Contents,
    at: datetime,
    browser_secret: bytes | None = None,
    own_device: bool = False,
) -> tuple[Folder, bytes]:
    """A new folder and its data key. The key is wrapped for staff and, when given, for the sending browser.

    Raises TooMany.
    """
    data_key = sealing.new_key()
    number = _how_many(db, submission_id, voice) + 1
    if number > MOST:
        raise TooMany
    id_ = f"{submission_id}-{voice}{number if number > 1 else ''}"
    folder = Folder(id=id_, submission_id=submission_id, voice=voice, number=number, made_at=at)
    folder.sealed = sealing.seal(data_key, json.dumps(contents).encode(), place=_place(folder))
    give_pair(folder, data_key)
    db.add(folder)
    db.flush()
    key_name, wrapped = keys.staff.seal(data_key, place=_wrap_place(folder))
    db.add(FolderKey(folder_id=folder.id, holder=STAFF, key_name=key_name, wrapped=wrapped))
    if browser_secret:
        own = sealing.key_from(browser_secret, f"folder {folder.id}")
        wrapped = sealing.seal(own, data_key, place=_wrap_place(folder))
        name = OWN_COOKIE if own_device else COOKIE
        db.add(FolderKey(folder_id=folder.id, holder=BROWSER, key_name=name, wrapped=wrapped))
    return folder, data_key


def give_pair(folder: Folder, data_key: bytes) -> None:
    """Let others add to this folder who cannot open it; one of before there were pairs gets its own here."""
    if folder.public_key is None:
        folder.public_key, folder.private_key = sealing.sealed_pair(data_key, place=_pair_place(folder))


def private_half(folder: Folder, data_key: bytes) -> bytes:
    """What opens what was added to the public half. Raises CannotOpen for a folder that has no pair."""
    return sealing.unseal(data_key, folder.private_key or b"", place=_pair_place(folder))


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


def find(db: Session, submission_id: str, key: str) -> Folder | None:
    """The folder with this name within its submission: "person", "parent2" …"""
    return db.get(Folder, f"{submission_id}-{key}")


def find_by_id(db: Session, folder_id: str) -> Folder | None:
    return db.get(Folder, folder_id)


def end(folder: Folder) -> None:
    """The person ended this voice's part: none of its cards opens it any more, and it is told nothing."""
    folder.ended_at = datetime.now(UTC)
    folder.told_at = folder.told_until = None


def agree_to_tell(folder: Folder, *, until: date | None) -> None:
    """The person agreed that this voice is told how it goes, until this day; None: until they change their mind."""
    folder.told_at, folder.told_until = datetime.now(UTC), until


def stop_telling(folder: Folder) -> None:
    """The person does not want this voice to be told how it goes."""
    folder.told_at = folder.told_until = None


def _how_many(db: Session, submission_id: str, voice: str) -> int:
    wanted = select(func.count()).select_from(Folder)
    return db.scalar(wanted.where(Folder.submission_id == submission_id, Folder.voice == voice)) or 0


def open_folder(folder: Folder, data_key: bytes) -> Contents:
    """What this voice was asked and said."""
    contents: Contents = json.loads(sealing.unseal(data_key, folder.sealed, place=_place(folder)))
    return contents


def of_submission(db: Session, submission_id: str) -> list[Folder]:
    """All voices of a submission, the one that asked first."""
    wanted = select(Folder).where(Folder.submission_id == submission_id)
    return list(db.scalars(wanted.order_by(Folder.made_at, Folder.id)))


def _place(folder: Folder) -> str:
    return sealing.joined(("folders", folder.id, 1))


def _pair_place(folder: Folder) -> str:
    return sealing.joined(("folder_pairs", folder.id, 1))


def _wrap_place(folder: Folder) -> str:
    return sealing.joined(("folder_keys", folder.id, 1))

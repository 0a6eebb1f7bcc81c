"""What a browser keeps of what it sent: for 10 minutes, or until Continue, the folder's key, to show the receipt again.

Then it keeps a mark: for an hour it can add to the folder, and never opens it. Which browser that is follows from its
cookie: the id of what was sent is worked out from it.
"""

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal.crypto import sealing
from portal.records.voices import folders
from portal.records.voices.folders import BROWSER, OWN_COOKIE, Folder, FolderKey

SHOWN_FOR = timedelta(minutes=10)
ADDS_FOR = timedelta(hours=1)
ADDS = "adds"  # the holder of the mark, which wraps nothing
TELLS = "tells"  # … and of whether more is asked of that browser: nobody else can tell a yes from a no there


def key(db: Session, folder: Folder, secret: bytes) -> bytes | None:
    """The data key, while the browser that sent it may show the receipt again; None for every other."""
    is_shown = folder.made_at > datetime.now(UTC) - SHOWN_FOR
    return folders.key_for_browser(db, folder, secret) if is_shown else None


def opened(db: Session, submission_id: str, secret: bytes) -> tuple[Folder, bytes] | None:
    """The folder of whoever sent it from this browser, and its data key, while the receipt may show it."""
    found = ((folder, key(db, folder, secret)) for folder in folders.of_submission(db, submission_id))
    return next(((folder, data_key) for folder, data_key in found if data_key), None)


def is_own_device(db: Session, submission_id: str) -> bool:
    """Was it said that nobody else looks at the device, when this was sent from it?"""
    wanted = select(FolderKey.id).join(Folder, Folder.id == FolderKey.folder_id)
    own = FolderKey.holder == BROWSER, FolderKey.key_name == OWN_COOKIE
    return db.scalars(wanted.where(Folder.submission_id == submission_id, *own)).first() is not None


def make_own(db: Session, submission_id: str, secret: bytes) -> bool:
    """It is said now that nobody else uses this device. False where this browser did not just send it."""
    found = folders.of_submission(db, submission_id)
    held = [each.id for each in found if key(db, each, secret)]
    ours = update(FolderKey).where(FolderKey.folder_id.in_(held), FolderKey.holder == BROWSER)
    db.execute(ours.values(key_name=OWN_COOKIE))
    return bool(held)


def put_away(db: Session, submission_id: str, secret: bytes) -> None:
    """Continue was pressed: the browser opens nothing of it any more."""
    for folder in folders.of_submission(db, submission_id):
        data_key = key(db, folder, secret)
        if data_key:
            folders.give_pair(folder, data_key)
            _keep_only_marks(db, [folder.id])


def forget(db: Session, folder: Folder) -> None:
    """No browser that sent this opens it, or adds to it, any more."""
    db.execute(delete(FolderKey).where(FolderKey.folder_id == folder.id, FolderKey.holder.in_((BROWSER, ADDS, TELLS))))


def put_old_away(db: Session) -> None:
    """The same for every receipt whose 10 minutes are over; a mark is deleted when its hour is."""
    now = datetime.now(UTC)
    for age, holder in ((SHOWN_FOR, BROWSER), (ADDS_FOR, ADDS), (ADDS_FOR, TELLS)):
        old = select(Folder.id).join(FolderKey, FolderKey.folder_id == Folder.id)
        ids = list(db.scalars(old.where(FolderKey.holder == holder, Folder.made_at <= now - age)))
        if holder == BROWSER:
            _keep_only_marks(db, ids)
        else:
            db.execute(delete(FolderKey).where(FolderKey.folder_id.in_(ids), FolderKey.holder == holder))


def adds_to(db: Session, submission_id: str) -> Folder | None:
    """The folder that the browser which sent this may add to; None when its hour is over, or the voice has ended."""
    wanted = select(Folder).join(FolderKey, FolderKey.folder_id == Folder.id)
    mark = FolderKey.holder.in_((BROWSER, ADDS)), Folder.made_at > datetime.now(UTC) - ADDS_FOR
    folder = db.scalars(wanted.where(Folder.submission_id == submission_id, *mark)).first()
    return folder if folder and folder.public_key and not folder.ended_at else None


def let_tell(db: Session, folder: Folder, secret: bytes, *, may: bool) -> None:
    """At Send: remember for this browser whether more is asked of it. Without its cookie both look the same."""
    token = _tells(folder, secret) if may else secrets.token_bytes(32)
    if _told_whether(db, folder) is None:  # a second Send finds what the first one kept
        db.add(FolderKey(folder_id=folder.id, holder=TELLS, key_name="", wrapped=token))


def may_tell(db: Session, folder: Folder, secret: bytes) -> bool:
    """Was it remembered for this browser that more is asked of it?"""
    kept = _told_whether(db, folder)
    return kept is not None and sealing.same(kept, _tells(folder, secret))


def _told_whether(db: Session, folder: Folder) -> bytes | None:
    return db.scalar(select(FolderKey.wrapped).where(FolderKey.folder_id == folder.id, FolderKey.holder == TELLS))


def _tells(folder: Folder, secret: bytes) -> bytes:
    return sealing.token(secret, f"tells {folder.id}")


def _keep_only_marks(db: Session, folder_ids: list[str]) -> None:
    kept = update(FolderKey).where(FolderKey.folder_id.in_(folder_ids), FolderKey.holder == BROWSER)
    db.execute(kept.values(holder=ADDS, key_name="", wrapped=b""))

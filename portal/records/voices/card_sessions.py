"""Openings: the card that a browser has opened, remembered for 20 hours or until "Finished". Sealed with its cookie."""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import LargeBinary, String, delete, or_, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.database import Base

KEPT_FOR = timedelta(hours=20)
IDLE = timedelta(minutes=15)  # nobody asked for a page of it for so long: it is closed
ASKED_EVERY = timedelta(minutes=1)  # that a page was asked for is written down once in this time


class KeptOpening(Base):
    """One browser's. Which card it opened, and the key, are sealed."""

    __tablename__ = "openings"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    until: Mapped[datetime] = mapped_column(index=True)
    seen_at: Mapped[datetime | None]  # none: from before there was a limit


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What a browser holds after the card's words, and after the second check when `checked`.

    It `hides` every answer until the person says that nobody looks at their phone or papers.
    """

    card_id: int
    key: bytes = field(repr=False)
    checked: bool = False
    hides: bool = True


def remember(db: Session, secret: bytes, opening: Opening) -> None:
    """Keep this in place of what the browser had opened before."""
    forget(db, secret)
    now = datetime.now(UTC)
    db.add(KeptOpening(id=_id(secret), sealed=_sealed(secret, opening), until=now + KEPT_FOR, seen_at=now))
    db.flush()


def rewrite(db: Session, secret: bytes, opening: Opening) -> None:
    """Keep this in place of what the browser has open; it is remembered no longer for that."""
    db.get_one(KeptOpening, _id(secret)).sealed = _sealed(secret, opening)
    db.flush()


def find(db: Session, secret: bytes) -> Opening | None:
    """What this browser has opened, unless it ran out or nobody used it for a while."""
    kept = db.get(KeptOpening, _id(secret))
    now = datetime.now(UTC)
    if kept is None or kept.until <= now or (kept.seen_at and kept.seen_at <= now - IDLE):
        return None
    contents = json.loads(sealing.unseal(_key(secret), kept.sealed, place=f"openings/{kept.id}"))
    return Opening(**(contents | {"key": b64decode(contents["key"])}))


def is_to_be_seen(db: Session, secret: bytes) -> bool:
    """Is it time to write down that a page of it was asked for?"""
    kept = db.get(KeptOpening, _id(secret))
    return kept is not None and (kept.seen_at is None or kept.seen_at <= datetime.now(UTC) - ASKED_EVERY)


def see(db: Session, secret: bytes) -> None:
    """A page of it was asked for now."""
    db.execute(update(KeptOpening).where(KeptOpening.id == _id(secret)).values(seen_at=datetime.now(UTC)))


def forget(db: Session, secret: bytes) -> None:
    """This browser has nothing open any more."""
    db.execute(delete(KeptOpening).where(KeptOpening.id == _id(secret)))


def forget_old(db: Session) -> None:
    """Delete what ran out, and what nobody used for a while."""
    now = datetime.now(UTC)
    db.execute(delete(KeptOpening).where(or_(KeptOpening.until <= now, KeptOpening.seen_at <= now - IDLE)))


def _sealed(secret: bytes, opening: Opening) -> bytes:
    contents = json.dumps(asdict(opening) | {"key": b64encode(opening.key).decode()})
    return sealing.seal(_key(secret), contents.encode(), place=f"openings/{_id(secret)}")


def _id(secret: bytes) -> str:
    return sha256(b"opening" + secret).hexdigest()


def _key(secret: bytes) -> bytes:
    return sealing.key_from(secret, "opening")

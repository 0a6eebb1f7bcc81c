"""Openings: the card that a browser has opened, remembered for 20 hours or until "Finished". Sealed with its cookie."""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import LargeBinary, String, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.database import Base

KEPT_FOR = timedelta(hours=20)


class KeptOpening(Base):
    """One browser's. Which card it opened, and the key, are sealed."""

    __tablename__ = "openings"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    until: Mapped[datetime] = mapped_column(index=True)


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
    db.add(KeptOpening(id=_id(secret), sealed=_sealed(secret, opening), until=datetime.now(UTC) + KEPT_FOR))
    db.flush()


def rewrite(db: Session, secret: bytes, opening: Opening) -> None:
    """Keep this in place of what the browser has open; it is remembered no longer for that."""
    db.get_one(KeptOpening, _id(secret)).sealed = _sealed(secret, opening)
    db.flush()


def find(db: Session, secret: bytes) -> Opening | None:
    """What this browser has opened, unless it ran out."""
    kept = db.get(KeptOpening, _id(secret))
    if kept is None or kept.until <= datetime.now(UTC):
        return None
    contents = json.loads(sealing.unseal(_key(secret), kept.sealed, place=f"openings/{kept.id}"))
    return Opening(**(contents | {"key": b64decode(contents["key"])}))


def forget(db: Session, secret: bytes) -> None:
    """This browser has nothing open any more."""
    db.execute(delete(KeptOpening).where(KeptOpening.id == _id(secret)))


def forget_old(db: Session) -> None:
    """Delete what ran out."""
    db.execute(delete(KeptOpening).where(KeptOpening.until <= datetime.now(UTC)))


def _sealed(secret: bytes, opening: Opening) -> bytes:
    contents = json.dumps(asdict(opening) | {"key": b64encode(opening.key).decode()})
    return sealing.seal(_key(secret), contents.encode(), place=f"openings/{_id(secret)}")


def _id(secret: bytes) -> str:
    return sha256(b"opening" + secret).hexdigest()


def _key(secret: bytes) -> bytes:
    return sealing.key_from(secret, "opening")

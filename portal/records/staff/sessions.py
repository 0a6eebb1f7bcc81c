"""Signed-in staff browsers: found by a hash of the cookie, sealed with a key made from it, ended when idle."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import LargeBinary, String, delete, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.database import Base

IDLE = timedelta(minutes=15)  # `safety.md`, "Staff"
LONGEST = timedelta(hours=10)


class KeptSession(Base):
    """One browser. Who it belongs to is sealed with the rest."""

    __tablename__ = "staff_sessions"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)


def _id(secret: bytes) -> str:
    return sha256(b"staff session" + secret).hexdigest()


def _key(secret: bytes) -> bytes:
    return sealing.key_from(secret, "staff session")


def find(db: Session, secret: bytes) -> str | None:
    """The contents of a live session. An idle or old one is none."""
    kept = db.get(KeptSession, _id(secret))
    now = datetime.now(UTC)
    if kept is None or kept.seen_at < now - IDLE or kept.started_at < now - LONGEST:
        return None
    return sealing.unseal(_key(secret), kept.sealed, place=f"staff_sessions/{kept.id}").decode()


def idle(db: Session, secret: bytes) -> str | None:
    """The contents of a session that ended since nobody used it: of this browser, not signed out, and not too old."""
    kept = db.get(KeptSession, _id(secret))
    now = datetime.now(UTC)
    if kept is None or kept.seen_at >= now - IDLE or kept.seen_at < now - LONGEST:
        return None
    return sealing.unseal(_key(secret), kept.sealed, place=f"staff_sessions/{kept.id}").decode()


def keep(db: Session, secret: bytes, contents: str, *, changed: bool) -> None:
    """Keep what changed in a session that goes on, and remember that this browser was here now.

    One that was ended meanwhile, by signing out on another page, stays ended.
    """
    id_ = _id(secret)
    values: dict[str, object] = {"seen_at": datetime.now(UTC)}
    if changed:
        values["sealed"] = sealing.seal(_key(secret), contents.encode(), place=f"staff_sessions/{id_}")
    db.execute(update(KeptSession).where(KeptSession.id == id_).values(values))


def begin(db: Session, secret: bytes, contents: str) -> None:
    """Keep the contents of a session that begins now."""
    id_, now = _id(secret), datetime.now(UTC)
    sealed = sealing.seal(_key(secret), contents.encode(), place=f"staff_sessions/{id_}")
    db.add(KeptSession(id=id_, sealed=sealed, started_at=now, seen_at=now))


def end(db: Session, secret: bytes) -> None:
    """This browser is signed out."""
    db.execute(delete(KeptSession).where(KeptSession.id == _id(secret)))


def end_old(db: Session) -> None:
    """Delete what has run out."""
    now = datetime.now(UTC)
    old = (KeptSession.seen_at < now - IDLE) | (KeptSession.started_at < now - LONGEST)
    db.execute(delete(KeptSession).where(old))

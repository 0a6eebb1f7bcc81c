"""Additions: what a voice wrote after sending ("something I forgot"), sealed in its folder. Nothing takes it away."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ForeignKey, LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import sealing
from portal.database import Base
from portal.records import audit
from portal.records.folders import Folder


class Addition(Base):
    """One text, in the words of that voice."""

    __tablename__ = "additions"

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"), index=True)
    at: Mapped[datetime]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True, kw_only=True)
class Added:
    """One opened addition."""

    at: datetime
    words: str


def add(db: Session, folder: Folder, data_key: bytes, words: str) -> None:
    """Keep these words in the folder."""
    now = datetime.now(UTC)
    sealed = sealing.seal(data_key, words.encode(), place=_place(folder.id, now))
    db.add(Addition(folder_id=folder.id, at=now, sealed=sealed))
    audit.write(db, actor="public", did="added words", record=f"submission:{folder.submission_id}")


def of_folder(db: Session, folder: Folder, data_key: bytes) -> list[Added]:
    """Everything this voice added, the oldest first."""
    found = db.scalars(select(Addition).where(Addition.folder_id == folder.id).order_by(Addition.id))
    return [
        Added(at=each.at, words=sealing.unseal(data_key, each.sealed, place=_place(folder.id, each.at)).decode())
        for each in found
    ]


def _place(folder_id: str, at: datetime) -> str:
    return sealing.joined(("additions", folder_id, at.isoformat()))

"""When a page of one's own was opened with a card: told to its voice, who may say that someone else has the card."""

from datetime import UTC, datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import Base
from portal.records.voices.folders import Folder


class PageOpening(Base):
    """The second check was passed then."""

    __tablename__ = "page_openings"

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"), index=True)
    at: Mapped[datetime]


def write_down(db: Session, folder: Folder) -> None:
    db.add(PageOpening(folder_id=folder.id, at=datetime.now(UTC)))


def last(db: Session, folder: Folder, *, most: int) -> list[datetime]:
    """The last times, the newest first."""
    ours = select(PageOpening.at).where(PageOpening.folder_id == folder.id)
    return list(db.scalars(ours.order_by(PageOpening.id.desc()).limit(most)))

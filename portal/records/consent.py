"""Consent events: what each voice answered for each purpose. Append-only; sealed in that voice's folder."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import sealing
from portal.database import AppendOnly, Base
from portal.records.folders import Folder

RULES = "2026-11"  # the version of the rules in `domain.md` 2f that applied when it was said


class ConsentEvent(AppendOnly, Base):
    """One answer. `sealed` holds purpose, answer, the words and language shown, and how it was given."""

    __tablename__ = "consent_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"), index=True)
    at: Mapped[datetime]
    rules: Mapped[str]
    sealed: Mapped[bytes]


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
) -> None:
    """Write down one answer of this voice.

    `how` is "alone", "with_someone" or "handed_over". It is "online, not yet confirmed" until staff have spoken to the
    person (`domain.md` H10).
    """
    said = {"purpose": purpose, "answer": answer, "how": how, "words_shown": words_shown, "language": language}
    place = _place(folder.id, at)
    sealed = sealing.seal(data_key, json.dumps(said).encode(), place=place)
    db.add(ConsentEvent(folder_id=folder.id, at=at, rules=RULES, sealed=sealed))


def history(db: Session, folder: Folder, data_key: bytes) -> list[dict[str, Any]]:
    """Every answer of this voice, the oldest first."""
    events = db.scalars(select(ConsentEvent).where(ConsentEvent.folder_id == folder.id).order_by(ConsentEvent.id))
    return [
        json.loads(sealing.unseal(data_key, event.sealed, place=_place(folder.id, event.at)))
        | {"at": event.at, "rules": event.rules}
        for event in events
    ]


def _place(folder_id: str, at: datetime) -> str:
    return sealing.joined(("consent_events", folder_id, at.isoformat()))

"""What staff recorded about consent: they spoke to a voice, asked a child another way, or who can decide what.

Append-only, and sealed to the staff ring alone: no card opens it, so it can never stand on a person's own page.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability.names import Actor
from portal.records.sealed_to_staff import SealedToStaff
from portal.records.voices.folders import Folder

SPOKE, TOLD, ATTEMPT, COMPETENCE = "spoke", "told", "attempt", "competence"
CAPACITY, BEST_INTERESTS, OVERRIDE = "capacity", "best_interests", "override"
AUTHORITY, SETTLED = "authority", "settled"
CHILD_FIRST, OVERRIDE_REVIEW = "child_first", "override_review"  # `standing/child_first.py`, `overrides.py`


class ConsentRecord(SealedToStaff, AppendOnly, Base):
    """One thing that a member of staff recorded about one voice. `once` is the form it was typed into."""

    __tablename__ = "consent_records"

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"), index=True)
    at: Mapped[datetime]
    once: Mapped[str] = mapped_column(String(64), unique=True)

    @property
    def place(self) -> tuple[object, ...]:
        return ("consent_records", self.folder_id, self.at.isoformat())


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What was recorded. What a kind does not have is empty."""

    kind: str  # one of the names above; "told" is an answer by phone, on paper or in person
    by: Actor
    on: str  # the day it happened, as "2026-11-22"
    purpose: str  # the decision it is about
    event: int = 0  # the answer that was confirmed or written down
    alone: str = ""  # "alone" or "with_someone": how staff spoke to this voice; empty when they did not
    legal_right: str = ""  # for a parent: "yes", "no" or "not_yet"; which one, and how it was seen, stand in `more`
    answer: str = ""  # an attempt: "seemed_yes" …, "cannot_tell"; capacity: "has", "lacks"; a decision: "yes", "no"
    competent: str = ""  # "yes" or "no"
    explained_by: str = ""
    why: str = ""
    rests_on: int = 0  # the capacity record under a best interests record
    more: dict[str, str] = field(default_factory=dict)  # every other answer of a long form, by its question
    id: int = 0
    at: datetime | None = None  # when it was written down

    @property
    def day(self) -> date:
        return date.fromisoformat(self.on)

    def is_past(self, today: date) -> bool:
        """Has its review day passed? One without such a day never ends by itself."""
        review = self.more.get("review", "")
        return bool(review) and today > date.fromisoformat(review)


def keep(db: Session, keys: Keys, folder: Folder, recorded: Recorded, *, once: str) -> None:
    """Write it down. The caller has seen that this form was not sent before (`was_kept`)."""
    said: dict[str, object] = asdict(recorded)
    del said["at"], said["id"]
    db.add(ConsentRecord(folder_id=folder.id, at=datetime.now(UTC), once=once).seal(keys, json.dumps(said).encode()))
    db.flush()


def was_kept(db: Session, once: str) -> bool:
    """Was this form sent before?"""
    return db.scalars(select(ConsentRecord.id).where(ConsentRecord.once == once)).first() is not None


def of_folder(db: Session, keys: Keys, folder: Folder) -> list[Recorded]:
    """All that was recorded about this voice, the oldest first. Raises CannotOpen on a process without the ring."""
    found = db.scalars(select(ConsentRecord).where(ConsentRecord.folder_id == folder.id).order_by(ConsentRecord.id))
    return [_opened(keys, each) for each in found]


def _opened(keys: Keys, row: ConsentRecord) -> Recorded:
    said = json.loads(row.unseal(keys))
    said["by"] = Actor(said["by"])
    return Recorded(**said, id=row.id, at=row.at)

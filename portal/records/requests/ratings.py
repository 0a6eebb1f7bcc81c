"""Colours: how likely a mental health hospital is, as staff judge it. Set by staff alone, never worked out.

Each has a rationale and the factors that were ticked, and the history is kept (`domain.md` 1a lines 4 to 9, 2b).
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did


class Colour(StrEnum):
    """In the order of the source. Blue is not a point on the scale: it means in hospital."""

    RED = "red"
    AMBER = "amber"
    BLUE = "blue"
    GREEN = "green"


class KeptColour(AppendOnly, Base):
    """One judgement. Which colour it was, why and with which factors is sealed to the staff ring."""

    __tablename__ = "colours"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"
    key_name: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One judgement, opened."""

    at: datetime
    by: str
    colour: str
    why: str
    factors: tuple[str, ...]


def judge(
    db: Session, keys: Keys, submission_id: str, *, colour: Colour, why: str, factors: tuple[str, ...], by: Actor
) -> bool:
    """Keep this judgement. False when it says what the last one said."""
    last = of_submission(db, keys, submission_id)[:1]
    if [(each.colour, each.why, each.factors) for each in last] == [(colour, why, factors)]:
        return False
    now = datetime.now(UTC)
    words = json.dumps({"colour": colour, "why": why, "factors": factors}).encode()
    name, sealed = keys.staff.seal(words, place=_place(submission_id, now))
    db.add(KeptColour(submission_id=submission_id, at=now, by=by, key_name=name, sealed=sealed))
    db.flush()
    audit.write(db, actor=by, did=Did.SET_COLOUR, record=Ref.submission(submission_id), fields=["colour"])
    return True


def of_submission(db: Session, keys: Keys, submission_id: str) -> list[Judged]:
    """Every judgement, the newest first. Raises CannotOpen on a process that does not hold the staff ring."""
    kept = select(KeptColour).where(KeptColour.submission_id == submission_id).order_by(KeptColour.id.desc())
    return [_judged(each, keys) for each in db.scalars(kept)]


def _judged(kept: KeptColour, keys: Keys) -> Judged:
    place = _place(kept.submission_id, kept.at)
    said = json.loads(keys.staff_private.unseal(kept.key_name, kept.sealed, place=place))
    return Judged(at=kept.at, by=kept.by, colour=said["colour"], why=said["why"], factors=tuple(said["factors"]))


def _place(submission_id: str, at: datetime) -> str:
    return sealing.joined(("colours", submission_id, at.isoformat()))

"""Colours: how likely a mental health hospital is, as staff judge it. Set by staff alone, never worked out.

Each has a rationale and the factors that were ticked, and the history is kept (`domain.md` 1a lines 4 to 9, 2b).
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.sealed_to_staff import SealedToStaff


class Colour(StrEnum):
    """In the order of the source. Blue is not a point on the scale: it means in hospital."""

    RED = "red"
    AMBER = "amber"
    BLUE = "blue"
    GREEN = "green"


IN_MENTAL_HEALTH = "mental_health"  # the only kind of hospital that blue is for


class NotBlue(Exception):
    """Blue is for a mental health hospital alone."""


class KeptColour(SealedToStaff, AppendOnly, Base):
    """One judgement. Which colour it was, why and with which factors is sealed to the staff ring."""

    __tablename__ = "colours"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"

    @property
    def place(self) -> tuple[object, ...]:
        return ("colours", self.submission_id, self.at.isoformat())


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One judgement, opened."""

    at: datetime
    by: str
    colour: str
    why: str
    factors: tuple[str, ...]
    hospital: str = ""  # for blue: the kind that staff said it is; "" of what was set before they were asked


def judge(
    db: Session,
    keys: Keys,
    submission_id: str,
    *,
    colour: Colour,
    why: str,
    factors: tuple[str, ...],
    by: Actor,
    hospital: str = "",
) -> bool:
    """Keep this judgement. False when it says what the last one said.

    Raises NotBlue for blue without a mental health hospital (`domain.md` 2b).
    """
    if colour == Colour.BLUE and hospital != IN_MENTAL_HEALTH:
        raise NotBlue
    last = of_submission(db, keys, submission_id)[:1]
    if [(each.colour, each.why, each.factors, each.hospital) for each in last] == [(colour, why, factors, hospital)]:
        return False
    words = json.dumps({"colour": colour, "why": why, "factors": factors, "hospital": hospital}).encode()
    db.add(KeptColour(submission_id=submission_id, at=datetime.now(UTC), by=by).seal(keys, words))
    db.flush()
    audit.write(db, actor=by, did=Did.SET_COLOUR, record=Ref.submission(submission_id), fields=["colour"])
    return True


def of_submission(db: Session, keys: Keys, submission_id: str) -> list[Judged]:
    """Every judgement, the newest first. Raises CannotOpen on a process that does not hold the staff ring."""
    kept = select(KeptColour).where(KeptColour.submission_id == submission_id).order_by(KeptColour.id.desc())
    return [_judged(each, keys) for each in db.scalars(kept)]


def _judged(kept: KeptColour, keys: Keys) -> Judged:
    said = json.loads(kept.unseal(keys))
    return Judged(
        at=kept.at,
        by=kept.by,
        colour=said["colour"],
        why=said["why"],
        factors=tuple(said["factors"]),
        hospital=said.get("hospital", ""),
    )

"""What stays out of a copy for the person, and why: each decision of a member of staff. Append-only; sealed to staff.

Everything goes in unless somebody decided (UK GDPR Article 15; Data Protection Act 2018, Schedules 2 and 3). A later
decision about the same thing counts in place of the earlier one, and both stay.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
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


class Why(StrEnum):
    """Why something may stay out. Staff read the words for it in `portal/staff/labels/copy_words.py`."""

    OTHER_PERSON = "other_person"  # Data Protection Act 2018, Schedule 2, paragraph 16
    CONFIDENCE = "confidence"
    HARM = "harm"  # the harm test: Schedule 3, paragraphs 2 and 5, case by case (`domain.md` section 9)
    LEGAL_ADVICE = "legal_advice"  # Schedule 2, paragraph 19
    CRIME = "crime"  # Schedule 2, paragraph 2


class KeptDecision(SealedToStaff, AppendOnly, Base):
    """One decision about one request. What it is about, why, and the harm test are sealed to the staff ring."""

    __tablename__ = "copy_decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"
    once: Mapped[str] = mapped_column(String(64), unique=True)  # the form it was typed into

    @property
    def place(self) -> tuple[object, ...]:
        return ("copy_decisions", self.submission_id, self.at.isoformat())


@dataclass(frozen=True, kw_only=True)
class HarmTest:
    """Who found that it would do serious harm: never the one who only types it in."""

    name: str
    profession: str
    on: str  # "2026-11-22"
    why: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was decided about one thing, which is a class ("notes") or one item of it ("2222-3333 notes-1")."""

    about: str
    stays_out: bool
    why: str = ""  # a `Why`, of what stays out
    words: str = ""
    quiet: bool = False  # naming this kind of reason to the person would itself do harm
    test: HarmTest | None = None

    def __post_init__(self) -> None:
        if self.stays_out and self.why not in set(Why):
            raise ValueError("Nothing stays out without a reason from the list.")
        if self.stays_out and (self.why == Why.HARM) != bool(self.test and all(asdict(self.test).values())):
            raise ValueError("What is held back for harm has a whole harm test, and nothing else has one.")


@dataclass(frozen=True, kw_only=True)
class Decision(Said):
    """The same, as it was kept."""

    id: int = field(default=0)
    at: datetime
    by: str


def keep(db: Session, keys: Keys, submission_id: str, said: Said, *, by: Actor, once: str) -> bool:
    """Write this decision down. False when this form was kept before. The trail gets the class and the reason's key."""
    if db.scalars(select(KeptDecision.id).where(KeptDecision.once == once)).first():
        return False
    row = KeptDecision(submission_id=submission_id, at=datetime.now(UTC), by=by, once=once)
    db.add(row.seal(keys, json.dumps(asdict(said)).encode()))
    db.flush()
    did = Did.LEFT_OUT_OF_COPY if said.stays_out else Did.LEFT_IN_COPY
    about = said.about.rpartition(" ")[2]  # never the reference of a linked request, which may be kept from chairs
    audit.write(db, actor=by, did=did, record=Ref.submission(submission_id), fields=[about], why=said.why)
    return True


def of_submissions(db: Session, keys: Keys, submission_ids: Collection[str]) -> list[Decision]:
    """Every decision about these requests, the oldest first. Raises CannotOpen without the staff ring."""
    wanted = select(KeptDecision).where(KeptDecision.submission_id.in_(submission_ids)).order_by(KeptDecision.id)
    return [_opened(each, keys) for each in db.scalars(wanted)]


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The last decision about each thing, in the order in which they were made."""
    last = {each.about: each for each in decisions}
    return sorted(last.values(), key=lambda each: each.id)


def of_copy(decisions: Sequence[Decision], ids: Collection[int]) -> list[Decision]:
    """Those with which a copy was made."""
    return [each for each in decisions if each.id in ids]


def _opened(row: KeptDecision, keys: Keys) -> Decision:
    said = json.loads(row.unseal(keys))
    test = HarmTest(**said.pop("test")) if said["test"] else said.pop("test")
    return Decision(**said, test=test, id=row.id, at=row.at, by=row.by)

"""Moves: each change of a request's status, with who made it and, sealed for staff, what it needed. Append-only."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import MovedTo
from portal.records.complaints import entries
from portal.records.complaints.state import may_be_answered
from portal.records.requests import flows
from portal.records.requests.flows import Move, Need, Status
from portal.records.requests.submissions import Submission
from portal.records.sealed_to_staff import SealedToStaff


class KeptMove(SealedToStaff, AppendOnly, Base):
    """From which status to which. `sealed` holds the reason, the day, the panel, to the staff ring."""

    __tablename__ = "moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"
    before: Mapped[str] = mapped_column(String(30))
    after: Mapped[str] = mapped_column(String(30))

    @property
    def place(self) -> tuple[object, ...]:
        return ("moves", self.submission_id, self.before, self.after)


@dataclass(frozen=True, kw_only=True)
class Made:
    """One move, opened."""

    at: datetime
    by: str
    before: str
    after: str
    said: dict[str, str]


class AlreadyMoved(Exception):
    """The request is not where the page showed it any more: someone else moved it."""


class NotProven(Exception):
    """Nothing that was written down proves what the status would say."""


def is_proven(db: Session, submission: Submission, move: Move) -> bool:
    """Does what was written down prove what this move would say?"""
    return Need.ANSWER not in move.needs or may_be_answered(entries.kinds(db, submission.id))


def make(
    db: Session, keys: Keys, submission: Submission, move: Move, *, seen: str, actor: Actor, said: dict[str, str]
) -> None:
    """Change the status, and keep what the move needed. `seen` is the status that whoever presses saw.

    Raises AlreadyMoved; NotProven where the new status would say more than what was written down proves.
    """
    db.refresh(submission, with_for_update=True)
    if submission.status != seen:
        raise AlreadyMoved
    if not is_proven(db, submission, move):
        raise NotProven
    now = datetime.now(UTC)
    made = KeptMove(submission_id=submission.id, at=now, by=actor, before=seen, after=move.to)
    db.add(made.seal(keys, json.dumps(said).encode()))
    submission.status, submission.status_at, submission.proved = Status(move.to), now, flows.proved(move, said)
    audit.write(db, actor=actor, did=MovedTo(move.to), record=Ref.submission(submission.id), fields=["status", *said])


def of_submission(db: Session, keys: Keys, submission: Submission) -> list[Made]:
    """Every move, the oldest first. Raises CannotOpen on a process that does not hold the staff ring."""
    found = db.scalars(select(KeptMove).where(KeptMove.submission_id == submission.id).order_by(KeptMove.id))
    return [
        Made(at=each.at, by=each.by, before=each.before, after=each.after, said=_said(each, keys)) for each in found
    ]


def last_said(db: Session, keys: Keys, ids: Collection[str], to: Collection[str]) -> dict[str, dict[str, str]]:
    """What the last move to one of these statuses needed, for each of these requests that made one."""
    wanted = select(KeptMove).where(KeptMove.submission_id.in_(ids), KeptMove.after.in_(to)).order_by(KeptMove.id)
    last = {each.submission_id: each for each in db.scalars(wanted)}
    return {id_: _said(each, keys) for id_, each in last.items()}


def _said(kept: KeptMove, keys: Keys) -> dict[str, str]:
    said: dict[str, str] = json.loads(kept.unseal(keys))
    return said

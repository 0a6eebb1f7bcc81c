"""Several requests changed at once by one member of staff, remembered so that it can be undone.

Never what must be read now and was not, and never where it matters who is told: those are left out, each with why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto.keys import Keys
from portal.crypto.sealing import CannotOpen
from portal.database import Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.requests import flows, moves, submissions
from portal.records.requests.flows import Move, Status
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.records.staff.colleagues import Colleague

ACKNOWLEDGED, GIVEN = "acknowledged", "given"
UNDO_WITHIN = timedelta(minutes=10)
CONTACT_MARKS = ("must_not_tell", "who_not_to_tell_is_not_known", "talk_to_the_child_alone_first")
UNREAD_NOW, ALREADY, NOT_FOR_CHAIRS, DOES_NOT_OPEN = "unread_now", "already", "not_for_chairs", "does_not_open"
NOT_THEIRS = "not_theirs"  # it would be opened, or dealt with, without a reason


class ChangeToSeveral(Base):
    """One press of a button."""

    __tablename__ = "changes_to_several"

    id: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    did: Mapped[str] = mapped_column(String(20))
    owner_id: Mapped[int | None]  # to whom they were given
    undone_at: Mapped[datetime | None]


class ChangedTogether(Base):
    """One of the requests, and what was true of it before."""

    __tablename__ = "changed_together"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("changes_to_several.id"), index=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    owner_before: Mapped[int | None]
    status_before: Mapped[str] = mapped_column(String(30))


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What someone wants done to several requests: given to a colleague; acknowledged when there is none."""

    by_id: int
    roles: frozenset[Role]
    to: Colleague | None = None
    closed_to_them: frozenset[str] = frozenset()  # the ids of what they open only with a reason

    @property
    def actor(self) -> Actor:
        return Actor.staff(self.by_id)


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """Those it can be done to, and those that are left out, each with why."""

    done_to: list[Submission]
    left_out: list[tuple[Submission, str]]


def sort(db: Session, keys: Keys, wish: Wish, picked: Iterable[Submission]) -> Sorted:
    """To which of these requests it can be done."""
    why = [(each, _why_not(db, keys, wish, each)) for each in picked]
    return Sorted(
        done_to=[each for each, reason in why if not reason],
        left_out=[(each, reason) for each, reason in why if reason],
    )


def _why_not(db: Session, keys: Keys, wish: Wish, submission: Submission) -> str:
    if submission.level == "now" and submission.read_at is None:
        return UNREAD_NOW
    try:
        opened = submissions.opened(db, keys, submission)
    except CannotOpen:
        return DOES_NOT_OPEN
    marks = {mark for contents in opened.voices.values() for mark in contents.get("marks", ())}
    found = next((mark for mark in CONTACT_MARKS if mark in marks), "")
    if found:
        return found
    gives_away = wish.to is not None and wish.to.id != wish.by_id
    if submission.id in wish.closed_to_them and not gives_away:
        return NOT_THEIRS
    if wish.to is None:
        return "" if flows.find(submission.kind, submission.status, Status.ACKNOWLEDGED, wish.roles) else ALREADY
    return why_not_give(submission, wish.to)


def why_not_give(submission: Submission, to: Colleague) -> str:
    """Why this one request cannot be given to this colleague; empty when it can."""
    if submission.owner_id == to.id:
        return ALREADY
    return NOT_FOR_CHAIRS if submission.kept_from_chairs and to.is_chair else ""


def change(db: Session, keys: Keys, wish: Wish, picked: Sequence[Submission]) -> Sorted:
    """Do it, to all that it can be done to at this moment."""
    if picked:
        submissions.hold_together(db, *picked)
    found = sort(db, keys, wish, picked)
    if not found.done_to:
        return found
    made = ChangeToSeveral(
        by_id=wish.by_id,
        at=datetime.now(UTC),
        did=GIVEN if wish.to else ACKNOWLEDGED,
        owner_id=wish.to.id if wish.to else None,
    )
    db.add(made)
    db.flush()
    for each in found.done_to:
        before = {"owner_before": each.owner_id, "status_before": each.status}
        db.add(ChangedTogether(change_id=made.id, submission_id=each.id, **before))
        if wish.to:
            give(db, each, wish.to.id, actor=wish.actor)
            continue
        move = flows.find(each.kind, each.status, Status.ACKNOWLEDGED, wish.roles)
        if move:
            moves.make(db, keys, each, move, seen=each.status, actor=wish.actor, said={})
    db.flush()
    return found


def give(db: Session, submission: Submission, owner_id: int | None, *, actor: Actor) -> None:
    """This colleague owns it now; None: nobody does, as before."""
    submission.owner_id = owner_id
    why = f"to {Ref.staff(owner_id)}" if owner_id else "to nobody"
    audit.write(db, actor=actor, did=Did.GAVE, record=Ref.submission(submission.id), fields=["owner"], why=why)


def last(db: Session, by_id: int) -> tuple[ChangeToSeveral, int] | None:
    """What this person did to several requests a moment ago and can still undo, and to how many."""
    newest = select(ChangeToSeveral).where(ChangeToSeveral.by_id == by_id).order_by(ChangeToSeveral.id.desc())
    made = db.scalars(newest.limit(1)).first()
    if made is None or made.undone_at or made.at < datetime.now(UTC) - UNDO_WITHIN:
        return None
    return made, len(_of(db, made))


def undo(db: Session, keys: Keys, made: ChangeToSeveral, *, actor: Actor) -> int:
    """Make it as it was, but for what someone changed since: how many requests."""
    undone = 0
    for before in _of(db, made):
        submission = db.get_one(Submission, before.submission_id)
        submissions.hold_together(db, submission)
        if made.did == GIVEN and submission.owner_id == made.owner_id:
            give(db, submission, before.owner_before, actor=actor)
            undone += 1
        if made.did == ACKNOWLEDGED and submission.status == Status.ACKNOWLEDGED:
            back = Move(to=Status(before.status_before))
            moves.make(db, keys, submission, back, seen=submission.status, actor=actor, said={})
            undone += 1
    made.undone_at = datetime.now(UTC)
    return undone


def _of(db: Session, made: ChangeToSeveral) -> list[ChangedTogether]:
    together = select(ChangedTogether).where(ChangedTogether.change_id == made.id)
    return list(db.scalars(together.order_by(ChangedTogether.submission_id)))

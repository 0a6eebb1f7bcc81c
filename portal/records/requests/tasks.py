"""Tasks: what a person must do about a request by a day. Nothing here sends a message to anyone.

A stolen database gives no birthday: for a birthday the day and the kind are sealed to staff, and when the task was made
is not kept, since it is always as long before.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import calendar
from portal.config import Settings
from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.requests.task_rules import WORDS
from portal.records.sealed_to_staff import SealedToStaff

RING = "ring_after_withdrawal"
BIRTHDAY = "birthday"  # "turning_16" or "turning_18", sealed
BY_HAND = "by_hand"  # its words and its day, sealed
FOLLOWS = "follows"  # made by the worker from what was said (offered.py): which task, and its day, sealed
PAPERS = "papers"  # the same for papers that may be out: the pause and the status stand in the clear
COMPLAINT = "complaint"  # the same for what a complaint asks for; done only by what proves it
REVIEW = "review"  # "best_interests_review" or "settled_review", of which decision, and its day, sealed
REVIEW_SHOWN = timedelta(days=30)  # before its day


class Task(SealedToStaff, Base):
    """One thing to do about one request."""

    __tablename__ = "tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    mark: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)  # a birthday is a task once
    made_at: Mapped[datetime | None]
    # What it is, and its day. Nothing is sealed of a task to ring.
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # type: ignore[assignment] # the others have one
    done_at: Mapped[datetime | None] = mapped_column(index=True)
    done_by: Mapped[str] = mapped_column(String(60))

    @property
    def place(self) -> tuple[object, ...]:
        return ("tasks", self.submission_id, 1)


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One open task as staff read it. `kind` is "ring_after_withdrawal", "turning_16", "turning_18", "by_hand" …"""

    id: int
    submission_id: str
    kind: str
    due: date
    words: str = ""  # of one that was added by hand, or follows from something

    def is_late(self, today: date) -> bool:
        return self.due < today


def ring_after_withdrawal(db: Session, submission_id: str) -> None:
    """Someone rings this person. One open task is enough. The caller holds the request's row."""
    wanted = select(Task.id).where(Task.submission_id == submission_id, Task.kind == RING, Task.done_at.is_(None))
    if db.scalars(wanted).first() is None:
        db.add(Task(submission_id=submission_id, kind=RING, made_at=datetime.now(UTC), key_name="", done_by=""))
        db.flush()


def turning(db: Session, keys: Keys, *, submission_id: str, years: int, due: date) -> bool:
    """This person turns `years` on that day: once for each request. False when the task was made before."""
    kind = f"turning_{years}"
    mark = mark_of(keys, submission_id, kind)
    if db.scalars(select(Task).where(Task.mark == mark)).first():
        return False
    words = json.dumps({"kind": kind, "due": due.isoformat()}).encode()
    db.add(Task(submission_id=submission_id, kind=BIRTHDAY, mark=mark, done_by="").seal(keys, words))
    db.flush()
    return True


def follow(
    db: Session,
    keys: Keys,
    *,
    submission_id: str,
    kind: str,
    task: str,
    after: str,
    due: date,
    actor: Actor,
    needed: bool = True,
) -> bool:
    """Make this task once for what happened (`after`). False when it was made, or set aside, before.

    Set aside (not `needed`) it is done from the start, so that it is not offered again.
    """
    if followed(db, keys, submission_id=submission_id, task=task, after=after):
        return False
    mark = mark_of(keys, submission_id, f"{task}/{after}")
    words = json.dumps({"kind": task, "due": due.isoformat()}).encode()
    made = Task(submission_id=submission_id, kind=kind, mark=mark, done_by="").seal(keys, words)
    if not needed:
        made.done_at, made.done_by = datetime.now(UTC), actor
    db.add(made)
    db.flush()
    did = Did.ADDED_TASK if needed else Did.SET_TASK_ASIDE
    audit.write(db, actor=actor, did=did, record=Ref.submission(submission_id), fields=["task"])
    return True


def followed(db: Session, keys: Keys, *, submission_id: str, task: str, after: str) -> Task | None:
    """The task that was made, or set aside, for what happened; None when there was none yet."""
    mark = mark_of(keys, submission_id, f"{task}/{after}")
    return db.scalars(select(Task).where(Task.mark == mark)).first()


def by_hand(db: Session, keys: Keys, *, submission_id: str, words: str, due: date, actor: Actor) -> None:
    """Add a task that a member of staff wrote."""
    said = json.dumps({"kind": BY_HAND, "words": words, "due": due.isoformat()}).encode()
    db.add(Task(submission_id=submission_id, kind=BY_HAND, done_by="").seal(keys, said))
    db.flush()
    audit.write(db, actor=actor, did=Did.ADDED_TASK, record=Ref.submission(submission_id), fields=["task"])


def look_again(db: Session, keys: Keys, kind: str, *, submission_ids: Sequence[str], purpose: str, due: date) -> None:
    """Look at this decision again on that day (`REVIEW`): once for these of one person; a new day moves it.

    The first of them gets it. The caller holds their rows. Raises CannotOpen without the staff ring.
    """
    said = json.dumps({"kind": kind, "purpose": purpose, "due": due.isoformat()}).encode()
    wanted = select(Task).where(Task.submission_id.in_(submission_ids), Task.kind == REVIEW, Task.done_at.is_(None))
    same = {"kind": kind, "purpose": purpose}.items()
    task = next((each for each in db.scalars(wanted) if same <= _words(each, keys).items()), None)
    if task is None:
        task = Task(submission_id=submission_ids[0], kind=REVIEW, done_by="")
        db.add(task)
    task.seal(keys, said)
    db.flush()


def done(db: Session, task: Task, *, actor: Actor) -> bool:
    """It is done. False when it was before."""
    db.flush()
    db.refresh(task, with_for_update=True)
    if task.done_at:
        return False
    task.done_at, task.done_by = datetime.now(UTC), actor
    audit.write(db, actor=actor, did=Did.DID_TASK, record=Ref.submission(task.submission_id), fields=["task"])
    return True


def find(db: Session, task_id: int, submission_id: str) -> Task | None:
    """A task of this request."""
    return db.scalars(select(Task).where(Task.id == task_id, Task.submission_id == submission_id)).first()


def waiting(db: Session, settings: Settings, submission_ids: Sequence[str] | None = None) -> list[ToDo]:
    """The open tasks of these requests, or of all: the first due first. Staff side only: CannotOpen elsewhere."""
    wanted = select(Task).where(Task.done_at.is_(None))
    if submission_ids is not None:
        wanted = wanted.where(Task.submission_id.in_(submission_ids))
    return opened(db.scalars(wanted), settings)


def opened(found: Iterable[Task], settings: Settings) -> list[ToDo]:
    """These tasks as staff read them, the first due first; one that is not shown yet is left out."""
    read = [_to_do(each, settings) for each in found]
    read = [each for each in read if not each.kind.endswith("_review") or each.due <= calendar.today() + REVIEW_SHOWN]
    return sorted(read, key=lambda each: (each.due, each.id))


def _to_do(task: Task, settings: Settings) -> ToDo:
    if task.sealed is None:
        due = calendar.due(task.made_at or calendar.now(), settings.days_to_read_now, settings)
        return ToDo(id=task.id, submission_id=task.submission_id, kind=task.kind, due=due)
    words = _words(task, settings.keys)
    due = date.fromisoformat(words["due"])
    kind = words["kind"]
    said = words.get("words") or WORDS.get(kind, "")
    return ToDo(id=task.id, submission_id=task.submission_id, kind=kind, due=due, words=said)


def _words(task: Task, keys: Keys) -> dict[str, str]:
    """What was sealed."""
    said: dict[str, str] = json.loads(task.unseal(keys))
    return said


def mark_of(keys: Keys, submission_id: str, kind: str) -> bytes:
    """Says of a task that it was made once for this."""
    return sealing.token(sealing.key_from(keys.finding, "tasks"), f"{submission_id}/{kind}")

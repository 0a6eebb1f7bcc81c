"""Tasks as lists: those on top of an inbox, and every one of a request, also those that are done.

Opening a sealed task takes time, and the worker makes one for many requests at once: however many wait, only some of
those that the worker made are opened for an inbox.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.records.requests import submissions, tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import FOLLOWS, Task, ToDo

OPENED = 100  # of what follows from something, on requests of others: the oldest


def due(db: Session, settings: Settings, *, chair: bool, owner: int) -> tuple[list[ToDo], int]:
    """The open tasks that someone may see, the first due first; and how many more there are.

    All that are on their own requests are there, and all but those that the worker makes for many requests.
    """
    seen: Any = submissions.seen_by(chair=chair).join(Task, Task.submission_id == Submission.id)
    seen = seen.where(Task.done_at.is_(None)).with_only_columns(Task)
    others = or_(Submission.owner_id.is_(None), Submission.owner_id != owner)
    follow = seen.where(Task.kind == FOLLOWS, others)
    found = list(db.scalars(seen.where(or_(Task.kind != FOLLOWS, Submission.owner_id == owner))))
    oldest = list(db.scalars(follow.order_by(Task.id).limit(OPENED)))
    in_all = db.scalar(follow.with_only_columns(func.count())) or 0
    return tasks.opened([*found, *oldest], settings), in_all - len(oldest)


@dataclass(frozen=True, kw_only=True)
class KeptTask:
    """One of them. `done_at` is none while it is open."""

    to_do: ToDo
    done_at: datetime | None
    done_by: str


def of_submission(db: Session, settings: Settings, submission_id: str) -> list[KeptTask]:
    """In the order in which they were made. Raises CannotOpen without the staff ring."""
    found = db.scalars(select(Task).where(Task.submission_id == submission_id).order_by(Task.id))
    return [
        KeptTask(to_do=to_do, done_at=each.done_at, done_by=each.done_by)
        for each in found
        for to_do in tasks.opened([each], settings)
    ]

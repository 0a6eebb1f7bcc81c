"""The tasks on top of an inbox: however many wait, only some of those that the worker made are opened.

Opening a sealed task takes time, and the worker makes one for many requests at once.
"""

from typing import Any

from sqlalchemy import func, or_
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

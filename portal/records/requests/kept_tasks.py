"""Every task that is kept of one request, also those that are done: when, and by whom."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.records.requests import tasks
from portal.records.requests.tasks import Task, ToDo


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

"""What a complaint asks for as tasks: made once each, and done by what is written down of it, never by a press."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.records.accountability.names import Actor
from portal.records.complaints import clocks, entries
from portal.records.complaints.state import Clock, Due, Entry, dues
from portal.records.requests import tasks
from portal.records.requests.flows import Status
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import Task

KIND = "problem"  # the kind of request that may be a complaint
TASKS = {
    Clock.ACKNOWLEDGE: "acknowledge_complaint",
    Clock.INFORMATION: "acknowledge_data_complaint",
    Clock.ANSWER: "answer_complaint",
}


def open_problems(db: Session) -> list[Submission]:
    """Problems that are not resolved, in the order of their ids: what was passed on is still to be acknowledged."""
    wanted = select(Submission).where(Submission.kind == KIND, Submission.status != Status.RESOLVED)
    return list(db.scalars(wanted.order_by(Submission.id)))


def missing(db: Session, settings: Settings, submission: Submission, today: date) -> list[Due]:
    """What is to be a task by now and was not made one before. Raises CannotOpen without the ring."""
    return [
        each
        for each in _dues(db, settings, submission)
        if clocks.is_a_task(each, today, settings)
        and not tasks.followed(db, settings.keys, submission_id=submission.id, task=TASKS[each.clock], after=each.after)
    ]


def make(db: Session, settings: Settings, submission: Submission, today: date) -> int:
    """The tasks that are missing: how many. The caller holds the request. Raises CannotOpen without the ring."""
    return sum(
        tasks.follow(
            db,
            settings.keys,
            submission_id=submission.id,
            kind=tasks.COMPLAINT,
            task=TASKS[each.clock],
            after=each.after,
            due=each.by,
            actor=Actor.WORKER,
        )
        for each in missing(db, settings, submission, today)
    )


def write_down(db: Session, settings: Settings, submission: Submission, entry: Entry, *, by: Actor, once: str) -> bool:
    """Keep this step, and end the tasks that it proves done or that nobody needs any more.

    False when this form was kept before. The caller holds the request.
    """
    if entries.was_kept(db, once):
        return False
    entries.keep(db, settings.keys, submission.id, entry, by=by, once=once)
    left = {_mark(settings, submission, each) for each in _dues(db, settings, submission) if not each.done}
    kept = select(Task).where(Task.submission_id == submission.id, Task.kind == tasks.COMPLAINT, Task.done_at.is_(None))
    for task in db.scalars(kept).all():
        if task.mark not in left:
            tasks.done(db, task, actor=by)
    return True


def _dues(db: Session, settings: Settings, submission: Submission) -> tuple[Due, ...]:
    written = entries.of_submission(db, settings.keys, submission.id)
    return dues(written, clocks.days_of(submission.sent_at, settings))


def _mark(settings: Settings, submission: Submission, due: Due) -> bytes:
    return tasks.mark_of(settings.keys, submission.id, f"{TASKS[due.clock]}/{due.after}")

"""The clock of the inbox: the first message that nobody has answered. Worked out from what is in the clear, each time.

A message is answered by a message of staff after it, by a talk after it that answered what was asked, or by an
acknowledgment after it. What was sent is the first message. No column keeps the clock, so nothing can forget to set it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, func, or_, select, union_all

from portal.records.correspondence.contacts import KeptCall
from portal.records.correspondence.messages import VOICE, KeptMessage
from portal.records.requests import submissions
from portal.records.requests.flows import ENDS, Status
from portal.records.requests.moves import KeptMove
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import Task
from portal.records.voices.folders import Folder


def _answers() -> Subquery:
    """Each time that a request was answered."""
    spoken = (
        select(Folder.submission_id.label("id"), KeptMessage.at.label("at"))
        .join(KeptMessage, KeptMessage.folder_id == Folder.id)
        .where(KeptMessage.by != VOICE)
    )
    talked = (
        select(Folder.submission_id.label("id"), KeptCall.answered_at.label("at"))
        .join(KeptCall, KeptCall.folder_id == Folder.id)
        .where(KeptCall.answered_at.is_not(None))
    )
    status = select(Submission.id, Submission.status_at.label("at")).where(Submission.status == Status.ACKNOWLEDGED)
    moved = (
        select(Submission.id, KeptMove.at)
        .join(KeptMove, KeptMove.submission_id == Submission.id)
        .where(Submission.status != Status.NEW, KeptMove.before == Status.NEW)
    )
    return union_all(spoken, talked, status, moved).subquery()


def _answered() -> Subquery:
    """When each request was last answered."""
    each = _answers()
    return select(each.c.id, func.max(each.c.at).label("at")).group_by(each.c.id).subquery("answered")


def first_answered() -> Subquery:
    """When each request was first answered, after it was sent."""
    each = _answers()
    found = select(each.c.id, func.min(each.c.at).label("at")).join(Submission, Submission.id == each.c.id)
    return found.where(each.c.at >= Submission.sent_at).group_by(each.c.id).subquery("first_answered")


def _waiting(answered: Subquery) -> Subquery:
    """The first message of a voice after the last answer."""
    return (
        select(Folder.submission_id.label("id"), func.min(KeptMessage.at).label("at"))
        .join(KeptMessage, KeptMessage.folder_id == Folder.id)
        .outerjoin(answered, answered.c.id == Folder.submission_id)
        .where(KeptMessage.by == VOICE, or_(answered.c.at.is_(None), KeptMessage.at > answered.c.at))
        .group_by(Folder.submission_id)
        .subquery("waiting")
    )


@dataclass(frozen=True)
class Clocked:
    """Requests that someone may see, each with its clock."""

    wanted: Select[Submission]
    clock: ColumnElement[datetime | None]  # when the first message came that nobody has answered; None: all are

    @property
    def is_now(self) -> ColumnElement[bool]:
        """Read first: its level is "now", and there is still something to do about it."""
        to_ring = exists().where(Task.submission_id == Submission.id, Task.done_at.is_(None))
        paused = Submission.paused_at.is_not(None)
        to_do = or_(Submission.status.not_in(ENDS), paused, self.clock.is_not(None), to_ring)
        return and_(Submission.level == "now", to_do)

    @property
    def rank(self) -> ColumnElement[int]:
        """In which part of the list it stands: now, waiting for an answer, answered, ended."""
        return case((self.is_now, 0), (self.clock.is_not(None), 1), (Submission.status.not_in(ENDS), 2), else_=3)


def clocked(*, chair: bool) -> Clocked:
    """All that someone may see: `submissions.seen_by` decides."""
    answered = _answered()
    waiting = _waiting(answered)
    untouched = and_(Submission.status == Status.NEW, answered.c.at.is_(None))
    wanted = (
        submissions.seen_by(chair=chair)
        .outerjoin(answered, answered.c.id == Submission.id)
        .outerjoin(waiting, waiting.c.id == Submission.id)
    )
    return Clocked(wanted, case((untouched, Submission.sent_at), else_=waiting.c.at))

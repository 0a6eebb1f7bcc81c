"""What follows from the colour of a request, and was neither added nor set aside yet."""

from dataclasses import dataclass

from portal.config import settings
from portal.database import db
from portal.records.requests import ratings, tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.task_rules import OFFERED, Event, Offered


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What is offered, and the judgement that it follows from."""

    after: str
    colour: str
    offered: tuple[Offered, ...]


def offer(submission: Submission) -> Offer | None:
    """What follows from the colour as it is now and was neither added nor set aside; None when nothing does.

    Raises CannotOpen.
    """
    keys = settings().keys
    last = next(iter(ratings.of_submission(db(), keys, submission.id)), None)
    if last is None:
        return None
    after = f"{last.colour} {last.at.isoformat()}"
    open_ones = {each.kind for each in tasks.waiting(db(), settings(), [submission.id])}
    left = tuple(
        each
        for each in OFFERED[Event(last.colour)]
        if each.task not in open_ones
        and tasks.followed(db(), keys, submission_id=submission.id, task=each.task, after=after) is None
    )
    return Offer(after=after, colour=last.colour, offered=left) if left else None

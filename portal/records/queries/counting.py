"""What is counted of each request: its kind, its times, who asked. Never a name, and nothing that a folder holds.

`submissions.seen_by` decides who may count what.
"""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portal.crypto.keys import Keys
from portal.records.queries import clock, index
from portal.records.queries.tokens import Kind
from portal.records.requests import moves, submissions
from portal.records.requests.flows import DECIDED, ENDS, NOS
from portal.records.requests.moves import KeptMove
from portal.records.requests.submissions import Submission

BECAUSE = "because"  # in what a decision needed: the reason that was ticked for the counts


class Counted(NamedTuple):
    """One request as the counts see it."""

    id: str
    kind: str
    status: str
    level: str
    sent_at: datetime
    read_at: datetime | None
    answered_at: datetime | None  # by staff, the first time
    decided_at: datetime | None  # the first time
    person: str  # the same for requests that are about the same person


def first_sent(db: Session, *, chair: bool) -> datetime | None:
    """When the oldest request was sent."""
    return db.scalar(submissions.seen_by(chair=chair).with_only_columns(func.min(Submission.sent_at)))


def rows(db: Session, *, chair: bool, since: datetime, until: datetime) -> list[Counted]:
    """Each request that was sent from `since` and before `until`, and each one that has not ended."""
    answered = clock.first_answered()
    decided = (
        select(KeptMove.submission_id.label("id"), func.min(KeptMove.at).label("at"))
        .where(KeptMove.after.in_(DECIDED))
        .group_by(KeptMove.submission_id)
        .subquery("first_decided")
    )
    wanted = (
        submissions.seen_by(chair=chair)
        .outerjoin(answered, answered.c.id == Submission.id)
        .outerjoin(decided, decided.c.id == Submission.id)
        .where(or_((Submission.sent_at >= since) & (Submission.sent_at < until), Submission.status.not_in(ENDS)))
        .with_only_columns(
            Submission.id,
            Submission.kind,
            Submission.status,
            Submission.level,
            Submission.sent_at,
            Submission.read_at,
            answered.c.at,
            decided.c.at,
            func.coalesce(Submission.person, Submission.id),
        )
    )
    return [Counted(*row) for row in db.execute(wanted)]


def facts(
    db: Session, keys: Keys, kind: Kind, values: Collection[str], *, since: datetime, until: datetime
) -> dict[str, str]:
    """A filter fact, by request, of those that were sent in this time: what the worker already worked out."""
    sent = (Submission.sent_at >= since) & (Submission.sent_at < until)
    return index.facts(db, keys, kind, tuple(values), sent)


def reasons(db: Session, keys: Keys, ids: Collection[str]) -> Counter[str]:
    """How many of these requests were declined for each reason that staff ticked; "" when they ticked none."""
    said = moves.last_said(db, keys, ids, NOS)
    return Counter(str(said.get(each, {}).get(BECAUSE, "")) for each in ids)

"""Every override that counts or waits, on all requests, for the list that is read each week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.crypto.keys import Keys
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.consent import overrides
from portal.records.consent import records as consent_records
from portal.records.consent.overrides import Override, Standing
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.voices import folders

PERSON = "person"  # whose folder holds them


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One override and the request that it was made on."""

    submission: Submission
    override: Override
    is_overdue: bool  # nobody looked at it for 7 days

    @property
    def order(self) -> tuple[bool, bool, int]:
        """What nobody looked at first; then what waits for a second person; then as they were made."""
        waits = self.override.standing in (Standing.WAITS, Standing.AT_ONCE)
        return not self.is_overdue, not waits, self.override.id


def waiting_or_counting(db: Session, keys: Keys, now: datetime, *, chair: bool) -> list[Listed]:
    """Those that stopped are not in it. Which requests have one is read from the trail: the records are sealed.

    Raises CannotOpen on a process that does not hold the staff ring.
    """
    return sorted(
        (
            Listed(submission=each, override=override, is_overdue=override.is_overdue(now))
            for each in _with_one(db, chair=chair)
            for override in _of(db, keys, each)
            if override.standing is not Standing.STOPPED
        ),
        key=lambda each: each.order,
    )


def _with_one(db: Session, *, chair: bool) -> list[Submission]:
    told = db.scalars(select(AuditEvent.record).where(AuditEvent.did == Did.OVERRIDE).distinct())
    ids = [each.removeprefix(Ref.SUBMISSION) for each in told if each.startswith(Ref.SUBMISSION)]
    return list(submissions.seen_of(db, ids, chair=chair).values())


def _of(db: Session, keys: Keys, submission: Submission) -> Sequence[Override]:
    folder = folders.find(db, submission.id, PERSON)
    return overrides.all_of(consent_records.of_folder(db, keys, folder)) if folder else []

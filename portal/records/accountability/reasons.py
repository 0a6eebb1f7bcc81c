"""Reasons: why someone opened a request that is not theirs, or what was written before a no. Append-only.

The reason from the list stands as its key; words are sealed to staff. One reason holds until the day ends in London.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import calendar
from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.sealed_to_staff import SealedToStaff

REQUEST, WRITTEN = "request", "written"  # what was opened: the request, or also what they wrote before they said no
COVER, ADVICE, SAME_PERSON, SAFE, RANG, OTHER = "cover", "advice", "same_person", "safe", "rang", "other"
DID = {REQUEST: Did.GAVE_REASON_FOR_REQUEST, WRITTEN: Did.GAVE_REASON_FOR_WRITTEN}
READ_NOW = "read_now"  # nobody was asked: it had to be read now, and nobody had


class ReasonToOpen(SealedToStaff, AppendOnly, Base):
    """One reason of one member of staff for one request."""

    __tablename__ = "reasons_to_open"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"))
    at: Mapped[datetime]
    day: Mapped[date]
    what: Mapped[str] = mapped_column(String(10))
    why: Mapped[str] = mapped_column(String(20))

    @property
    def place(self) -> tuple[object, ...]:
        return ("reasons_to_open", self.submission_id, self.at.isoformat())


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One kept reason, opened."""

    at: datetime
    account_id: int
    what: str
    why: str
    words: str


def keep(db: Session, keys: Keys, submission_id: str, *, account_id: int, what: str, why: str, words: str = "") -> None:
    """Keep this reason, and write down that it was given. The trail gets its key, never the words."""
    at = datetime.now(UTC)
    given = ReasonToOpen(
        submission_id=submission_id,
        account_id=account_id,
        at=at,
        day=calendar.today(),
        what=what,
        why=why,
        key_name="",
        sealed=b"",  # of no words, nothing
    )
    db.add(given.seal(keys, words.encode()) if words else given)
    did = Did.OPENED_AT_ONCE if why == READ_NOW else DID[what]
    audit.write(
        db, actor=Actor.staff(account_id), did=did, record=Ref.submission(submission_id), fields=[what], why=why
    )
    db.flush()


def given_today(db: Session, submission_id: str, *, account_id: int) -> dict[str, str]:
    """The last reason that this member of staff gave today, for each thing that it opens."""
    wanted = select(ReasonToOpen).where(
        ReasonToOpen.submission_id == submission_id,
        ReasonToOpen.account_id == account_id,
        ReasonToOpen.day == calendar.today(),
    )
    return {each.what: each.why for each in db.scalars(wanted.order_by(ReasonToOpen.id))}


def of_submission(db: Session, keys: Keys, submission_id: str) -> list[Reason]:
    """Every reason, the newest first. Raises CannotOpen without the staff ring."""
    wanted = select(ReasonToOpen).where(ReasonToOpen.submission_id == submission_id).order_by(ReasonToOpen.id.desc())
    return [
        Reason(at=each.at, account_id=each.account_id, what=each.what, why=each.why, words=_words(each, keys))
        for each in db.scalars(wanted)
    ]


def _words(kept: ReasonToOpen, keys: Keys) -> str:
    return kept.unseal(keys).decode() if kept.sealed else ""

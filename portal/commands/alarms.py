"""Telling the duty address: nobody opened a request marked "now" in time; very many cards were tried."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal import calendar
from portal.config import Settings
from portal.database import Database, wait_for_turn
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence import outbox
from portal.records.queries import unread_now
from portal.records.requests.submissions import Submission
from portal.records.voices import tries


def tell_duty(settings: Settings, database: Database, now: datetime | None = None) -> int:
    """Post a message for each such request that is due for one: the reference and the link alone. How many there were.

    Each stands in the audit trail in the same transaction, so no restart and no second worker doubles one.
    """
    if not settings.duty_email:
        return 0
    moment = now or calendar.now()
    today = moment.astimezone(calendar.LONDON).date()
    with Session(database.engine) as db:
        if not unread_now.waiting(db, settings, today, chair=False):
            return 0
    with database.transaction() as db:
        wait_for_turn(db, "duty")
        late = unread_now.waiting(db, settings, today, chair=False)
        those = [each for each in late if _is_due(db, each, settings, moment)]
        for each in those:
            _tell(db, each, settings)
    return len(those)


def _is_due(db: Session, submission: Submission, settings: Settings, moment: datetime) -> bool:
    """Never told yet; or told on an earlier day, and staff are there today."""
    last = audit.last_day(db, record=Ref.submission(submission.id), did=Did.TOLD_DUTY)
    if last is None:
        return True
    return last < moment.astimezone(calendar.LONDON).date() and calendar.is_open(moment, settings)


def _tell(db: Session, submission: Submission, settings: Settings) -> None:
    outbox.post(
        db,
        settings.keys,
        template="unread_now",
        way="email",
        address=settings.duty_email,
        submission_id=submission.id,
        fields={
            "reference": submission.shown_reference,
            "link": f"{settings.staff_url}/staff/request/{submission.shown_reference}",
        },
    )
    audit.write(db, actor=Actor.WORKER, did=Did.TOLD_DUTY, record=Ref.submission(submission.id))


def tell_of_guesses(settings: Settings, database: Database, now: datetime | None = None) -> int:
    """Post one message on a day on which there were more tries at cards than people make. How many there were."""
    today = (now or calendar.now()).astimezone(calendar.LONDON).date()
    with Session(database.engine) as db:
        if not settings.duty_email or not tries.too_many_in_all(db, settings, today):
            return 0
    with database.transaction() as db:
        wait_for_turn(db, "duty")
        last = audit.last_day(db, record=Ref.CARDS, did=Did.TOLD_OF_GUESSES)
        if last and last >= today:
            return 0
        fields = {"link": f"{settings.staff_url}/staff/"}
        outbox.post(
            db, settings.keys, template="many_card_tries", way="email", address=settings.duty_email, fields=fields
        )
        audit.write(db, actor=Actor.WORKER, did=Did.TOLD_OF_GUESSES, record=Ref.CARDS)
    return 1

"""What became of messages that a mail or text service took: they arrived, or they did not, and why."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.records.correspondence.outbox import EMPTIED_AFTER, OutgoingMessage, after_failure, is_due

ASKED_FOR = timedelta(days=4)  # GOV.UK Notify tries for 3 days at most
WAITS = (  # how old a message is, and how long until the service is asked again
    (timedelta(minutes=20), timedelta(minutes=5)),
    (timedelta(hours=3), timedelta(minutes=30)),
    (ASKED_FOR, timedelta(hours=3)),
)
AT_ONCE = 50


def to_ask(db: Session) -> list[OutgoingMessage]:
    """Messages to ask the service about, and never many at once. Each is asked about again later, whatever comes of
    this time. They outlive this transaction.
    """
    now = datetime.now(UTC)
    wanted = select(OutgoingMessage).where(is_due(OutgoingMessage.ask_at, now), OutgoingMessage.sent_at.is_not(None))
    ordered = wanted.order_by(OutgoingMessage.ask_at, OutgoingMessage.id).limit(AT_ONCE)
    found = list(db.scalars(ordered.with_for_update(skip_locked=True)))
    for each in found:
        age = now - (each.sent_at or now)
        wait = next((wait for younger, wait in WAITS if age < younger), None)
        each.ask_at = now + wait if wait else None
    db.flush()
    db.expunge_all()
    return found


def with_marks(db: Session, marks: set[str]) -> list[OutgoingMessage]:
    """Those of the messages that a mail server took within a week which carry one of these marks."""
    since = datetime.now(UTC) - EMPTIED_AFTER
    taken = OutgoingMessage.sealed.is_not(None), OutgoingMessage.way == "email", OutgoingMessage.sent_at > since
    return [each for each in db.scalars(select(OutgoingMessage).where(*taken)) if each.mark in marks]


def arrived(db: Session, message: OutgoingMessage) -> None:
    """It is there."""
    _became(db, message, arrived_at=datetime.now(UTC), ask_at=None)


def nobody_knows(db: Session, message: OutgoingMessage) -> None:
    """The service does not say what became of it, and never will."""
    _became(db, message, ask_at=None)


def not_arrived(db: Session, message: OutgoingMessage, reason: str) -> None:
    """It was taken and never arrived: it stands with the messages that failed. Nothing tries again."""
    _became(db, message, sent_at=None, ask_at=None, sealed=None, failure=reason[:200])


def send_again(db: Session, message: OutgoingMessage, reason: str) -> None:
    """The service failed after it took the message: it waits and leaves again, as one that was never taken, until it
    is given up.
    """
    _became(db, message, sent_at=None, ask_at=None, taken_as="", failure=reason[:200], **after_failure(message))


def _became(db: Session, message: OutgoingMessage, **columns: object) -> None:
    """Once: what is known of a message is not changed by what is said of it later."""
    not_known = OutgoingMessage.id == message.id, OutgoingMessage.sent_at.is_not(None)
    db.execute(update(OutgoingMessage).where(*not_known, OutgoingMessage.arrived_at.is_(None)).values(**columns))

"""Messages that did not leave, for staff: which, since when and why; never an address and never a word of them."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence.outbox import CLAIMED_FOR, OutgoingMessage
from portal.records.requests.submissions import Submission, seen_by

TOO_LONG = timedelta(minutes=10)  # then staff are told on every page


def _failed(*, chair: bool) -> Select[OutgoingMessage]:
    """Tried, not sent, and nobody has seen to it; for a chair, none about what is kept from chairs."""
    failed = select(OutgoingMessage).where(
        OutgoingMessage.sent_at.is_(None),
        OutgoingMessage.tries > 0,
        OutgoingMessage.failure != "",
        OutgoingMessage.seen_to_at.is_(None),
    )
    if not chair:
        return failed
    seen = seen_by(chair=True).with_only_columns(Submission.id)
    return failed.where(or_(OutgoingMessage.submission_id.is_(None), OutgoingMessage.submission_id.in_(seen)))


def failed(db: Session, *, chair: bool, page: int, per_page: int = 50) -> tuple[list[OutgoingMessage], int]:
    """One page of them, by why and then the oldest first, and how many there are."""
    wanted = _failed(chair=chair)
    ordered = wanted.order_by(OutgoingMessage.failure, OutgoingMessage.id)
    found = db.scalars(ordered.limit(per_page).offset((page - 1) * per_page))
    return list(found), db.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def find(db: Session, message_id: int, *, chair: bool) -> OutgoingMessage | None:
    """One message that failed, as far as this reader may see it."""
    return db.scalars(_failed(chair=chair).where(OutgoingMessage.id == message_id)).first()


def references(db: Session, messages: list[OutgoingMessage]) -> dict[str, str]:
    """The reference of each request that these messages are about, by the request's id."""
    ids = {each.submission_id for each in messages if each.submission_id}
    found = db.scalars(select(Submission).where(Submission.id.in_(ids))) if ids else ()
    return {each.id: each.shown_reference for each in found}


def try_again(db: Session, message: OutgoingMessage, *, actor: Actor) -> None:
    """Let it leave soon. Not at once: a worker may have it in its hand, and then it must not leave twice."""
    soon = datetime.now(UTC) + CLAIMED_FOR
    later = OutgoingMessage.id == message.id, OutgoingMessage.sealed.is_not(None), OutgoingMessage.due_at > soon
    db.execute(update(OutgoingMessage).where(*later).values(due_at=soon))
    _write(db, message, actor, Did.TRIED_MESSAGE_AGAIN)


def see_to(db: Session, message: OutgoingMessage, *, actor: Actor) -> None:
    """Staff reached the person in another way: it stands in the list no more, and is not tried again."""
    message.seen_to_at = datetime.now(UTC)
    message.due_at = message.sealed = None
    _write(db, message, actor, Did.SAW_TO_FAILED)


def _write(db: Session, message: OutgoingMessage, actor: Actor, did: Did) -> None:
    record = Ref.submission(message.submission_id) if message.submission_id else Ref.message(message.id)
    audit.write(db, actor=actor, did=did, record=record, fields=[message.template])


def failing_since(db: Session) -> datetime | None:
    """Since when nothing leaves by some way (e-mail or text); None when sending works, or fails for 10 minutes at most.

    An address that is wrong says nothing about the way, and neither does a message that left since. Nor does one from
    a time to come, which a clock that was wrong made.
    """
    now = datetime.now(UTC)
    long_ago = now - TOO_LONG
    other = aliased(OutgoingMessage)
    left = exists().where(
        other.way == OutgoingMessage.way, other.sent_at > long_ago, other.sent_at <= now + CLAIMED_FOR
    )
    waits = OutgoingMessage.due_at.is_not(None), OutgoingMessage.sent_at.is_(None)
    failed = OutgoingMessage.failure != "", OutgoingMessage.failure.not_like("%address%")
    wanted = select(func.min(OutgoingMessage.first_tried_at)).where(*waits, *failed, ~left)
    tried = OutgoingMessage.first_tried_at
    since = db.scalar(wanted.where(or_(tried < long_ago, tried > now + CLAIMED_FOR)))
    return min(since, now) if since else None

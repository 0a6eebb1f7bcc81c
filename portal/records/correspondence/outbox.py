"""The outbox: messages that must leave, written in the transaction they belong to. Opened by the worker alone.

A message is claimed, and only then delivered, so that nothing is locked while a mail server is slow. A claim puts the
message's time ahead: whoever is killed while delivering leaves a message that is due again, never one that is lost.
"""

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, ForeignKey, String, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import Base

EMPTIED_AFTER = timedelta(days=7)
CLAIMED_FOR = timedelta(minutes=2)  # longer than one delivery can take
WAITS = [timedelta(minutes=each) for each in (1, 2, 5, 10, 30, 60, 180, 720)]
LONGEST_WAIT = WAITS[-1] + CLAIMED_FOR  # what is due later than that was put off by a clock that was wrong
TRIES = 22  # then about a week has gone by, and a person must see to it
ASKED_AFTER = timedelta(minutes=2)  # what became of it, where the service can be asked


class OutgoingMessage(Base):
    """One message to one address. The address and the fields are sealed to the sending key."""

    __tablename__ = "outgoing_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str | None] = mapped_column(ForeignKey("submissions.id"), index=True)
    message_id: Mapped[int | None] = mapped_column(
        ForeignKey("messages.id"), index=True
    )  # of the thread: it tells of it
    template: Mapped[str] = mapped_column(String(40))
    way: Mapped[str] = mapped_column(String(10))  # "email" or "text"
    language: Mapped[str] = mapped_column(String(5))
    due_at: Mapped[datetime | None] = mapped_column(index=True)  # none when it left, and when we gave up
    tries: Mapped[int]
    first_tried_at: Mapped[datetime | None]
    seen_to_at: Mapped[datetime | None]  # staff spoke to the person, since the message never left
    sent_at: Mapped[datetime | None] = mapped_column(index=True)  # taken by the service
    taken_as: Mapped[str] = mapped_column(String(60), server_default="")  # the number the service gave it, if any
    ask_at: Mapped[datetime | None] = mapped_column(index=True)  # the service, what became of it; none when it is known
    arrived_at: Mapped[datetime | None]
    failure: Mapped[str] = mapped_column(String(200))  # why the last try failed: the kind of error, never an address
    key_name: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[bytes | None]

    @property
    def mark(self) -> str:
        """The same at each try and different for each message; says nothing about it."""
        return sha256(self.sealed or b"").hexdigest()[:32]


def post(
    db: Session,
    keys: Keys,
    *,
    template: str,
    way: str,
    address: str,
    submission_id: str | None = None,
    language: str = "en",
    fields: Mapping[str, str | int] | None = None,
    message_id: int | None = None,
) -> None:
    """Put a message into the outbox. Only by a way that was said to be safe; it is checked again when it leaves."""
    place = _place(template, submission_id)
    name, sealed = keys.sending.seal(
        json.dumps({"address": address, "fields": dict(fields or {})}).encode(), place=place
    )
    db.add(
        OutgoingMessage(
            submission_id=submission_id,
            message_id=message_id,
            template=template,
            way=way,
            language=language,
            due_at=datetime.now(UTC),
            tries=0,
            taken_as="",
            failure="",
            key_name=name,
            sealed=sealed,
        )
    )


def claim(db: Session, only: Collection[str] = ()) -> OutgoingMessage | None:
    """The message that is due longest, for this worker alone; None when none is due. It outlives this transaction.

    `only`: of these templates. The try counts from here on. Without `sent` or `failed` the message is due again after
    CLAIMED_FOR.
    """
    now = datetime.now(UTC)
    wanted = select(OutgoingMessage).where(is_due(OutgoingMessage.due_at, now))
    if only:
        wanted = wanted.where(OutgoingMessage.template.in_(only))
    ordered = wanted.order_by(OutgoingMessage.due_at, OutgoingMessage.id).limit(1)
    message = db.scalars(ordered.with_for_update(skip_locked=True)).first()
    if message is None:
        return None
    message.tries += 1
    message.first_tried_at = message.first_tried_at or now
    message.due_at = now + CLAIMED_FOR
    db.flush()
    db.expunge(message)
    return message


def is_due(at: InstrumentedAttribute[datetime | None], now: datetime) -> ColumnElement[bool]:
    """Is this moment here; or further ahead than anything waits, so that a clock which was wrong delays nothing?"""
    return or_(at <= now, at > now + LONGEST_WAIT)


def opened(message: OutgoingMessage, keys: Keys) -> tuple[str, dict[str, str | int]]:
    """The address and the fields of a message. Raises CannotOpen on a process without the sending key."""
    place = _place(message.template, message.submission_id)
    words = json.loads(keys.sending_private.unseal(message.key_name, message.sealed or b"", place=place))
    return words["address"], words["fields"]


def sent(db: Session, message: OutgoingMessage, taken_as: str = "") -> None:
    """It left. `taken_as`: the number by which the service that took it can be asked what became of it."""
    now = datetime.now(UTC)
    asked = now + ASKED_AFTER if taken_as else None
    _end_try(db, message, due_at=None, sent_at=now, failure="", taken_as=taken_as, ask_at=asked)


def failed(db: Session, message: OutgoingMessage, reason: str) -> None:
    """It did not leave: try again later, more slowly each time. `reason` is the kind of error, never an address."""
    _end_try(db, message, failure=reason[:200], **after_failure(message))


def after_failure(message: OutgoingMessage) -> dict[str, object]:
    """The columns of a message whose try failed: due again, more slowly each time, or given up after all its tries."""
    if message.tries >= TRIES:
        return {"due_at": None, "sealed": None}
    return {"due_at": datetime.now(UTC) + WAITS[min(message.tries, len(WAITS)) - 1]}


def give_up(db: Session, message: OutgoingMessage, reason: str) -> None:
    """It must not leave, or never will: nothing tries again, and its address and fields are emptied."""
    _end_try(db, message, due_at=None, failure=reason[:200], sealed=None)


def _end_try(db: Session, message: OutgoingMessage, **columns: object) -> None:
    """Nothing that was sent is tried again, even by a worker that was so slow that another one took over."""
    still_ours = OutgoingMessage.id == message.id, OutgoingMessage.sent_at.is_(None)
    db.execute(update(OutgoingMessage).where(*still_ours).values(**columns))


def of_submission(db: Session, submission_id: str) -> list[OutgoingMessage]:
    """Every message about this request, the oldest first: for staff, who see whether it left and why not."""
    wanted = select(OutgoingMessage).where(OutgoingMessage.submission_id == submission_id)
    return list(db.scalars(wanted.order_by(OutgoingMessage.id)))


def empty_old(db: Session) -> int:
    """Take the address and fields out of messages sent a week ago; how many there were."""
    old = OutgoingMessage.sealed.is_not(None), OutgoingMessage.sent_at < datetime.now(UTC) - EMPTIED_AFTER
    return int(db.execute(update(OutgoingMessage).where(*old).values(sealed=None)).rowcount)  # type: ignore[attr-defined]


def _place(template: str, submission_id: str | None) -> str:
    return sealing.joined(("outgoing_messages", template, submission_id or "none"))

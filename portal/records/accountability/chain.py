"""The chain over the audit trail: who changes, removes or puts in a row of it later is found out.

The worker gives each audit row a link: `HMAC(audit key, the link before | this row)`. Links are numbered 1, 2, 3 … in
the order in which rows are chained, which need not be the order of their ids: on PostgreSQL a transaction may commit a
row with an earlier id after later ones were chained. Nothing is skipped for that: a row without a link is looked for
wherever its id stands, and one that appears late is chained when it appears. Two workers take turns (the writer's turn
on SQLite, an advisory lock on PostgreSQL), and links are kept in one transaction with nothing else: a worker that is
killed leaves whole links behind, and the next one goes on from the last. Whoever owns the database can cut off the end
of the chain, or make all of it anew with the key: hence the head is sent out of the system each day.
"""

import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ForeignKey, LargeBinary, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability.audit import AuditEvent

START = bytes(32)  # what stands before the first link
AT_ONCE = 500  # rows in one transaction: others wait their turn no longer than for these
TURN = 4_041_801  # the number of the advisory lock on PostgreSQL


class AuditLink(AppendOnly, Base):
    """One row of the trail in its place in the chain."""

    __tablename__ = "audit_links"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event_id: Mapped[int] = mapped_column(ForeignKey("audit_events.id"), unique=True)
    link: Mapped[bytes] = mapped_column(LargeBinary(32))


@dataclass(frozen=True, kw_only=True)
class Head:
    """The last link: its number and its bytes. As words, "12 5f3a…", it is what is sent out of the system."""

    number: int
    link: bytes

    def __str__(self) -> str:
        return f"{self.number} {self.link.hex()}"


@dataclass(frozen=True, kw_only=True)
class Broken:
    """The first place where the trail is not what was chained."""

    number: int
    event_id: int
    what: str


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What a look at the whole chain found."""

    chained: int
    waiting: int
    head: Head
    broken: Broken | None


def take_turn(db: Session) -> None:
    """Wait until no other worker chains, until this transaction ends. On SQLite every writer waits anyway."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})


def waiting(db: Session) -> list[int]:
    """The ids of all rows without a link, in their order. Asked before the writer's turn is taken: it may take long."""
    linked = select(AuditLink.event_id)
    return list(db.scalars(select(AuditEvent.id).where(AuditEvent.id.not_in(linked)).order_by(AuditEvent.id)))


def how_many_wait(db: Session) -> int:
    """How many rows have no link yet."""
    rows, links = (db.scalar(select(func.count()).select_from(each)) or 0 for each in (AuditEvent, AuditLink))
    return rows - links


def head(db: Session) -> Head:
    """The last link; number 0 before there is one."""
    last = db.scalars(select(AuditLink).order_by(AuditLink.number.desc()).limit(1)).first()
    return Head(number=last.number, link=last.link) if last else Head(number=0, link=START)


def chain(db: Session, keys: Keys, event_ids: Sequence[int]) -> int:
    """Chain those of these rows that have no link yet; how many there were. Takes the turn first."""
    take_turn(db)
    done = select(AuditLink.event_id).where(AuditLink.event_id.in_(event_ids))
    wanted = select(AuditEvent).where(AuditEvent.id.in_(event_ids), AuditEvent.id.not_in(done))
    events = db.scalars(wanted.order_by(AuditEvent.id)).all()
    last, key = head(db), _key(keys)
    for event in events:
        last = Head(number=last.number + 1, link=_link(key, last.link, event))
        db.add(AuditLink(number=last.number, event_id=event.id, link=last.link))
    db.flush()
    return len(events)


def verify(db: Session, keys: Keys, *, sent: Head | None = None) -> Findings:
    """Look at the whole chain, and whether it holds the head that was `sent` out of the system."""
    joined = select(AuditLink, AuditEvent).outerjoin(AuditEvent, AuditEvent.id == AuditLink.event_id)
    with db.execute(joined.order_by(AuditLink.number).execution_options(yield_per=1000)) as rows:
        broken = _first_broken(_key(keys), ((link, event) for link, event in rows), sent)
    last = head(db)
    if broken is None and sent and sent.number > last.number:
        broken = Broken(number=last.number + 1, event_id=0, what="was removed, with all after it")
    chained = db.scalar(select(func.count()).select_from(AuditLink)) or 0
    return Findings(chained=chained, waiting=len(waiting(db)), head=last, broken=broken)


def _first_broken(key: bytes, rows: Iterable[tuple[AuditLink, AuditEvent | None]], sent: Head | None) -> Broken | None:
    before, number = START, 0
    wrong: AuditLink | None = None  # it waits for the next link, which says whether it was changed or put in
    for link, event in rows:
        if wrong:
            put_in = event is not None and sealing.same(_link(key, before, event), link.link)
            return _changed(wrong, "was put in" if put_in else "was changed, or one before it was removed")
        number += 1
        if link.number != number:
            return Broken(number=number, event_id=0, what="was removed, with its link")
        if event is None:
            return _changed(link, "was removed")
        if not sealing.same(_link(key, before, event), link.link):
            wrong = link
            continue
        if sent and sent.number == number and not sealing.same(sent.link, link.link):
            return _changed(link, "is not what was sent out of the system: the chain was made anew")
        before = link.link
    return _changed(wrong, "was changed, or one before it was removed") if wrong else None


def _changed(link: AuditLink, what: str) -> Broken:
    return Broken(number=link.number, event_id=link.event_id, what=what)


def _link(key: bytes, before: bytes, event: AuditEvent) -> bytes:
    said = [event.id, event.at.isoformat(), event.actor, event.did, event.record, event.fields, event.why]
    return hmac.digest(key, before + json.dumps(said).encode(), "sha256")


def _key(keys: Keys) -> bytes:
    return sealing.key_from(keys.audit, "audit chain")

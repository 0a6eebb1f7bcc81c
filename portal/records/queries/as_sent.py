"""What people sent and what was added to it, as it was when the staff side first saw it: whoever changes the sealed
words later is found out.

The worker writes a digest of each folder's sealed words, and of each message's, into the audit trail, where the chain
holds it. Only the first digest of a record counts. A record that was changed before the worker came by is beyond this:
the public side may not change one at all (`portal/commands/database/rights.py`).
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, literal, select
from sqlalchemy.orm import Session

from portal.records.accountability import audit, chain
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence.messages import KeptMessage
from portal.records.voices.folders import Folder

SEALED = ((Ref.FOLDER, Folder.id, Folder.sealed), (Ref.ADDED, KeptMessage.id, KeptMessage.sealed))


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a look at everything that was sent found. `changed` names records, never what they say."""

    same: int
    unseen: int
    changed: Sequence[str]


def unseen(db: Session) -> list[Ref]:
    """The records that have no digest yet. Asked before the writer's turn is taken: it may take long."""
    return [Ref(name) for wanted in _unseen() for name in db.scalars(wanted)]


def see(db: Session, names: Sequence[Ref]) -> int:
    """Write the digest of each of these that has none yet; how many there were. Takes the turn of the chain first."""
    chain.take_turn(db)
    done = set(db.scalars(select(AuditEvent.record).where(AuditEvent.record.in_(names), _first_seen())))
    found = [(name, sealed) for name, sealed in _sealed(db, set(names) - done)]
    for name, sealed in found:
        audit.write(db, actor=Actor.WORKER, did=Did.FIRST_SEEN, record=Ref(name), why=_digest(sealed))
    db.flush()
    return len(found)


def verify(db: Session) -> Words:
    """Hold everything that was sent against the digests: what was changed or is gone, and what has no digest yet."""
    first = select(func.min(AuditEvent.id)).where(_first_seen()).group_by(AuditEvent.record)
    kept = dict(db.execute(select(AuditEvent.record, AuditEvent.why).where(AuditEvent.id.in_(first))).all())
    same, changed = 0, []
    for name, sealed in _sealed(db):
        digest = kept.pop(name, None)
        if digest == _digest(sealed):
            same += 1
        elif digest is not None:
            changed.append(f"{name} was changed")
    gone = [f"{name} was removed" for name in sorted(kept)]
    return Words(same=same, unseen=len(unseen(db)), changed=(*changed, *gone))


def _sealed(db: Session, names: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
    """Each record's name and sealed words; of these names alone when they are given."""
    for begins, key, sealed in SEALED:
        name = _name(begins, key)
        wanted = select(name, sealed).order_by(key)
        if names is not None:
            wanted = wanted.where(name.in_(names))
        with db.execute(wanted.execution_options(yield_per=500)) as rows:
            yield from rows


def _unseen() -> Iterator[Select[str]]:
    for begins, key, _sealed_column in SEALED:
        name = _name(begins, key)
        yield select(name).where(~exists().where(AuditEvent.record == name, _first_seen())).order_by(key)


def _name(begins: str, key: Any) -> ColumnElement[str]:
    return literal(begins) + cast(key, String)


def _first_seen() -> ColumnElement[bool]:
    return AuditEvent.did == Did.FIRST_SEEN


def _digest(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()

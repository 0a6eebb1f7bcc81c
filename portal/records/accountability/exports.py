"""Exports: what left the staff side or was made ready to leave, by whom, for whom and why. Append-only; sealed.

The words that left are not kept a second time: what stands here is which parts they were.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.sealed_to_staff import SealedToStaff

CASE, BUNDLE = "case", "bundle"
DID = {CASE: Did.SHARED, BUNDLE: Did.MADE_COPY}


class KeptExport(SealedToStaff, AppendOnly, Base):
    """One export of one request. For whom, why and which parts is sealed to the staff ring."""

    __tablename__ = "exports"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"
    kind: Mapped[str] = mapped_column(String(10))
    once: Mapped[str] = mapped_column(String(64), unique=True)  # the form it was typed into

    @property
    def place(self) -> tuple[object, ...]:
        return ("exports", self.submission_id, self.at.isoformat())


class KeptCheck(SealedToStaff, AppendOnly, Base):
    """What a second person decided about a copy for the person: it may go, or it is sent back. Sealed: why."""

    __tablename__ = "export_checks"

    id: Mapped[int] = mapped_column(primary_key=True)
    export_id: Mapped[int] = mapped_column(ForeignKey("exports.id"), unique=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))
    released: Mapped[bool]

    @property
    def place(self) -> tuple[object, ...]:
        return ("export_checks", self.export_id, 1)


@dataclass(frozen=True, kw_only=True)
class Check:
    """What the second person decided, opened."""

    at: datetime
    by: str
    released: bool
    why: str


@dataclass(frozen=True, kw_only=True)
class Export:
    """One export, opened. A copy for the person has a check when a second person looked at it."""

    id: int
    submission_id: str
    at: datetime
    by: str
    kind: str
    said: dict[str, Any]
    check: Check | None


class SamePerson(Exception):
    """Whoever made a copy never lets it go."""


class AlreadyChecked(Exception):
    """A second person has decided about this copy before."""


def keep(
    db: Session, keys: Keys, submission_id: str, kind: str, said: dict[str, Any], *, by: Actor, once: str, why: str
) -> Export:
    """Write this export down: once, however often its form is sent. `why` is one of a fixed list, for the trail."""
    before = db.scalars(select(KeptExport).where(KeptExport.once == once)).first()
    if before:  # its form was sent again
        if kind == CASE:  # and the words left again
            audit.write(db, actor=by, did=DID[kind], record=Ref.submission(submission_id), why=why)
        return _opened(db, keys, before)
    row = KeptExport(submission_id=submission_id, at=datetime.now(UTC), by=by, kind=kind, once=once)
    db.add(row.seal(keys, json.dumps(said).encode()))
    db.flush()
    audit.write(
        db, actor=by, did=DID[kind], record=Ref.submission(submission_id), fields=said.get("parts", ()), why=why
    )
    return _opened(db, keys, row)


def find(db: Session, keys: Keys, submission_id: str, export_id: int, kind: str) -> Export | None:
    """One export of this request, of this kind."""
    row = db.get(KeptExport, export_id) if export_id < 2**31 else None
    return _opened(db, keys, row) if row and (row.submission_id, row.kind) == (submission_id, kind) else None


def shared(db: Session, submission_ids: Collection[str]) -> frozenset[str]:
    """Those of these requests that were shared outside."""
    wanted = select(KeptExport.submission_id).where(KeptExport.kind == CASE)
    return frozenset(db.scalars(wanted.where(KeptExport.submission_id.in_(submission_ids))))


def of_submissions(db: Session, keys: Keys, submission_ids: Sequence[str]) -> list[Export]:
    """Every export of these requests, the newest first. Raises CannotOpen without the staff ring."""
    wanted = select(KeptExport).where(KeptExport.submission_id.in_(submission_ids))
    return [_opened(db, keys, each) for each in db.scalars(wanted.order_by(KeptExport.id.desc()))]


def check(db: Session, keys: Keys, export: Export, *, by: Actor, released: bool, why: str = "") -> None:
    """A second person decides. The caller holds the request. Raises SamePerson and AlreadyChecked."""
    if export.by == by:
        raise SamePerson
    if _check_of(db, keys, export.id):
        raise AlreadyChecked
    checked = KeptCheck(export_id=export.id, at=datetime.now(UTC), by=by, released=released)
    db.add(checked.seal(keys, why.encode()))
    db.flush()
    _write(db, export, Did.LET_COPY_GO if released else Did.SENT_COPY_BACK, by)


def fetched(db: Session, export: Export, *, by: Actor) -> None:
    """A copy that was let go left with this member of staff. Raises ValueError for any other."""
    if not (export.check and export.check.released):
        raise ValueError("Nobody let it go.")
    _write(db, export, Did.FETCHED_COPY, by)


def _write(db: Session, export: Export, did: Did, by: Actor) -> None:
    audit.write(db, actor=by, did=did, record=Ref.submission(export.submission_id), why=f"copy {export.id}")


def _opened(db: Session, keys: Keys, row: KeptExport) -> Export:
    said = json.loads(row.unseal(keys))
    checked = _check_of(db, keys, row.id) if row.kind == BUNDLE else None
    return Export(
        id=row.id, submission_id=row.submission_id, at=row.at, by=row.by, kind=row.kind, said=said, check=checked
    )


def _check_of(db: Session, keys: Keys, export_id: int) -> Check | None:
    row = db.scalars(select(KeptCheck).where(KeptCheck.export_id == export_id)).first()
    if row is None:
        return None
    return Check(at=row.at, by=row.by, released=row.released, why=row.unseal(keys).decode())

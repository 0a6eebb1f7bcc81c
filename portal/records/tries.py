"""Tries that are counted before anything is worked out: each under a hash that says nothing, until an hour has passed.

What is counted and how many are too many is the business of who counts: `voices/tries.py` and `staff/sign_in_tries.py`.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import LargeBinary, delete
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from portal.database import insert

FORGIVEN_AFTER = timedelta(hours=1)


class Counted:
    """A mixin: a table that counts tries."""

    id: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)


Row = TypeVar("Row", bound=Counted)


def held(db: Session, table: type[Row], ids: Iterable[bytes], **fresh: int | datetime) -> list[Row]:
    """A row for each of these hashes, `fresh` where there was none.

    They stay held until this transaction ends, so that many tries at once are counted one after the other; always in
    one order, so that two that share a hash never wait for each other.
    """
    rows = []
    for id_ in sorted(ids):
        db.execute(insert(db, table).values(id=id_, **fresh).on_conflict_do_nothing())
        rows.append(db.get_one(table, id_, with_for_update=True, populate_existing=True))
    return rows


def forget(db: Session, table: type[Counted], counted_at: InstrumentedAttribute[datetime]) -> None:
    """Delete the rows that no longer count."""
    db.execute(delete(table).where(counted_at <= datetime.now(UTC) - FORGIVEN_AFTER))

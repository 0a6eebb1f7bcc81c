"""A short write of a page that only reads: on its own, so that no other writer waits until the page is made."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from portal.database import database, db, turns


@contextmanager
def briefly() -> Iterator[Session]:
    """Its own transaction; in a request that writes anyway, a part of that."""
    session = db()
    if session.writes:
        yield session
        return
    with database().transaction(turns.PATIENCE) as short:
        yield short

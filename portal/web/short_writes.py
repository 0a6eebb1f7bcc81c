"""A short write of a page that only reads: on its own, so that no other writer waits until the page is made."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import g
from sqlalchemy.orm import Session

from portal.database import database, db


@contextmanager
def briefly() -> Iterator[Session]:
    """Its own transaction; in a request that writes anyway, a part of that."""
    session = db()
    if g.db_turn:
        yield session
        return
    with database().transaction() as short:
        yield short

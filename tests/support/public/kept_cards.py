"""What the database keeps of cards, and a card that opens nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from portal.database import Database, database
from portal.records.voices.cards import Card
from tests.support.checked_client import CheckedClient

WRONG = "Problem: We could not find that card. Check the words."


@contextmanager
def reading(client: CheckedClient) -> Iterator[Session]:
    with client.app.app_context(), Session(database().engine) as db:
        yield db


def everything_in(url: Database) -> bytes:
    """Every row of every table as the thief of a database reads it."""
    with Session(url.engine) as db:
        names = [table.name for table in Card.metadata.sorted_tables]
        rows = [tuple(row) for name in names for row in db.execute(text(f'SELECT * FROM "{name}"'))]
    return b"\n".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for row in rows for value in row
    )

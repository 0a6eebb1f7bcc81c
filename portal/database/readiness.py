"""Can a request be served, and if not, why: what `/readyz` says."""

import os
import tempfile
from functools import cache
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from portal.database.tables import Base

ROOM = 1 << 20  # bytes that must be free beside a SQLite file


@cache
def _migrations() -> ScriptDirectory:
    return ScriptDirectory(str(Path(__file__).parent.parent / "migrations"))


@cache
def _known() -> frozenset[str]:
    return frozenset(each.revision for each in _migrations().walk_revisions())


def fits(connection: Connection) -> bool:
    """Does the database have what this code needs? A migration that this code does not know may have added to it."""
    at = MigrationContext.configure(connection).get_current_revision()
    if at is None or at in _known():
        return at == _migrations().get_current_head()
    return _has_every_column(connection)


def _has_every_column(connection: Connection) -> bool:
    """Each column that the code reads is there, and none is new that a row must have and the code does not give."""
    there = inspect(connection)
    for table in Base.metadata.tables.values():
        if not there.has_table(table.name):
            return False
        columns = {each["name"]: each for each in there.get_columns(table.name)}
        given = set(table.columns.keys())
        needed = {name for name, each in columns.items() if not each["nullable"] and each["default"] is None}
        if given - set(columns) or needed - given:
            return False
    return True


def has_room(folder: Path) -> bool:
    """Is there room on the disk beside a SQLite file?"""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            os.posix_fallocate(file.fileno(), 0, ROOM)
    except OSError:
        return False
    return True

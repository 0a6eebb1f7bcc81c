"""Which errors mean that the database cannot serve now, so that trying again is right."""

import sqlite3
import time
from enum import StrEnum

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from portal.database.turns import TurnTaken

REMEMBERED = 10.0  # seconds: after that only a look at the database itself counts
FULL_ON_SQLITE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
LOCKED_ON_SQLITE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
FULL_ON_POSTGRESQL, LOCKED_ON_POSTGRESQL, READ_ONLY = "53100", "55P03", "25006"


class Why(StrEnum):
    """Why the portal cannot serve, as `/readyz` says it."""

    AWAY = "the database does not answer"
    FULL = "the disk of the database is full"
    LOCKED = "the database is locked"
    OLD = "migrations are not applied"


def why(error: BaseException | None) -> Why | None:
    """Why the database cannot serve now; None when the error is about something else."""
    if isinstance(error, TurnTaken):
        return Why.LOCKED
    if isinstance(error, PoolTimeout):
        return Why.AWAY
    if not isinstance(error, DBAPIError):
        return None
    small = getattr(error.orig, "sqlite_errorcode", -1) & 0xFF  # what is more says where it was found
    state = getattr(error.orig, "sqlstate", None)
    if small in FULL_ON_SQLITE or state == FULL_ON_POSTGRESQL:
        return Why.FULL
    if small in LOCKED_ON_SQLITE or state == LOCKED_ON_POSTGRESQL:
        return Why.LOCKED
    return Why.AWAY if isinstance(error, OperationalError) or state == READ_ONLY else None


class Latest:
    """That this process met a full disk, until some seconds went by: no look at the database shows it.

    Whether it answers, or is locked, a look says better: one statement that was slow is no database that is away.
    """

    def __init__(self, engine: Engine) -> None:
        self._met: float | None = None
        event.listen(engine, "handle_error", self._remember)

    def get(self) -> Why | None:
        is_new = self._met is not None and time.monotonic() - self._met < REMEMBERED
        return Why.FULL if is_new else None

    def _remember(self, context: ExceptionContext) -> None:
        if why(context.sqlalchemy_exception) is Why.FULL:
            self._met = time.monotonic()

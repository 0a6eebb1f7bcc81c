"""When the database cannot serve now: the page that says "try again", at once, and nothing is asked of it any more."""

from contextlib import suppress

from flask import Flask, current_app, g
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import ServiceUnavailable

from portal.database.turns import TurnTaken


class NotNow(ServiceUnavailable):
    """A 503, with what was behind it, for the log."""

    def __init__(self, behind: Exception) -> None:
        super().__init__()
        self.original_exception = behind


def init_app(app: Flask) -> None:
    """Full, locked, away or frozen (`safety.md`, "Faults to survive"): the same page for all four."""

    def try_again(error: Exception) -> ResponseReturnValue:
        g.is_unavailable = True
        if "db" in g:
            with suppress(SQLAlchemyError):
                g.db.rollback()
            if g.db.turn:
                g.db.turn.wanted = False  # the page of the error only reads, and waits for nobody
        return current_app.handle_user_exception(NotNow(error))

    for kind in (OperationalError, PoolTimeout, TurnTaken):
        app.register_error_handler(kind, try_again)

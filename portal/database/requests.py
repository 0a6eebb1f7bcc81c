"""The session of a web request: it takes the writer's turn late, to write, and commits on success."""

from typing import Any

from flask import Flask, current_app, g, request
from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

from portal.database import turns
from portal.database.connecting import Database

READS = frozenset({"GET", "HEAD", "OPTIONS"})


class RequestSession(Session):
    """A session with a turn of its own on SQLite.

    A page that reads adds its rows (who looked at what) at its end, so that nobody waits while it is made. A post
    reads nothing before it has its turn: see `begin_to_write`.
    """

    def __init__(self, database: Database, *, reads: bool) -> None:
        self._reads = reads
        self.turn = database.own_turn(turns.PATIENCE)
        super().__init__(database.for_turn(self.turn), autoflush=not reads, expire_on_commit=not reads)

    @property
    def writes(self) -> bool:
        """Is what this session does one transaction: of a post, or of a page that has begun to write on SQLite?"""
        return not self._reads or (self.turn is not None and self.turn.is_held)

    def keep_now(self) -> None:
        """What a page that reads has written stands, seen by what it reads next, and nobody waits while it is made."""
        if self._reads:
            self.commit()


@event.listens_for(RequestSession, "after_transaction_end")
def _give_turn_back(session: RequestSession, transaction: SessionTransaction) -> None:
    if session.turn and transaction.parent is None:
        session.turn.give_back()


def database() -> Database:
    """The database of this application."""
    found: Database = current_app.extensions["portal.database"]
    return found


def db() -> RequestSession:
    """The session of this web request."""
    if "db" not in g:
        g.db = RequestSession(database(), reads=request.method in READS)
        if g.db.turn:
            g.db.turn.wanted = g.get("body_is_here", False)
    session: RequestSession = g.db
    return session


def wait_for_body() -> None:
    """The body of a post is about to be read, for as long as the sender likes: hold nothing until it is here."""
    if "db" in g:
        g.db.rollback()


def begin_to_write() -> None:
    """The body of a post is here: from its next statement on the session has the writer's turn."""
    g.body_is_here = True
    if "db" in g and g.db.turn:
        g.db.turn.wanted = True


def init_app(app: Flask, url: str, patience: float) -> None:
    """Give the application its database: commit once, on success; otherwise nothing stays.

    Nor does what a post from another site did (`g.keeps_nothing`), whatever its view made of it. `patience` is the
    number of seconds in which the database has to answer.
    """
    app.extensions["portal.database"] = Database(url, patience=patience)

    @app.after_request
    def commit(response: Any) -> Any:
        if "db" in g and response.status_code < 500 and not g.get("keeps_nothing"):
            try:
                g.db.commit()
                g.was_kept = response.status_code < 400  # and not a page that says what is wrong in it
            except Exception as error:  # nothing is kept: the page of this error is the answer
                return current_app.make_response(current_app.handle_user_exception(error))
        return response

    @app.teardown_request
    def close(_error: BaseException | None) -> None:
        if "db" in g:
            g.pop("db").close()

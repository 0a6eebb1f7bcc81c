"""PostgreSQL that must answer in time: connecting, a sign of life before each request, locks, and each statement."""

import threading
from concurrent.futures import Future
from math import ceil
from typing import Any

import psycopg
from psycopg.errors import _WaitTimeout
from sqlalchemy import URL, Engine, create_engine, event

STATEMENT = 5.0  # seconds that one statement of a web request may take
SPARE = 1.0  # seconds more until a server that does not stop the statement itself counts as gone
SIGN_OF_LIFE = 0.4  # of the patience: the rest is for connecting anew
BETWEEN_LOOKS = 0.1  # seconds
SHORTEST_OF_LIBPQ = 2  # seconds
CUT_OFF = {  # in seconds, but for the last, in milliseconds
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}


class InTime(psycopg.Connection[Any]):
    """A connection that is closed when the server says nothing for too long: stopped, or cut off without a word."""

    sign_of_life = STATEMENT

    def wait(self, gen: Any, interval: float = BETWEEN_LOOKS, timeout: float | None = None) -> Any:
        """Raises psycopg.OperationalError and closes the connection. In autocommit only a sign of life is awaited."""
        if timeout is None:
            timeout = self.sign_of_life if self.autocommit else STATEMENT + SPARE
        try:
            return super().wait(gen, interval, timeout)
        except _WaitTimeout:
            self.pgconn.finish()
            raise psycopg.OperationalError("The database does not answer.") from None


def cut_off(url: URL) -> dict[str, Any]:
    """How a connection without patience finds out that its server is gone, but for what the address itself says.

    A long statement may take its time: the server's machine answers meanwhile.
    """
    return {name: value for name, value in CUT_OFF.items() if name not in url.query}


def postgresql(url: URL, patience: float | None) -> Engine:
    """The engine. With `patience` (seconds) nothing that a web request asks of it waits for ever."""
    if patience is None:
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=cut_off(url))
    limits = {"statement_timeout": STATEMENT, "lock_timeout": patience}
    options = " ".join(f"-c {name}={int(1000 * seconds)}" for name, seconds in limits.items())
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_timeout=patience,
        hide_parameters=True,
        connect_args={"options": f"{url.query.get('options', '')} {options}".strip()},
    )

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: object, _record: object, _unnamed: object, named: dict[str, Any]) -> InTime:
        made = _connected_within((1 - SIGN_OF_LIFE) * patience, named)
        made.sign_of_life = SIGN_OF_LIFE * patience
        return made

    return engine


def _connected_within(seconds: float, named: dict[str, Any]) -> InTime:
    """libpq waits for two seconds at least, so it waits in a thread of its own; what comes too late is closed, and
    what does not come is left.
    """
    left_after = max(SHORTEST_OF_LIBPQ, ceil(seconds))
    coming: Future[InTime] = Future()

    def connect() -> None:
        try:
            coming.set_result(InTime.connect(**named | {"connect_timeout": left_after}))
        except BaseException as error:
            coming.set_exception(error)

    threading.Thread(target=connect, daemon=True).start()
    try:
        return coming.result(seconds)
    except TimeoutError:
        coming.add_done_callback(_close)
        raise psycopg.OperationalError("The database does not answer.") from None


def _close(come: Future[InTime]) -> None:
    if come.exception() is None:
        come.result().close()

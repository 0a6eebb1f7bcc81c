"""The lanes of the worker: each has its own clock and its own thread.

What takes long in one, such as a mail server that hangs or the work of a night, delays nothing in another.
"""

import itertools
import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
from huey import Huey, PostgresHuey, SqliteHuey, crontab
from huey.consumer import Consumer
from sqlalchemy.exc import OperationalError

from portal import private_files
from portal.commands.processes.clock import Job
from portal.config import CannotStart, Settings
from portal.database import Database, answering

SCHEMA = "worker"  # on PostgreSQL
STOPS = (signal.SIGTERM, signal.SIGINT)
LOOKED_FOR_STOP = 0.1  # seconds
LOOKS_EVERY = 100  # of them, at threads that died
STOPS_WITHIN = 5  # seconds that what is in hand may take when the worker is told to stop


@dataclass(frozen=True, kw_only=True)
class Lane:
    """Jobs that are done in turn: at the start, and then each minute."""

    name: str
    jobs: tuple[Job, ...]


class LogsKinds(logging.Formatter):
    """What happened in one line: an error by its kind alone, since its words may hold an address or a path."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0] if record.exc_info else None
        return record.getMessage() + (f": {kind.__name__}" if kind else "")


def log_quietly() -> None:
    """Let the portal say what it does, and huey only what went wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(LogsKinds())
    for name, level in (("portal", logging.INFO), ("huey", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)


def queue(settings: Settings, database: Database, name: str) -> Huey:
    """The clock of one lane, in a file or a schema of its own: nothing in it is lost that the outbox does not have.

    Raises CannotStart when PostgreSQL does not answer.
    """
    if database.is_sqlite:
        private_files.make_folder(settings.instance)
        private_files.make_file(settings.instance / "worker.sqlite")
        return SqliteHuey(name, results=False, filename=str(settings.instance / "worker.sqlite"), fsync=False)
    where = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    limits = answering.cut_off(database.url)
    try:
        with database.alone("start"), psycopg.connect(where, autocommit=True, **limits) as connection:
            if connection.execute("SELECT to_regnamespace(%s)", [SCHEMA]).fetchone() == (None,):
                connection.execute(f"CREATE SCHEMA {SCHEMA}")
            # It makes its tables where there are none, which two at the same time cannot.
            return PostgresHuey(name, results=False, dsn=where, options=f"-c search_path={SCHEMA}", **limits)
    except (psycopg.OperationalError, OperationalError):
        raise CannotStart("The database does not answer: see that it runs, then start the worker again.") from None


class _Consumer(Consumer):  # type: ignore[misc]  # huey has no types
    """The thread of one lane and its clock. All lanes stop together."""

    def __init__(self, lane: Lane, clock: Huey, stop: threading.Event) -> None:
        self._stop = stop
        for job in lane.jobs:
            clock.on_startup()(job)
            # A minute that was missed is not made up for.
            clock.periodic_task(crontab(minute="*"), expires=timedelta(seconds=50))(job)
        super().__init__(
            clock, workers=1, max_delay=1, scheduler_interval=5, graceful_signal="TERM", shutdown_timeout=STOPS_WITHIN
        )

    def get_environment(self, worker_type: str) -> Any:
        made = super().get_environment(worker_type)
        made.get_stop_flag = lambda: self._stop
        return made

    def _set_signal_handlers(self) -> None:
        """The process has them, for all lanes."""

    def wait_for(self, ends: float) -> None:
        """Until what it has in hand is done, or until this moment of the clock that nobody sets."""
        for _worker, thread in self.worker_threads:
            thread.join(max(0, ends - time.monotonic()))


def run(lanes: tuple[Lane, ...], queue_of: Callable[[str], Huey], stop: threading.Event) -> None:
    """Work in all lanes until told to stop. Told so while it starts, it first learns how: it is never killed with a
    message in its hand.
    """
    consumers = [_Consumer(each, queue_of(each.name), stop) for each in lanes]
    told: list[int] = []  # not the event: a signal that comes while the event is looked at would wait for itself
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # the threads never get them
    for each in STOPS:
        signal.signal(each, lambda number, _frame: told.append(number))
    for consumer in consumers:
        consumer.start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    looks = itertools.cycle(range(LOOKS_EVERY))
    while not told:
        stop.wait(LOOKED_FOR_STOP)
        if next(looks) == 0:
            for consumer in consumers:
                consumer.check_worker_health()
    stop.set()
    ends = time.monotonic() + STOPS_WITHIN
    for consumer in consumers:
        consumer.wait_for(ends)

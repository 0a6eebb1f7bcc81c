"""The worker and its clock: what is due each minute, and what is seen to each night. A staff-side process."""

import logging
import signal
from collections.abc import Callable
from datetime import timedelta

import click
import psycopg
from flask import Flask
from huey import Huey, PostgresHuey, SqliteHuey, crontab
from huey.consumer import Consumer

from portal import config, private_files
from portal.commands.alarms import tell_duty, tell_of_guesses
from portal.commands.audit_chain import keep_chain
from portal.commands.birthdays import see_birthdays
from portal.commands.flow_tasks import papers_out
from portal.commands.index import make_findings
from portal.commands.late_tasks import tell_of_late_tasks
from portal.commands.matching import match
from portal.config import CannotStart, Settings
from portal.database import Database
from portal.delivery.delivering import application_without_pages, deliver_due
from portal.records.correspondence import outbox
from portal.records.staff import sessions as staff_sessions
from portal.records.staff import sign_in_tries
from portal.records.voices import card_sessions, cards, drafts, practice, receipts, tickets
from portal.records.voices import tries as card_tries

SCHEMA = "worker"  # on PostgreSQL
STOPS = (signal.SIGTERM, signal.SIGINT)
STOPS_WITHIN = 5  # seconds that a message in hand may take when the worker is told to stop

log = logging.getLogger("portal.worker")

Job = Callable[[], None]


def tidy(database: Database) -> tuple[int, int]:
    """Delete drafts and staff sessions that ran out, and empty old messages: (how many drafts, how many messages)."""
    with database.transaction() as db:
        forgotten = drafts.forget_expired(db)
        cards.forget_lost(db)
        card_sessions.forget_old(db)
    with database.transaction() as db:
        emptied = outbox.empty_old(db)
    with database.transaction() as db:
        staff_sessions.end_old(db)
        sign_in_tries.forget_old(db)
        card_tries.forget_old(db)
    return forgotten, emptied


class _Quiet(logging.Formatter):
    """What happened in one line: an error by its kind alone, since its words may hold an address or a path."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0] if record.exc_info else None
        return record.getMessage() + (f": {kind.__name__}" if kind else "")


def _log_quietly() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_Quiet())
    for name, level in (("portal", logging.INFO), ("huey", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)


def _queue(settings: Settings, database: Database) -> Huey:
    """The clock's own file, or its own schema: nothing in it is lost that the outbox does not have."""
    if database.is_sqlite:
        private_files.make_folder(settings.instance)
        private_files.make_file(settings.instance / "worker.sqlite")
        return SqliteHuey("worker", results=False, filename=str(settings.instance / "worker.sqlite"), fsync=False)
    where = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with database.alone("start"), psycopg.connect(where, autocommit=True) as connection:
            if connection.execute("SELECT to_regnamespace(%s)", [SCHEMA]).fetchone() == (None,):
                connection.execute(f"CREATE SCHEMA {SCHEMA}")
        return PostgresHuey("worker", results=False, dsn=where, options=f"-c search_path={SCHEMA}")
    except psycopg.OperationalError:
        raise CannotStart("The database does not answer: see that it runs, then start the worker again.") from None


class _Worker(Consumer):  # type: ignore[misc]  # huey has no types
    """Told to stop while it starts, it first learns how: it is never killed with a message in its hand."""

    def start(self) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        super().start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


def _each_minute(app: Flask, stopping: Callable[[], bool]) -> tuple[Job, ...]:
    def alarms() -> None:
        told_of = app.extensions["portal.settings"], app.extensions["portal.database"]
        tell_duty(*told_of)
        tell_of_guesses(*told_of)

    def deliver() -> None:
        left, stayed = deliver_due(app, stopping=stopping)
        if left or stayed:
            log.info("Messages that left: %s. That did not: %s.", left, stayed)

    def match_requests() -> None:
        match(app)
        papers_out(app)

    def end_what_ran_out() -> None:
        with app.extensions["portal.database"].transaction() as db:
            practice.forget_expired(db)
            drafts.forget_expired(db)
            card_sessions.forget_old(db)
            tickets.forget_old(db)
            receipts.put_old_away(db)

    def chain() -> None:
        keep_chain(app.extensions["portal.settings"], app.extensions["portal.database"])

    return alarms, deliver, match_requests, chain, end_what_ran_out


def _each_hour(app: Flask) -> tuple[Job, ...]:
    def late_tasks() -> None:
        tell_of_late_tasks(app)

    return (late_tasks,)


def _each_night(app: Flask) -> tuple[Job, ...]:
    def make_findings_again() -> None:
        make_findings(app, anew=True)

    def tidy_up() -> None:
        tidy(app.extensions["portal.database"])

    def birthdays() -> None:
        see_birthdays(app)

    return tidy_up, birthdays, make_findings_again


def _start(app: Flask, queue: Huey) -> _Worker:
    """The worker with its jobs: each at its start, then by the clock."""
    consumer = _Worker(
        queue, workers=1, max_delay=1, scheduler_interval=5, graceful_signal="TERM", shutdown_timeout=STOPS_WITHIN
    )
    by_clock = (
        (_each_minute(app, consumer.stop_flag.is_set), crontab(minute="*")),
        (_each_hour(app), crontab(minute="5")),
        (_each_night(app), crontab(hour="3", minute="0")),
    )
    for job, clock in ((job, clock) for jobs, clock in by_clock for job in jobs):
        queue.on_startup()(job)
        queue.periodic_task(clock, expires=timedelta(seconds=50))(job)  # a minute that was missed is not made up for
    return consumer


def _staff_side() -> Settings:
    settings = config.read_settings()
    if not settings.serves_staff:
        raise CannotStart("Only the staff side can open messages: set PORTAL_SIDES to staff or both.")
    _log_quietly()
    return settings


@click.command()
def worker() -> None:
    """Deliver messages and chain the audit trail each minute, and tidy up each night, until stopped."""
    settings = _staff_side()
    with application_without_pages(settings) as app:
        _start(app, _queue(settings, app.extensions["portal.database"])).run()


@click.command("send-messages")
def send_messages() -> None:
    """Deliver what is due now, once."""
    with application_without_pages(_staff_side()) as app:
        left, stayed = deliver_due(app)
    click.echo(f"Messages that left: {left}. That did not: {stayed}.")


@click.command("tidy-up")
def tidy_up() -> None:
    """Delete drafts and sessions that ran out, and empty messages that were sent a week ago."""
    with application_without_pages(_staff_side()) as app:
        forgotten, emptied = tidy(app.extensions["portal.database"])
    click.echo(f"Drafts deleted: {forgotten}. Messages emptied: {emptied}.")


COMMANDS = (worker, send_messages, tidy_up)

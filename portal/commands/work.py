"""The worker and its clock: delivers what is due each minute and tidies up each night. A staff-side process."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import click
import psycopg
from flask import Flask
from huey import Huey, PostgresHuey, SqliteHuey, crontab
from sqlalchemy.orm import Session

from portal import config, create_app, sending
from portal.calendar import today
from portal.config import CannotStart, Settings
from portal.database import Database
from portal.engine.journey import Answers
from portal.journeys import JOURNEYS
from portal.records import drafts, outbox, staff_sessions, submissions
from portal.records.outbox import OutgoingMessage
from portal.sending import Leaving, NotDelivered

TO_TEAM = ("new_request", "new_request_now")
SCHEMA = "worker"  # on PostgreSQL
STOPS_WITHIN = 5  # seconds that a message in hand may take when the worker is told to stop

log = logging.getLogger("portal.worker")


class NotSafe(Exception):
    """The person does not say, or no longer says, that this way is safe."""


def deliver_due(app: Flask, *, stopping: Callable[[], bool] = lambda: False) -> tuple[int, int]:
    """Try every message that is due, each in transactions of its own: (how many left, how many did not)."""
    database: Database = app.extensions["portal.database"]
    left = stayed = 0
    while not stopping():
        with database.transaction() as db:
            message = outbox.claim(db)
        if message is None:
            break
        if _deliver(app, database, message):
            left += 1
        else:
            stayed += 1
    if left or stayed:
        log.info("%s messages left, %s did not.", left, stayed)
    return left, stayed


def _deliver(app: Flask, database: Database, message: OutgoingMessage) -> bool:
    """Try one message and keep what came of it. No lock is held while it is on its way."""
    after: Callable[[Session, OutgoingMessage, str], None] = outbox.failed
    try:
        with app.app_context():
            _hand_over(app.extensions["portal.settings"], database, message)
    except NotSafe:
        after, reason = outbox.give_up, "this way is not safe for them"
    except NotDelivered as error:
        reason = str(error)
    except Exception as error:  # one broken message never holds up the others
        reason = type(error).__name__
    else:
        with database.transaction() as db:
            outbox.sent(db, message)
        return True
    log.warning("A message did not leave: %s.", reason)
    with database.transaction() as db:
        after(db, message, reason)
    return False


def _hand_over(settings: Settings, database: Database, message: OutgoingMessage) -> None:
    address, fields = outbox.opened(message, settings.keys)
    if message.template not in TO_TEAM and message.submission_id:
        _check_safe(settings, database, message.submission_id, message.way, address)
    subject, body = sending.written(settings, template=message.template, language=message.language, fields=fields)
    leaving = Leaving(
        way=message.way, address=address, subject=subject, body=body, language=message.language, mark=message.mark
    )
    sending.deliver(settings, leaving)


def _check_safe(settings: Settings, database: Database, submission_id: str, way: str, address: str) -> None:
    """Does the request itself say that this way to this address is safe? Raises NotSafe when it does not."""
    with Session(database.engine) as db:
        submission = submissions.find(db, submission_id)
        if submission is None:
            raise NotSafe
        said = submissions.opened(db, settings.keys, submission).first["said"]
        kind = submission.kind
    answers = Answers({each["step"]: each["value"] for each in said}, today())
    journey = next(each for each in JOURNEYS if each.name == kind)
    if journey.safe_way(answers) != (way, address):
        raise NotSafe


def tidy(database: Database) -> tuple[int, int]:
    """Delete drafts and staff sessions that ran out, and empty old messages: (how many drafts, how many messages)."""
    with database.transaction() as db:
        forgotten = drafts.forget_expired(db)
    with database.transaction() as db:
        emptied = outbox.empty_old(db)
    with database.transaction() as db:
        staff_sessions.end_old(db)
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
        return SqliteHuey("worker", results=False, filename=str(settings.instance / "worker.sqlite"), fsync=False)
    where = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(where, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    return PostgresHuey("worker", results=False, dsn=where, options=f"-c search_path={SCHEMA}")


def _start(app: Flask, queue: Huey) -> Any:
    """The consumer with its jobs: both at its start, then by the clock."""
    consumer = queue.create_consumer(
        workers=1, max_delay=1, scheduler_interval=5, graceful_signal="TERM", shutdown_timeout=STOPS_WITHIN
    )

    def deliver() -> None:
        deliver_due(app, stopping=consumer.stop_flag.is_set)

    def tidy_up() -> None:
        tidy(app.extensions["portal.database"])

    for job, clock in ((deliver, crontab(minute="*")), (tidy_up, crontab(hour="3", minute="0"))):
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
    """Deliver messages each minute and tidy up each night, until stopped."""
    settings = _staff_side()
    app = create_app(settings)
    _start(app, _queue(settings, app.extensions["portal.database"])).run()


@click.command("send-messages")
def send_messages() -> None:
    """Deliver what is due now, once."""
    left, stayed = deliver_due(create_app(_staff_side()))
    click.echo(f"{left} messages left, {stayed} did not.")


@click.command("tidy-up")
def tidy_up() -> None:
    """Delete drafts and sessions that ran out, and empty messages that were sent a week ago."""
    forgotten, emptied = tidy(Database(_staff_side().database))
    click.echo(f"{forgotten} drafts deleted, {emptied} messages emptied.")


COMMANDS = (worker, send_messages, tidy_up)

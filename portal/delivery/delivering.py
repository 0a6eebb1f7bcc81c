"""How messages that are due leave the outbox: claimed, seen to be safe, handed over, and what came of it kept."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy.orm import Session

from portal import languages
from portal.calendar import today
from portal.config import Settings
from portal.database import Database
from portal.delivery import transports
from portal.delivery.transports import Leaving, NotDelivered
from portal.journeys.safe_ways import Way, is_same_way, safe_way
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import submissions

TO_TEAM = ("new_request", "new_request_now", "unread_now", "many_card_tries", "opened_elsewhere")

log = logging.getLogger("portal.worker")


@contextmanager
def application_without_pages(settings: Settings) -> Iterator[Flask]:
    """Settings, database and languages: what a process that serves nobody needs to write words."""
    app = Flask("portal")
    app.extensions |= {"portal.settings": settings, "portal.database": Database(settings.database)}
    languages.init_app(app)
    try:
        yield app
    finally:
        app.extensions["portal.database"].engine.dispose()


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
        _check_safe(settings, database, message.submission_id, str(fields.get("to", "")), (message.way, address))
    subject, body = transports.written(settings, template=message.template, language=message.language, fields=fields)
    leaving = Leaving(
        way=message.way, address=address, subject=subject, body=body, language=message.language, mark=message.mark
    )
    transports.deliver(settings, leaving)


def _check_safe(settings: Settings, database: Database, submission_id: str, key: str, way: Way) -> None:
    """Does the request itself say that this way is safe for this voice (the one that asked, where none is named)?

    Raises NotSafe when it does not, and when the person ended this voice's part.
    """
    with Session(database.engine) as db:
        submission = submissions.find(db, submission_id)
        if submission is None:
            raise NotSafe
        opened = submissions.opened(db, settings.keys, submission)
        kind, ended = submission.kind, [each.key for each in opened.folders.values() if each.ended_at]
    key = key or next(iter(opened.voices))
    if key in ended or not is_same_way(safe_way(kind, opened.voices, key, today()), way):
        raise NotSafe

"""How messages that are due leave the outbox: claimed, seen to be safe, handed over, and what came of it kept."""

import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial

from flask import Flask
from sqlalchemy.orm import Session

from portal import languages
from portal.calendar import today
from portal.config import Settings
from portal.database import Database
from portal.delivery import to_staff, transports
from portal.delivery.leaving import Leaving, NotDelivered, WrongAddress
from portal.journeys.safe_ways import Way, card_may_leave_now, is_same_way, safe_way
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import submissions
from portal.records.standing import child_first

URGENT = ("new_request_now", "unread_now", "many_card_tries")  # these have a lane of their own
HAS_A_CARD = ("new_card",)

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


def deliver_due(
    app: Flask, *, stopping: Callable[[], bool] = lambda: False, only: Collection[str] = ()
) -> tuple[int, int]:
    """Try every message that is due, each in transactions of its own: (how many left, how many did not).

    `only`: of these templates. `stopping` is asked before each.
    """
    database: Database = app.extensions["portal.database"]
    left = stayed = 0
    while not stopping():
        with database.transaction() as db:
            message = outbox.claim(db, only)
        if message is None:
            break
        if _deliver(app, database, message):
            left += 1
        else:
            stayed += 1
    return left, stayed


def _deliver(app: Flask, database: Database, message: OutgoingMessage) -> bool:
    """Try one message and keep what came of it. No lock is held while it is on its way."""
    settings: Settings = app.extensions["portal.settings"]
    after: Callable[[Session, OutgoingMessage, str], None] = outbox.failed
    try:
        with app.app_context():
            taken_as = _hand_over(settings, database, message)
    except NotSafe:
        after, reason = outbox.give_up, "this way is not safe for them"
    except WrongAddress as error:
        reason = str(error)
        if to_staff.is_to_people(message):
            after = partial(to_staff.refused, settings)
    except NotDelivered as error:
        reason = str(error)
    except Exception as error:  # one broken message never holds up the others
        reason = type(error).__name__
    else:
        with database.transaction() as db:
            outbox.sent(db, message, taken_as)
        return True
    log.warning("A message did not leave: %s.", reason)
    with database.transaction() as db:
        after(db, message, reason)
    return False


def _hand_over(settings: Settings, database: Database, message: OutgoingMessage) -> str:
    address, fields = outbox.opened(message, settings.keys)
    if to_staff.is_to_people(message):
        _check_safe(settings, database, message, str(fields.get("to", "")), (message.way, address))
    subject, body = transports.written(settings, template=message.template, language=message.language, fields=fields)
    leaving = Leaving(
        way=message.way, address=address, subject=subject, body=body, language=message.language, mark=message.mark
    )
    return transports.deliver(settings, leaving)


def _check_safe(settings: Settings, database: Database, message: OutgoingMessage, key: str, way: Way) -> None:
    """Does the request itself say now that this way is safe for this voice (the one that asked, where none is named)?

    Raises NotSafe when it does not, when the person ended this voice's part, for a card that must not leave, and for
    a parent where the child comes first.
    """
    with Session(database.engine) as db:
        submission = submissions.find(db, message.submission_id or "")
        if submission is None:
            raise NotSafe
        opened = submissions.opened(db, settings.keys, submission)
        key = key or next(iter(opened.voices))
        ended = [each.key for each in opened.folders.values() if each.ended_at]
        is_text = message.way == "text"
        safe = safe_way(submission.kind, opened.voices, key, today(), texts=is_text)
        if key in ended or not is_same_way(safe, way):
            raise NotSafe
        if child_first.is_parent(key) and child_first.stop_now(db, settings.keys, submission, today()):
            raise NotSafe
        if message.template in HAS_A_CARD and not card_may_leave_now(db, settings.keys, opened, key, today()):
            raise NotSafe

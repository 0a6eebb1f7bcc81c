"""What staff are given to do when a message cannot arrive, because of where it went."""

from sqlalchemy.orm import Session

from portal.config import Settings
from portal.records.accountability.names import Actor
from portal.records.correspondence import arrivals, outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import tasks
from portal.records.requests.task_rules import OFFERED, Event

TO_TEAM = ("new_request", "new_request_now", "unread_now", "many_card_tries", "opened_elsewhere")


def is_to_people(message: OutgoingMessage) -> bool:
    """Does it go to a voice of a request? What goes to staff goes to an address of a setting, and is tried on."""
    return message.submission_id is not None and message.template not in TO_TEAM


def refused(settings: Settings, db: Session, message: OutgoingMessage, reason: str) -> None:
    """It was refused for good: nothing tries again, and staff ask for another way."""
    _ask_for_another_way(settings, db, message)
    outbox.give_up(db, message, reason)


def came_back(settings: Settings, db: Session, message: OutgoingMessage, reason: str) -> None:
    """It was taken, and came back for good."""
    if is_to_people(message) and message.sealed:
        _ask_for_another_way(settings, db, message)
    arrivals.not_arrived(db, message, reason)


def _ask_for_another_way(settings: Settings, db: Session, message: OutgoingMessage) -> None:
    """A task, once for each address of each voice, however many messages to it are refused."""
    address, fields = outbox.opened(message, settings.keys)
    (task,) = OFFERED[Event.WRONG_ADDRESS]
    tasks.follow(
        db,
        settings.keys,
        submission_id=message.submission_id or "",
        kind=tasks.FOLLOWS,
        task=task.task,
        after=f"{fields.get('to', '')}/{message.way}/{address}",
        due=task.due(settings),
        actor=Actor.WORKER,
    )

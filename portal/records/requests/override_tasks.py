"""The task for the second person of an override: made at once when it was made, and done when they decided."""

from sqlalchemy.orm import Session

from portal.config import Settings
from portal.crypto.keys import Keys
from portal.records.accountability.names import Actor
from portal.records.consent.overrides import Override
from portal.records.requests import tasks
from portal.records.requests.task_rules import OFFERED, Event


def ask(db: Session, settings: Settings, submission_id: str, override: Override, *, actor: Actor) -> None:
    """A second person decides: the same working day where it counts already."""
    (each,) = OFFERED[_event(override)]
    tasks.follow(
        db,
        settings.keys,
        submission_id=submission_id,
        kind=tasks.FOLLOWS,
        task=each.task,
        after=str(override.id),
        due=each.due(settings),
        actor=actor,
    )


def reviewed(db: Session, keys: Keys, submission_id: str, override: Override, *, actor: Actor) -> None:
    """They decided. Nothing happens where the task was done before."""
    (each,) = OFFERED[_event(override)]
    task = tasks.followed(db, keys, submission_id=submission_id, task=each.task, after=str(override.id))
    if task:
        tasks.done(db, task, actor=actor)


def _event(override: Override) -> Event:
    return Event.OVERRIDE_AT_ONCE if override.is_emergency else Event.OVERRIDE_WAITS

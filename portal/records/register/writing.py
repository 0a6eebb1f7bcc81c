"""What staff do with the register: each act is one entry, and what follows from it follows in the same transaction.

The caller holds the requests (`submissions.hold_together`), so that the same form sent twice is kept once.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.config import Settings
from portal.crypto.keys import Keys
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import WroteInRegister
from portal.records.register import entries, told
from portal.records.register.entry import Colour, Entry, What
from portal.records.register.state import Clocks, standing
from portal.records.requests import flows, moves, tasks
from portal.records.requests.flows import Status
from portal.records.requests.submissions import Submission

LOOK = "look_again"  # the task of the day of the next look: done by the entry that proves it


def clocks(settings: Settings) -> Clocks:
    """Days until the next look, as the area set them."""
    days = {each: getattr(settings, f"days_to_look_{each.value}") for each in Colour}
    return Clocks(look=days, red_after_discharge=settings.days_red_after_discharge)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Every request about one person, the oldest first, and who else may know what they may know."""

    requests: list[Submission]
    tells_adults: bool  # under 16, and nobody named that must not be told


def write(
    db: Session, keys: Keys, person: Person, entry: Entry, *, on: Submission, clocks: Clocks, actor: Actor, once: str
) -> bool:
    """Write it down on this request, tell whoever may know, and end the requests that it answers.

    False when this form was kept before. Raises CannotOpen without the staff ring.
    """
    due = standing(entries.of_requests(db, keys, [each.id for each in person.requests]), clocks).look_mark
    if not entries.keep(db, keys, on.id, entry, by=actor, once=once):
        return False
    audit.write(db, actor=actor, did=WroteInRegister(entry.what), record=Ref.submission(on.id), fields=["register"])
    if entry.what is What.LOOKED and due:
        task = tasks.followed(db, keys, submission_id=on.id, task=LOOK, after=due)
        if task:
            tasks.done(db, task, actor=actor)
    if entry.what is What.ON:
        _answer(db, keys, person, entry.on, actor=actor)
    tell(db, keys, person, clocks)
    return True


def tell(db: Session, keys: Keys, person: Person, clocks: Clocks) -> int:
    """Every folder that may know says what stands now: how many had to be told. Nobody is told twice."""
    found = standing(entries.of_requests(db, keys, [each.id for each in person.requests]), clocks)
    line = told.line_of(found)
    return told.tell(db, keys, person.requests, line, also_adults=person.tells_adults)


def _answer(db: Session, keys: Keys, person: Person, day: date, *, actor: Actor) -> None:
    """The requests to join that were at the meeting are answered: the entry is what proves it."""
    for each in person.requests:
        move = flows.PUT_ON_BY_REGISTER.get((each.kind, each.status))
        if move:
            said = {"on": day.isoformat()}
            moves.make(db, keys, each, move, seen=each.status, actor=actor, said=said)
            assert each.status == Status.PUT_ON

"""The child first: no parent is contacted about an under-16 who asked without one, before staff talked to the child.

A page says so to them before they send: "You are under 16, so we talk to you first." Every way that reaches or writes a
parent asks here, and the worker asks again when a message leaves. The rule itself is `stop`, which knows no database.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.calendar import LONDON
from portal.crypto.keys import Keys
from portal.records.consent.records import ATTEMPT, CHILD_FIRST, SPOKE, TOLD, Recorded
from portal.records.correspondence import contacts
from portal.records.requests import people
from portal.records.requests.submissions import Submission
from portal.records.standing import ages, ledger
from portal.records.standing.ledger import Heard

PARENT, PERSON = "parent", "person"
ASKS_NOTHING = "lost"  # a card that was lost: whoever writes asks for nothing new
TO_DO = "Write down that you talked to them first, or why not, before a parent is contacted."
UNDER_16 = f"They are under 16 and did not ask with a parent: we talk to them first. {TO_DO}"
AGE_NOT_KNOWN = f"Nobody knows their age, and they did not ask with a parent: they may be under 16. {TO_DO}"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request about this person: whose voice asked, and on which day."""

    voice: str
    on: date


def is_parent(key: str) -> bool:
    """Is this the folder of a parent or guardian: "parent", "parent2", "parent-1"?"""
    return key.startswith(PARENT)


def stop(age: int | None, asked: Sequence[Asked], talked_on: Iterable[date]) -> str:
    """Why no parent may be contacted now, in words for staff; "" when one may be.

    `age` in whole years today, `asked` on all linked requests, `talked_on` each day on which staff talked to the person
    or wrote down why not. From 16 on another rule holds (`domain.md` 0.5). Where nobody knows the age they are taken
    as under 16: the talk that this asks for is the one that finds it out. What they asked later begins anew, since
    they were told so anew.
    """
    without_a_parent = [each.on for each in asked if each.voice != PARENT]
    if not without_a_parent or (age is not None and age >= 16):
        return ""
    if any(day >= max(without_a_parent) for day in talked_on):
        return ""
    return AGE_NOT_KNOWN if age is None else UNDER_16


def proves_a_talk(recorded: Recorded) -> bool:
    """Does this record in the person's folder lift the stop?

    Staff spoke to them alone, asked them another way, or wrote down on purpose that they talked, or why not. A talk
    about an answer with somebody there does not: that somebody may be the parent (`domain.md` H4).
    """
    if recorded.kind in (SPOKE, TOLD):
        return recorded.alone == "alone"
    return recorded.kind in (ATTEMPT, CHILD_FIRST)


def stop_now(db: Session, keys: Keys, submission: Submission, today: date) -> str:
    """The same for this request, with all that are linked to it: also those that a chair does not see.

    Raises CannotOpen on a process that does not hold the staff ring.
    """
    together = people.linked(db, submission)
    return stop_for(db, together, ledger.heard(db, keys, together), today)


def stop_for(db: Session, together: Sequence[Submission], heard: Sequence[Heard], today: date) -> str:
    """The same where all linked requests and every voice on them were opened already."""
    talked = contacts.talked_on(db, [each.id for each in together], PERSON)
    talked += [each.day for voice in heard if voice.voice == PERSON for each in voice.records if proves_a_talk(each)]
    return stop(ages.age_today(heard, today).years, _asked(together, heard), talked)


def _asked(together: Iterable[Submission], heard: Sequence[Heard]) -> list[Asked]:
    days = {each.shown_reference: each.sent_at.astimezone(LONDON).date() for each in together}
    return [
        Asked(voice=each.voice, on=days[each.reference])
        for each in heard
        if each.contents.get("asked_for_this") and each.kind != ASKS_NOTHING
    ]

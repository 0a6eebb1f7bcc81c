"""A person as the register knows them, opened for staff: their requests, where consent stands, and their entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import abort
from sqlalchemy import or_

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.consent.state import opens_sharing
from portal.records.register import entries
from portal.records.register import writing as register
from portal.records.register.entry import Entry
from portal.records.register.state import Standing, State, standing
from portal.records.requests import people, submissions, tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.task_rules import OFFERED, Event, Offered
from portal.records.standing import consent_now, in_register, ledger
from portal.records.standing.consent_now import Now
from portal.records.standing.ledger import Heard
from portal.staff.access.gate import me

LIST = "list"


@dataclass(frozen=True, kw_only=True)
class Known:
    """One person as staff know them: `key` is their number, or that of their only request."""

    key: str
    requests: list[Submission]
    heard: list[Heard]
    now: Now
    entries: list[Entry]
    standing: Standing

    @property
    def given(self) -> bool:
        """Does consent for the list stand, with nothing paused?"""
        state = self.now.state_of(LIST)
        return state is not None and opens_sharing(state) and not any(each.paused_at for each in self.requests)

    @property
    def state(self) -> State:
        return self.standing.state(given=self.given)

    @property
    def name(self) -> str:
        return next((each.contents["about"] for each in self.heard if each.contents.get("about")), "")

    @property
    def shown_name(self) -> str:
        """The name only while consent stands; a reference alone otherwise, on every list of several people."""
        return self.name if self.given else ""

    @property
    def anchor(self) -> Submission:
        """The request on which new entries are written."""
        return in_register.anchor(self.requests)

    @property
    def as_person(self) -> register.Person:
        return in_register.person(self.requests, self.heard, self.now.age)


def everyone() -> list[Known]:
    """Everybody of whom anything stands in the register and whom this member of staff may see."""
    seen = submissions.seen_of(db(), entries.with_entries(db()), chair=me().is_chair)
    first = {each.person or each.id: each for each in seen.values()}
    known = (known_or_none(each) for each in first.values())
    return [each for each in known if each]


def find(key: str) -> list[Submission]:
    """The requests about the person with this number, the oldest first, that this member of staff may see."""
    wanted = submissions.seen_by(chair=me().is_chair).where(or_(Submission.person == key, Submission.id == key))
    first = db().scalars(wanted.order_by(Submission.sent_at, Submission.id)).first()
    return people.linked(db(), first, chair=me().is_chair) if first else []


def person_with(key: str) -> Known:
    """The person with this number; not found where there is none, or where nothing of them opens here."""
    found = find(key)
    return (known_or_none(found[0]) if found else None) or abort(404)


def of_request(submission: Submission) -> Known:
    """The person whom this request is about. Raises CannotOpen without the staff ring."""
    together = people.linked(db(), submission, chair=me().is_chair)
    return known(together, ledger.heard(db(), settings().keys, together), calendar.today())


def known(together: Sequence[Submission], heard: list[Heard], today: date) -> Known:
    """From the requests about one person, opened."""
    written = entries.of_requests(db(), settings().keys, [each.id for each in together])
    return Known(
        key=together[0].person or together[0].id,
        requests=list(together),
        heard=heard,
        now=consent_now.now(heard, today),
        entries=written,
        standing=standing(written, register.clocks(settings())),
    )


def write_entry(person: Known, entry: Entry, *, on: Submission, once: str) -> bool:
    """Write it down on this request, once. False when it was kept before. The caller holds the person's requests."""
    ours, actor = settings(), me().actor
    days = register.clocks(ours)
    return register.write(db(), ours.keys, person.as_person, entry, on=on, clocks=days, actor=actor, once=once)


def known_or_none(submission: Submission) -> Known | None:
    try:
        return of_request(submission)
    except CannotOpen:
        return None


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What is offered, and the judgement that it follows from."""

    after: str
    colour: str
    offered: tuple[Offered, ...]


def offer(submission: Submission) -> Offer | None:
    """What follows from the colour as it is now and was neither added nor set aside; None when nothing does.

    Raises CannotOpen.
    """
    keys = settings().keys
    last = next(iter(entries.colours(db(), keys, [each.id for each in people.linked(db(), submission)])), None)
    if last is None or last.colour is None or last.at is None or last.submission_id != submission.id:
        return None  # it is offered where the colour was set
    after = f"{last.colour} {last.at.isoformat()}"
    open_ones = {each.kind for each in tasks.waiting(db(), settings(), [submission.id])}
    left = tuple(
        each
        for each in OFFERED[Event(last.colour)]
        if each.task not in open_ones
        and tasks.followed(db(), keys, submission_id=submission.id, task=each.task, after=after) is None
    )
    return Offer(after=after, colour=last.colour, offered=left) if left else None

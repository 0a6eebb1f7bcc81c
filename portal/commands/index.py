"""What requests are found and filtered by, made by the worker: each minute for what is new, and each night for all.

A band of ages changes with the day, so findings that were made before today are made again.
"""

from datetime import date
from itertools import islice
from typing import NamedTuple

from flask import Flask
from sqlalchemy.orm import Session

from portal import calendar
from portal.commands import flow_tasks, one_person
from portal.commands.flow_tasks import Happened
from portal.config import Settings
from portal.crypto.sealing import CannotOpen
from portal.database import Database, wait_for_turn
from portal.journeys.shared.rules import age_band
from portal.records.accountability.names import Actor
from portal.records.consent.state_columns import State
from portal.records.queries import index, stale, tokens
from portal.records.queries.tokens import Kind, Word
from portal.records.register import entries
from portal.records.requests import people, tasks
from portal.records.requests.flows import OPEN
from portal.records.requests.submissions import Submission
from portal.records.standing import confirmed, consent_now, in_register, ledger
from portal.records.standing.consent_now import Stands
from portal.records.standing.ledger import Heard, value_of
from portal.records.voices.contents import Contents, Meaning
from portal.statistics.who_asked import asked_by

EVERYWHERE = [f"{purpose} {state.value}" for purpose in consent_now.PURPOSES for state in State]
CHANGED = "Where consent stands changed by itself. It was: {}. Now it is"
AT_ONCE = 25  # requests in one transaction, so that web requests get their turn in between


def make_findings(app: Flask, *, anew: bool = False, today: date | None = None) -> int:
    """Make the findings that are missing or may have changed; how many. `anew`: also those made before today."""
    database: Database = app.extensions["portal.database"]
    settings: Settings = app.extensions["portal.settings"]
    day = today or calendar.today()
    with Session(database.engine) as db:
        wanted = stale.since_made(db, made_before=day if anew else date.min)
    left = iter(wanted.items())
    while some := dict(islice(left, AT_ONCE)):
        with Session(database.engine) as db:
            read = {id_: _read(db, settings, id_, day) for id_ in some}
        with database.transaction() as db:
            wait_for_turn(db, "findings")  # another lane may make the same ones
            for id_, made_from in some.items():
                _tell_of_change(db, settings, id_, read[id_], made_from=made_from)
                index.replace(db, settings.keys, id_, read[id_].words, on=day, made_from=made_from)
                if asked := read[id_].told_later:
                    names, born = one_person.names_in(asked), one_person.born_in(asked)
                    index.keep(db, settings.keys, id_, names=names, born=born)
                flow_tasks.make(db, settings, id_, read[id_].happened)
    return len(wanted)


class Read(NamedTuple):
    """What one request is found by, and what happened from which tasks follow."""

    words: set[Word]
    happened: list[Happened]
    stands: tuple[Stands, ...] = ()  # while it is open
    told_later: Contents | None = None  # of the voice that asked, where a name or a birthday may be told by now


def _read(db: Session, settings: Settings, submission_id: str, today: date) -> Read:
    """All of it as it is today; nothing when it cannot be opened, until the next night."""
    submission = db.get_one(Submission, submission_id)
    try:
        together = people.linked(db, submission)
        heard = ledger.heard(db, settings.keys, together)
    except CannotOpen:
        return Read(set(), [])
    stands = _stands(heard, submission, today)
    own = [each for each in heard if each.reference == submission.shown_reference]
    found = {word for each in own for word in tokens.of_contents(each.contents)}
    found |= {(Kind.MARK, mark) for each in own for mark in confirmed.marks_of(each)}
    found |= {(Kind.LANGUAGE, submission.language), (Kind.AGE_BAND, _band(own, today))}
    found |= {(Kind.CONSENT, each.state.value) for each in stands}
    found |= {(Kind.STANDS, _stands_at(each)) for each in stands}
    kept = {each.shown_reference for each in together if each.kept_from_chairs}
    shown = [each for each in heard if each.reference not in kept]
    found |= {(Kind.CONSENT_FOR_CHAIRS, each.state.value) for each in _stands(shown, submission, today)}
    found |= _counted(own, shown, submission, today)
    asked = _asked(own)
    told = any("told_at" in each for each in asked.get("said", ()))
    happened = flow_tasks.happened(submission, heard, today)
    if submission is in_register.anchor(together):
        written = entries.of_requests(db, settings.keys, [each.id for each in together])
        happened += flow_tasks.due_in_register(written, heard, settings, today)
    return Read(found, happened, stands if submission.status in OPEN else (), asked if told else None)


def _counted(own: list[Heard], shown: list[Heard], submission: Submission, today: date) -> set[Word]:
    """What is only counted: who asked, and whether the person answered themselves what it asks about.

    An answer in a request that is kept from chairs does not count: one number holds for everyone.
    """
    now = consent_now.now(shown, today, asked_in=submission.shown_reference)
    answered = any(each.heard.voice == "person" for stands in now.stands for each in stands.said)
    found: set[Word] = {(Kind.OWN_ANSWER, "yes" if answered else "no")}
    asker = next((each for each in own if each.contents.get("asked_for_this")), None)
    return found | ({(Kind.ASKED_BY, asked_by(asker.contents, asker.voice))} if asker else set())


def _band(own: list[Heard], today: date) -> str:
    """As the inbox shows it: from what the voice that asked said."""
    return age_band(value_of(_asked(own), Meaning.BIRTHDAY), today)


def _asked(own: list[Heard]) -> Contents:
    """What the voice that asked said."""
    return next((each.contents for each in own if each.contents.get("asked_for_this")), Contents())


def _stands(heard: list[Heard], submission: Submission, today: date) -> tuple[Stands, ...]:
    return tuple(consent_now.now(heard, today, asked_in=submission.shown_reference).stands)


def _stands_at(stands: Stands) -> str:
    """ "list given": which decision, and where it stands."""
    return f"{stands.purpose} {stands.state.value}"


def _tell_of_change(db: Session, settings: Settings, submission_id: str, read: Read, *, made_from: str) -> None:
    """A task where the state changed though nobody said or wrote anything: by the day, or by rules that changed."""
    before = index.values_of(db, settings.keys, Kind.STANDS, EVERYWHERE, submission_id, made_from=made_from)
    if not before:  # made before there was one for each decision
        states = index.values_of(db, settings.keys, Kind.CONSENT, list(State), submission_id, made_from=made_from)
        before = {f"{each.purpose} {state}" for each in read.stands for state in states}
    new = [each for each in read.stands if _stands_at(each) not in before]
    if not before or not new:
        return
    words = " ".join(
        [CHANGED.format(", ".join(sorted(before))), *(f"{_stands_at(each)}: {each.because}." for each in new)]
    )
    due = calendar.due(calendar.now(), settings.days_to_read, settings)
    tasks.by_hand(db, settings.keys, submission_id=submission_id, words=words, due=due, actor=Actor.WORKER)

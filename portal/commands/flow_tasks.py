"""The tasks that follow from what happened to a request: found out by the worker, made once for each time."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from portal import calendar
from portal.calendar import LONDON
from portal.config import Settings
from portal.crypto.sealing import CannotOpen
from portal.database import Database
from portal.records.accountability import exports
from portal.records.accountability.names import Actor
from portal.records.consent.state_columns import State
from portal.records.register.entry import Entry
from portal.records.register.state import standing
from portal.records.register.writing import clocks
from portal.records.requests import complaint_tasks, submissions, tasks
from portal.records.requests.flows import OPEN, PAPERS_MAY_BE_OUT
from portal.records.requests.submissions import Submission
from portal.records.requests.task_rules import OFFERED, Event
from portal.records.standing import consent_now
from portal.records.standing.ledger import Heard, value_of
from portal.records.voices.contents import Meaning

Happened = tuple[Event, str]  # what, and which time
LIST = "list"
NO = ("no", "changed_mind")
IS_A_NO = (
    State.REFUSED,
    State.WITHDRAWN,
    State.THEY_DIFFER,
    State.BEST_INTERESTS,
    State.WAITING_FOR_DECIDER,
)
DECIDED_BY_AGE = ("join", "review", "consent")  # the kinds for which somebody must say yes


def happened(submission: Submission, heard: Sequence[Heard], today: date) -> list[Happened]:
    """What happened to this request, from all that was heard on it and on those linked to it. Pure."""
    if submission.status not in OPEN:
        return []
    now = consent_now.now(heard, today, asked_in=submission.shown_reference)
    own = [each for each in heard if each.reference == submission.shown_reference]
    noes = [
        each.event["id"]
        for stands in now.stands
        for each in stands.said
        if stands.state in IS_A_NO and each.event["answer"] in NO and each.counts and each.heard in own
    ]
    found = [(Event.SAID_NO, str(max(noes)))] if noes else []
    if noes and any(each.is_overtaken for each in now.stands):
        found.append((Event.DECIDE_ANEW, str(max(noes))))
    if submission.kind in DECIDED_BY_AGE and now.age.years is None:
        found.append((Event.AGE_UNKNOWN, ""))
    if any(_wants_advocate(each) for each in own):
        found.append((Event.WANTS_ADVOCATE, ""))
    return found


def due_in_register(
    written: Sequence[Entry], heard: Sequence[Heard], settings: Settings, today: date
) -> list[Happened]:
    """Whose day of the next look has come, and who was asked for consent long ago, while they are on the list. Pure."""
    found = standing(written, clocks(settings))
    if found.since is None:
        return []
    due = [(Event.LOOK_AGAIN, found.look_mark)] if found.next_look and found.next_look <= today else []
    answer = consent_now.latest(heard, "person", 1, LIST)
    asked_on = answer["at"].astimezone(LONDON).date() if answer else found.since
    if asked_on + timedelta(days=settings.days_to_ask_consent_again) <= today:
        due.append((Event.ASK_CONSENT_AGAIN, str(answer["id"]) if answer else found.since.isoformat()))
    return due


def _wants_advocate(heard: Heard) -> bool:
    """Said so when asked, or after a no."""
    asked, after_a_no = (value_of(heard.contents, each) for each in (Meaning.ADVOCATE, Meaning.AFTER_A_NO))
    return bool(asked == "yes" or after_a_no == "advocate")


def make(db: Session, settings: Settings, submission_id: str, what: Iterable[Happened]) -> int:
    """The tasks that follow, but for those that were made before: how many."""
    return sum(
        tasks.follow(
            db,
            settings.keys,
            submission_id=submission_id,
            kind=tasks.PAPERS if event == Event.PAUSED_WITH_PAPERS_OUT else tasks.FOLLOWS,
            task=each.task,
            after=after,
            due=each.due(settings),
            actor=Actor.WORKER,
        )
        for event, after in what
        for each in OFFERED[event]
    )


def papers_out(app: Flask) -> int:
    """A task for each request that is paused while papers may be out: how many were made (`domain.md` H7)."""
    database: Database = app.extensions["portal.database"]
    settings: Settings = app.extensions["portal.settings"]
    with Session(database.engine) as db:
        paused = submissions.paused(db)
        shared = exports.shared(db, [each.id for each in paused])
        out = [each for each in paused if each.status in PAPERS_MAY_BE_OUT or each.id in shared]
    with database.transaction() as db:
        return sum(
            make(db, settings, each.id, [(Event.PAUSED_WITH_PAPERS_OUT, each.paused_at.isoformat())])
            for each in out
            if each.paused_at
        )


def of_complaints(app: Flask, today: date | None = None) -> int:
    """A task for what each complaint asks for by a day, once: how many were made (`domain.md` 9)."""
    database: Database = app.extensions["portal.database"]
    settings: Settings = app.extensions["portal.settings"]
    day, made = today or calendar.today(), 0
    for submission_id in _with_something_to_do(database, settings, day):
        with database.transaction() as db:
            submission = db.get_one(Submission, submission_id)
            submissions.hold_together(db, submission)
            made += complaint_tasks.make(db, settings, submission, day)
    return made


def _with_something_to_do(database: Database, settings: Settings, day: date) -> list[str]:
    """Which complaints ask for a task that is not there yet. It is read without holding anybody up."""
    found = []
    with Session(database.engine) as db:
        for each in complaint_tasks.open_problems(db):
            try:
                missing = complaint_tasks.missing(db, settings, each, day)
            except CannotOpen:  # staff see it on the request's page
                continue
            found += [each.id] if missing else []
    return found

"""Who turns 16 or 18 while a request is open: a task for staff, and no message to anyone (`domain.md` H9)."""

from collections.abc import Iterator
from datetime import date, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from portal import calendar
from portal.calendar import turns_on
from portal.config import Settings
from portal.crypto.sealing import CannotOpen
from portal.database import Database
from portal.records.requests import submissions, tasks
from portal.records.requests.submissions import Submission
from portal.records.standing import ledger
from portal.records.standing.ledger import value_of
from portal.records.voices.contents import Meaning

AHEAD = timedelta(days=30)
AGES = (16, 18)  # the ages at which somebody else decides
AT_ONCE = 100  # requests read in one go


def see_birthdays(app: Flask, today: date | None = None) -> int:
    """Make a task, once, for each open request whose person turns 16 or 18 soon or did since it was sent: how many."""
    database: Database = app.extensions["portal.database"]
    settings: Settings = app.extensions["portal.settings"]
    made = 0
    for submission_id, years, due in _turning(database, settings, today or calendar.today()):
        with database.transaction() as db:
            submission = submissions.find(db, submission_id)
            if submission:
                submissions.hold_together(db, submission)
                made += tasks.turning(db, settings.keys, submission_id=submission_id, years=years, due=due)
    return made


def _turning(database: Database, settings: Settings, today: date) -> list[tuple[str, int, date]]:
    """Which request, which age, and by which day. It is read without holding anybody up."""
    found = []
    with Session(database.engine) as db:
        for submission in _open(db):
            try:
                birthday = value_of(ledger.asked(db, settings.keys, submission), Meaning.BIRTHDAY)
            except CannotOpen:  # staff see it on the request's page
                continue
            sent_on = submission.sent_at.astimezone(calendar.LONDON).date()
            for years in AGES:
                day = turns_on(birthday, years)
                if day and sent_on < day <= today + AHEAD:
                    found.append((submission.id, years, max(day, today)))
    return found


def _open(db: Session) -> Iterator[Submission]:
    last = ""
    while some := submissions.open_ones(db, after=last, most=AT_ONCE):
        yield from some
        last = some[-1].id

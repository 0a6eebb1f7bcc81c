"""Requests as the inbox shows them, and changed while nobody looks."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal import calendar
from portal.records.accountability.names import Actor
from portal.records.correspondence import messages
from portal.records.queries import inbox as listing
from portal.records.queries.inbox import Choice, Viewer
from portal.records.requests.submissions import Submission
from portal.records.voices import folders
from tests.support.checked_client import FetchedPage
from tests.support.staff_fixtures import Office


def references(page: FetchedPage) -> list[str]:
    return [each.text_content() for each in page.tree.xpath("//a[@class='reference']")]


def receives(office: Office, kind: str, **more: Any) -> Submission:
    return office.receives(kind=kind, **more)


def changes(office: Office, request: Submission, **columns: Any) -> None:
    with office.database.transaction() as db:
        found = db.get_one(Submission, request.id)
        for name, value in columns.items():
            setattr(found, name, value)


def writes(office: Office, request: Submission, words: str, *, by: Actor | None = None) -> None:
    with office.database.transaction() as db:
        (folder,) = folders.of_submission(db, request.id)
        messages.write(db, folder, folders.key_for_staff(db, office.settings.keys, folder), words, by=by)


def viewer(office: Office, *, chair: bool = False) -> Viewer:
    return Viewer(id=1, chair=chair, settings=office.settings, today=calendar.today())


def clock(office: Office, request: Submission) -> datetime | None:
    with Session(office.database.engine) as db:
        found = listing.page(db, viewer(office), Choice(), number=1, per_page=100)
        return next(each.clock for each in found if each.submission.id == request.id)

"""Opening what is somebody else's, or what was written before a no: the question why, and what is kept of it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import calendar
from portal.records.accountability.names import Actor
from portal.records.accountability.reasons import ReasonToOpen
from portal.records.consent import events as consent_events
from portal.records.requests import submissions
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.staff import covers
from portal.records.voices import folders
from tests.support.checked_client import FetchedPage
from tests.support.staff.inbox import changes
from tests.support.staff_fixtures import Office, Worker, said

FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}
ASKS = "Why do you open"


def of(request: Submission) -> str:
    return f"/staff/request/{request.shown_reference}"


def asks(page: FetchedPage) -> bool:
    return ASKS in page.h1


def someone_elses(office: Office, **more: Any) -> tuple[Submission, Worker]:
    owner = office.hires(name="Olu Owner")
    request = office.receives(about="Casey Confidential", **more)
    changes(office, request, owner_id=owner.id)
    return request, owner


def covers_for(office: Office, reference: str, deputy: Worker) -> Worker:
    """Somebody owns this request, is away, and named this deputy: the owner."""
    owner = office.hires(name="Ola Away")
    with office.database.transaction() as db:
        found = submissions.find_by_reference(db, reference)
        assert found
        found.owner_id = owner.id
        covers.name(db, owner_id=owner.id, deputy_id=deputy.id, until=calendar.today(), actor=Actor.staff(owner.id))
    return owner


def kept(office: Office, request: Submission) -> list[ReasonToOpen]:
    with Session(office.database.engine) as db:
        return list(db.scalars(select(ReasonToOpen).where(ReasonToOpen.submission_id == request.id)))


# --- what someone wrote before they said no ---

WROTE = said("tell", "What is hard?", ["The noise at night"], {"ticks": [], "words": "The noise at night"})
NO = Consent(voice="person", purpose="list", answer="no", how="alone", words_shown=["Do you want it?"])
CLOSED = "What was written is closed"


def says(office: Office, request: Submission, answer: str, voice: str = "person", purpose: str = "list") -> None:
    with office.database.transaction() as db:
        folder = next(each for each in folders.of_submission(db, request.id) if each.voice == voice)
        key = folders.key_for_staff(db, office.settings.keys, folder)
        at = calendar.now()
        words: dict[str, Any] = {
            "purpose": purpose,
            "answer": answer,
            "how": "by_card",
            "words_shown": [],
            "language": "en",
        }
        consent_events.record(db, folder, key, at=at, **words)

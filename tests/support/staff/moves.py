"""Moving a request on, with all that a form of it may need."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office

MONDAY_AT_10 = datetime(2026, 11, 23, 10, tzinfo=UTC)
TYPED = {
    "reason": "They rang us.",
    "on": "2026-11-20",
    "chair": "Robin One",
    "expert": "Robin Two",
    "clinical": "Robin Three",
    "why": "You have a good plan at home.",
    "helps": "Your school can give you more help.",
    "who": "Robin",
    "reach": "Ring 01403 000000.",
    "call": "called",
    "found_words": "They moved away.",
    "which": "cetr",
    "which_because": "under_18",
}


def moved(client: CheckedClient, submission: Submission | str, to: str, **typed: Any) -> FetchedPage:
    """Ask for a move with all that a form of it may need; a decision is seen first, and then sent."""
    reference = submission if isinstance(submission, str) else submission.shown_reference
    address = f"/staff/request/{reference}/move/{to}"
    shown = client.get(address)
    seen = shown.hidden().get("seen", "") if shown.status == 200 else "new"
    page = client.post(address, {**TYPED, "seen": seen, **typed})
    if page.status == 200 and page.main.xpath(".//*[@id='preview']"):
        return client.post(address, {**TYPED, "seen": seen, **typed, "shown": page.hidden()["shown"]})
    return page


def status_of(office: Office, submission: Submission) -> str:
    with Session(office.database.engine) as db:
        return db.get_one(Submission, submission.id).status

"""Somebody on the register, as staff put them there."""

from typing import Any

from portal import calendar
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.consent_records import SPOKE
from tests.support.staff.consent_records import writes as records
from tests.support.staff_fixtures import Office

ENTRY: dict[str, dict[str, str]] = {
    "on": {
        "reason": "Home may end.", "tried": "Short breaks.", "help": "A quiet place.", "partners": "The school.",
        "colour": "amber", "why": "It gets harder.", "case_manager": "Kim Keeper", "reach": "Ring 01403 000000.",
    },
    "case-manager": {"case_manager": "Lou Later", "reach": "Ring 01403 111111."},
    "looked-at": {"found": "Much as before."},
    "next-look": {"next_look": "2099-01-05", "why": "They are away."},
    "checked": {"check": "crisis_plan", "found": "There is a plan."},
    "admitted": {"hospital": "mental_health", "ward": "Ward 3", "blue": "yes", "why": "It got worse at night."},
    "discharged": {"to": "Home.", "red": "yes", "why": "Two visits a day."},
    "off": {
        "reason": "low_risk", "note": "A year without a crisis.", "why": "You have been well for long.",
        "helps": "Your school can help you.", "who": "Kim Keeper", "reach": "Ring 01403 000000.",
    },
}  # fmt: skip


def agreed(office: Office, client: CheckedClient, **more: Any) -> Submission:
    """A request to join at the meeting, with consent that staff confirmed."""
    request = office.receives(**more)
    records(client, request, "spoke", **SPOKE)
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).status = "at_meeting"
    return request


def key_of(office: Office, request: Submission) -> str:
    with office.database.transaction() as db:
        found = db.get_one(Submission, request.id)
        return found.person or found.id


def form_of(office: Office, client: CheckedClient, request: Submission, what: str) -> FetchedPage:
    return client.get(f"/staff/person/{key_of(office, request)}/write/{what}")


def writes(office: Office, client: CheckedClient, request: Submission, what: str, **typed: str) -> FetchedPage:
    """One entry with all that it needs; a letter is seen first, and then sent."""
    page = form_of(office, client, request, what)
    said = {"on": str(calendar.today())} | ENTRY[what] | typed
    answer = client.send(page, said)
    if answer.status == 200 and answer.main.xpath(".//*[@id='preview']"):
        return client.send(answer, said)
    return answer


def person_page(office: Office, client: CheckedClient, request: Submission) -> FetchedPage:
    return client.get(f"/staff/person/{key_of(office, request)}")

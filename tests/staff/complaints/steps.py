"""A problem that is a complaint: sent some days ago, and each step of it as staff write it down."""

from collections.abc import Mapping
from datetime import timedelta

from portal import calendar
from portal.records.complaints import entries
from portal.records.complaints.state import Kind
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office

SORT = {"is_one": "not_complaint", "why": "They said that they only want to tell us."}
ACKNOWLEDGED = {"how": "phone", "talk": "offered"}
WHO = {"who": ["council", "board"]}
INFORMATION = {"owner": "Example Council"}
ANSWERED = {"how": "letter", "named": ["council", "health"]}
LATE = {"why": "The school did not answer yet."}
TYPED: dict[str, Mapping[str, object]] = {
    "sort": SORT,
    "acknowledged": ACKNOWLEDGED,
    "who": WHO,
    "information": INFORMATION,
    "answered": ANSWERED,
    "late": LATE | {"by": str(calendar.today() + timedelta(days=30))},
}


def problem(office: Office, *, days_ago: int = 0, kept_from_chairs: bool = False) -> Submission:
    request = office.receives(kind="problem", consents=())
    office.makes_older(request, timedelta(days=days_ago))
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = kept_from_chairs
    return request


def address(request: Submission, what: str) -> str:
    return f"/staff/request/{request.shown_reference}/complaint/{what}"


def writes(client: CheckedClient, request: Submission, what: str, **typed: object) -> FetchedPage:
    """Open the form by the link on the request's page, and send it whole, but for what is `typed`."""
    page = client.get(f"/staff/request/{request.shown_reference}")
    (link,) = page.tree.xpath(f"//section//a[@href='{address(request, what)}']/@href")
    return client.send(client.get(link), {"on": str(calendar.today()), **TYPED[what], **typed})


def offered(client: CheckedClient, request: Submission) -> list[str]:
    """The steps that the request's page leads to."""
    page = client.get(f"/staff/request/{request.shown_reference}")
    return [link.rsplit("/", 1)[1] for link in page.tree.xpath("//a[contains(@href,'/complaint/')]/@href")]


def kinds(office: Office, request: Submission) -> list[Kind]:
    with office.database.transaction() as db:
        return entries.kinds(db, request.id)

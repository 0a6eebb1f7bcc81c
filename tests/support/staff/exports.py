"""Sharing one request outside and making a copy for the person, as staff do it."""

from typing import Any

from sqlalchemy import select

from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor
from portal.records.correspondence import notes
from portal.records.requests import people
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.consent_records import SPOKE
from tests.support.staff.consent_records import writes as records
from tests.support.staff_fixtures import Office

PARTS = ["said", "consent", "moves", "messages", "decisions", "tasks"]
SURE = {"not_told": "none_of_them"}  # what is ticked when somebody must not be told
FORM = {
    "name": "Ada Partner", "organisation": "Example Trust", "why": "care", "words": "To plan a visit.",
    "parts": PARTS, "as": "file",
}  # fmt: skip
CLOSED = "It is closed: nothing can be shared or exported."


def address(request: Submission) -> str:
    return f"/staff/request/{request.shown_reference}/share"


def agreed(office: Office, client: CheckedClient, **more: Any) -> Submission:
    """A request with consent that staff have confirmed."""
    request = office.receives(**more)
    records(client, request, "spoke", **SPOKE)
    return request


def shares(client: CheckedClient, request: Submission, **typed: Any) -> FetchedPage:
    page = client.get(address(request))
    marks = page.hidden() if page.tree.xpath("//main//form") else {"once": "x" * 24}
    return client.post(address(request), marks | FORM | typed)


def is_open(client: CheckedClient, request: Submission) -> bool:
    """Both the page and the post say the same."""
    answer = shares(client, request, **SURE)
    assert (CLOSED in client.get(address(request)).words()) == (answer.status == 422)
    assert (answer.status == 200) == (answer.tree is None), answer.text
    return answer.status == 200


def trail(office: Office, did: str) -> list[AuditEvent]:
    with office.database.transaction() as db:
        found = list(db.scalars(select(AuditEvent).where(AuditEvent.did == did)))
        db.expunge_all()
        return found


def keeps_note(office: Office, request: Submission, words: str, *, locked: bool) -> None:
    with office.database.transaction() as db:
        keys = office.settings.keys
        notes.keep(db, keys, request.id, words, by=Actor.staff(1), once=words, locked=locked)


def links(office: Office, one: Submission, other: Submission) -> None:
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (one, other)), actor=Actor.staff(1))


def grows_old(client: CheckedClient) -> None:
    with client.client.session_transaction("/staff/") as session:
        session["fs_paa"] -= 3600
        session["fs_gexp"] = session["fs_paa"] + 7200

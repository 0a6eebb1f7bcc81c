"""A copy for the person: made by one member of staff, let go by another, and fetched."""

import io
import zipfile

from sqlalchemy import select

from portal.records.accountability.audit import AuditEvent
from portal.records.correspondence import messages
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.records.voices import folders
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.exports import keeps_note, links
from tests.support.staff_fixtures import Office, said

MAKE = {"checked": "I rang them on their own number."}
GOES = {"answer": "goes"}


def address(request: Submission) -> str:
    return f"/staff/request/{request.shown_reference}/copies"


def makes(client: CheckedClient, request: Submission, **typed: object) -> FetchedPage:
    return client.send(client.get(address(request)), MAKE | typed)


def decides_on(client: CheckedClient, request: Submission, about: str, **typed: object) -> FetchedPage:
    """Something stays out, or goes in: "notes", or the start of an item's words, like "A locked note"."""
    page = client.get(f"{address(request)}/leave-out")
    found = [key for key, said in choices(page).items() if key == about or said.startswith(about)]
    return client.send(page, {"about": found[0] if found else about} | typed)


def choices(page: FetchedPage) -> dict[str, str]:
    """What may be decided on: each key with its words."""
    return {
        each.get("value"): " ".join(each.text_content().split())
        for each in page.form.xpath(".//select[@name='about']/option")
        if each.get("value")
    }


OUT = {"decision": "out", "why": "other_person"}
HARM = {
    "decision": "out", "why": "harm", "test_name": "Dr Ada Tester", "test_profession": "Psychiatrist",
    "test_on": "2026-11-02", "test_why": "It would make them hurt themselves.",
}  # fmt: skip


def is_let_go(office: Office, page: FetchedPage, *roles: Role) -> CheckedClient:
    """Someone else lets it go."""
    other = office.signs_in(office.hires(*(roles or (Role.CASE_LEAD,)), name="Sol Second"))
    checked = other.send(other.get(page.address.rstrip("?")), GOES)
    assert "It may go now." in checked.words(), checked.words()
    return other


def fetches(client: CheckedClient, page: FetchedPage, **typed: str) -> dict[str, str]:
    """The two files of the zip file."""
    found = client.get(page.address.rstrip("?"))
    action = found.form.get("action")
    answer = client.client.post(action, data=found.hidden() | typed, headers=client.headers)
    assert answer.mimetype == "application/zip", answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        return {name.rpartition(".")[2]: file.read(name).decode() for name in file.namelist()}


def done(office: Office, did: str) -> list[str]:
    with office.database.transaction() as db:
        return list(db.scalars(select(AuditEvent.actor).where(AuditEvent.did == did)))


def of_several(office: Office) -> Submission:
    """A request of a helper, linked to one of the person, with messages, notes and records."""
    wants = said("wants", "What do they want?", ["Badger words of the helper"], "x")
    request = office.receives(more_said=(said("tell", "What is happening?", ["My own story"], "x"),))
    other = office.receives(voice="helper", consents=(), more_said=(wants,))
    links(office, request, other)
    with office.database.transaction() as db:
        for sent, words in ((request, "Mine to staff"), (other, "Badger message")):
            folder = folders.of_submission(db, sent.id)[0]
            data_key = folders.key_for_staff(db, office.settings.keys, folder)
            messages.write(db, folder, data_key, words)
    keeps_note(office, request, "Giraffe note of staff", locked=False)
    return request


DID = ("made a copy for the person", "let a copy go", "fetched a copy for the person")

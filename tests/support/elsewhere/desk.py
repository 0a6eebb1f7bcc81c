"""Members of staff at their desks, with every form of the staff side in front of them."""

from collections.abc import Iterator
from datetime import timedelta

from werkzeug.exceptions import HTTPException

from portal import calendar
from portal.records.accountability.names import Actor
from portal.records.correspondence import outbox
from portal.records.requests.submissions import Submission
from portal.records.staff import covers
from portal.records.staff.accounts import Role
from tests.staff.register import entries_written
from tests.support.card_holders import sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.elsewhere import signing_in
from tests.support.elsewhere.filling import Filled, Typed, forms_of
from tests.support.public.messages import SAFE
from tests.support.staff import copies, reasons
from tests.support.staff.capacity import cannot_decide, override_that_waits
from tests.support.staff.capacity import writes as decides
from tests.support.staff.consent_records import all_spoken_to
from tests.support.staff.exports import agreed, keeps_note, links
from tests.support.staff.tasks import pause, writes
from tests.support.staff_fixtures import PASSWORD, Office, Worker

STARTS = ("/staff/?status=open", "/staff/register", "/staff/meeting", "/staff/search", "/staff/sign-out")
EACH_DIFFERS = {"staff.request_page": "reference", "staff.colleague": "account_id", "staff.copy": "number"} | {
    "staff.register_person": "key",
    "staff.meeting_person": "key",
}
NUMBERS = {"reference", "key", "day", "account_id", "number", "message_id", "token"}


def typed_into(office: Office) -> Typed:
    """What is written where a form is particular."""
    return {
        "other": office.receives(born="").shown_reference,
        "number": "943 476 5919",
        "opens_because": "advice",  # the first choice needs a cover
        "email": "new.colleague@example.org",
        "password": PASSWORD,
        "again": PASSWORD,
        "teams": ["adults"],
        "until": (calendar.today() + timedelta(days=9)).isoformat(),
        "next_look": (calendar.today() + timedelta(days=9)).isoformat(),
        "by": (calendar.today() + timedelta(days=9)).isoformat(),
        "review": (calendar.today() + timedelta(days=200)).isoformat(),
    }


def every_form(office: Office) -> Iterator[Filled]:
    """Each form that staff meet, wherever they are signed in to; many more than once."""
    typed = typed_into(office)
    yield from signing_in.typed_too_late(office, typed)  # the first: it ends each session that there is
    worker = office.hires(*set(Role) - {Role.CHAIR}, name="Robin Everything")  # copies are not for chairs
    client = office.signs_in(worker)
    client.checks = False  # its pages are looked at by other tests
    _piles_work_up(office, client, worker)
    for page in _walk(client, STARTS):
        yield from forms_of(client, page, typed)
    for page in _asked_once_more(office, client):
        yield from forms_of(client, page, typed)
    yield from signing_in.steps(office, typed)


def _piles_work_up(office: Office, client: CheckedClient, worker: Worker) -> None:
    """Something of each kind to do."""
    sends(office.client(), **SAFE, private=["anyone"], **{"private-words": ""})
    shared, paused, linked = agreed(office, client), office.receives(), office.receives(about="Ola Other")
    for what, typed in {
        "colour": {"colour": "red", "why": "It was said."},
        "task": {"words": "Ring them.", "on": calendar.today().isoformat()},
    }.items():
        writes(client, shared, what, **typed)
    keeps_note(office, shared, "A locked note", locked=True)
    cannot_decide(client, office.receives())
    all_spoken_to(office)
    office.receives(kind="problem", consents=())
    registered = agreed(office, client)
    with office.database.transaction() as db:
        db.get_one(Submission, registered.id).status = "at_meeting"
    entries_written.writes(office, client, registered, "on", colour="red")
    guard = office.signs_in(office.hires(Role.SAFEGUARDING, name="Gil Guard"))
    decides(guard, office.receives(), "override", override_that_waits())  # a second person decides
    links(office, paused, linked)
    pause(office, paused)
    reasons.someone_elses(office)
    said_no = office.receives(more_said=(reasons.WROTE,))
    reasons.says(office, said_no, "no")
    _copies(office, client, shared)
    _a_message_fails(office, shared)
    other, closed = office.hires(name="Olu Other"), office.hires(name="Cai Closed")
    for change in (f"/staff/people/{closed.id}/remove", f"/staff/people/{office.hires(name='Lo Locked').id}/lock"):
        client.send(client.get(change))
    with office.database.transaction() as db:
        day = calendar.today() + timedelta(days=5)
        covers.name(db, owner_id=worker.id, deputy_id=other.id, until=day, actor=Actor.COMMAND)
    asker = office.signs_in(office.hires(Role.ADMIN, name="Ash Asker"))
    asker.client.post(f"/staff/people/{other.id}/new-link", headers=asker.headers)
    client.post("/staff/views/save", {"choice": "status=open", "name": "Open ones"})
    client.post("/staff/several/do", {"what": "take", "pick": [office.receives(born="2014-03-05").shown_reference]})


def _asked_once_more(office: Office, client: CheckedClient) -> Iterator[FetchedPage]:
    """What is asked about once more before it is done."""
    roles = {"roles": ["triage", "case_lead"]}
    yield client.post(f"/staff/people/{office.hires().id}/roles", roles)
    yield client.post("/staff/people/add", roles | {"name": "Noa New", "email": "noa.new@example.org"})
    yield client.post("/staff/several", {"what": "take", "pick": [office.receives().shown_reference]})


def _copies(office: Office, client: CheckedClient, request: Submission) -> None:
    """One that waits for their answer, and one of theirs that somebody else let go."""
    copies.decides_on(client, request, "A locked note", **copies.OUT)
    copies.is_let_go(office, copies.makes(client, request), Role.SAFEGUARDING)  # it holds a locked note
    copies.decides_on(client, request, "A locked note", **copies.OUT)  # anew, for the next copy
    other = office.signs_in(office.hires(Role.CASE_LEAD, name="Sol Second"))
    copies.makes(other, request)


def _a_message_fails(office: Office, request: Submission) -> None:
    with office.database.transaction() as db:
        outbox.post(
            db,
            office.settings.keys,
            template="received",
            way="email",
            address="sam@example.com",
            submission_id=request.id,
        )
    with office.database.transaction() as db:
        message = outbox.claim(db)
        assert message
        outbox.failed(db, message, "the mail server refused the address (550)")


def _walk(client: CheckedClient, starts: tuple[str, ...]) -> Iterator[FetchedPage]:
    """Every page that links lead to, the same page of another request left out."""
    waiting, known = list(starts), set[tuple[object, ...]]()
    while waiting:
        page = client.get(waiting.pop(0))
        if page.tree is None or page.status >= 400:
            continue
        yield page
        for address in page.tree.xpath("//a/@href"):
            kind = _kind(client, address)
            if kind and kind not in known:
                known.add(kind)
                waiting.append(address)


def _kind(client: CheckedClient, address: str) -> tuple[object, ...] | None:
    path = address.partition("?")[0].partition("#")[0]
    if not path.startswith("/staff/"):
        return None
    try:
        endpoint, parts = client.app.url_map.bind("localhost").match(path)
    except HTTPException:
        return None
    differs = parts.get(EACH_DIFFERS.get(endpoint, ""))
    return endpoint, differs, *(str(value) for name, value in sorted(parts.items()) if name not in NUMBERS)

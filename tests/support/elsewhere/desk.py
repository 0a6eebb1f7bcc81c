"""Members of staff at their desks, with every form of the staff side in front of them."""

from collections.abc import Iterator
from datetime import timedelta

from werkzeug.exceptions import HTTPException

from portal import calendar
from portal.crypto import credentials
from portal.records.accountability.names import Actor
from portal.records.correspondence import outbox
from portal.records.requests.submissions import Submission
from portal.records.staff import covers
from portal.records.staff.accounts import Role
from portal.records.staff.sessions import IDLE, KeptSession
from tests.support.card_holders import sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.elsewhere.filling import Filled, Typed, forms_of
from tests.support.public.messages import SAFE
from tests.support.staff import copies, reasons
from tests.support.staff.capacity import lacks_capacity
from tests.support.staff.capacity import writes as decides
from tests.support.staff.exports import agreed, keeps_note, links
from tests.support.staff.tasks import pause, writes
from tests.support.staff_fixtures import PASSWORD, Office, Worker

STARTS = ("/staff/?status=open", "/staff/search", "/staff/sign-out")
EACH_DIFFERS = {"staff.request_page": "reference", "staff.colleague": "account_id", "staff.copy": "number"}
NUMBERS = {"reference", "account_id", "number", "message_id", "token"}


def typed_into(office: Office) -> Typed:
    """What is written where a form is particular."""
    return {
        "other": office.receives(born="").shown_reference,
        "number": "943 476 5919",
        "email": "new.colleague@example.org",
        "password": PASSWORD,
        "again": PASSWORD,
        "teams": ["adults"],
        "until": (calendar.today() + timedelta(days=9)).isoformat(),
        "review": (calendar.today() + timedelta(days=200)).isoformat(),
    }


def every_form(office: Office) -> Iterator[Filled]:
    """Each form that staff meet, wherever they are signed in to; many more than once."""
    typed = typed_into(office)
    yield from _typed_too_late(office, typed)  # the first: it ends each session that there is
    worker = office.hires(*set(Role) - {Role.CHAIR}, name="Robin Everything")  # copies are not for chairs
    client = office.signs_in(worker)
    client.checks = False  # its pages are looked at by other tests
    _piles_work_up(office, client, worker)
    for page in _walk(client, STARTS):
        yield from forms_of(client, page, typed)
    for page in _asked_once_more(office, client):
        yield from forms_of(client, page, typed)
    yield from _steps_of_signing_in(office, typed)


def _piles_work_up(office: Office, client: CheckedClient, worker: Worker) -> None:
    """Something of each kind to do."""
    sends(office.client(), **SAFE)
    shared, paused, linked = agreed(office, client), office.receives(), office.receives(about="Ola Other")
    for what, typed in {
        "colour": {"colour": "red", "why": "It was said."},
        "task": {"words": "Ring them.", "on": calendar.today().isoformat()},
    }.items():
        writes(client, shared, what, **typed)
    keeps_note(office, shared, "A locked note", locked=True)
    decides(client, office.receives(), "capacity", lacks_capacity())
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
    copies.is_let_go(office, copies.makes(client, request), Role.SAFEGUARDING)  # it holds a locked note
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


def _steps_of_signing_in(office: Office, typed: Typed) -> Iterator[Filled]:
    """Each step, by somebody who is there and knows what it asks for."""
    worker, signs_in = office.hires(), office.client()
    own = typed | {"email": worker.address}
    yield from forms_of(signs_in, signs_in.get("/staff/sign-in"), own)
    gave_password = office.client()
    yield from forms_of(
        gave_password, office.gives_password(gave_password, worker), own, lambda: credentials.code_now(worker.secret)
    )
    with_codes = office.signs_in(worker)
    shown = with_codes.send(with_codes.get("/staff/recovery-codes"))
    codes = {"code": shown.tree.xpath("//li/code")[0].text_content()}
    office.waits_a_minute(worker)
    lost_phone = office.client()
    office.gives_password(lost_phone, worker)
    yield from forms_of(lost_phone, lost_phone.get("/staff/recovery-code"), own | codes)
    old = office.signs_in(worker)
    with old.client.session_transaction("/staff/") as session:
        session["fs_paa"] -= 3600  # the password was typed an hour ago
    yield from forms_of(old, old.get("/staff/recovery-codes"), own)
    office.waits_a_minute(worker)
    yield from _second_step(office, office.hires(), typed)
    changes = office.signs_in(office.hires())
    yield from _new_app(changes, changes.get("/staff/second-step"), typed)
    new, (_address, link) = office.client(), office.starts_to_hire()
    yield from forms_of(new, new.get(link), typed)


def _second_step(office: Office, worker: Worker, typed: Typed) -> Iterator[Filled]:
    office.changes(worker, lambda account: setattr(account, "tf_primary_method", None))
    client = office.client()
    page = office.gives_password(client, worker)
    yield from _new_app(client, page, typed)


def _new_app(client: CheckedClient, page: FetchedPage, typed: Typed) -> Iterator[Filled]:
    """The page that asks for another app, and the one that asks for a code of it."""
    yield from forms_of(client, page, typed)
    (form,) = page.main.xpath(".//form")
    asks = client.post(form.get("action"), dict(form.form_values()))
    key = asks.tree.xpath("//*[@id='key']")[0].text_content().replace("-", "")
    yield from forms_of(client, asks, typed, lambda: credentials.code_now(key))


def _typed_too_late(office: Office, typed: Typed) -> Iterator[Filled]:
    """What was typed in a session that had ended, shown again."""
    worker, request = office.hires(), office.receives()
    client = office.signs_in(worker)
    note = client.get(f"/staff/request/{request.shown_reference}/down/note")
    with office.database.transaction() as db:
        for row in db.query(KeptSession):
            row.seen_at -= IDLE
    page = client.send(note, {"words": "They ring back."})
    office.waits_a_minute(worker)
    page = client.send(page, {"email": worker.address, "password": worker.password})
    yield from forms_of(client, client.send(page, {"code": worker.code()}), typed)

"""Each step of signing in, by somebody who is there, and what was typed before it."""

from collections.abc import Iterator

from portal.crypto import credentials
from portal.records.staff.sessions import IDLE, KeptSession
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.elsewhere.filling import Filled, Typed, forms_of
from tests.support.staff_fixtures import Office, Worker


def steps(office: Office, typed: Typed) -> Iterator[Filled]:
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


def typed_too_late(office: Office, typed: Typed) -> Iterator[Filled]:
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

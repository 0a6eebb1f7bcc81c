"""What staff typed is not lost when they are signed out meanwhile; and each sees when their account was used."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.records.correspondence.notes import KeptNote
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role, StaffRole
from portal.records.staff.sessions import IDLE, LONGEST, KeptSession
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import PASSWORD, Office, Worker

NOTE = "Rang the school.\nThey ring back."
KEPT = "What you typed is still here"


def waits(office: Office, by: timedelta = IDLE) -> None:
    """As though nobody did anything for so long."""
    with office.database.transaction() as db:
        for row in db.query(KeptSession):
            row.seen_at -= by


def signs_in_again(office: Office, client: CheckedClient, page: FetchedPage, worker: Worker) -> FetchedPage:
    assert page.h1 == "Sign in"
    office.waits_a_minute(worker)
    page = client.send(page, {"email": worker.address, "password": worker.password})
    return client.send(page, {"code": worker.code()})


def types_too_late(office: Office, client: CheckedClient, submission: Submission, by: timedelta = IDLE) -> FetchedPage:
    form = client.get(f"/staff/request/{submission.shown_reference}/down/note")
    waits(office, by)
    return client.send(form, {"words": NOTE})


def notes(office: Office) -> int:
    with Session(office.database.engine) as db:
        return len(db.scalars(select(KeptNote)).all())


def test_what_was_typed_is_there_after_signing_in_again_and_is_sent_once(office: Office) -> None:
    submission, worker = office.receives(), office.hires()
    client = office.signs_in(worker)
    page = signs_in_again(office, client, types_too_late(office, client, submission), worker)
    assert page.h1 == KEPT and "Rang the school." in page.words() and notes(office) == 0
    assert f"It is for request {submission.shown_reference}." in page.words()
    sent = client.send(page)
    assert "It is written down." in sent.words() and "They ring back." in sent.words()
    assert client.get("/staff/unsent").h1 != KEPT and notes(office) == 1


def test_nobody_else_who_signs_in_there_sees_it(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    page = types_too_late(office, client, submission)
    other = office.hires(Role.CASE_LEAD)
    page = signs_in_again(office, client, page, other)
    assert page.h1 != KEPT and "Rang the school." not in page.text
    assert client.get("/staff/unsent").h1 != KEPT


def test_it_is_not_shown_before_both_steps_and_is_sealed_until_then(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    types_too_late(office, client, submission)
    assert client.get("/staff/unsent").h1 == "Sign in"
    with Session(office.database.engine) as db:
        assert not [each for each in db.scalars(select(KeptSession)) if b"school" in each.sealed]


def test_it_can_be_thrown_away(office: Office) -> None:
    submission, worker = office.receives(), office.hires()
    client = office.signs_in(worker)
    signs_in_again(office, client, types_too_late(office, client, submission), worker)
    assert "It is thrown away." in client.post("/staff/unsent", {}).words()
    assert client.get("/staff/unsent").h1 != KEPT and notes(office) == 0


def test_nothing_is_kept_for_a_stranger_after_signing_out_from_elsewhere_or_too_late(office: Office) -> None:
    submission, worker = office.receives(), office.hires()
    address = f"/staff/request/{submission.shown_reference}/down/note"
    client = office.signs_in(worker)
    page = types_too_late(office, client, submission, LONGEST + IDLE)
    assert signs_in_again(office, client, page, worker).h1 != KEPT, "too late"
    form = client.get(address)
    client.post("/staff/sign-out", {})
    page = client.send(form, {"words": NOTE})
    assert signs_in_again(office, client, page, worker).h1 != KEPT, "signed out"
    waits(office)
    page = client.post(address, {"words": NOTE}, headers={"Sec-Fetch-Site": "cross-site"})
    assert signs_in_again(office, client, page, worker).h1 != KEPT, "posted by another site"
    stranger = office.client()
    page = stranger.post(address, {"words": NOTE})
    assert signs_in_again(office, stranger, page, worker).h1 != KEPT, "never signed in"


def test_no_password_is_ever_kept(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    waits(office)
    page = client.post("/staff/password-again", {"password": worker.password})
    assert signs_in_again(office, client, page, worker).h1 != KEPT


def test_a_page_in_use_keeps_its_session_and_learns_when_it_has_ended(office: Office) -> None:
    client = office.signs_in(office.hires())
    for _turn in range(2):
        waits(office, IDLE - timedelta(minutes=1))
        kept = client.client.get("/staff/still-here", headers=client.headers)
        assert (kept.status_code, kept.mimetype) == (200, "image/svg+xml")
    waits(office)
    assert client.client.get("/staff/still-here", headers=client.headers).status_code == 303


def test_everyone_sees_when_their_own_account_was_used_and_can_sign_out_everywhere(office: Office) -> None:
    worker = office.hires(Role.AUDIT, name="Ash Auditor")
    office.gives_password(office.client(), Worker(address=worker.address, secret=worker.secret, id=0, password="wrong"))
    first, second = office.signs_in(worker), office.signs_in(worker)
    page = first.get("/staff/sign-ins")
    assert page.words().count("Signed in") == 2 and "A wrong password was typed" in page.words()
    assert first.get("/staff/help-lines").tree.xpath("//nav//a[normalize-space()='Ash Auditor']")
    assert first.post("/staff/sign-ins/end", {}).h1 == "Sign in"
    assert second.get("/staff/sign-ins").h1 == "Sign in"
    page = office.signs_in(office.hires(Role.ADMIN)).get(f"/staff/people/{worker.id}")
    assert page.words().count("Signed in") == 2 and "Sign out everywhere" in page.words()


def test_a_password_is_never_kept(office: Office) -> None:
    submission, worker = office.receives(), office.hires()
    client = office.signs_in(worker)
    waits(office)
    address = f"/staff/request/{submission.shown_reference}/share"
    page = client.post(address, {"name": "Ada Partner", "password": PASSWORD})
    page = signs_in_again(office, client, page, worker)
    assert page.h1 == KEPT and "Ada Partner" in page.text and PASSWORD not in page.text


def test_it_stays_until_it_was_taken(office: Office) -> None:
    submission, worker = office.receives(), office.hires()
    client = office.signs_in(worker)
    page = types_too_late(office, client, submission)
    other = office.hires()
    with office.database.transaction() as db:
        db.get_one(Submission, submission.id).owner_id = other.id
    page = signs_in_again(office, client, page, worker)
    assert client.send(page).status == 422, "why do you open it?"
    assert client.get("/staff/unsent").h1 == KEPT


def test_who_may_no_longer_do_it_is_not_shown_it(office: Office) -> None:
    submission, worker = office.receives(), office.hires()
    client = office.signs_in(worker)
    page = types_too_late(office, client, submission)
    office.changes(worker, lambda account: setattr(account, "held", [StaffRole(role=Role.AUDIT.value)]))
    page = signs_in_again(office, client, page, worker)
    assert "It is thrown away." in page.words() and NOTE.splitlines()[0] not in page.text, page.words()

"""Admins look after staff: every change is asked once more, written down, and leaves an admin who can sign in."""

import threading

import pytest

from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.requests.submissions import Submission
from portal.records.staff import accounts, genuine
from portal.records.staff import changes as account_changes
from portal.records.staff.accounts import Role
from tests.support.staff.accounts import does, events, gives_roles, link_on, one, second_says
from tests.support.staff_fixtures import PASSWORD, Office, Worker

pytestmark = pytest.mark.about_pages


def test_an_admin_adds_someone_and_passes_the_link_on(office: Office) -> None:
    admin = office.hires(Role.ADMIN)
    client = office.signs_in(admin)
    page = client.get("/staff/people/add")
    assert client.send(page, {"name": "", "email": "x"}).status == 422
    page = client.send(page, {"name": "Pat New", "email": "pat@example.org", "roles": ["triage", "king"]})
    assert page.h1 == "Add Pat New?" and "set-up" not in page.text
    page = client.send(page)
    link = link_on(page)
    assert page.h1 == "Pat New" and "It works once, for 3 days" in page.words()
    assert "set-up/" not in client.get(page.tree.xpath("//a[.='Change roles']/@href")[0].removesuffix("/roles")).text
    new = office.client()
    page = new.send(new.get(link), {"password": PASSWORD, "again": PASSWORD})
    assert page.h1 == "Sign in"
    with office.database.transaction() as db:
        account = accounts.find(db, office.settings.keys, "pat@example.org")
        assert account and not account.role_names, "a role that reads waits for a second person"
    assert "It is done." in second_says(office).words()
    with office.database.transaction() as db:
        account = accounts.find(db, office.settings.keys, "pat@example.org")
        assert account and account.role_names == {Role.TRIAGE}
        made = audit.last(db, record=Ref.staff(account.id), did=Did.MADE_ACCOUNT)
        assert made and made.actor == f"staff:{admin.id}" and "pat" not in made.why
    again = client.post(
        "/staff/people/add", {"name": "Pat", "email": "PAT@example.org", "roles": "audit", "sure": "yes"}
    )
    assert again.status == 422 and "There is an account with this address" in again.words()


def test_each_change_ends_what_it_says_and_is_written_down(office: Office) -> None:
    admin, worker = office.hires(Role.ADMIN), office.hires(name="Sam Staff")
    client = office.signs_in(admin)
    theirs = office.signs_in(worker)
    assert "Sam Staff" in client.get(one(worker, "lock")).h1
    assert theirs.get("/staff/").h1 == "Inbox"  # to look at the question changes nothing
    does(client, worker, "lock")
    assert theirs.get("/staff/").h1 == "Sign in" and office.gives_password(office.client(), worker).h1 == "Sign in"
    does(client, worker, "unlock")
    office.waits_a_minute(worker)
    theirs = office.signs_in(worker)
    does(client, worker, "end-sessions")
    assert theirs.get("/staff/").h1 == "Sign in"
    assert "It waits for a second person" in does(client, worker, "reset-second-step").words()
    second_says(office)
    assert office.gives_password(office.client(), worker).h1 == "Set up your second step"
    does(client, worker, "new-link")
    page = second_says(office)
    assert office.client().get(link_on(page)).h1 == "Choose a password"
    does(client, worker, "remove")
    assert "Closed" in client.get(one(worker)).words() and "Sam Staff" in client.get("/staff/people").words()
    page = does(client, worker, "open-again")
    assert office.client().get(link_on(page)).h1 == "Choose a password"
    done = [(did, fields) for actor, did, fields in events(office, worker.id) if actor == f"staff:{admin.id}"]
    assert [each for each in done if each[0] != "looked at an account"] == [
        ("locked the account", "active"),
        ("unlocked the account", "active"),
        ("ended all sessions", "sessions"),
        ("asked for a change", "reset-second-step"),
        ("asked for a change", "new-link"),
        ("closed the account", "active,password,second step,roles"),
        ("opened the account again", "active"),
        ("made a new set-up link", "password,second step"),
    ]


def test_an_account_that_is_removed_keeps_its_name_in_the_trail(office: Office) -> None:
    admin, worker = office.hires(Role.ADMIN, Role.AUDIT), office.hires(name="Gone Away")
    request = office.receives()
    office.signs_in(worker).get(f"/staff/request/{request.shown_reference}")
    client = office.signs_in(admin)
    does(client, worker, "remove")
    assert (
        "Gone Away"
        in client.get(f"/staff/trail?who=staff:{worker.id}&did=read").tree.xpath("//table")[0].text_content()
    )


@pytest.mark.parametrize("change", ["lock", "remove", "reset-second-step", "new-link"])
def test_nobody_does_it_to_themselves(office: Office, change: str) -> None:
    admin, _other = office.hires(Role.ADMIN), office.hires(Role.ADMIN)
    client = office.signs_in(admin)
    page = client.post(one(admin, change), {})
    assert page.status == 422 and "your own account" in page.words()
    assert client.get("/staff/people").h1 == "Staff"
    assert not client.get(one(admin)).tree.xpath(f"//a[contains(@href, '{change}')]")


def test_the_last_admin_who_can_sign_in_stays(office: Office) -> None:
    admin = office.hires(Role.ADMIN, Role.TRIAGE)
    other = office.hires(Role.ADMIN)
    client = office.signs_in(admin)
    does(client, other, "lock")
    page = gives_roles(client, admin, Role.TRIAGE)
    assert page.status == 422 and "your own account" in page.words()
    does(client, other, "unlock")
    assert gives_roles(client, admin, Role.TRIAGE).status == 422, "nobody changes their own roles"
    assert gives_roles(client, other, Role.AUDIT).status == 200
    assert gives_roles(office.signs_in(office.hires(Role.ADMIN)), admin, Role.TRIAGE).status == 200
    assert client.get("/staff/people").status == 403


def test_two_admins_who_lock_each_other_at_once_leave_one(office: Office) -> None:
    first, second = office.hires(Role.ADMIN), office.hires(Role.ADMIN)
    together, refused = threading.Barrier(2), []

    def lock(by: Worker, whom: Worker) -> None:
        together.wait()
        with office.database.transaction() as db:
            genuine.with_key(db, office.settings.keys)
            account = account_changes.hold(db, whom.id)
            me = accounts.find_by_id(db, by.id)
            assert account and me
            try:
                account_changes.lock(db, account, by=me)
            except account_changes.NotAllowed:
                refused.append(by.id)

    threads = [threading.Thread(target=lock, args=pair) for pair in ((first, second), (second, first))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(refused) == 1


def test_whoever_becomes_a_chair_no_longer_sees_what_is_kept_from_chairs(office: Office) -> None:
    request = office.receives()
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True
    worker = office.hires()
    theirs = office.signs_in(worker)
    assert theirs.get(f"/staff/request/{request.shown_reference}").status == 200
    gives_roles(office.signs_in(office.hires(Role.ADMIN)), worker, Role.TRIAGE, Role.CHAIR)
    second_says(office)
    assert theirs.get(f"/staff/request/{request.shown_reference}").status == 404
    assert request.shown_reference not in theirs.get("/staff/").text
    assert ("gave roles", "role chair") in [each[1:] for each in events(office, worker.id)]


def test_the_sign_in_history_holds_tries_and_never_what_was_typed(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    client.send(client.get("/staff/sign-in"), {"email": worker.address, "password": "a wrong secret"})
    client.send(office.gives_password(client, worker), {"code": "000000"})
    client = office.signs_in(worker)
    client.post("/staff/sign-out", {})
    page = office.signs_in(office.hires(Role.ADMIN)).get(one(worker))
    done = page.tree.xpath("//ul[contains(@class, 'trail')]/li/span[2]")
    listed = [" ".join(each.text_content().split()) for each in done]
    assert listed == ["Signed out", "Signed in", "A wrong code was typed", "A wrong password was typed"]
    assert "a wrong secret" not in page.text and "000000" not in page.text


def test_a_post_from_elsewhere_changes_no_account(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(office.hires(Role.ADMIN))
    for change in ("lock", "remove", "end-sessions"):
        assert client.post(one(worker, change), {}, headers={"Sec-Fetch-Site": "cross-site"}).status == 400
    roles = {"roles": "admin", "sure": "yes"}
    assert client.post(one(worker, "roles"), roles, headers={"Sec-Fetch-Site": "cross-site"}).status == 400
    assert {did for _actor, did, _fields in events(office, worker.id)} == {
        "made an account",
        "changed teams",
        "chose a password",
    }
    assert client.get("/staff/people/99999999999").status == client.get(one(worker, "explode")).status == 404

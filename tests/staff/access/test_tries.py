"""Wrong tries to sign in: what they tell, and how they are slowed down."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from portal import calendar
from portal.records.staff import accounts
from portal.records.staff.sign_in_tries import FREE_FOR_ONE_PERSON_HERE, SignInTries, forgive, limits
from portal.records.tries import FORGIVEN_AFTER
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def try_password(client: CheckedClient, address: str, password: str) -> FetchedPage:
    return client.send(client.get("/staff/sign-in"), {"email": address, "password": password})


def test_an_error_does_not_tell_which_part_was_wrong(office: Office) -> None:
    worker = office.hires()
    wrong_password = try_password(office.client(), worker.address, "not the password")
    nobody = try_password(office.client(), "nobody@example.org", "not the password")
    no_address = try_password(office.client(), "not an address", "not the password")
    words = {page.words() for page in (wrong_password, nobody, no_address)}
    assert len(words) == 1 and "The email address or the password is not right." in words.pop()
    assert {page.status for page in (wrong_password, nobody, no_address)} == {422}


def test_after_five_wrong_passwords_even_the_right_one_waits(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    for _try in range(FREE_FOR_ONE_PERSON_HERE):
        assert try_password(client, worker.address, "not the password").status == 422
    page = try_password(client, worker.address.upper(), worker.password)
    assert page.status == 429 and re.search("Wait (2.|30) seconds", page.words())
    with office.database.transaction() as db:
        for row in db.query(SignInTries):
            row.last_at -= timedelta(seconds=40)
    assert try_password(client, worker.address, worker.password).address.startswith("/staff/code")


def test_waits_grow_and_end(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    with office.database.transaction() as db:
        assert not db.query(SignInTries).count()
    try_password(client, worker.address, "not the password")
    with office.database.transaction() as db:
        for row in db.query(SignInTries):
            row.wrong = FREE_FOR_ONE_PERSON_HERE + 40
    page = try_password(client, worker.address, worker.password)
    assert page.status == 429 and "Wait 15 minutes" in page.words()
    with office.database.transaction() as db:
        for row in db.query(SignInTries):
            row.last_at -= FORGIVEN_AFTER
    assert try_password(client, worker.address, worker.password).address.startswith("/staff/code")


def test_someone_elses_tries_do_not_stop_the_person_at_once(office: Office) -> None:
    worker = office.hires()
    for _try in range(FREE_FOR_ONE_PERSON_HERE + 1):
        stranger = office.client()
        stranger.client.environ_base["REMOTE_ADDR"] = "203.0.113.9"
        page = try_password(stranger, worker.address, "not the password")
    assert page.status == 429
    assert try_password(office.client(), worker.address, worker.password).address.startswith("/staff/code")


def test_the_right_password_gives_no_new_tries_at_the_code(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    for _try in range(FREE_FOR_ONE_PERSON_HERE):
        page = client.send(office.gives_password(client, worker), {"code": "000000"})
        assert page.status == 422
    with office.database.transaction() as db:  # the tries at the password are forgiven
        account = accounts.token_of(office.settings.keys, worker.address)
        counted = limits(
            office.settings.keys, step="password", account=account, place="127.0.0.1", today=calendar.now().date()
        )
        forgive(db, counted)
    page = office.gives_password(client, worker)
    assert page.h1 == "Type the code from your app" and page.status == 200
    assert client.send(page, {"code": worker.code()}).status == 429
    assert client.get("/staff/").h1 == "Sign in"


def test_signing_in_forgives_the_tries_before(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    for _round in range(2):
        for _try in range(FREE_FOR_ONE_PERSON_HERE - 1):
            assert try_password(client, worker.address, "not the password").status == 422
        client = office.signs_in(worker)
        client.post("/staff/sign-out", {})


def test_many_tries_at_once_are_counted_one_after_the_other(office: Office) -> None:
    worker = office.hires()
    clients = [office.client() for _each in range(10)]
    pages = [client.get("/staff/sign-in") for client in clients]
    typed = {"email": worker.address, "password": "not the password"}
    with ThreadPoolExecutor(len(clients)) as threads:
        sent = threads.map(lambda client, page: client.send(page, typed).status, clients, pages)
        assert sorted(sent) == [422] * FREE_FOR_ONE_PERSON_HERE + [429] * (10 - FREE_FOR_ONE_PERSON_HERE)

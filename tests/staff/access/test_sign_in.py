"""Signing in: a password, then a code, and nothing less."""

import pytest

from portal.crypto import credentials
from portal.records.staff import accounts
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def try_password(client: CheckedClient, address: str, password: str) -> FetchedPage:
    return client.send(client.get("/staff/sign-in"), {"email": address, "password": password})


def cookie(client: CheckedClient) -> str:
    found = client.client.get_cookie("staff")
    return found.value if found else ""


def test_password_and_code_open_the_inbox(office: Office) -> None:
    client = office.signs_in(office.hires())
    assert client.get("/staff/").h1 == "Inbox"


def test_the_password_alone_gets_nowhere(office: Office) -> None:
    client = office.client()
    assert office.gives_password(client, office.hires()).address.startswith("/staff/code")
    for way in ("/staff/", "/staff/help-lines", "/staff/trail", "/staff/recovery-codes", "/staff/password-again"):
        assert client.get(way).h1 == "Sign in", way


def test_a_login_that_skipped_the_second_step_is_not_enough(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    client.get("/staff/sign-in")
    with office.database.transaction() as db:
        account = accounts.find(db, office.settings.keys, worker.address)
        assert account
        uniquifier = account.fs_uniquifier
    with client.client.session_transaction("/staff/") as session:
        session["_user_id"], session["_fresh"] = uniquifier, True
    assert client.get("/staff/").h1 == "Sign in"


def test_a_wrong_code_gets_nowhere(office: Office) -> None:
    client = office.client()
    page = client.send(office.gives_password(client, office.hires()), {"code": "000000"})
    assert page.status == 422 and "not right" in page.words()
    assert client.get("/staff/").h1 == "Sign in"


def test_a_code_works_once(office: Office) -> None:
    worker = office.hires()
    client, other = office.client(), office.client()
    first, second = office.gives_password(client, worker), office.gives_password(other, worker)
    code = worker.code()
    assert client.send(first, {"code": code}).h1 == "Inbox"
    assert other.send(second, {"code": code}).status == 422


def test_a_code_may_be_typed_with_a_space(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    page = office.gives_password(client, worker)
    code = worker.code()
    assert client.send(page, {"code": f" {code[:3]} {code[3:]} "}).h1 == "Inbox"


def test_the_first_sign_in_sets_up_the_second_step(office: Office) -> None:
    worker = office.hires()
    office.changes(worker, lambda account: setattr(account, "tf_primary_method", None))
    client = office.client()
    page = office.gives_password(client, worker)
    assert page.h1 == "Set up your second step"
    assert client.get("/staff/").h1 == "Sign in"
    page = client.send(office.gives_password(client, worker))
    assert len(page.tree.xpath("//figure//*[local-name()='svg']")) == 1
    key = page.tree.xpath("//*[@id='key']")[0].text_content().replace("-", "")
    page = client.send(page, {"code": "000000"})
    assert page.status == 422
    assert client.send(page, {"code": credentials.code_now(key)}).h1 == "Inbox"


def test_a_recovery_code_works_once(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    page = client.send(client.get("/staff/recovery-codes"))
    codes = [each.text_content() for each in page.tree.xpath("//li/code")]
    assert len(codes) == 8
    assert codes[0] not in client.get("/staff/recovery-codes?show_codes=yes").text
    for expected in (200, 422):
        other = office.client()
        office.gives_password(other, worker)
        page = other.send(other.get("/staff/recovery-code"), {"code": codes[0].upper()})
        assert page.status == expected
        assert (other.get("/staff/").h1 == "Inbox") == (expected == 200)


def test_the_way_on_after_signing_in_is_ours(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    page = client.get("/staff/help-lines")
    assert page.hidden()["next"] == "/staff/help-lines"
    page = client.send(page, {"email": worker.address, "password": worker.password})
    assert client.send(page, {"code": worker.code()}).h1 == "Help lines"
    for foreign in ("https://example.com/", "//example.com", "/staff/\\\\example.com", "http://[", "javascript:1"):
        assert client.client.get("/staff/sign-in", query_string={"next": foreign}).status_code == 404


def test_a_post_from_elsewhere_is_refused_with_the_page_again(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    page = client.get("/staff/sign-in")
    typed = page.hidden() | {"email": worker.address, "password": worker.password}
    answer = client.post("/staff/sign-in", typed, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status == 400 and answer.h1 == "Sign in" and "Press the button again" in answer.words()
    assert answer.tree.xpath("//input[@name='email']/@value") == [worker.address]
    assert office.client().post("/staff/sign-in", typed, headers={}).status == 400  # no token of this browser
    client = office.signs_in(worker)
    assert client.post("/staff/sign-out", {}, headers={"Sec-Fetch-Site": "cross-site"}).status == 400
    assert client.get("/staff/").h1 == "Inbox"


def test_a_post_without_any_header_needs_the_token_of_its_form(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    page = client.get("/staff/sign-in")
    typed = {"email": worker.address, "password": worker.password}
    assert client.post("/staff/sign-in", typed, headers={}).status == 400
    assert client.post("/staff/sign-in", page.hidden() | typed, headers={}).address.startswith("/staff/code")


def test_the_second_step_can_be_changed_by_whoever_signed_in_just_now(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    page = client.send(client.get("/staff/second-step"))
    key = page.tree.xpath("//*[@id='key']")[0].text_content().replace("-", "")
    assert "not right" in client.send(page, {"code": "000000"}).words()
    page = client.send(client.get("/staff/second-step"))
    key = page.tree.xpath("//*[@id='key']")[0].text_content().replace("-", "")
    worker.secret = key
    assert client.send(page, {"code": worker.code()}).h1 == "Inbox"
    office.waits_a_minute(worker)
    assert office.signs_in(worker).get("/staff/").h1 == "Inbox"


def test_an_old_sign_in_types_the_password_again_for_recovery_codes(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    with client.client.session_transaction("/staff/") as session:
        session["fs_paa"] -= 3600
    page = client.get("/staff/recovery-codes")
    assert page.h1 == "Type your password again"
    assert client.send(page, {"password": "not the password"}).status == 422
    assert client.send(page, {"password": worker.password}).h1 == "Recovery codes"

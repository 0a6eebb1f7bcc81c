"""A signed-in browser: its cookie, and how it ends."""

from datetime import timedelta
from http.cookies import SimpleCookie

import pytest

from portal.database import db
from portal.records.staff import accounts
from portal.records.staff import sessions as staff_sessions
from portal.records.staff.sessions import IDLE, LONGEST, KeptSession
from tests.support.checked_client import CheckedClient
from tests.support.staff_fixtures import Office


def cookie(client: CheckedClient) -> str:
    found = client.client.get_cookie("staff")
    return found.value if found else ""


def test_signing_in_changes_the_cookie(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    client.get("/staff/sign-in")
    planted = cookie(client)
    page = office.gives_password(client, worker)
    half = cookie(client)
    client.send(page, {"code": worker.code()})
    assert planted and len({planted, half, cookie(client)}) == 3
    for old in (planted, half):
        thief = office.client()
        thief.client.set_cookie("staff", old)
        assert thief.get("/staff/").h1 == "Sign in"


def test_signing_out_ends_the_session_in_the_database(office: Office) -> None:
    client = office.signs_in(office.hires())
    kept = cookie(client)
    client.post("/staff/sign-out", {})
    with office.database.transaction() as kept_in:
        assert staff_sessions.find(kept_in, kept.encode()) is None
    client.client.set_cookie("staff", kept)
    assert client.get("/staff/").h1 == "Sign in"


@pytest.mark.parametrize(("column", "limit"), [("seen_at", IDLE), ("started_at", LONGEST)])
def test_a_session_ends_when_idle_and_after_ten_hours(office: Office, column: str, limit: timedelta) -> None:
    client = office.signs_in(office.hires())
    with office.database.transaction() as db:
        for row in db.query(KeptSession):
            setattr(row, column, getattr(row, column) - limit)
    assert client.get("/staff/").h1 == "Sign in"


def test_nobody_is_remembered_on_a_device(office: Office) -> None:
    worker = office.hires()
    client = office.client()
    page = client.get("/staff/sign-in")
    page = client.send(page, {"email": worker.address, "password": worker.password, "remember": "y"})
    answer = client.client.post("/staff/code", data=page.hidden() | {"code": worker.code()}, headers=client.headers)
    assert answer.status_code == 302
    cookies = SimpleCookie()
    for header in answer.headers.getlist("Set-Cookie"):
        cookies.load(header)
    assert set(cookies) == {"staff"} and not cookies["staff"]["max-age"] and not cookies["staff"]["expires"]


def test_a_token_opens_nothing(office: Office) -> None:
    worker = office.hires()
    with office.app.test_request_context("/staff/"):
        office.app.preprocess_request()
        account = accounts.find(db(), office.settings.keys, worker.address)
        assert account
        token = account.get_auth_token()
    for more in ({"headers": {"Authentication-Token": token}}, {"query_string": {"auth_token": token}}):
        answer = office.app.test_client().get("/staff/", **more)
        assert answer.status_code == 303 and "/staff/sign-in" in answer.location


def test_an_account_that_was_ended_is_out_at_once(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    office.changes(worker, lambda account: setattr(account, "active", False))
    assert client.get("/staff/").h1 == "Sign in"
    assert office.gives_password(office.client(), worker).status == 422

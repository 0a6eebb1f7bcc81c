"""A post that another site sends changes nothing and costs the person nothing; nor does a page opened."""

from typing import Any

import pytest
from sqlalchemy import func, select

from portal.database import Base, Database
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor
from tests.support.staff.request_pages import staff_rules, ways
from tests.support.staff_fixtures import Office

FROM_ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
]


def rows(database: Database) -> dict[str, int]:
    """How many rows each table holds."""
    with database.transaction() as db:
        return {
            name: db.scalar(select(func.count()).select_from(one)) or 0 for name, one in Base.metadata.tables.items()
        }


@pytest.fixture
def database(client: CheckedClient) -> Database:
    found: Database = client.app.extensions["portal.database"]
    return found


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_another_site_cannot_throw_a_draft_away(client: CheckedClient, headers: dict[str, str]) -> None:
    """The browser sends such a post without our cookie (SameSite), and would take a new one in its place."""
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/name")
    mine = client.client.get_cookie("visit")
    client.client.delete_cookie("visit")
    for address in (
        "/join",
        "/join/name",
        "/join/check",
        "/practice/join",
        "/come-back",
        "/my-page",
        "/card/only-me",
        "/display",
    ):
        answer = client.client.post(address, data=page.hidden() | {"name": "Sam Worthing"}, headers=headers)
        assert "Set-Cookie" not in answer.headers, address
    assert mine
    client.client.set_cookie("visit", mine.value)
    assert client.get(page.address).h1 == page.h1


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_a_post_from_elsewhere_begins_nothing(
    client: CheckedClient, database: Database, headers: dict[str, str]
) -> None:
    before = rows(database)
    for rule in client.app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and not rule.rule.startswith("/staff"):
            address = rule.rule.replace("<name>", "who").replace("<int:number>", "1").replace("<key>", "who")
            answer = client.client.post(address, data={"do": "begin", "who": "me"}, headers=headers)
            assert answer.status_code < 500 and "Set-Cookie" not in answer.headers, address
    assert rows(database) == before


def test_a_post_from_elsewhere_does_not_end_a_staff_session(office: Office, database: Database) -> None:
    client = office.signs_in(office.hires())
    before = rows(database)
    for rule in staff_rules(office.app):
        for method, address in ways(rule):
            if method == "POST":
                answer = client.client.post(address, data={"email": "a@example.org"}, headers={"Origin": "null"})
                assert answer.status_code < 500 and "Set-Cookie" not in answer.headers, address
    assert rows(database) == before
    assert client.get("/staff/").h1 == "Inbox"


def test_opening_a_page_signs_nobody_out(office: Office) -> None:
    client = office.signs_in(office.hires())
    for method, address in every_page(office):
        client.client.open(address, method=method, headers=client.headers)
        assert client.get("/staff/").h1 == "Inbox", address


def every_page(office: Office) -> list[tuple[str, Any]]:
    found = [each for rule in staff_rules(office.app) for each in ways(rule) if each[0] == "GET"]
    assert len(found) > 40
    return found


def test_a_stranger_who_looks_at_the_staff_side_makes_no_row(office: Office, database: Database) -> None:
    before = rows(database)
    client = office.app.test_client()
    for method, address in every_page(office):
        client.open(address, method=method)
    assert rows(database) == before
    assert client.get_cookie("staff"), "its form can be sent by a phone that does not say where it comes from"


def test_an_old_browser_signs_in_by_the_token_of_its_form(office: Office) -> None:
    client = office.client()
    client.headers = {}
    worker = office.hires()
    page = office.gives_password(client, worker)
    assert client.send(page, {"code": worker.code()}).h1 == "Inbox"

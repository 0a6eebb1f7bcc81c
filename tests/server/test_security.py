"""Headers, leaving, addresses, and settings that refuse to start unsafely."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import create_app
from portal.config import Settings
from portal.crypto.sealing import CannotOpen
from portal.database import database
from portal.journeys import JOURNEYS, ON_THE_FIRST_PAGE
from portal.public.information import PAGES as INFORMATION
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.voices import drafts
from portal.records.voices.drafts import Draft
from tests.support.checked_client import CheckedClient, check_headers
from tests.support.people import Visitor

pytestmark = pytest.mark.about_pages
ANYONE = {each.address for each in INFORMATION} | {
    "/about", "/privacy/full", "/practice", "/practice/stop",
    "/", "/help", "/pictures", "/accessibility", "/language", "/language/<code>", "/display", "/cleared", "/finished",
    "/leave", "/words",
    "/display/pictures", "/display/size", "/display/colours", "/display/calm",
    "/healthz", "/readyz", "/static/<path:filename>",
    "/card", "/card/qr", "/card/only-me", "/come-back", "/come-back/<numbers>", "/come-back/check",
    "/come-back/private",
    "/my-page", "/my-page/add", "/my-page/more", "/my-page/more/<name>",
    "/my-page/answer/<purpose>", "/my-page/changed/<purpose>",
    "/my-page/told", "/my-page/told/file", "/my-page/promise",
    "/my-page/card", "/my-page/invited", "/my-page/asked", "/my-page/looked",
    "/my-page/helping", "/my-page/helping/<key>", "/my-page/helping/invite",
    "/my-page/invitation/<int:number>", "/my-page/message/<int:number>",
}  # fmt: skip
OF_EACH_PRACTICE = ("/practice/{}", "/practice/{}/<name>", "/practice/{}/check", "/practice/{}/end")
OF_EACH_JOURNEY = ("/{}", "/{}/<name>", "/{}/check", "/{}/sent", "/{}/add")
OF_WHAT_IS_TOLD_LATER = ("/{}/more", "/{}/more/<name>")


def test_each_route_is_known_to_be_for_anyone_or_for_staff(app: Flask) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules()}
    journeys = {each.format(journey.name) for journey in JOURNEYS for each in OF_EACH_JOURNEY}
    journeys |= {each.format(journey.name) for journey in JOURNEYS if journey.more for each in OF_WHAT_IS_TOLD_LATER}
    tried = {each.format(journey.name) for journey in ON_THE_FIRST_PAGE for each in OF_EACH_PRACTICE}
    assert {rule for rule in rules if not rule.startswith("/staff")} == ANYONE | journeys | tried


@pytest.mark.parametrize("address", ["/", "/join", "/nothing", "/healthz", "/readyz", "/leave", "/static/nothing.css"])
def test_the_same_headers_are_on_every_response(address: str, client: CheckedClient) -> None:
    check_headers(client.client.get(address))


def test_built_files_are_kept_by_the_browser(client: CheckedClient) -> None:
    sheet = client.get("/").tree.xpath("//link[@rel='stylesheet']/@href")[0]
    answer = client.client.get(sheet)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    answer.close()


def test_a_page_without_a_form_sets_no_cookie(client: CheckedClient) -> None:
    for address in (
        "/",
        "/help",
        "/pictures",
        "/accessibility",
        "/language",
        "/cleared",
        "/words",
        "/words?q=x",
        "/about",
        "/privacy",
    ):
        assert "Set-Cookie" not in client.client.get(address).headers, address


def test_leave_ends_everything_and_goes_somewhere_neutral(client: CheckedClient, settings: Settings) -> None:
    visitor = Visitor(client)
    visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/birthday")
    answer = client.client.get("/leave")
    assert (answer.status_code, answer.headers["Location"]) == (303, settings.leave_to)
    assert client.client.get_cookie("visit") is None
    with client.app.app_context(), Session(database().engine) as db:
        assert not db.scalars(select(Draft)).all()


def test_leave_and_help_stand_on_every_page_and_an_advocate_behind_help(client: CheckedClient) -> None:
    visitor = Visitor(client)
    visitor.answers_until_sent(visitor.opens("/join"), {"who": "me", "agree": "yes"})
    for page in (*visitor.seen, client.get("/"), client.get("/help"), client.get("/nothing")):
        assert page.tree.xpath("//a[@href='/leave']"), page.address
        assert page.tree.xpath("//a[@href='/help'] | //button[@name='to' and @value='/help']"), page.address
    assert client.get("/help").tree.xpath("//a[@href='/advocate']")


def test_clear_this_device_forgets_the_drafts_of_this_browser_alone(client: CheckedClient) -> None:
    other = CheckedClient(client.app)
    Visitor(other).answers_until(other.get("/join"), {"who": "me"}, "/birthday")
    visitor = Visitor(client)
    visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/birthday")
    assert client.post("/finished", {}).h1 == "This device is clear now"
    with client.app.app_context(), Session(database().engine) as db:
        assert len(db.scalars(select(Draft)).all()) == 1


def test_a_draft_opens_with_its_own_cookie_alone(client: CheckedClient) -> None:
    visitor = Visitor(client)
    visitor.answers_until(visitor.opens("/join"), {"who": "me", "name": "Very Secret"}, "/birthday")
    with client.app.app_context(), Session(database().engine) as db:
        (draft,) = db.scalars(select(Draft)).all()
        assert b"Secret" not in draft.sealed
        with pytest.raises(CannotOpen):
            drafts.read(draft, b"another secret of 32 bytes......")


def test_a_page_title_tells_nobody_what_was_asked(client: CheckedClient) -> None:
    visitor = Visitor(client)
    visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/check")
    for page in visitor.seen[1:]:
        assert page.title.startswith("Page "), page.title
        assert "safe" not in page.title


def test_a_machine_that_asks_far_too_fast_is_told_to_wait(settings: Settings) -> None:
    app = create_app(replace(settings, requests_a_minute=3))
    client = CheckedClient(app)
    answers = [client.get("/help").status for _time in range(4)]
    assert answers == [200, 200, 200, 429]
    assert client.get("/help").h1 == "Wait a minute"
    app.extensions["portal.database"].engine.dispose()


def test_what_looks_automatic_is_marked_and_stays_in_the_inbox(client: CheckedClient, settings: Settings) -> None:
    visitor = Visitor(client)
    check = visitor.answers_until(visitor.opens("/join"), {"who": "me", "agree": "yes"}, "/check")
    client.send(check, {"leave_empty": "buy now"})
    with client.app.app_context(), Session(database().engine) as db:
        (kept,) = db.scalars(select(Submission)).all()
        assert "looks_automatic" in submissions.opened(db, settings.keys, kept).first["marks"]


@pytest.mark.parametrize("origin", ["http://[", "null", "https://elsewhere.example", "", "x" * 3000])
def test_an_odd_origin_is_foreign_and_nothing_breaks(origin: str, client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/name")
    refused = client.post(page.address, page.hidden() | {"name": "Sam Worthing"}, headers={"Origin": origin})
    assert refused.status == 400
    assert refused.form.xpath(".//input[@name='name']/@value") == ["Sam Worthing"]


def test_a_staff_only_process_shows_its_own_error_pages(settings: Settings) -> None:
    app = create_app(replace(settings, sides="staff"))
    client = app.test_client()
    for address in ("/", "/join", "/staff/nothing"):
        answer = client.get(address)
        assert answer.status_code in (302, 303, 404), address
    assert "BuildError" not in client.get("/nothing").get_data(as_text=True)
    app.extensions["portal.database"].engine.dispose()

"""The inbox: what must be read now first, and each opening written down."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from portal import create_app
from portal.config import Settings
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.checked_client import FetchedPage
from tests.support.staff.inbox import references
from tests.support.staff_fixtures import Office


def part(page: FetchedPage, id_: str) -> str:
    (found,) = page.tree.xpath(f"//*[@id='{id_}']")
    return " ".join(found.text_content().split())


def opened(office: Office, **more: Any) -> FetchedPage:
    request = office.receives(**more)
    return office.signs_in(office.hires()).get(f"/staff/request/{request.shown_reference}")


def test_now_comes_first_then_the_longest_unanswered_then_what_is_answered(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    new, old, answered, urgent, urgent_read = (office.receives(about=name) for name in ("N", "O", "A", "U", "R"))
    office.makes_older(old, timedelta(days=3))
    office.makes_older(answered, timedelta(days=9))
    office.makes_older(urgent_read, timedelta(days=20))
    client.post(f"/staff/request/{answered.shown_reference}/acknowledge", {})
    with office.database.transaction() as db:
        for each in (urgent, urgent_read):
            db.get_one(Submission, each.id).level = "now"
        db.get_one(Submission, urgent_read.id).read_at = datetime.now(UTC)
    page = client.get("/staff/")
    order = [each.shown_reference for each in (urgent, urgent_read, old, new, answered)]
    assert references(page) == order
    assert [each.get("id") for each in page.tree.xpath("//table")] == ["now", "in-turn"]
    assert "3 days ago" in page.words()


def test_a_row_says_all_that_triage_needs(office: Office) -> None:
    request = office.receives(
        about="Sam", level="now", reasons=("not_safe",), marks=("must_not_tell", "in_hospital"), born="2015-05-05"
    )
    page = office.signs_in(office.hires()).get("/staff/")
    row = page.tree.xpath("//tbody/tr")[0].text_content()
    for words in (
        request.shown_reference, "Not read", "Sam", "Under 16", "Join the list", "just now", "Now",
        "Said they are not safe", "Must not tell someone", "In hospital",
        "Waiting for a parent", "New", "Nobody yet",
    ):  # fmt: skip
        assert words in row, words
    headers = [each.text_content() for each in page.tree.xpath("//thead//th")]
    assert len(headers) == len(page.tree.xpath("//tbody/tr[1]/td")) == 9


def test_the_inbox_has_25_requests_a_page_at_addresses_that_stay(office: Office) -> None:
    sent = [office.receives().shown_reference for _each in range(26)]
    sent.append(office.receives(level="now").shown_reference)  # the newest, and yet the first
    client = office.signs_in(office.hires())
    first, second = client.get("/staff/"), client.get("/staff/?page=2")
    assert len(references(first)) == 25 and len(references(second)) == 2
    assert references(first)[0] == sent[-1]
    assert sorted(references(first) + references(second)) == sorted(sent)
    assert first.tree.xpath("//a[@rel='next']/@href") == ["/staff/?page=2"]
    assert second.tree.xpath("//a[@rel='prev']/@href") == ["/staff/?page=1"]
    assert client.get("/staff/?page=3").status == 404
    for strange in ("0", "-1", "x", "9999999999", "²", ""):
        assert references(client.get(f"/staff/?page={strange}")) == references(first)


def test_an_empty_inbox_says_so(office: Office) -> None:
    assert "There are no requests." in office.signs_in(office.hires()).get("/staff/").words()


def test_opening_is_written_down_each_time(office: Office) -> None:
    request = office.receives()
    worker = office.hires(name="Robin Reader")
    client = office.signs_in(worker)
    client.get("/staff/")
    for _time in range(2):
        page = client.get(f"/staff/request/{request.shown_reference}")
    assert page.words().count("Opened it: Robin Reader") == 2
    with office.database.transaction() as db:
        trail = audit.trail(db, Ref.submission(request.id))
        assert [(event.did, event.actor) for event in trail] == [
            ("read", f"staff:{worker.id}"), ("read", f"staff:{worker.id}"), ("sent", "public"),
        ]  # fmt: skip
        assert audit.trail(db, Ref.INBOX)[0].actor == f"staff:{worker.id}"
        found = submissions.find(db, request.id)
        assert found and found.read_at


def test_help_lines_say_when_each_was_checked(office: Office) -> None:
    page = office.signs_in(office.hires(Role.ADMIN)).get("/staff/help-lines")
    assert "85258" in page.words() and "2026-11-02" in page.words()


def test_a_help_line_that_nobody_gave_or_rang_stands_in_red(settings: Settings) -> None:
    ours = Office(create_app(replace(settings, help_lines=None)))
    page = ours.signs_in(ours.hires(Role.ADMIN)).get("/staff/help-lines")
    red = [each.text_content() for each in page.tree.xpath("//strong[contains(@class, 'nhsuk-tag--red')]")]
    assert red.count("Not given") == 2 and "Not yet checked" in red
    assert "If a child is hurt" not in ours.client().get("/help").words(), "no number of another county"
    ours.app.extensions["portal.database"].engine.dispose()


@pytest.mark.parametrize("what", ["several", "several/do", "several/undo", "views/save", "views/delete"])
def test_a_post_from_elsewhere_shows_the_list_again(office: Office, what: str) -> None:
    client = office.signs_in(office.hires())
    page = client.post(f"/staff/{what}", {}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 400 and page.h1 == client.get("/staff/").h1
    assert "Press the button again." in page.words()

"""One's own page tells one date at a time, the next one, and promises a talk only to whom we can reach."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.accountability.names import Actor
from portal.records.correspondence import messages
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.voices import folders
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.public.my_pages import change_in_one_more_tap, my_page
from tests.support.public.voices import asked_by_a_helper, comes, new_browser, rows
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages

CALL: dict[str, Any] = {"reach": ["call"], "phone": "07700 900123", "phone-safe": "yes"}
NO_CALL: dict[str, Any] = CALL | {"phone-safe": "no"}
TALK, DECIDE, COME_BACK = "We try to talk to you by", "We try to decide by", "Come back from"
NO_WAY = "We have no safe way to reach you."


def found_in(db: Session, receipt: FetchedPage) -> Submission:
    found = submissions.find_by_reference(db, receipt.reference)
    assert found is not None
    return found


def is_read(client: CheckedClient, receipt: FetchedPage, status: str = "") -> None:
    with client.app.app_context(), database().transaction() as db:
        submission = found_in(db, receipt)
        submissions.read(db, submission, actor=Actor.staff(1))
        submission.status = status or submission.status


def promised(page: FetchedPage) -> list[str]:
    return [each for each in rows(page) if " by " in each or " from " in each]


def test_each_date_is_told_when_the_step_before_it_is_on_record(client: CheckedClient) -> None:
    device, _page, receipt = my_page(client, **CALL)
    told = [promised(device.get("/my-page"))]
    for status in ("", "looking"):
        is_read(client, receipt, status)
        told.append(promised(device.get("/my-page")))
        assert not check(device.get("/my-page"))
    begins = ["We have got it. We try to read it by", TALK, DECIDE]
    assert [len(each) for each in told] == [1, 1, 1], "one date at a time"
    assert all(each[0].startswith(words) for each, words in zip(told, begins, strict=True)), told


def test_whoever_gave_no_safe_way_is_told_so_and_from_which_day_our_answer_is_there(client: CheckedClient) -> None:
    device, page, receipt = my_page(client, **NO_CALL)
    for shown in (page, device.get("/my-page")):
        assert NO_WAY in rows(shown) and TALK not in shown.words() and not check(shown)
        assert len(promised(shown)) == 1 and promised(shown)[0].startswith(COME_BACK)
        assert "Tell us a safe way" in shown.words()
        is_read(client, receipt)
    assert "We have read it." in rows(device.get("/my-page"))


def test_our_answer_is_not_promised_again_once_it_is_there(client: CheckedClient, settings: Settings) -> None:
    device, _page, receipt = my_page(client, **NO_CALL)
    with client.app.app_context(), database().transaction() as db:
        (folder,) = folders.of_submission(db, found_in(db, receipt).id)
        key = folders.key_for_staff(db, settings.keys, folder)
        messages.write(db, folder, key, "Hello Sam.", by=Actor.staff(1))
    page = device.get("/my-page")
    assert COME_BACK not in page.words() and "There is a message for you." in page.words()


def test_whoever_comes_back_and_finds_no_answer_reads_that_we_are_late(client: CheckedClient) -> None:
    device, _page, receipt = my_page(client, **NO_CALL)
    with client.app.app_context(), database().transaction() as db:
        found_in(db, receipt).sent_at = datetime.now(UTC) - timedelta(days=60)
    page = device.get("/my-page")
    assert "We are late. We wanted to answer by" in page.words() and "Our answer is there" not in page.words()


@pytest.mark.parametrize("start", ["/join", "/review"])
def test_after_a_no_there_is_no_date_of_a_decision(start: str, client: CheckedClient) -> None:
    device, page, receipt = my_page(client, start, agree="no", after="all", **CALL)
    is_read(client, receipt, "looking")
    shown = device.get("/my-page")
    assert "You said no" in shown.words() and promised(shown) == [] and "yes or no" not in page.words()
    device.send(device.get(f"/my-page/answer/{'list' if start == '/join' else 'meeting'}"), press="Yes")
    assert promised(device.get("/my-page"))[0].startswith(DECIDE), "and after a yes there is one again"


def test_after_a_yes_was_taken_back_one_date_is_told_beside_it(client: CheckedClient) -> None:
    device, page, receipt = my_page(client, **CALL)
    is_read(client, receipt)
    change_in_one_more_tap(device, page, "No")
    shown = device.get("/my-page")
    assert promised(shown) == [] and shown.words().count(" by ") == 1
    assert "We stopped sharing. We talk to you by" in shown.words() and not check(shown)


def test_of_whom_somebody_else_asked_for_it_is_not_said_that_we_cannot_reach_them(client: CheckedClient) -> None:
    receipt, _own, theirs = asked_by_a_helper(client, **NO_CALL)
    device, _page = comes(client, theirs)
    is_read(client, receipt)
    shown = device.get("/my-page")
    assert NO_WAY not in shown.words() and TALK not in shown.words()
    assert promised(shown)[0].startswith(COME_BACK) and not check(shown)


def test_a_hidden_page_reads_the_same_whatever_way_was_given(client: CheckedClient) -> None:
    shown = set()
    for wanted in (CALL, NO_CALL, {"agree": "no", "after": "all", **NO_CALL}):
        browser = new_browser(client)
        receipt, card = sends(browser, **wanted)
        device = new_browser(client)
        comes_back(device, card, alone=False)
        is_read(client, receipt)
        shown.add(device.get("/my-page").words())
    (words,) = shown
    assert NO_WAY not in words and TALK not in words and COME_BACK in words


def test_a_helper_is_told_nothing_of_how_we_reach_anyone(client: CheckedClient) -> None:
    _receipt, own, _theirs = asked_by_a_helper(client, **NO_CALL)
    _helper, page = comes(client, own)
    assert rows(page) == ["We have got it."] and "Tell us a safe way" not in page.words()

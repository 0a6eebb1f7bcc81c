"""My page: where it is now, my yes and no, changing my mind in two taps; and never what must stay private."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.accountability.names import Actor
from portal.records.correspondence import messages
from portal.records.correspondence.messages import KeptMessage
from portal.records.requests import submissions
from portal.records.voices import folders
from tests.support.checked_client import CheckedClient
from tests.support.people import CHILD
from tests.support.public.my_pages import PRIVATE, all_pages, change_in_one_more_tap, counts, my_page, opened
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages


def test_my_page_says_what_i_asked_for_and_where_it_is_now(client: CheckedClient) -> None:
    _device, page, _receipt = my_page(client)
    assert "You asked to join the list." in page.words()
    assert "We have got it. We try to read it by" in page.words()
    assert "We try to decide by" not in page.words(), "one date at a time, the next one"
    assert "You said yes to the list." in page.words()


def test_my_page_is_honest_when_we_are_late(client: CheckedClient) -> None:
    device, _page, receipt = my_page(client)
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        found.sent_at = datetime.now(UTC) - timedelta(days=60)
    late = device.get("/my-page").words()
    assert "We are late. We wanted to read it by" in late
    assert "We wanted to decide by" not in late and "We try to" not in late
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        submissions.read(db, found, actor=Actor.staff(1))
    assert "We have read it." in device.get("/my-page").words()


@pytest.mark.parametrize(
    ("start", "purpose"), [("/join", "list"), ("/review", "meeting"), ("/advocate", ""), ("/problem", "")]
)
def test_what_is_private_is_on_no_page_after_coming_back_and_each_is_easy_to_read(
    start: str, purpose: str, client: CheckedClient
) -> None:
    device, page, _receipt = my_page(client, start, **PRIVATE)
    pages = all_pages(device, page, purpose)
    for each in pages:
        shown = each.words()
        for private in ("Vernon", "Petunia", "very private", "Mum", "Dad", "safe right now", "must not", "happened"):
            assert private not in shown, (private, each.address)
        assert "Something very private" not in each.text and "mum" not in each.text
    found = [f"{each.address}: {problem}" for each in pages for problem in check(each)]
    assert not found, "\n".join(found)


def test_two_voices_never_see_each_other(client: CheckedClient, settings: Settings) -> None:
    """A parent asks and the young person answers on the same phone: the parent's card opens the parent's words."""
    wanted = {"who": "my_child", "agree_parent": "yes", "here": "yes", "agree_you": "no", **CHILD}
    device, page, receipt = my_page(client, **wanted)
    kept = opened(client, settings, receipt)
    assert {voice: [each["answer"] for each in events] for voice, events in kept.consents.items()} == {
        "parent": ["yes"],
        "person": ["no"],
        "person2": [],
    }
    assert "You said yes to the list." in page.words() and "said no" not in page.words()
    assert "We try to" not in page.words() and "We have got it." in page.words()
    change_in_one_more_tap(device, page, "I am not sure")
    kept = opened(client, settings, receipt)
    assert [each["answer"] for each in kept.consents["person"]] == ["no"]
    assert [each["answer"] for each in kept.consents["parent"]] == ["yes", "not_sure"]


def test_a_helper_sees_only_that_we_have_it_and_that_we_have_read_it(client: CheckedClient) -> None:
    device, page, receipt = my_page(client, who="someone_i_help", here="yes", agree_you="yes")
    rows = [" ".join(each.text_content().split()) for each in page.main.xpath(".//*[@class='row__words']")]
    assert rows == ["We have got it."]
    assert "Change my answer" not in page.words()
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        submissions.read(db, found, actor=Actor.staff(1))
    rows = device.get("/my-page").main.xpath(".//*[@class='row__words']/text()")
    assert rows == ["We have read it."]


def test_what_i_add_stands_sealed_in_my_folder_and_the_team_is_told(client: CheckedClient, settings: Settings) -> None:
    device, _page, receipt = my_page(client)
    before = counts(client)
    form = device.get("/my-page/add")
    assert device.send(form, {"more": "x" * 5000}).errors()
    page = device.send(form, {"more": "I forgot: the cat is called <b>Tom</b>."})
    assert "We have got what you wrote." in page.words() and "Tom" not in page.text
    assert counts(client)["outgoing_messages"] == before["outgoing_messages"] + 1
    with client.app.app_context(), Session(database().engine) as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        (folder,) = folders.of_submission(db, found.id)
        key = folders.key_for_staff(db, settings.keys, folder)
        (added,) = messages.of_folder(db, folder, key)
        assert added.words == "I forgot: the cat is called <b>Tom</b>."
        assert b"cat" not in db.scalars(select(KeptMessage)).one().sealed


def test_my_page_is_closed_without_a_card(client: CheckedClient) -> None:
    for address in (
        "/my-page",
        "/my-page/add",
        "/my-page/answer/list",
        "/my-page/changed/list",
        "/card",
        "/come-back/private",
    ):
        assert client.get(address).h1 == "What is on your card?", address

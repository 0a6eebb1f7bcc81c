"""Every voice has a page of its own: who asks, the person, an invited parent, a helper. None sees another's answer."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.requests import submissions
from portal.records.voices import folders
from tests.support.card_holders import card_of, sends, types
from tests.support.checked_client import CheckedClient
from tests.support.people import CHILD
from tests.support.public.voices import (
    PARENT,
    WRONG,
    asked_by_a_helper,
    comes,
    new_browser,
    opened,
    press,
    rows,
    said,
    second_card,
)
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages


def test_a_helpers_request_makes_two_cards_and_the_second_is_the_persons(
    client: CheckedClient, settings: Settings
) -> None:
    receipt, own, theirs = asked_by_a_helper(client)
    assert own.words != theirs.words and "A card for the other person" in receipt.words()
    device, page = comes(client, theirs)
    assert page.h1 == "Your card" and "The other one has stopped." in page.words()
    mine = device.get("/my-page")
    assert "Someone asked for you to join the list." in mine.words() and "Alex Example asked for you." in mine.words()
    assert "You have not said yes or no to the list." in mine.words()
    assert said(opened(client, settings, receipt)) == {"helper": [], "person": []}


def test_a_card_that_was_passed_on_ends_with_its_first_use_and_the_new_one_is_seen_by_nobody_else(
    client: CheckedClient,
) -> None:
    receipt, own, theirs = asked_by_a_helper(client)
    device, page = comes(client, theirs)
    new = card_of(device, page)
    assert new.words not in (theirs.words, own.words)
    assert types(new_browser(client), theirs.words).errors() == [WRONG], "whoever passed it on cannot come after them"
    assert second_card(client, receipt).words == theirs.words, "and is not told that it was used"
    assert comes(client, new)[1].h1 == "My page"


def test_the_person_reads_what_a_helper_wrote_only_where_the_helper_said_so(client: CheckedClient) -> None:
    _receipt, _own, theirs = asked_by_a_helper(client, now="no", private=["mum"])
    device, _page = comes(client, theirs)
    wrote = device.get("/my-page/asked")
    assert wrote.h1 == "What they wrote about me" and "They like cats" in wrote.words()
    for private in ("safe right now", "not tell", "Mum", "07700", "Who is this for"):
        assert private not in wrote.words()
    other = new_browser(client)
    _receipt, _own, theirs = asked_by_a_helper(other, may_read="no")
    device, _page = comes(other, theirs)
    assert device.get("/my-page/asked").h1 == "My page"
    assert "Read what they wrote" not in device.get("/my-page/helping").words()


def test_the_person_says_yes_changes_it_and_ends_the_helper_in_one_tap(
    client: CheckedClient, settings: Settings
) -> None:
    receipt, own, theirs = asked_by_a_helper(client)
    helper, _page = comes(client, own)
    device, _page = comes(client, theirs)
    after = device.send(device.get("/my-page/answer/list"), press="Yes")
    assert "You said yes to the list." in after.words()
    device.send(device.get("/my-page/answer/list"), press="No")
    assert said(opened(client, settings, receipt))["person"] == [("list", "yes"), ("list", "no")]
    ended = press(device, device.get("/my-page"), "They stop helping me here")
    assert "Their page has ended." in ended.words() and "Alex" not in ended.words()
    assert helper.get("/my-page").h1 == "What is on your card?", "at once, also where it stands open"
    assert types(new_browser(client), own.words).errors() == [WRONG]
    assert opened(client, settings, receipt).voices["helper"]["said"], "staff keep what was said"


def test_a_helper_sees_more_only_when_the_person_agrees_and_no_longer_than_that(
    client: CheckedClient, settings: Settings
) -> None:
    receipt, own, theirs = asked_by_a_helper(client)
    helper, before = comes(client, own)
    assert rows(before) == ["We have got it."]
    device, _page = comes(client, theirs)
    told = press(device, device.get("/my-page/helping"), "Tell them how it goes")
    assert "We tell them how it goes." in told.words()
    assert any("We try to read it by" in each for each in rows(helper.get("/my-page")))
    assert said(opened(client, settings, receipt))["person"] == [("tell-helper", "yes")]
    press(device, device.get("/my-page/helping"), "Do not tell them how it goes")
    assert rows(helper.get("/my-page")) == ["We have got it."]
    assert said(opened(client, settings, receipt))["person"][-1] == ("tell-helper", "no")


def test_what_a_child_agreed_to_tell_is_worked_out_again_at_16(client: CheckedClient) -> None:
    receipt, _own = sends(client, **PARENT)
    device, _page = comes(client, second_card(client, receipt))
    press(device, device.get("/my-page/helping"), "Tell them how it goes")
    with client.app.app_context(), Session(database().engine) as db:
        found = submissions.find_by_reference(db, receipt.reference)
        folder = folders.find(db, found.id if found else "", "parent")
        assert folder and folder.told_until and str(folder.told_until) == "2030-05-05"
        assert folder.may_be_told(folder.told_until - timedelta(days=1))
        assert not folder.may_be_told(folder.told_until)


def test_a_handed_over_answer_is_not_on_the_page_that_the_passed_on_card_opens(
    client: CheckedClient, settings: Settings
) -> None:
    receipt, parent = sends(client, **PARENT)
    assert said(opened(client, settings, receipt)) == {
        "parent": [("list", "yes")],
        "person": [("list", "no")],
        "person2": [],
    }
    device, _page = comes(client, second_card(client, receipt))
    page = device.get("/my-page")
    assert "You said no" not in page.words() and "You have not said yes or no to the list." in page.words()
    assert "They stop helping" not in page.words(), "under 16 a parent is not ended"
    assert "You said yes to the list." in comes(client, parent)[1].words()


def test_a_scanner_that_opens_the_links_uses_nothing_up(client: CheckedClient) -> None:
    _receipt, own = sends(client, **CHILD)
    child, _page = comes(client, own)
    invitation = card_of(child, press(child, child.get("/my-page/helping"), "Make a card for my parent"))
    _receipt, _own, theirs = asked_by_a_helper(new_browser(client))
    for card in (invitation, theirs):
        for _visit in range(3):
            scanner = new_browser(client)
            assert scanner.get(card.path).h1 == "One more thing"
            scanner.client.head(card.path)
    assert comes(client, invitation)[1].h1 == "Your own answer"
    assert comes(client, theirs)[1].h1 == "Your card"


def test_a_helper_who_asks_with_the_person_gets_a_card_that_shows_no_answer(client: CheckedClient) -> None:
    receipt, _own = sends(client, "/review", who="me_with_help", helper_card="yes")
    advocate, page = comes(client, second_card(client, receipt))
    assert page.h1 == "Your card"
    shown = advocate.get("/my-page")
    assert rows(shown) == ["We have got it."] and "yes" not in shown.words().lower()
    receipt, _own = sends(new_browser(client), "/review", who="me_with_help", helper_card="no")
    assert "A card for the other person" not in receipt.words()


def test_every_page_of_every_voice_is_easy_to_read(client: CheckedClient) -> None:
    receipt, own, theirs = asked_by_a_helper(client)
    device, claimed = comes(client, theirs)
    child_client = new_browser(client)
    _receipt, child_card = sends(child_client, **CHILD)
    child, _page = comes(client, child_card)
    give = press(child, child.get("/my-page/helping"), "Make a card for my parent")
    parent, invited = comes(client, card_of(child, give))
    pages = [
        receipt, claimed, give, invited, parent.send(invited), parent.send(parent.send(invited), press="Yes"),
        device.get("/my-page"), device.get("/my-page/helping"), device.get("/my-page/asked"),
        device.get("/my-page/answer/list"), child.get("/my-page"), child.get("/my-page/helping"), child.get("/card"),
        comes(client, own)[1], parent.get("/my-page"), client.get("/come-back"),
    ]  # fmt: skip
    found = [f"{each.address}: {problem}" for each in pages for problem in check(each)]
    assert not found, "\n".join(found)

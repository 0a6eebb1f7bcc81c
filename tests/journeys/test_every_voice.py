"""Every voice has a page of its own: who asks, the person, an invited parent, a helper. None sees another's answer."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened
from portal.records.voices import folders
from portal.records.voices.cards import Card
from portal.records.voices.invitations import Invitation
from tests.support.card_holders import CardInHand, card_of, comes_back, sends, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD
from tests.words.test_words import check

pytestmark = pytest.mark.about_pages

HELPER = {
    "who": "someone_i_help",
    "you": "Alex Example",
    "here": "no",
    "may_read": "yes",
    "tell-words": "They like cats",
}
PARENT = {"who": "my_child", "agree_parent": "yes", "here": "yes", "agree_you": "no", **CHILD}
WRONG = "Problem: We could not find that card. Check the words."


def second_card(client: CheckedClient, receipt: FetchedPage) -> CardInHand:
    """The card on the receipt that is to be given to someone else."""
    (address,) = receipt.main.xpath(".//a[contains(@href,'theirs')]/@href")
    return card_of(client, client.get(address))


def asked_by_a_helper(client: CheckedClient, **more: Any) -> tuple[FetchedPage, CardInHand, CardInHand]:
    """The receipt, the helper's own card, and the card for the person."""
    receipt, own = sends(client, **(HELPER | more))
    return receipt, own, second_card(client, receipt)


def new_browser(client: CheckedClient) -> CheckedClient:
    return CheckedClient(client.app)


def comes(client: CheckedClient, card: CardInHand) -> tuple[CheckedClient, FetchedPage]:
    """Someone on another device, that nobody else looks at, comes back with this card."""
    device = new_browser(client)
    page = comes_back(device, card)
    if page.h1 == "Your card":
        device.send(device.get("/come-back/private"), press="No")
    return device, page


def opened(client: CheckedClient, settings: Settings, receipt: FetchedPage) -> Opened:
    with client.app.app_context(), Session(database().engine) as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        return submissions.opened(db, settings.keys, found)


def said(kept: Opened) -> dict[str, list[tuple[str, str]]]:
    return {key: [(each["purpose"], each["answer"]) for each in events] for key, events in kept.consents.items()}


def rows(page: FetchedPage) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.main.xpath(".//*[@class='row__words']")]


def press(device: CheckedClient, page: FetchedPage, button: str) -> FetchedPage:
    """Press a button wherever it stands on the page."""
    for form in page.main.xpath(".//form"):
        for each in form.xpath(".//button"):
            if button in each.text_content():
                data = {box.get("name"): box.get("value") for box in form.xpath(".//input[@type='hidden']")}
                data |= {each.get("name"): each.get("value")} if each.get("name") else {}
                return device.post(form.get("action"), data)
    raise AssertionError(f"no button {button!r} on {page.address}")


def test_a_helpers_request_makes_two_cards_and_the_second_is_the_persons(
    client: CheckedClient, settings: Settings
) -> None:
    receipt, own, theirs = asked_by_a_helper(client)
    assert own.words != theirs.words and "A second card" in receipt.words()
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
    assert any("We try to decide by" in each for each in rows(helper.get("/my-page")))
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


@pytest.mark.parametrize("answer", ["Yes", "No", "I am not sure"])
def test_an_invited_parent_gives_one_answer_and_gets_a_card_of_their_own(
    answer: str, client: CheckedClient, settings: Settings
) -> None:
    receipt, own = sends(client, **CHILD)
    child, _page = comes(client, own)
    card = press(child, child.get("/my-page/helping"), "Make a card for my parent or guardian")
    assert card.h1 == "A card to give"
    invitation, before = card_of(child, card), child.get("/my-page")
    device, first = comes(client, invitation)
    assert first.h1 == "Your own answer" and "This is about the list for Sam Example." in first.words()
    for closed in ("/my-page", "/my-page/add", "/my-page/helping", "/my-page/asked"):
        assert device.get(closed).h1 in ("Your own answer", "What is on your card?"), closed
    assert device.post("/my-page/answer/meeting", {"answer": "yes"}).status == 404, "for exactly one purpose"
    question = device.send(first)
    assert "Do you want your child to be on the list?" in question.words() and "You said" not in question.words()
    after = device.send(question, press=answer)
    assert after.h1 == "We have your answer" and "See your card" in after.words()
    keys = {"Yes": "yes", "No": "no", "I am not sure": "not_sure"}
    assert said(opened(client, settings, receipt)) == {
        "person": [("list", "yes")],
        "parent": [("list", keys[answer])],
    }
    assert types(new_browser(client), invitation.words).errors() == [WRONG], "used once"
    own_card = card_of(device, device.get("/card"))
    parent, page = comes(client, own_card)
    assert "We have got it." in rows(page) and "Change my answer" in page.words()
    parent.send(parent.get("/my-page/answer/list"), press="I am not sure")
    assert child.get("/my-page").words() == before.words(), "no one's answer changes another's page"


def test_the_person_ends_an_invitation_at_any_time(client: CheckedClient) -> None:
    _receipt, own = sends(client, **CHILD)
    child, _page = comes(client, own)
    invitation = card_of(child, press(child, child.get("/my-page/helping"), "Make a card for my parent"))
    parent, page = comes(client, invitation)
    assert page.h1 == "Your own answer"
    (address,) = child.get("/my-page/helping").main.xpath(".//a[contains(@href,'invitation=')]/@href")
    press(child, child.get(address), "End this card")
    assert parent.get("/my-page/answer/list").h1 == "What is on your card?", "also where it stands open"
    assert types(new_browser(client), invitation.words).errors() == [WRONG]
    assert "Make a card for my parent" in child.get("/my-page/helping").words()


def test_an_invitation_runs_out_after_28_days(client: CheckedClient) -> None:
    _receipt, own = sends(client, **CHILD)
    child, _page = comes(client, own)
    invitation = card_of(child, press(child, child.get("/my-page/helping"), "Make a card for my parent"))
    with client.app.app_context(), database().transaction() as db:
        kept = db.scalars(select(Invitation)).one()
        assert kept.until and timedelta(days=27) < kept.until - datetime.now(UTC) <= timedelta(days=28)
        kept.until = datetime.now(UTC) - timedelta(seconds=1)
    assert types(new_browser(client), invitation.words).errors() == [WRONG]


def test_only_a_person_under_16_or_of_unknown_age_invites_a_parent(client: CheckedClient) -> None:
    _receipt, own = sends(client)
    adult, _page = comes(client, own)
    assert "Make a card" not in adult.get("/my-page/helping").words()
    assert adult.post("/my-page/helping/invite", {}).status == 404
    _receipt, own = sends(new_browser(client), "/advocate", **CHILD)
    child, _page = comes(client, own)
    assert child.post("/my-page/helping/invite", {}).status == 404, "asking for an advocate needs no parent's yes"


def test_nobody_else_opens_invites_ends_or_tells(client: CheckedClient) -> None:
    _receipt, own = sends(client, **CHILD)
    child, _page = comes(client, own)
    press(child, child.get("/my-page/helping"), "Make a card for my parent")
    with client.app.app_context(), Session(database().engine) as db:
        number = db.scalars(select(Invitation.id)).one()
    stranger_client = new_browser(client)
    _receipt, _own, theirs = asked_by_a_helper(stranger_client)
    stranger, _page = comes(client, theirs)
    assert stranger.get(f"/card?invitation={number}").h1 == "What is on your card?"
    assert stranger.post(f"/my-page/invitation/{number}", {}).status == 404
    assert stranger.post("/my-page/helping/parent", {"do": "yes"}).status == 404
    helper, _page = comes(stranger_client, _own)
    for address in ("/my-page/helping/person", "/my-page/helping/invite", f"/my-page/invitation/{number}"):
        assert helper.post(address, {"do": "end"}).h1 == "My page", address
    assert helper.get("/my-page/helping").h1 == "My page"
    assert "See the card" in child.get("/my-page/helping").words()


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
    assert "A second card" not in receipt.words()


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


def test_what_the_database_keeps_of_an_invitation_opens_nothing(client: CheckedClient) -> None:
    _receipt, _own, theirs = asked_by_a_helper(client)
    with client.app.app_context(), Session(database().engine) as db:
        kept = db.scalars(select(Invitation)).one()
        card = db.get_one(Card, kept.card_id)
        written = "-".join(theirs.numbers).encode()
        assert written not in (kept.shown or b"") and written not in card.wrapped and written not in card.shown

"""A parent is invited by the person alone, gives one answer, and nothing that is kept of an invitation opens it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.voices.cards import Card
from portal.records.voices.invitations import Invitation
from tests.support.card_holders import card_of, sends, types
from tests.support.checked_client import CheckedClient
from tests.support.people import CHILD
from tests.support.public.voices import WRONG, asked_by_a_helper, comes, new_browser, opened, press, rows, said

pytestmark = pytest.mark.about_pages


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
    own_card = card_of(device, press(device, after, "See your card"))
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
    shown = press(child, child.get("/my-page/helping"), "See the card, or end it")
    press(child, shown, "End this card")
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


def test_what_the_database_keeps_of_an_invitation_opens_nothing(client: CheckedClient) -> None:
    _receipt, _own, theirs = asked_by_a_helper(client)
    with client.app.app_context(), Session(database().engine) as db:
        kept = db.scalars(select(Invitation)).one()
        card = db.get_one(Card, kept.card_id)
        written = "-".join(theirs.numbers).encode()
        assert written not in (kept.shown or b"") and written not in card.wrapped and written not in card.shown

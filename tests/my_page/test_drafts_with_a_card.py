"""A draft with a card goes on where it stopped, on another device too, and is kept for 28 days."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import database
from portal.records.voices.drafts import Draft
from tests.support.card_holders import another, card_of, comes_back, stops, types
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor
from tests.support.words.page_checks import check

WRONG = "Problem: We could not find that card. Check the words."
pytestmark = pytest.mark.about_pages


def test_a_draft_goes_on_where_it_stopped_on_another_device(client: CheckedClient) -> None:
    _page, card = stops(client, name="Sam Example", **{"name-liked": ""})
    other = another(client)
    there = comes_back(other, card)
    assert there.h1 == "What is happening for you?"
    visitor = Visitor(other)
    receipt = visitor.answers_until_sent(there, {"who": "me", "agree": "yes"})
    own = card_of(other, receipt)
    assert own.words != card.words and types(another(client), card.words).errors() == [WRONG]
    assert comes_back(another(client), own).h1 == "My page"


def test_the_device_that_a_draft_left_cannot_read_it_any_more(client: CheckedClient) -> None:
    page, card = stops(client, name="Sam Example")
    other = another(client)
    comes_back(other, card)
    assert "Sam Example" not in client.get(page.address.replace("/tell", "/name")).text
    with client.app.app_context(), Session(database().engine) as db:
        assert len(db.scalars(select(Draft)).all()) == 1


def test_a_card_of_a_draft_works_again_and_again_on_its_device(client: CheckedClient) -> None:
    _page, card = stops(client, name="Sam Example")
    for _time in range(3):
        assert comes_back(client, card).address.startswith("/join/tell")


def test_each_other_device_gets_a_card_of_its_own(client: CheckedClient) -> None:
    _page, card = stops(client, name="Sam Example")
    for _device in range(3):
        other = another(client)
        shown = other.send(types(other, card.words), {"name": "Sam Example"})
        assert "This is your own card. The other one has stopped." in shown.words()
        assert types(another(client), card.words).errors() == [WRONG]
        card = card_of(other, shown)
        assert other.send(shown, press="Carry on").address.startswith("/join/tell")


def test_stopping_keeps_what_stands_in_the_box(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/tell")
    shown = client.send(page, {"tell-words": "It is loud."}, press="Stop for now")
    assert shown.h1 == "Your card"
    back = client.back(client.send(client.send(shown, press="Carry on")))
    assert back.form.xpath(".//textarea[@name='tell-words']/text()") == ["It is loud."]


def test_a_draft_with_a_card_is_kept_for_28_days_and_outlives_clear_this_device(client: CheckedClient) -> None:
    page, card = stops(client, name="Sam Example")
    again = client.send(client.get(page.address), {"tell-words": "It is loud."})
    assert card_of(client, client.send(again, press="Stop for now")).words == card.words, "one card, not two"
    with client.app.app_context(), Session(database().engine) as db:
        (draft,) = db.scalars(select(Draft)).all()
        assert draft.expires_at > datetime.now(UTC) + timedelta(days=27)
    assert client.post("/finished", {}).h1 == "This device is clear now"
    assert "Sam Example" not in client.get(page.address).text
    assert comes_back(another(client), card).address.startswith("/join/reach")


def test_stop_is_offered_after_the_first_question_and_not_to_whoever_was_given_the_phone(
    client: CheckedClient,
) -> None:
    visitor = Visitor(client)
    wanted = {"who": "my_child", "here": "yes", "agree_parent": "yes", "birthday-year": "2014"}
    visitor.answers_until(visitor.opens("/join"), wanted, "/check")
    offered = {page.address.split("?")[0].rsplit("/", 1)[1]: "Stop for now" in page.text for page in visitor.seen}
    assert not offered["who"] and offered["now"] and offered["over"] and offered["check"]
    assert not offered["agree_you"], "the child holds the phone"
    assert offered["back"]


def test_the_first_page_leads_back_and_does_not_say_that_a_draft_is_here(client: CheckedClient) -> None:
    before = client.get("/").words()
    stops(client)
    home = client.get("/")
    assert home.words() == before
    assert "/come-back" in home.main.xpath(".//a/@href")


def test_the_card_of_a_draft_and_the_page_to_wait_are_easy_to_read(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/tell")
    pages = [client.send(page, press="Stop for now")]
    for _guess in range(5):
        waits = types(client, ["1", "2", "3", "4", "5"])
    assert waits.h1 == "Wait a minute"
    found = [problem for each in (*pages, waits) for problem in check(each)]
    assert not found, "\n".join(found)

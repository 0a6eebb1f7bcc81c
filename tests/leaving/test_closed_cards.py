"""A card is shown once on a device that others look at: no address of a receipt or of a card shows it again."""

import pytest

from tests.support.card_holders import another, card_of, comes_back, sends, stops, words_on
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor, at_check
from tests.support.words.page_checks import check as page_check

SAID = {"name": "Zebedee", "name-liked": "", "where": "hospital", "which": "Worthing", "tell-words": "It is loud."}


def said_in(page: FetchedPage) -> list[str]:
    return [SAID[name] for name in ("name", "which", "tell-words") if SAID[name] in page.text]


def test_the_receipt_shows_the_card_once_and_a_second_send_shows_it_again(client: CheckedClient) -> None:
    check = at_check(client)
    receipt = client.send(check)
    assert len(words_on(receipt)) == 5
    again = client.get(receipt.address)
    assert again.reference == receipt.reference and not words_on(again)
    assert not again.main.xpath(".//form[@action='/card']")
    resent = client.send(check)
    assert (resent.reference, words_on(resent)) == (receipt.reference, words_on(receipt))


def test_no_address_of_a_card_shows_it_again(client: CheckedClient) -> None:
    receipt, _card = sends(client)
    shown = client.press(receipt.main.xpath(".//form[@action='/card']//button")[0])
    (code,) = shown.main.xpath(".//img[@class='card-code']/@src")
    assert len(words_on(shown)) == 5
    assert client.client.get(code).status_code == 200
    assert client.client.get(code).status_code == 404
    again = client.get(shown.address)
    assert not page_check(again)
    assert again.h1 == "Your card" and not words_on(again) and "We show a card once." in again.words()
    bare = client.post("/card", {"draft": again_mark(shown)})
    assert not words_on(bare), "and no press without the receipt does"
    assert not words_on(client.get(f"/card?draft={again_mark(shown)}"))


def again_mark(page: FetchedPage) -> str:
    return page.address.split("draft=")[1].split("&")[0]


@pytest.mark.about_pages
def test_the_card_of_a_draft_is_shown_once_and_leads_on(client: CheckedClient) -> None:
    _page, card = stops(client, **{"name": "Zebedee", "name-liked": ""})
    shown = client.send(client.back(client.send(client.get("/join"), press="Carry on")), press="Stop for now")
    assert card_of(client, shown).words == card.words
    assert not words_on(client.get(shown.address))
    assert "For Zebedee" in client.send(shown, press="Carry on").text


@pytest.mark.about_pages
def test_a_card_opens_every_answer_of_a_draft_on_a_shared_device(client: CheckedClient) -> None:
    _page, card = stops(client, "/reach", **SAID)
    other = another(client)
    page = comes_back(other, card, name="Zebedee")
    assert "For Zebedee" in page.text
    check = Visitor(other).answers_until(page, {"who": "me", "agree": "yes"}, "/check")
    assert len(said_in(check)) == 3
    assert not said_in(other.get(check.address))


@pytest.mark.about_pages
@pytest.mark.parametrize("alone", [True, False])
def test_the_card_of_ones_own_page_is_shown_again_only_where_nobody_looks(alone: bool, client: CheckedClient) -> None:
    _receipt, card = sends(client)
    device = another(client)
    comes_back(device, card, alone=alone)
    assert bool(words_on(device.get("/card"))) is alone
    assert len(words_on(device.post("/card", {}))) == 5

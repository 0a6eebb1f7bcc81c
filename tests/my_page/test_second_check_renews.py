"""The second check gives the browser a new secret: who knew the cookie before opens nothing, and no draft is lost."""

import pytest

from tests.support.card_holders import comes_back, sends, stops, types
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor


def cookie(client: CheckedClient) -> str:
    found = client.client.get_cookie("visit")
    assert found
    return found.value


@pytest.fixture
def thief(client: CheckedClient) -> CheckedClient:
    return CheckedClient(client.app)


def test_a_cookie_that_was_known_before_opens_no_page(client: CheckedClient, thief: CheckedClient) -> None:
    _receipt, card = sends(CheckedClient(client.app))
    check = types(client, card.words)
    planted = cookie(client)
    assert client.send(check, {"name": "Sam Example"}).h1 == "My page"
    assert cookie(client) != planted
    thief.client.set_cookie("visit", planted)
    for address in ("/my-page", "/card", "/come-back/private"):
        assert "Sam" not in thief.get(address).words(), address
        assert thief.get(address).address.startswith("/come-back"), address


@pytest.mark.parametrize("start", ["/join", "/practice/join"])
def test_what_was_being_written_goes_on_after_a_page_was_opened(client: CheckedClient, start: str) -> None:
    _receipt, card = sends(CheckedClient(client.app))
    page = Visitor(client).answers_until(Visitor(client).opens(start), {"who": "me"}, "/tell")
    assert comes_back(client, card).h1 == "My page"
    assert client.send(page, {"tell-words": "It is loud."}).status == 200
    assert client.get(page.address).h1 == page.h1


def test_who_carries_a_draft_on_elsewhere_has_a_new_secret(client: CheckedClient, thief: CheckedClient) -> None:
    _page, card = stops(CheckedClient(client.app))
    check = types(client, card.words)
    planted = cookie(client)
    assert client.send(check, {"name": "Sam Example"}).status == 200
    assert cookie(client) != planted
    thief.client.set_cookie("visit", planted)
    assert not thief.get("/join/who").address.startswith("/join/who")

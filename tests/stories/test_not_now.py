"""Whoever taps "Not now" six times in a row is offered a call, and may send what there is."""

import pytest
from flask import Flask

from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import fill

pytestmark = pytest.mark.about_pages
OFFER = "Shall we ring you instead?"


def taps(client: CheckedClient, page: FetchedPage) -> FetchedPage:
    """Press "Not now" where the page has it; answer it where it has not."""
    has_it = page.form.xpath(".//button[@value='not_now']")
    return client.send(page, press="Not now") if has_it else client.send(page, fill(page, {"who": "my_child"}))


def test_six_times_not_now_offers_a_call_and_to_send_what_there_is(app: Flask) -> None:
    client = CheckedClient(app)
    page, seen = client.send(client.get("/join")), []
    for _page in range(12):
        seen.append((page.address.split("?")[0], OFFER in page.words()))
        if seen[-1][1]:
            break
        page = taps(client, page)
    assert seen[-1] == ("/join/private", True), seen
    check = client.send(page, press="Send what I have")
    assert check.address.split("?")[0] == "/join/check" and OFFER in check.words()
    assert client.send(check).reference


def test_five_times_is_no_reason_to_offer_it(app: Flask) -> None:
    client = CheckedClient(app)
    page = client.send(client.get("/join"))
    page = client.send(page, fill(page, {"who": "my_child"}))
    for _page in range(6):
        page = taps(client, page)
    assert page.address.split("?")[0] == "/join/private" and OFFER not in page.words()

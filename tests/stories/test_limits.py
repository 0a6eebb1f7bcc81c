"""How long each journey is from home to receipt, and what is offered to whoever cannot go on."""

from typing import Any

import pytest
from flask import Flask

from tests.stories.counting import Walk
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD, fill

ME = {
    "who": "me",
    "now": "yes",
    "where": "home_with_family",
    "reach": ["text"],
    "phone-safe": "yes",
    "private": ["mum"],
}
PARENT = {**CHILD, "now": "yes", "you_now": "yes", "where": "hospital", "reach": ["call"], "phone-safe": "yes"}
WALKS: dict[str, tuple[str, dict[str, Any], int, int]] = {
    "join": ("/join", {**ME, "agree": "yes", "tell": ["upset", "hurt_myself"]}, 13, 850),
    "join, under 16": ("/join", {**ME, **CHILD, "agree": "yes"}, 14, 850),
    "join, a no": ("/join", {**ME, "agree": "no", "after": "all"}, 15, 1050),
    "review by a parent": (
        "/review",
        {**PARENT, "who": "family", "parent": "yes", "here": "no", "agree_parent": "yes"},
        15,
        950,
    ),
    "review, the child answers": (
        "/review",
        {**PARENT, "who": "family", "parent": "yes", "here": "yes", "agree_parent": "yes", "agree_you": "yes"},
        18,
        1200,
    ),
    "problem": ("/problem", {**ME, "what": ["meeting"], "may_tell": "yes"}, 11, 600),
    "advocate": ("/advocate", {**ME, "what": ["decide"]}, 10, 560),
    "consent": ("/consent", {**ME, "which": "both", "answer": "yes"}, 12, 650),
    "consent, a no": ("/consent", {**ME, "which": "both", "answer": "no"}, 14, 850),
    "call": ("/call", {"phone-safe": "yes"}, 5, 300),
}


@pytest.mark.parametrize("name", WALKS)
def test_a_journey_is_short(app: Flask, name: str) -> None:
    address, wanted, most_pages, most_words = WALKS[name]
    walk = Walk(CheckedClient(app))
    walk.from_home(address, wanted)
    assert len(walk.pages) <= most_pages, walk.pages
    assert walk.words <= most_words, (walk.words, walk.pages)


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

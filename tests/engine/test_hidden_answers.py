"""Whoever may be looked at sees no answer repeated: not on my page, nor on what it leads to, nor on its prints."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.voices.card_sessions import KeptOpening, Opening
from tests.support.card_holders import comes_back, sends, shows_answers, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.public.my_pages import all_pages, change_in_one_more_tap, opened
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages

# What an answer shows itself by: its words, its picture, and what is told only after it.
TELLING = (
    "You asked",
    "You said",
    "You are not sure",
    "You changed",
    "We stopped sharing. ",
    "We ring you",
    "tries to reach you",
    "before we share again",
    "Change it back",
)
HIDDEN = "Your answer is hidden."


def hidden_page(
    client: CheckedClient, start: str = "/join", **wanted: Any
) -> tuple[CheckedClient, FetchedPage, FetchedPage]:
    """Someone comes back on another device that somebody looks at: the device, their page, and the receipt."""
    receipt, card = sends(client, start, **wanted)
    device = CheckedClient(client.app)
    return device, comes_back(device, card, alone=False), receipt


def rows(page: FetchedPage) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.main.xpath(".//*[@class='row__words']")]


def telling(page: FetchedPage) -> list[str]:
    return [each for each in TELLING if each in page.words()]


def drawn(page: FetchedPage) -> list[str]:
    """The pictures of rows: an answer's own would tell it."""
    return page.main.xpath(".//img[@class='row__picture']/@src")


def pressed(device: CheckedClient, do: str, **headers: str) -> str:
    """The header that sets a cookie in answer to this press, or the empty text."""
    answer = device.client.post(
        "/my-page", data=device.get("/my-page").hidden() | {"do": do}, headers={**device.headers, **headers}
    )
    return answer.headers.get("Set-Cookie", "")


def hide_again(device: CheckedClient) -> FetchedPage:
    (button,) = [each for each in device.get("/my-page").main.xpath(".//button") if "Hide my" in each.text_content()]
    return device.press(button)


def test_the_second_check_opens_their_page_and_it_hides_every_answer(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    page = client.send(types(client, card.words), {"name": "Sam Example"})
    assert (page.h1, page.address.split("?")[0]) == ("My page", "/my-page")
    assert HIDDEN in page.words() and not telling(page)
    assert client.get("/come-back/private").h1 == "My page", "an address of before"


@pytest.mark.parametrize(("start", "purpose"), [("/join", "list"), ("/review", "meeting"), ("/advocate", "")])
def test_on_a_phone_that_others_may_look_at_each_page_hides_them_and_is_easy_to_read(
    start: str, purpose: str, client: CheckedClient
) -> None:
    device, page, _receipt = hidden_page(client, start)
    pages = all_pages(device, page, purpose)
    assert "We hide your answers here." in page.words() and "show my answers" in page.words()
    again = [device.get(each.address.split("?")[0]) for each in pages]
    found = [f"{each.address}: {problem}" for each in again for problem in telling(each)]
    found += [f"{each.address}: {problem}" for each in [*pages, *again] for problem in check(each)]
    assert not found, "\n".join(found)


def test_whoever_says_that_only_they_use_it_sees_them_until_they_hide_them_again(client: CheckedClient) -> None:
    device, page, _receipt = hidden_page(client)
    shown = shows_answers(device, page)
    assert "You asked to join the list." in shown.words() and "You said yes to the list." in shown.words()
    assert "hidden" not in shown.words() and not check(shown)
    assert device.get("/my-page").words() == shown.words()
    assert telling(hide_again(device)) == [] and telling(device.get("/my-page")) == []


def test_a_changed_answer_is_said_back_once(client: CheckedClient, settings: Settings) -> None:
    device, page, receipt = hidden_page(client, reach=["call"], phone="07700 900123", **{"phone-safe": "yes"})
    assert HIDDEN in page.words()
    after = change_in_one_more_tap(device, page, "No")
    assert after.h1 == "We have your answer" and not check(after)
    assert rows(after)[0] == "You said no to the list." and "We stopped sharing. We ring you" in rows(after)[1]
    again = device.get(after.address)
    assert rows(again)[:2] == [HIDDEN, "If you took back a yes, we stopped sharing."], "from the history of the browser"
    kept = [each["answer"] for each in opened(client, settings, receipt).consents["person"]]
    assert kept == ["yes", "no"]
    assert device.get("/my-page").words() == page.words(), "and my page says nothing new"


def test_every_answer_leads_to_the_same_hidden_page(client: CheckedClient) -> None:
    device, page, _receipt = hidden_page(client)
    after = []
    for answer in ("No", "Yes", "I am not sure", "Yes"):
        after.append(device.get(change_in_one_more_tap(device, page, answer).address))
    assert len({each.words() for each in after}) == 1
    assert len({tuple(drawn(each)) for each in after}) == 1
    pages = [device.get("/my-page/answer/list"), change_in_one_more_tap(device, page, "No")]
    again = device.get("/my-page/answer/list")
    assert again.words() == pages[0].words() and drawn(again) == drawn(pages[0])


def test_only_a_press_of_the_button_shows_them(client: CheckedClient) -> None:
    device, _page, _receipt = hidden_page(client)
    foreign = device.post("/my-page", {"do": "show"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status == 400 and foreign.title.startswith("Problem: ") and not telling(foreign)
    assert not check(foreign)
    for odd in ({}, {"do": "look"}):
        assert device.post("/my-page", odd).status == 400
    assert not telling(device.get("/my-page"))
    stranger = CheckedClient(client.app)
    assert stranger.post("/my-page", {"do": "show"}).h1 == "What is on your card?"


def test_the_device_remembers_nothing_when_someone_may_look(client: CheckedClient) -> None:
    device, _page, _receipt = hidden_page(client)
    kept = device.client.get_cookie("visit")
    assert kept is not None and kept.max_age is None and kept.expires is None
    assert pressed(device, "show") == ""
    header = pressed(device, "hide")
    assert header.startswith("visit=") and "Max-Age" not in header and "expires" not in header.lower()
    assert [each.key for each in (device.client._cookies or {}).values()] == ["visit"]


def test_showing_them_makes_no_opening_last_longer(client: CheckedClient) -> None:
    device, page, _receipt = hidden_page(client)
    with client.app.app_context(), Session(database().engine) as db:
        until = db.scalars(select(KeptOpening)).one().until
    shows_answers(device, page)
    with client.app.app_context(), Session(database().engine) as db:
        assert db.scalars(select(KeptOpening)).one().until == until


def test_an_opening_hides_until_told_otherwise() -> None:
    opening = Opening(card_id=1, key=b"")
    assert opening.hides and replace(opening, checked=True).hides


def test_a_helpers_own_answers_are_hidden_too(client: CheckedClient) -> None:
    device, page, _receipt = hidden_page(client, who="someone_i_help", here="yes", agree_you="yes")
    assert rows(page) == ["We hide your answers here.", "We have got it."]
    assert rows(shows_answers(device, page))[0] == "We have got it."

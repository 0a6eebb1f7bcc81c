"""Whoever may be looked at sees no answer repeated: not on my page, nor on what it leads to, nor on its prints."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.voices.card_sessions import KeptOpening, Opening
from tests.support.card_holders import LOOKED_AT, comes_back, sends, types
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
    client: CheckedClient, looked_at: str = "Yes", start: str = "/join", **wanted: Any
) -> tuple[CheckedClient, FetchedPage, FetchedPage]:
    """Someone comes back on another device that somebody looks at: the device, their page, and the receipt."""
    receipt, card = sends(client, start, **wanted)
    device = CheckedClient(client.app)
    return device, comes_back(device, card, looked_at=looked_at), receipt


def rows(page: FetchedPage) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.main.xpath(".//*[@class='row__words']")]


def telling(page: FetchedPage) -> list[str]:
    return [each for each in TELLING if each in page.words()]


def drawn(page: FetchedPage) -> list[str]:
    """The pictures of rows: an answer's own would tell it."""
    return page.main.xpath(".//img[@class='row__picture']/@src")


def cookie_set(client: CheckedClient, address: str, data: dict[str, str]) -> str:
    """The header that sets a cookie in answer to this post, or the empty text."""
    page = client.get("/come-back/private")
    answer = client.client.post(address, data=page.hidden() | data, headers=client.headers)
    return answer.headers.get("Set-Cookie", "")


def test_after_the_second_check_they_are_asked_with_three_equal_answers(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    page = client.send(types(client, card.words), {"name": "Sam Example"})
    assert (page.h1, page.address.split("?")[0]) == (LOOKED_AT, "/come-back/private")
    buttons = page.form.xpath(".//button")
    assert [" ".join(each.text_content().split()) for each in buttons] == ["Yes", "No", "I am not sure"]
    assert len({each.get("class") for each in buttons}) == 1 and all(each.xpath(".//img") for each in buttons)


@pytest.mark.parametrize("looked_at", ["Yes", "I am not sure"])
@pytest.mark.parametrize(("start", "purpose"), [("/join", "list"), ("/review", "meeting"), ("/advocate", "")])
def test_yes_and_not_sure_hide_every_answer_and_each_page_is_easy_to_read(
    looked_at: str, start: str, purpose: str, client: CheckedClient
) -> None:
    device, page, _receipt = hidden_page(client, looked_at, start)
    pages = all_pages(device, page, purpose)
    assert "We hide your answers here." in page.words() and "Show my answers" in page.words()
    found = [f"{each.address}: {problem}" for each in pages for problem in [*telling(each), *check(each)]]
    assert not found, "\n".join(found)


def test_no_shows_them(client: CheckedClient) -> None:
    _device, page, _receipt = hidden_page(client, "No")
    assert "You asked to join the list." in page.words() and "You said yes to the list." in page.words()
    assert "hide" not in page.words() and "hidden" not in page.words()


def test_whoever_does_not_answer_sees_no_answer(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    device = CheckedClient(client.app)
    device.send(types(device, card.words), {"name": "Sam Example"})
    page = device.get("/my-page")
    assert page.h1 == "My page" and HIDDEN in page.words() and not telling(page)


def test_there_is_an_answer_and_it_can_be_changed_without_being_told(client: CheckedClient, settings: Settings) -> None:
    device, page, receipt = hidden_page(client, reach=["call"], phone="07700 900123", **{"phone-safe": "yes"})
    assert HIDDEN in page.words()
    after = change_in_one_more_tap(device, page, "No")
    assert after.h1 == "We have your answer"
    assert rows(after)[:2] == [HIDDEN, "If you took back a yes, we stopped sharing."]
    kept = [each["answer"] for each in opened(client, settings, receipt).consents["person"]]
    assert kept == ["yes", "no"]
    assert device.get("/my-page").words() == page.words(), "and my page says nothing new"


def test_every_answer_leads_to_the_same_hidden_page(client: CheckedClient) -> None:
    device, page, _receipt = hidden_page(client)
    after = [change_in_one_more_tap(device, page, answer) for answer in ("No", "Yes", "I am not sure", "Yes")]
    assert len({each.words() for each in after}) == 1
    assert len({tuple(drawn(each)) for each in after}) == 1
    pages = [device.get("/my-page/answer/list"), change_in_one_more_tap(device, page, "No")]
    again = device.get("/my-page/answer/list")
    assert again.words() == pages[0].words() and drawn(again) == drawn(pages[0])


def test_the_same_question_again_shows_or_hides_them(client: CheckedClient) -> None:
    device, page, _receipt = hidden_page(client)
    (form,) = [each for each in page.main.xpath(".//form") if "Show my answers" in each.text_content()]
    address = form.get("action")
    question = device.get(address)
    assert question.h1 == LOOKED_AT
    shown = device.send(question, press="No")
    assert "You said yes to the list." in shown.words()
    assert telling(device.send(device.get(address), press="Yes")) == []


def test_only_an_answer_that_counts_shows_them(client: CheckedClient) -> None:
    device, _page, _receipt = hidden_page(client)
    foreign = device.post("/come-back/private", {"looked_at": "no"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status == 400 and foreign.title.startswith("Problem: ")
    for odd in ({}, {"looked_at": "never"}):
        page = device.post("/come-back/private", odd)
        assert (page.status, page.errors()) == (422, ["Problem: Choose one answer."])
    assert not telling(device.get("/my-page"))
    stranger = CheckedClient(client.app)
    assert stranger.post("/come-back/private", {"looked_at": "no"}).h1 == "What is on your card?"


def test_the_device_remembers_nothing_when_someone_may_look(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    device = CheckedClient(client.app)
    device.send(types(device, card.words), {"name": "Sam Example"})
    kept = device.client.get_cookie("visit")
    assert kept is not None and kept.max_age is None and kept.expires is None
    for answer in ("yes", "not_sure"):
        header = cookie_set(device, "/come-back/private", {"looked_at": answer})
        assert header.startswith("visit=") and "Max-Age" not in header and "expires" not in header.lower()
    assert cookie_set(device, "/come-back/private", {"looked_at": "no"}) == ""
    assert [each.key for each in (device.client._cookies or {}).values()] == ["visit"]


def test_answering_makes_no_opening_last_longer(client: CheckedClient) -> None:
    device, _page, _receipt = hidden_page(client)
    with client.app.app_context(), Session(database().engine) as db:
        until = db.scalars(select(KeptOpening)).one().until
    device.send(device.get("/come-back/private"), press="No")
    with client.app.app_context(), Session(database().engine) as db:
        assert db.scalars(select(KeptOpening)).one().until == until


def test_an_opening_hides_until_told_otherwise() -> None:
    opening = Opening(card_id=1, key=b"")
    assert opening.hides and replace(opening, checked=True).hides


def test_a_helper_has_nothing_to_hide(client: CheckedClient) -> None:
    _device, page, receipt = hidden_page(client, who="someone_i_help", here="yes", agree_you="yes")
    assert rows(page) == ["We have got it."] and "hide" not in page.words()
    assert receipt.reference


def test_the_page_that_asks_is_easy_to_read(client: CheckedClient) -> None:
    device, _page, _receipt = hidden_page(client)
    question = device.get("/come-back/private")
    assert not [problem for each in (question, device.post(question.address, {})) for problem in check(each)]

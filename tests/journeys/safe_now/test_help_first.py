"""Whoever is not safe, or not sure, reads first what to do now, on a page that lets them go on and send."""

import pytest

from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages

FOUR = ["ring 999", "ring 111 and choose mental health", "send SHOUT to 85258", "an adult you trust"]
STARTS = ["/join", "/review", "/advocate", "/problem", "/practice/join", "/practice/problem"]
OTHERS = {"/join": "my_child", "/review": "family", "/advocate": "someone_i_help"}


def page_after(client: CheckedClient, start: str, name: str, **wanted: object) -> FetchedPage:
    visitor = Visitor(client)
    visitor.answers_until(visitor.opens(start), wanted, f"/{name}")
    return visitor.answers_until(visitor.seen.pop(), wanted, "/help", "/help_more", "/help_again", "/tell", "/people")


def first_help(page: FetchedPage) -> list[str]:
    """The rows of the panel that the page opens with."""
    return [" ".join(row.text_content().split()) for row in page.main.xpath(".//section[@class='help-first']//p")]


def is_whole(page: FetchedPage) -> bool:
    """Four rows in the panel, each with its picture; two more numbers below; and the way on."""
    rows, pictures = first_help(page), page.main.xpath(".//section[@class='help-first']//img")
    told = all(wanted in row for wanted, row in zip(FOUR, rows, strict=True))
    is_first = page.main.xpath(".//*[@class='row'][1]/ancestor::section[@class='help-first']")
    return bool(told and is_first and len(pictures) == 4 and len(page.main.find_class("row")) == 6) and not check(page)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("said", ["no", "not_sure"])
def test_the_next_page_opens_with_it_and_leads_on_to_send(start: str, said: str, client: CheckedClient) -> None:
    page = page_after(client, start, "now", who="me", now=said)
    assert page.address.split("?")[0].endswith("/help") and is_whole(page), check(page)
    assert Visitor(client).answers_until(page, {"agree": "yes"}, "/check").h1 == "Check your answers"


@pytest.mark.parametrize("said", ["yes", "someone_with_me"])
def test_nobody_else_has_the_panel_and_the_page_is_the_same_one(said: str, client: CheckedClient) -> None:
    page = page_after(client, "/join", "now", who="me", now=said)
    assert page.address.split("?")[0] == "/join/help" and not first_help(page)
    assert len(page.main.find_class("row")) == 6


def test_a_tap_is_not_sure(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/now")
    assert is_whole(client.post(page.address, page.hidden() | {"tap": "ask_someone"}))


@pytest.mark.parametrize(("start", "who"), OTHERS.items())
def test_of_someone_else_the_next_page_says_whom_to_ring_for_them(start: str, who: str, client: CheckedClient) -> None:
    page = page_after(client, start, "now", who=who, now="no")
    assert page.address.split("?")[0].endswith("/help") and is_whole(page)
    assert "If a child is hurt" in page.words() and client.send(page).h1 == "And are you safe right now?"


@pytest.mark.parametrize(("start", "who"), OTHERS.items())
def test_whoever_asks_has_it_too_when_they_are_not_safe_themselves(start: str, who: str, client: CheckedClient) -> None:
    visitor = Visitor(client)
    asked = visitor.answers_until(visitor.opens(start), {"who": who, "now": "yes"}, "/you_now")
    assert not first_help(visitor.seen[-2]), "the person is safe"
    page = client.send(asked, {"you_now": "no"})
    assert page.address.split("?")[0].endswith("/help_more") and is_whole(page)
    assert not client.send(asked, {"you_now": "yes"}).address.split("?")[0].endswith("/help_more")


@pytest.mark.parametrize("start", ["/join", "/practice/join"])
@pytest.mark.parametrize("who", ["me", "someone_i_help"])
def test_it_stands_there_again_after_i_hurt_myself(start: str, who: str, client: CheckedClient) -> None:
    page = page_after(client, start, "tell", who=who, now="yes", tell=["hurt_myself"])
    visitor = Visitor(client)
    page = visitor.answers_until(page, {"tell": ["hurt_myself"]}, "/help_again")
    assert is_whole(page), check(page)
    assert ("If a child is hurt" in page.words()) is (who != "me")
    assert visitor.answers_until(page, {"agree": "yes", "here": "no"}, "/check").h1 == "Check your answers"


@pytest.mark.parametrize("language", ["ar", "ur", "pl", "ro", "uk"])
def test_it_is_in_every_language(language: str, client: CheckedClient) -> None:
    page = page_after(client, "/join", "now", who="me", now="no")
    there = client.get(f"/language/{language}?to={page.address.split('?')[0]}")
    assert there.tree.get("dir") == ("rtl" if language in ("ar", "ur") else "ltr")
    assert len(first_help(there)) == 4 and "tell them" not in there.words() and "You can" not in there.words()
    assert there.main.xpath(".//section[@class='help-first']//a[@href='tel:999']")
    numbers = there.main.xpath(".//*[@class='number']/@dir")
    assert numbers == ["ltr"] * 5, "0800 1111 is read in its own order, also from right to left"

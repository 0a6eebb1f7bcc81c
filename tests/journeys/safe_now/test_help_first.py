"""Whoever is not safe, or not sure, reads first what to do now, on a page that lets them go on and send."""

import pytest

from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor, fill
from tests.support.public.typing import speaks
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages

NOW = ["Ring 999", "Ring 111 and choose mental health", "Send SHOUT to 85258"]
THEN = {
    "you": [*NOW, "If you are under 19, ring Childline on 0800 1111", "If an adult you trust is near"],
    "they": [*NOW, "Worried that someone hurts a child", "If an adult you trust is near"],
}
NEXT = {  # what is asked after "Are you safe right now?", whatever is answered there
    "/join": "name",
    "/review": "name",
    "/advocate": "what",
    "/problem": "what",
    "/practice/join": "name",
    "/practice/problem": "what",
}
OTHERS = {"/join": "my_child", "/review": "family", "/advocate": "someone_i_help"}


def asked(client: CheckedClient, start: str, name: str, **wanted: object) -> FetchedPage:
    """The page of this question, after these answers."""
    visitor = Visitor(client)
    return visitor.answers_until(visitor.opens(start), wanted, f"/{name}")


def page_after(client: CheckedClient, start: str, name: str, **wanted: object) -> FetchedPage:
    page = asked(client, start, name, **wanted)
    return client.send(page, fill(page, wanted))


def step_of(page: FetchedPage) -> str:
    return page.address.split("?")[0].rsplit("/", 1)[1]


def first_help(page: FetchedPage) -> list[str]:
    """The rows of the panel that the page opens with."""
    rows = page.main.xpath(".//section[@class='help-first']//p[@class='row__words']")
    return [" ".join(row.text_content().split()) for row in rows]


def is_whole(page: FetchedPage, whom: str = "you") -> bool:
    """Five rows in the panel, each with its picture, above the question of the page; and that one can go on."""
    rows, pictures = first_help(page), page.main.xpath(".//section[@class='help-first']//img")
    told = all(wanted.lower() in row.lower() for wanted, row in zip(THEN[whom], rows, strict=True))
    stands_first = page.main.xpath(".//h1/preceding::section[@class='help-first']")
    goes_on = "You can go on when you are ready." in page.words()
    return bool(told and stands_first and goes_on and len(pictures) == 5) and not check(page)


@pytest.mark.parametrize("start", NEXT)
@pytest.mark.parametrize("said", ["no", "not_sure"])
def test_the_next_page_opens_with_it_and_leads_on_to_send(start: str, said: str, client: CheckedClient) -> None:
    page = page_after(client, start, "now", who="me", now=said)
    assert step_of(page) == NEXT[start] and is_whole(page), (first_help(page), check(page))
    after = client.send(page, fill(page, {}))
    assert step_of(after) != NEXT[start] and not first_help(after), "once, on the page that comes next"
    assert Visitor(client).answers_until(after, {"agree": "yes"}, "/check").h1 == "Check your answers"


@pytest.mark.parametrize("start", NEXT)
def test_the_question_has_the_first_numbers_under_its_choices(start: str, client: CheckedClient) -> None:
    """Whoever is in danger need not answer before they read whom to ring."""
    page = asked(client, start, "now", who="me")
    rows = page.main.xpath(".//form//*[@class='crisis-now']//p")
    for wanted, row in zip(NOW, rows, strict=True):
        assert wanted.lower() in " ".join(row.text_content().split()).lower(), wanted
    assert page.main.xpath(".//fieldset/following::*[@class='crisis-now']")


@pytest.mark.parametrize("said", ["yes", "someone_with_me"])
@pytest.mark.parametrize("start", ["/join", "/advocate"])
def test_nobody_else_has_the_panel_and_the_page_is_the_same_one(start: str, said: str, client: CheckedClient) -> None:
    page = page_after(client, start, "now", who="me", now=said)
    assert step_of(page) == NEXT[start] and not first_help(page)
    assert "You can get help now" not in page.words()


def test_whoever_opens_the_page_later_does_not_read_there_what_was_answered(client: CheckedClient) -> None:
    page = page_after(client, "/join", "now", who="me", now="no")
    again = client.get(page.address)
    assert again.h1 == page.h1 and not first_help(again), "from the history"
    page = page_after(CheckedClient(client.app), "/join", "now", who="me", now="yes")
    assert again.words() == client.get(again.address).words() and again.h1 == page.h1


def test_a_tap_is_not_sure(client: CheckedClient) -> None:
    page = asked(client, "/join", "now", who="me")
    assert is_whole(client.post(page.address, page.hidden() | {"tap": "not_now"}))


@pytest.mark.parametrize(("start", "who"), OTHERS.items())
def test_of_someone_else_the_next_page_says_whom_to_ring_for_them(start: str, who: str, client: CheckedClient) -> None:
    page = page_after(client, start, "now", who=who, now="no", you_now="yes")
    assert step_of(page) == NEXT[start] and is_whole(page, "they"), (first_help(page), check(page))


@pytest.mark.parametrize(("start", "who"), OTHERS.items())
def test_whoever_asks_has_it_too_when_they_are_not_safe_themselves(start: str, who: str, client: CheckedClient) -> None:
    page = asked(client, start, "now", who=who)
    assert "And are you safe right now?" in page.words(), "asked on the same page"
    after = client.send(page, {"now": "yes", "you_now": "no"})
    assert step_of(after) == NEXT[start] and is_whole(after, "you"), (first_help(after), check(after))
    assert not first_help(client.send(page, {"now": "yes", "you_now": "yes"}))


@pytest.mark.parametrize("start", ["/join", "/practice/join"])
@pytest.mark.parametrize("who", ["me", "someone_i_help"])
def test_it_stands_there_again_after_i_hurt_myself(start: str, who: str, client: CheckedClient) -> None:
    page = page_after(client, start, "tell", who=who, now="yes", you_now="yes", tell=["hurt_myself"])
    assert step_of(page) == "reach" and is_whole(page, "you" if who == "me" else "they"), check(page)
    check_page = Visitor(client).answers_until(page, {"agree": "yes", "here": "no"}, "/check")
    assert check_page.h1 == "Check your answers"
    page = page_after(CheckedClient(client.app), start, "tell", who=who, now="yes", you_now="yes", tell=["upset"])
    assert step_of(page) == "reach" and not first_help(page)


@pytest.mark.parametrize("language", ["ar", "ur", "pl", "ro", "uk"])
def test_it_is_in_every_language(language: str, client: CheckedClient) -> None:
    page = page_after(client, "/join", "now", who="me", now="no")
    there = speaks(client, page, language)
    assert there.tree.get("dir") == ("rtl" if language in ("ar", "ur") else "ltr")
    assert len(first_help(there)) == 5 and "tell them" not in there.words() and "You can" not in there.words()
    assert there.main.xpath(".//section[@class='help-first']//a[@href='tel:999']")
    numbers = there.main.xpath(".//section[@class='help-first']//*[@class='number']/@dir")
    assert numbers == ["ltr"] * 4, "0800 1111 is read in its own order, also from right to left"

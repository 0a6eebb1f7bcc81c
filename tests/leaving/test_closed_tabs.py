"""A closed tab keeps nothing secret: on a device that others look at, no address shows an answer or a card again."""

from datetime import UTC, datetime, timedelta

import pytest
from time_machine import TimeMachineFixture

from tests.support.card_holders import on_own_device
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor, fill
from tests.support.words.page_checks import check as page_check

TOLD = "You told us. We do not show it here."
SAID = {
    "name": "Zebedee",
    "name-liked": "",
    "where": "hospital",
    "which": "Worthing",
    "ward": "Rose ward",
    "tell-words": "It is loud.",
}
ONLY_HERE = ("Zebedee", "Worthing", "Rose ward", "It is loud.")  # no page says it by itself
NOT_LONG = timedelta(minutes=3)


def said_in(page: FetchedPage) -> list[str]:
    return [each for each in ONLY_HERE if each in page.text]


def in_box(page: FetchedPage, name: str) -> list[str]:
    return page.form.xpath(f".//input[@name='{name}']/@value")


def address_of(name: str, seen: list[FetchedPage]) -> str:
    return next(page.address for page in seen if page.address.split("?")[0] == f"/join/{name}")


def walked(client: CheckedClient, **wanted: str) -> tuple[list[FetchedPage], FetchedPage]:
    """Every page up to the check page, as they were seen once, and the check page."""
    client.checks = False  # whole pages are another test's fact
    visitor = Visitor(client)
    check = visitor.answers_until(visitor.opens("/join"), {"who": "me", "agree": "yes", **SAID, **wanted}, "/check")
    return visitor.seen, check


@pytest.mark.about_pages
def test_no_address_of_a_journey_shows_an_answer_again(client: CheckedClient) -> None:
    seen, check = walked(client)
    assert len(said_in(check)) == len(ONLY_HERE), "the check page was shown once, with every answer"
    for page in seen:
        again = client.get(page.address)
        assert not said_in(again) and not again.main.xpath(".//@checked"), page.address
    assert TOLD in client.get(check.address).words()
    where = address_of("where", seen)
    assert not [problem for each in (where, check.address) for problem in page_check(client.get(each))]
    assert TOLD in client.get(where).words() and in_box(client.get(where), "which") == [""]


def test_an_ordinary_walk_shows_every_answer(client: CheckedClient) -> None:
    _seen, check = walked(client)
    assert len(said_in(check)) == len(ONLY_HERE)
    changed = client.change(check, "where")
    assert in_box(changed, "which") == ["Worthing"], "what stands beside a question is changed with it"
    check = client.send(changed, fill(changed, {**SAID, "which": "Hove"}))
    assert check.h1 == "Check your answers" and "Hove" in check.text and len(said_in(check)) == len(ONLY_HERE) - 1
    back, steps = client.back(check), 0
    while "/name" not in back.address and steps < 40:
        back, steps = client.back(back), steps + 1
    assert back.form.xpath(".//input[@name='name']/@value") == ["Zebedee"]


@pytest.mark.about_pages
def test_on_a_device_of_ones_own_every_page_shows_it_as_often_as_it_is_opened(client: CheckedClient) -> None:
    seen, check = walked(client)
    check = on_own_device(client, check)
    assert check.h1 == "Check your answers" and "ticket" not in check.address
    for _time in range(2):
        assert len(said_in(client.get(check.address))) == len(ONLY_HERE)
        assert in_box(client.get(address_of("where", seen)), "which") == ["Worthing"]
    told = client.get(address_of("tell", seen))
    again = client.send(told, {"tell-words": "It is dark."})
    assert "It is dark." in client.get(again.address).text, "also what is said from then on"


def test_a_press_on_a_page_from_the_history_shows_nothing_either(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    seen, check = walked(client)
    time_machine.move_to(datetime.now(UTC) + NOT_LONG)
    where, tell = (client.get(address_of(name, seen)) for name in ("where", "tell"))
    bare = client.get(check.address)
    pages = [
        client.change(bare, "where"),
        client.back(bare),
        client.back(tell),
        client.press(where.main.xpath(".//button[@value='keep']")[0]),
        client.send(client.get("/join"), press="Carry on"),
    ]
    assert not [each.address for each in pages if said_in(each)]
    own = client.send(tell, {"tell-words": "It is dark."})
    assert "It is dark." in own.text and not said_in(own), "what was said on this walk is shown on it, and nothing else"


@pytest.mark.about_pages
def test_whoever_says_that_nobody_looks_is_not_shown_what_another_said(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    seen, _check = walked(client)
    time_machine.move_to(datetime.now(UTC) + NOT_LONG)
    tell = client.send(client.get(address_of("tell", seen)), {"tell-words": "It is dark."})
    page = on_own_device(client, tell)
    assert page.h1 == "Check your answers" and not said_in(page)
    bare = client.get(page.address)
    assert "It is dark." in bare.text and not said_in(bare), "only what was said on the walk that pressed it"
    assert not [each.address for each in seen if said_in(client.get(each.address))]


@pytest.mark.about_pages
def test_a_reload_loses_nothing(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", "agree": "yes", **SAID}, "/reach")
    again = client.get(page.address)
    check = visitor.answers_until(again, {"who": "me", "agree": "yes", **SAID}, "/check")
    assert len(said_in(check)) == len(ONLY_HERE)
    assert client.send(client.get(check.address)).h1 == "We have got it", "and a bare check page can be sent"


@pytest.mark.about_pages
@pytest.mark.parametrize("name", ["name", "where", "tell"])
def test_an_answer_that_is_not_shown_is_kept_by_one_press(client: CheckedClient, name: str) -> None:
    seen, _check = walked(client)
    bare = client.get(address_of(name, seen))
    assert bare.status == 200 and client.send(bare, {}).status == 422
    page = client.press(bare.main.xpath(".//button[@value='keep']")[0])
    assert page.h1 == "Check your answers" and len(said_in(page)) == len(ONLY_HERE)


@pytest.mark.about_pages
def test_an_error_shows_what_was_typed_in_the_same_answer(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", **SAID}, "/birthday")
    wrong = client.send(page, {"birthday": "31", "birthday-month": "Febuary", "birthday-year": "2010"})
    assert wrong.status == 422 and "Febuary" in wrong.text and "For Zebedee" in wrong.text
    right = client.send(wrong, {"birthday": "3", "birthday-month": "2", "birthday-year": "2001"})
    assert "For Zebedee" in right.text
    assert client.back(right).form.xpath(".//input[@type='text']/@value")[:3] == ["3", "2", "2001"]


@pytest.mark.about_pages
def test_two_tabs_of_one_draft_each_show_what_they_said(client: CheckedClient) -> None:
    visitor = Visitor(client)
    one = visitor.answers_until(visitor.opens("/join"), {"who": "me", **SAID}, "/tell")
    other = client.back(one)
    assert "Worthing" in other.text
    assert "Worthing" in client.back(one).text, "the first tab still goes back"
    assert client.send(other, fill(other, {**SAID, "which": "Hove"})).h1 == one.h1
    assert "Hove" in client.back(one).text


@pytest.mark.about_pages
def test_a_foreign_post_shows_nothing(client: CheckedClient) -> None:
    _seen, check = walked(client)
    page = client.post(check.address, {"draft": check.hidden()["draft"]}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 400 and not said_in(page)


@pytest.mark.about_pages
def test_practice_shows_nothing_again(client: CheckedClient) -> None:
    visitor = Visitor(client)
    check = visitor.answers_until(visitor.opens("/practice/join"), {"who": "me", **SAID}, "/check")
    assert len(said_in(check)) == len(ONLY_HERE) and "Stop for now" not in check.text
    assert not [page.address for page in visitor.seen if said_in(client.get(page.address))]

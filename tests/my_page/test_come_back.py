"""A person comes back without an account: by words, numbers or a link, on any device; and a draft goes on."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import database
from portal.records.voices.card_sessions import KeptOpening
from tests.support.card_holders import (
    another,
    boxes,
    comes_back,
    sends,
    spelt_wrong,
    stops,
    types,
)
from tests.support.checked_client import CheckedClient
from tests.support.people import ADULT
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages


def test_words_in_capitals_with_dashes_open_it_on_another_device(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    check_page = types(other, ["-".join(card.words).upper()])
    assert check_page.h1 == "One more thing"
    assert other.send(check_page, {"name": "sam EXAMPLE"}).h1 == "My page"


@pytest.mark.parametrize("between", [" ", "-", " – ", ", "])
def test_numbers_open_it_too(between: str, client: CheckedClient) -> None:
    _receipt, card = sends(client)
    assert types(another(client), [between.join(card.numbers)]).h1 == "One more thing"
    assert types(another(client), card.numbers).h1 == "One more thing"


def test_a_near_miss_is_offered_with_pictures_and_never_guessed(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    wrong = [*card.words[:2], spelt_wrong(client, card.words[2]), *card.words[3:]]
    offer = types(other, wrong)
    assert offer.h1 == "Which word is on your card?" and offer.errors() == ["Problem: Check word 3."]
    offered = offer.form.xpath(".//input[@type='radio']/@value")
    assert card.words[2] in offered and len(offered) <= 6
    assert len(offer.form.xpath(".//img[@class='choice__picture']")) == len(offered)
    assert not offer.form.xpath(".//input[@checked]")
    assert other.send(offer).errors() == ["Problem: Check word 3."], "and offered again"
    assert other.send(offer, {"chosen": card.words[2]}).h1 == "One more thing"


def test_a_word_like_no_other_and_a_missing_word_say_what_to_do(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    odd = types(other, [*card.words[:4], "qqqqqqqqqqqqqq"])
    assert odd.errors() == ["Problem: Check word 5."]
    assert types(other, card.words[:4]).errors() == ["Problem: Write all 5 words of your card."]
    assert types(other, []).status == 422


def test_the_link_goes_on_so_that_the_card_is_not_left_in_the_address(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    answer = another(client).client.get(card.path)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/come-back/check")


def test_a_scanner_that_opens_the_link_uses_nothing_up(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    page, draft_card = stops(another(client), name="Sam Example")
    for each in (card, draft_card):
        scanner = another(client)
        for _time in range(3):
            assert scanner.get(each.path).h1 == "One more thing"
            assert scanner.client.head(each.path).status_code == 303
        assert scanner.get("/my-page").h1 == "What is on your card?"
    assert comes_back(another(client), card).h1 == "My page"
    carried_on = comes_back(another(client), draft_card)
    assert carried_on.address.startswith("/join/")
    assert page.h1 == "What is happening for you?"


def test_the_birthday_is_enough_and_a_wrong_one_is_not(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    page = types(other, card.words)
    wrong = other.send(page, {**ADULT, "birthday": "6"})
    assert wrong.errors() == ["Problem: This is not what you told us. Check it."]
    assert other.send(page, {**ADULT, "birthday": "31"}).status == 422
    assert other.send(page, {}).errors() == ["Problem: Write one of the two."]
    assert other.get("/my-page").h1 == "What is on your card?"
    assert other.send(page, ADULT).h1 == "My page"


@pytest.mark.parametrize(
    ("given", "typed"),
    [
        ("Sam Example", "Sam"),
        ("Siobhan O’Brien", "Siobhan OBrien"),
        ("Łukasz Nowak", "Lukasz Nowak"),
    ],
)
def test_a_part_of_the_name_opens_it_however_it_is_written(given: str, typed: str, client: CheckedClient) -> None:
    _receipt, card = sends(client, **{"name": given, "name-liked": ""})
    other = another(client)
    page = types(other, card.words)
    for wrong in ("Sa", "Nobody"):
        assert other.send(page, {"name": wrong}).errors() == ["Problem: This is not what you told us. Check it."], wrong
    assert other.send(page, {"name": typed}).h1 == "My page"


def test_the_name_they_like_is_enough(client: CheckedClient) -> None:
    _receipt, card = sends(client, **{"name": "Samantha Example", "name-liked": "Sammy"})
    assert comes_back(another(client), card, "sammy").h1 == "My page"


def test_nothing_to_compare_is_one_press(client: CheckedClient) -> None:
    _page, card = stops(client, "/now")
    other = another(client)
    page = types(other, card.words)
    assert "Press the button to go on." in page.words()
    assert other.send(other.send(page), press="Carry on").address.startswith("/join/")


@pytest.mark.parametrize("ends", ["/finished", "/leave"])
def test_finished_and_leave_close_what_was_opened(ends: str, client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    comes_back(other, card)
    cookie = other.client.get_cookie("visit")
    assert cookie is not None
    if ends == "/finished":
        other.post(ends, {})
    else:
        other.client.get(ends)
    with client.app.app_context(), Session(database().engine) as db:
        assert not db.scalars(select(KeptOpening)).all()
    other.client.set_cookie("visit", cookie.value)
    assert other.get("/my-page").h1 == "What is on your card?"


def test_an_opened_card_is_remembered_for_20_hours(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    comes_back(other, card)
    assert other.get("/my-page").h1 == "My page"
    with client.app.app_context(), database().transaction() as db:
        kept = db.scalars(select(KeptOpening)).one()
        assert timedelta(hours=19) < kept.until - datetime.now(UTC) <= timedelta(hours=20)
        kept.until = datetime.now(UTC)
    assert other.get("/my-page").h1 == "What is on your card?"


def test_two_people_on_one_laptop_one_after_the_other_leave_no_trace_of_the_first(client: CheckedClient) -> None:
    _first, one = sends(client, name="Casey First", **{"name-liked": ""})
    _second, two = sends(another(client), "/advocate", name="Robin Second", **{"name-liked": ""})
    laptop = another(client)
    assert "You asked to join the list." in comes_back(laptop, one, "Casey First").words()
    page = comes_back(laptop, two, "Robin Second").words()
    assert "You asked for an advocate." in page and "list" not in page
    assert laptop.get("/my-page/answer/list").status == 404


def test_a_post_that_does_not_count_opens_nothing(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    refused = other.post("/come-back", boxes(card.words), headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status == 400
    assert "We did not save this page. Press the button again." in refused.words()
    page = types(other, card.words)
    assert other.post(page.address, {"name": "Sam Example"}, headers={"Sec-Fetch-Site": "cross-site"}).status == 400


def test_every_page_of_the_way_back_is_easy_to_read(client: CheckedClient) -> None:
    receipt, card = sends(client)
    other = another(client)
    second = types(other, card.words)
    pages = [
        receipt,
        client.press(receipt.main.xpath(".//form[@action='/card']//button")[0]),
        other.get("/come-back"),
        other.get("/lost"),
        types(other, ["1", "2", "3", "4", "5"]),
        types(other, []),
        types(other, [*card.words[:4], spelt_wrong(client, card.words[4])]),
        second,
        other.send(second, {}),
        other.send(second, {"name": "Nobody"}),
        other.send(second, {"birthday": "31", "birthday-month": "2", "birthday-year": "2001"}),
    ]
    found = [f"{each.address}: {problem}" for each in pages for problem in check(each)]
    assert not found, "\n".join(found)

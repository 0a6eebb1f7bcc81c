"""A person comes back without an account: by words, numbers or a link, on any device; and a draft goes on."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import database
from portal.my_page.way_back import words
from portal.records.voices.card_sessions import KeptOpening
from portal.records.voices.drafts import Draft
from portal.text import plain
from tests.support.card_holders import LOOKED_AT, CardInHand, boxes, card_of, comes_back, sends, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import ADULT, Visitor
from tests.words.test_words import check

pytestmark = pytest.mark.about_pages


def another(client: CheckedClient) -> CheckedClient:
    """Another device."""
    return CheckedClient(client.app)


def stops(client: CheckedClient, at: str = "/town", **wanted: object) -> tuple[FetchedPage, CardInHand]:
    """Someone stops for now on this page of a draft."""
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", **wanted}, at)
    shown = client.send(page, press="Stop for now")
    assert shown.h1 == "Your card"
    return page, card_of(client, shown)


def spelt_wrong(client: CheckedClient, word: str) -> str:
    """The same word with one letter wrong, which is on no card."""
    for letter in "qxzjv":
        wrong = word[:1] + letter + word[2:]
        with client.app.test_request_context():
            is_near = words.number_of(wrong) is None and word in [each.word for each in words.near(wrong)]
        if is_near:
            return wrong
    raise AssertionError(word)


def test_words_in_capitals_with_dashes_open_it_on_another_device(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    check_page = types(other, ["-".join(card.words).upper()])
    assert check_page.h1 == "One more thing"
    assert other.send(check_page, {"name": "sam EXAMPLE"}).h1 == LOOKED_AT


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
    assert page.h1 == "Which town are you in?"


def test_the_birthday_is_enough_and_a_wrong_one_is_not(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    page = types(other, card.words)
    wrong = other.send(page, {**ADULT, "birthday": "6"})
    assert wrong.errors() == ["Problem: This is not what you told us. Check it."]
    assert other.send(page, {**ADULT, "birthday": "31"}).status == 422
    assert other.send(page, {}).errors() == ["Problem: Write one of the two."]
    assert other.get("/my-page").h1 == "What is on your card?"
    assert other.send(page, ADULT).h1 == LOOKED_AT


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zoë  O’Brien", "zoe o'brien"), ("ÉMILE", "emile"), ("  Sam-Lee ", "sam lee"), ("Straße", "STRASSE")],
)
def test_names_are_compared_as_people_write_them(one: str, other: str) -> None:
    assert plain(one) == plain(other) != ""


def test_the_name_they_like_is_enough(client: CheckedClient) -> None:
    _receipt, card = sends(client, **{"name": "Samantha Example", "name-liked": "Sammy"})
    assert comes_back(another(client), card, "sammy").h1 == "My page"


def test_nothing_to_compare_is_one_press(client: CheckedClient) -> None:
    _page, card = stops(client, "/now")
    other = another(client)
    page = types(other, card.words)
    assert "Press the button to go on." in page.words()
    assert other.send(page).address.startswith("/join/")


def test_a_draft_goes_on_where_it_stopped_on_another_device(client: CheckedClient) -> None:
    _page, card = stops(client, name="Sam Example", **{"name-liked": ""})
    other = another(client)
    first = comes_back(other, card)
    assert first.h1 == "Does anyone else use this phone or computer, or look at it?", "asked for each device"
    there = other.send(first, {"device": "yes"})
    assert there.h1 == "Which town are you in?"
    visitor = Visitor(other)
    receipt = visitor.answers_until_sent(there, {"who": "me", "agree": "yes"})
    assert card_of(other, receipt).words == card.words, "the same words go on"
    assert comes_back(another(client), card).h1 == "My page"


def test_the_device_that_a_draft_left_cannot_read_it_any_more(client: CheckedClient) -> None:
    page, card = stops(client, name="Sam Example")
    other = another(client)
    comes_back(other, card)
    assert "Sam Example" not in client.get(page.address.replace("/town", "/name")).text
    with client.app.app_context(), Session(database().engine) as db:
        assert len(db.scalars(select(Draft)).all()) == 1


def test_a_card_of_a_draft_works_again_and_again(client: CheckedClient) -> None:
    _page, card = stops(client, name="Sam Example")
    for _device in range(3):
        assert comes_back(another(client), card).address.startswith("/join/device")
    assert comes_back(client, card).address.startswith("/join/")
    assert comes_back(client, card).address.startswith("/join/"), "on the same device too"


def test_stopping_keeps_what_stands_in_the_box(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/town")
    shown = client.send(page, {"town": "Worthing"}, press="Stop for now")
    assert shown.h1 == "Your card"
    back = client.get(page.address)
    assert back.form.xpath(".//input[@name='town']/@value") == ["Worthing"]


def test_a_draft_with_a_card_is_kept_for_28_days_and_outlives_clear_this_device(client: CheckedClient) -> None:
    page, card = stops(client, device="yes", name="Sam Example")
    again = client.send(client.get(page.address), {"town": "Worthing"})
    assert card_of(client, client.send(again, press="Stop for now")).words == card.words, "one card, not two"
    with client.app.app_context(), Session(database().engine) as db:
        (draft,) = db.scalars(select(Draft)).all()
        assert draft.expires_at > datetime.now(UTC) + timedelta(days=27)
    assert client.post("/finished", {}).h1 == "This device is clear now"
    assert "Sam Example" not in client.get(page.address).text
    assert comes_back(another(client), card).address.startswith("/join/device")


def test_stop_is_offered_after_the_question_about_the_device_and_not_to_whoever_was_given_the_phone(
    client: CheckedClient,
) -> None:
    visitor = Visitor(client)
    wanted = {"who": "my_child", "here": "yes", "agree_parent": "yes", "birthday-year": "2014"}
    visitor.answers_until(visitor.opens("/join"), wanted, "/check")
    offered = {page.address.split("?")[0].rsplit("/", 1)[1]: "Stop for now" in page.words() for page in visitor.seen}
    assert not offered["device"] and offered["who"] and offered["check"]
    assert not offered["sharing_you"] and not offered["agree_you"]
    assert offered["back"]


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


def test_the_first_page_leads_back_and_does_not_say_that_a_draft_is_here(client: CheckedClient) -> None:
    before = client.get("/").words()
    stops(client)
    home = client.get("/")
    assert home.words() == before
    assert "/come-back" in home.main.xpath(".//a/@href")


def test_every_page_of_the_way_back_is_easy_to_read(client: CheckedClient) -> None:
    receipt, card = sends(client)
    other = another(client)
    second = types(other, card.words)
    pages = [
        receipt,
        client.get(receipt.main.xpath(".//a[contains(@href,'/card?')]/@href")[0]),
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


def test_the_card_of_a_draft_and_the_page_to_wait_are_easy_to_read(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/town")
    pages = [client.send(page, press="Stop for now")]
    for _guess in range(21):
        waits = types(client, ["1", "2", "3", "4", "5"])
    assert waits.h1 == "Wait 1 hour"
    found = [problem for each in (*pages, waits) for problem in check(each)]
    assert not found, "\n".join(found)

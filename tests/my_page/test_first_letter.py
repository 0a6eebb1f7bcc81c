"""Who cannot spell a word of their card writes its first letter, and chooses the word from at most six pictures."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import database
from portal.records.voices.card_sessions import KeptOpening
from portal.records.voices.tries import CardTries
from portal.wording import card_words
from tests.support.card_holders import CardInHand, another, sends, spelt_wrong, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages

WHICH = "Which word is on your card?"


def offered(page: FetchedPage) -> list[str]:
    return page.form.xpath(".//input[@type='radio']/@value")


def standing(page: FetchedPage) -> list[str]:
    """What stands in the five boxes."""
    return page.form.xpath(".//input[@type='text']/@value")


def has_more(page: FetchedPage) -> bool:
    return "More words" in page.words()


def every_word(client: CheckedClient, page: FetchedPage) -> list[list[str]]:
    """The words page by page, up to the last that "More words" brings."""
    found = [offered(page)]
    while has_more(page):
        page = client.send(page, press="More words")
        found.append(offered(page))
    return found


def finds(client: CheckedClient, page: FetchedPage, word: str) -> FetchedPage:
    """Look through the pictures until the word is there, and choose it."""
    while word not in offered(page):
        page = client.send(page, press="More words")
    return client.send(page, {"chosen": word})


def letter_at(card: CardInHand, *places: int) -> list[str]:
    return [word[0] if at in places else word for at, word in enumerate(card.words)]


def test_one_letter_leads_to_at_most_six_pictures_of_words_that_begin_with_it(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    for place in range(5):
        other = another(client)
        page = types(other, letter_at(card, place))
        assert page.h1 == WHICH and page.status == 200 and not page.errors()
        assert f"Word {place + 1} begins with {card.words[place][0]}." in page.words()
        assert 0 < len(offered(page)) <= 6
        assert len(page.form.xpath(".//img[@class='choice__picture']")) == len(offered(page))
        assert all(word.startswith(card.words[place][0]) for word in offered(page))
        assert not page.form.xpath(".//input[@checked]")
        assert finds(other, page, card.words[place]).h1 == "One more thing"


def test_five_letters_are_asked_about_one_page_after_the_other(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    page = types(other, ["-".join(word[0].upper() for word in card.words)])
    for number, word in enumerate(card.words, start=1):
        assert page.h1 == WHICH and f"Word {number} begins with {word[0].upper()}." in page.words()
        page = finds(other, page, word)
    assert page.h1 == "One more thing"


def test_more_words_comes_to_each_word_once_and_then_to_the_first_again(client: CheckedClient) -> None:
    page = types(client, ["s", "1", "2", "3", "4"])
    pages = every_word(client, page)
    assert [word for each in pages for word in each] == card_words.beginning("s", "en")
    assert {len(each) for each in pages[:-1]} == {6} and len(pages) > 9
    for _page in pages[1:]:
        page = client.send(page, press="More words")
    assert "The first words again" in page.words() and not has_more(page)
    assert offered(client.send(page, press="The first words again")) == pages[0]


@pytest.mark.parametrize("letter", ["q", "j"])
def test_six_words_or_fewer_need_no_more(letter: str, client: CheckedClient) -> None:
    page = types(client, [letter, "1", "2", "3", "4"])
    assert offered(page) == card_words.beginning(letter, "en")
    assert not has_more(page) and "The first words again" not in page.words()


def test_nothing_is_looked_up_or_used_up_before_all_five_words_are_whole(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    other = another(client)
    page = types(other, letter_at(card, 1, 3))
    every_word(other, page)
    page = finds(other, page, card.words[1])
    other.send(page)
    with client.app.app_context(), Session(database().engine) as db:
        assert not db.scalars(select(CardTries)).all() and not db.scalars(select(KeptOpening)).all()
    assert finds(other, page, card.words[3]).h1 == "One more thing"


def test_the_words_are_offered_whether_or_not_they_are_on_a_card(client: CheckedClient) -> None:
    page = types(client, ["m", "1", "2", "3", "4"])
    wrong = client.send(page, {"chosen": offered(page)[0]})
    assert wrong.errors() == ["Problem: We could not find that card. Check the words."]
    assert standing(wrong) == [offered(page)[0], "1", "2", "3", "4"]


def test_whoever_chooses_nothing_is_asked_again_on_the_same_page(client: CheckedClient) -> None:
    page = client.send(types(client, ["1", "b", "2", "3", "4"]), press="More words")
    again = client.send(page)
    assert (again.status, again.errors()) == (422, ["Problem: Choose one word."])
    assert offered(again) == offered(page)
    assert not client.send(again, press="More words").errors()


def test_a_picture_chosen_and_then_more_words_is_no_choice(client: CheckedClient) -> None:
    page = types(client, ["b", "1", "2", "3", "4"])
    more = client.send(page, {"chosen": offered(page)[0]}, press="More words")
    assert more.h1 == WHICH and more.hidden()["word-1"] == "b"
    assert not set(offered(more)) & set(offered(page))


def test_the_way_back_to_the_words_keeps_what_was_typed(client: CheckedClient) -> None:
    for typed in (["monkey", "b", "2", "s", "4"], ["monkey", spelt_wrong(client, "tiger"), "2", "s", "4"]):
        page = client.send(types(client, typed), press="Go back to my 5 words")
        assert page.h1 == "What is on your card?" and page.status == 200 and not page.errors()
        assert standing(page) == typed


def test_a_number_stays_a_number_and_a_letter_that_begins_no_word_says_so(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    assert types(another(client), [*card.numbers[:4], card.words[4][0]]).h1 == WHICH
    assert types(client, ["4", "5", "6", "7", "8"]).h1 == "What is on your card?"
    page = types(client, ["4", "5", "x", "7", "8"])
    assert page.errors() == ["Problem: Check word 3."] and standing(page) == ["4", "5", "x", "7", "8"]


@pytest.mark.parametrize("start", ["-6", "5000", "9999999999", "six", "٣"])
def test_what_no_button_sends_shows_the_first_words(start: str, client: CheckedClient) -> None:
    page = types(client, ["b", "1", "2", "3", "4"])
    assert 0 < len(offered(client.send(page, {"start": start}))) <= 6


def test_the_first_page_says_that_a_letter_will_do(client: CheckedClient) -> None:
    assert "Not sure how to write a word? Write its first letter." in client.get("/come-back").words()


def test_the_pages_of_a_first_letter_are_easy_to_read(client: CheckedClient) -> None:
    page = types(client, ["s", "1", "2", "3", "4"])
    pages = [page, client.send(page), client.send(page, press="More words"), types(client, ["q", "1", "2", "3", "4"])]
    found = [problem for each in pages for problem in check(each)]
    assert not found, "\n".join(found)

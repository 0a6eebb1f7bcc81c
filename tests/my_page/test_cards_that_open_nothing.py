"""Guessed, expired, ended and reused cards all give one page; a mail scanner that opens a link uses nothing up."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from portal.database import Base, database
from portal.records.requests.submissions import Submission
from portal.records.voices import cards, drafts
from portal.records.voices.card_sessions import KeptOpening
from portal.records.voices.cards import Card
from portal.records.voices.drafts import Draft
from portal.records.voices.folders import Folder
from portal.records.voices.tries import CardTries
from tests.support.card_holders import CardInHand, card_of, comes_back, sends, shows_answers, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor

pytestmark = pytest.mark.about_pages

WRONG = "Problem: We could not find that card. Check the words."
CHANGES = re.compile(r'name="csrf_token" value="[^"]*"|value="\d+"|\bto=[^"&]*')  # token, what was typed, page
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.77"}


def stopped(client: CheckedClient, at: str = "/tell") -> tuple[CheckedClient, FetchedPage, CardInHand]:
    """Someone stops for now with a draft: their device, the page they stopped on, and their card."""
    device = CheckedClient(client.app)
    visitor = Visitor(device)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", "agree": "no", "after": "delete"}, at)
    return device, page, card_of(device, device.send(page, press="Stop for now"))


def guessed(client: CheckedClient) -> CardInHand:
    _receipt, card = sends(client)
    numbers = [str((int(each) + 1) % 512) for each in card.numbers]
    return CardInHand([], numbers, f"/come-back/{'-'.join(numbers)}")


def expired(client: CheckedClient) -> CardInHand:
    _device, _page, card = stopped(client)
    with client.app.app_context(), database().transaction() as db:
        db.scalars(select(Draft)).one().expires_at = datetime.now(UTC)
    return card


def expired_and_tidied(client: CheckedClient) -> CardInHand:
    card = expired(client)
    with client.app.app_context(), database().transaction() as db:
        drafts.forget_expired(db)
        cards.forget_lost(db)
        assert not db.scalars(select(Card)).all()
    return card


def ended(client: CheckedClient) -> CardInHand:
    _receipt, card = sends(client)
    with client.app.app_context(), database().transaction() as db:
        cards.end(db.scalars(select(Card)).one())
    return card


def reused_after_it_ended(client: CheckedClient) -> CardInHand:
    _receipt, card = sends(client)
    assert comes_back(CheckedClient(client.app), card).h1 == "My page"
    with client.app.app_context(), database().transaction() as db:
        cards.end(db.scalars(select(Card)).one())
    return card


def reused_after_all_was_thrown_away(client: CheckedClient) -> CardInHand:
    device, page, card = stopped(client)
    Visitor(device).answers_until_over(device.get(page.address), {"who": "me", "agree": "no", "after": "delete"})
    with client.app.app_context(), Session(database().engine) as db:
        assert not db.scalars(select(Draft)).all() and not db.scalars(select(Submission)).all()
    return card


OPEN_NOTHING: list[Callable[[CheckedClient], CardInHand]] = [
    expired,
    expired_and_tidied,
    ended,
    reused_after_it_ended,
    reused_after_all_was_thrown_away,
]


def told(page: FetchedPage) -> tuple[int, str]:
    return page.status, CHANGES.sub("", page.text)


@pytest.mark.parametrize("how", OPEN_NOTHING, ids=lambda how: how.__name__)
def test_what_is_asked_of_the_database_is_the_same_for_them_and_for_a_guess(
    how: Callable[[CheckedClient], CardInHand], client: CheckedClient
) -> None:
    """So they take the same time: one word is hashed, and one query finds nothing."""
    card, asked = how(client), []
    engine = client.app.extensions["portal.database"].engine
    event.listen(engine, "before_cursor_execute", lambda _c, _d, statement, *_more: asked.append(statement))
    lists = []
    for numbers in (card.numbers, guessed(CheckedClient(client.app)).numbers):
        stranger = CheckedClient(client.app)
        asked.clear()
        assert types(stranger, numbers).errors() == [WRONG]
        lists.append([each for each in asked if "card_tries" not in each])
    assert lists[0] == lists[1] and lists[0]


@pytest.mark.parametrize("how", OPEN_NOTHING, ids=lambda how: how.__name__)
def test_cards_that_open_nothing_give_the_same_page_as_a_guess(
    how: Callable[[CheckedClient], CardInHand], client: CheckedClient
) -> None:
    card = how(client)
    guess = guessed(CheckedClient(client.app))
    stranger, other = CheckedClient(client.app), CheckedClient(client.app)
    by_words, by_guess = types(stranger, card.numbers), types(other, guess.numbers)
    assert by_words.errors() == [WRONG] and told(by_words) == told(by_guess)
    by_link, by_guessed_link = stranger.get(card.path), other.get(guess.path)
    assert by_link.errors() == [WRONG] and told(by_link) == told(by_guessed_link)
    assert stranger.get("/my-page").h1 == "What is on your card?"


def test_a_card_that_is_used_again_opens_the_same_thing_on_each_device(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    pages = [comes_back(CheckedClient(client.app), card) for _device in range(3)]
    assert len({page.words() for page in pages}) == 1 and pages[0].h1 == "My page"


def test_a_card_that_ends_closes_the_pages_that_it_had_opened(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    before, after, asked = (CheckedClient(client.app) for _device in range(3))
    check = types(before, card.words)
    comes_back(after, card)
    question = asked.send(types(asked, card.words), {"name": "Sam Example"})
    assert question.h1 == "My page"
    with client.app.app_context(), database().transaction() as db:
        cards.end(db.scalars(select(Card)).one())
    assert before.send(check, {"name": "Sam Example"}).h1 == "What is on your card?"
    assert shows_answers(asked, question).h1 == "What is on your card?"
    for address in ("/my-page", "/my-page/add", "/my-page/answer/list", "/card"):
        assert after.get(address).h1 == "What is on your card?", address


def kept(client: CheckedClient) -> dict[str, Any]:
    """All that a card could use up: every row, whole, of what it opens and of what counts tries."""
    tables: tuple[type[Base], ...] = (Card, Draft, Submission, Folder)
    with client.app.app_context(), Session(database().engine) as db:
        rows = {table.__tablename__: _rows(db, table) for table in tables}
        return rows | {"tries": [row.tries for row in db.scalars(select(CardTries)).all() if row.tries]}


def _rows(db: Session, table: type[Base]) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in db.execute(select(table.__table__))), key=str)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_mail_scanner_that_opens_the_links_uses_nothing_up(method: str, client: CheckedClient) -> None:
    _receipt, card = sends(client)
    _device, _page, of_draft = stopped(client)
    before = kept(client)
    for each in (card, of_draft):
        for where in ({}, ELSEWHERE):
            for _time in range(2):
                scanner = client.app.test_client(use_cookies=False)
                answer = scanner.open(each.path, method=method, environ_base=where)
                assert (answer.status_code, answer.headers["Location"]) == (303, "/come-back/check")
                followed = scanner.open(answer.headers["Location"], method=method, environ_base=where)
                assert (followed.status_code, followed.headers["Location"]) == (303, "/come-back")
    assert kept(client) == before
    assert comes_back(CheckedClient(client.app), card).h1 == "My page"
    assert comes_back(CheckedClient(client.app), of_draft).address.startswith("/join/")


def test_a_scanner_that_keeps_its_cookie_comes_no_further_than_the_second_check(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    scanner = CheckedClient(client.app)
    for _time in range(30):
        assert scanner.get(card.path).h1 == "One more thing"
    for address in ("/my-page", "/my-page/answer/list", "/my-page/changed/list", "/card", "/come-back/private"):
        assert scanner.get(address).h1 == "What is on your card?", address
    with client.app.app_context(), Session(database().engine) as db:
        assert len(db.scalars(select(KeptOpening)).all()) == 1, "one for its cookie, however often"
    assert comes_back(CheckedClient(client.app), card).h1 == "My page"

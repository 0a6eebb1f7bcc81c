"""Guesses at cards are counted and slowed down, and what is counted says nothing about anyone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

import pytest
from flask import Flask
from sqlalchemy import select

from portal import create_app
from portal.config import Settings
from portal.database import database
from portal.records import tries
from portal.records.voices import cards
from portal.records.voices import tries as card_tries
from portal.records.voices.tries import CardTries
from tests.support.card_holders import LOOKED_AT, comes_back, sends, types
from tests.support.checked_client import CheckedClient
from tests.support.public.kept_cards import WRONG, everything_in, reading


def an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp((datetime.now(tz) + timedelta(hours=1, seconds=1)).timestamp(), tz)

    for counts in (card_tries, tries):
        monkeypatch.setattr(counts, "datetime", Later)


@pytest.fixture
def few_tries(settings: Settings) -> Iterator[Flask]:
    made = create_app(replace(settings, card_tries_an_hour=3, second_checks_an_hour=2))
    yield made
    made.extensions["portal.database"].engine.dispose()


def test_guesses_are_counted_before_anything_is_hashed(few_tries: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = CheckedClient(few_tries)
    _receipt, card = sends(client)
    guesser = CheckedClient(few_tries)
    for number in range(3):
        assert types(guesser, [str(number)] * 5).errors() == [WRONG]

    def hashes(*_args: object) -> None:
        raise AssertionError("a try too many was hashed")

    with monkeypatch.context() as no_hash:
        no_hash.setattr(cards, "secret_of", hashes)
        late = types(guesser, card.words)
        assert (late.status, late.h1) == (429, "Wait 1 hour")
        assert guesser.get(card.path).status == 429
    an_hour_later(monkeypatch)
    assert comes_back(CheckedClient(few_tries), card).h1 == "My page", "the owner gets in after the hour"


def test_coming_back_does_not_count_as_a_guess(few_tries: Flask) -> None:
    client = CheckedClient(few_tries)
    _receipt, card = sends(client)
    for _evening in range(5):
        assert comes_back(CheckedClient(few_tries), card).h1 == "My page"


def test_guesses_at_the_second_check_are_limited_for_an_hour(few_tries: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = CheckedClient(few_tries)
    _receipt, card = sends(client)
    relative = CheckedClient(few_tries)
    page = types(relative, card.words)
    for _guess in range(2):
        wrong = relative.send(page, {"name": "Somebody"})
        assert wrong.errors() == ["Problem: This is not what you told us. Check it."]
    assert relative.send(page, {"name": "Sam Example"}).status == 429
    an_hour_later(monkeypatch)
    assert relative.send(page, {"name": "Sam Example"}).h1 == LOOKED_AT


def test_what_is_counted_says_nothing_about_where_from_and_fades(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(client, ["1", "2", "3", "4", "5"])
    with reading(client) as db:
        kept = db.scalars(select(CardTries)).all()
        assert len(kept) == 2 and all(len(row.id) == 32 for row in kept)
    assert b"127.0.0.1" not in everything_in(client.app.extensions["portal.database"])
    an_hour_later(monkeypatch)
    with client.app.app_context(), database().transaction() as db:
        card_tries.forget_old(db)
        assert not db.scalars(select(CardTries)).all()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("10.0.0.1", "10.0.0.2", False), ("2001:db8::1", "2001:db8::ffff", True), ("2001:db8::1", "2001:db9::1", False)],
)
def test_one_home_is_one_place(one: str, other: str, same: bool, settings: Settings) -> None:
    today = datetime.now(UTC).date()
    places = [set(card_tries.at_a_card(settings, address=each, today=today)) for each in (one, other)]
    assert (places[0] == places[1]) is same

"""Guesses at cards are counted and slowed down, and what is counted says nothing about anyone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

import pytest
from flask import Flask
from sqlalchemy import select

from portal import create_app
from portal.commands.alarms import tell_of_guesses
from portal.config import Settings
from portal.database import database
from portal.records import tries
from portal.records.voices import cards
from portal.records.voices import tries as card_tries
from portal.records.voices.tries import CardTries
from tests.support.card_holders import comes_back, sends, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.post_offices import outgoing
from tests.support.public.kept_cards import WRONG, everything_in, reading

CHECK = "One more thing"
OWN = {"Sec-Fetch-Site": "same-origin"}


def boxes(word: str) -> dict[str, str]:
    return {f"word-{number}": word for number in range(1, 6)}


BEGAN = datetime.now(UTC)


def later(monkeypatch: pytest.MonkeyPatch, **by: int) -> None:
    """It is so long after the test began: a wait of a second never runs out because the machine is slow."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp((BEGAN + timedelta(**by)).timestamp(), tz)

    for counts in (card_tries, tries):
        monkeypatch.setattr(counts, "datetime", Later)


@pytest.fixture(autouse=True)
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch)


@pytest.fixture
def few_tries(settings: Settings) -> Iterator[Flask]:
    made = create_app(replace(settings, free_card_tries=4, free_second_checks=2, card_tries_an_hour_in_all=5))
    yield made
    made.extensions["portal.database"].engine.dispose()


def seconds_to_wait(page: FetchedPage) -> int:
    assert (page.status, page.h1) == (429, "Wait a minute"), page.h1
    (shown,) = page.main.xpath(".//*[@data-counts-down]/text()")
    return int(shown)


def guesses(client: CheckedClient, number: int) -> FetchedPage:
    return types(client, [str(number)] * 5)


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, 0), (1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 32), (7, 60), (8, 60), (1000, 60)]
)
def test_waits_grow_from_1_to_60_seconds(wrong: int, seconds: int) -> None:
    assert card_tries.wait_after(wrong) == timedelta(seconds=seconds)


def test_a_try_inside_its_wait_is_neither_counted_nor_hashed(few_tries: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    _receipt, card = sends(CheckedClient(few_tries))
    guesser = CheckedClient(few_tries)
    for number in range(4):
        assert guesses(guesser, number).errors() == [WRONG]

    def hashes(*_args: object) -> None:
        raise AssertionError("a try too many was hashed")

    with monkeypatch.context() as no_hash:
        no_hash.setattr(cards, "secret_of", hashes)
        for _try in range(3):
            page = types(guesser, card.words)
            assert seconds_to_wait(page) == 1
        assert guesser.client.get(card.path).headers["Retry-After"] == "1"
    later(monkeypatch, seconds=1)
    assert guesser.send(page).h1 == CHECK, "what was typed went with the button"


def test_the_wait_of_one_browser_grows_with_each_wrong_card(few_tries: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    guesser, passed, waits = CheckedClient(few_tries), 0, []
    for number in range(12):
        page = guesses(guesser, number)
        if page.status == 429:
            waits.append(seconds_to_wait(page))
            passed += waits[-1]
            later(monkeypatch, seconds=passed)
            assert guesses(guesser, number).errors() == [WRONG]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_one_person_locks_no_household_out(few_tries: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever throws the cookie away is new with each guess, and waits as everybody who is new there."""
    _receipt, card = sends(CheckedClient(few_tries))
    passed = 0
    for number in range(40):
        stranger = CheckedClient(few_tries)
        page = guesses(stranger, number)
        if page.status == 429:
            passed += seconds_to_wait(page)
            later(monkeypatch, seconds=passed)
    owner = CheckedClient(few_tries)
    guesses(CheckedClient(few_tries), 41)
    page = types(owner, card.words)
    assert 1 <= seconds_to_wait(page) <= 60
    later(monkeypatch, seconds=passed + 60)
    guesses(CheckedClient(few_tries), 42)  # the stranger goes on, and the owner has waited already
    assert owner.send(page).h1 == CHECK


def test_very_many_tries_raise_an_alarm_and_refuse_nobody(few_tries: Flask) -> None:
    _receipt, card = sends(CheckedClient(few_tries))
    database, settings = few_tries.extensions["portal.database"], few_tries.extensions["portal.settings"]
    settings = replace(settings, duty_email="duty@example.com")
    for number in range(5):
        guesses(CheckedClient(few_tries), number)
    assert tell_of_guesses(settings, database) == 0
    for place in range(3):
        with few_tries.test_client() as client:
            client.post("/come-back", data=boxes("9"), headers=OWN, environ_base={"REMOTE_ADDR": f"10.0.0.{place}"})
    assert [tell_of_guesses(settings, database) for _minute in range(2)] == [1, 0], "told once in a day"
    assert [each.template for each in outgoing(database)][-1] == "many_card_tries"
    with few_tries.test_client() as client:
        right = {f"word-{at}": word for at, word in enumerate(card.words, 1)}
        answer = client.post("/come-back", data=right, headers=OWN, environ_base={"REMOTE_ADDR": "10.0.0.9"})
        assert answer.status_code == 303


def test_coming_back_does_not_count_as_a_guess(few_tries: Flask) -> None:
    client = CheckedClient(few_tries)
    _receipt, card = sends(client)
    for _evening in range(5):
        assert comes_back(CheckedClient(few_tries), card).h1 == "My page"


def test_guesses_at_the_second_check_wait(few_tries: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    _receipt, card = sends(CheckedClient(few_tries))
    relative = CheckedClient(few_tries)
    page = types(relative, card.words)
    for _guess in range(4):
        wrong = relative.send(page, {"name": "Somebody"})
        assert wrong.errors() == ["Problem: This is not what you told us. Check it."]
    waits = relative.send(page, {"name": "Sam Example"})
    assert seconds_to_wait(waits) == 1
    later(monkeypatch, seconds=1)
    assert relative.send(waits).h1 == "My page"


def test_what_is_counted_says_nothing_about_where_from_and_fades(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(client, ["1", "2", "3", "4", "5"])
    with reading(client) as db:
        kept = db.scalars(select(CardTries)).all()
        assert len(kept) == 3 and all(len(row.id) == 32 for row in kept)
    assert b"127.0.0.1" not in everything_in(client.app.extensions["portal.database"])
    later(monkeypatch, hours=1, seconds=1)
    with client.app.app_context(), database().transaction() as db:
        card_tries.forget_old(db)
        assert not db.scalars(select(CardTries)).all()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("10.0.0.1", "10.0.0.2", False), ("2001:db8::1", "2001:db8::ffff", True), ("2001:db8::1", "2001:db9::1", False)],
)
def test_one_home_is_one_place(one: str, other: str, same: bool, settings: Settings) -> None:
    today = datetime.now(UTC).date()
    places = [card_tries.at_a_card(settings, browser=b"", address=each, today=today) for each in (one, other)]
    assert (places[0].shared == places[1].shared) is same

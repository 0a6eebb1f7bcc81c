"""A card opens one thing for whoever holds it, a stolen database opens nothing, and guesses are slowed down."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from portal.config import Settings
from portal.crypto.keys import Keys
from portal.database import database
from portal.records.voices import card_numbers, cards, folders
from portal.records.voices.cards import Card
from portal.records.voices.folders import Folder
from portal.wording import card_words
from tests.support.card_holders import another, boxes, card_of, comes_back, sends, types, words_on
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor
from tests.support.public.kept_cards import WRONG, everything_in, reading


def test_a_card_has_five_numbers_below_512_and_never_the_same_twice() -> None:
    made = [card_numbers.new_numbers() for _card in range(300)]
    assert all(len(each) == 5 and all(0 <= number < 512 for number in each) for each in made)
    assert len(set(made)) == len(made)
    assert max(max(each) for each in made) > 500


def test_no_new_card_has_a_retired_word_and_each_other_word_comes() -> None:
    drawn = {number for _card in range(2500) for number in card_numbers.new_numbers()}
    assert drawn == set(card_words.for_new_cards())


def test_a_card_from_before_a_word_was_retired_opens_and_is_shown_with_it(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tuple(card_words.words("en").index(word) for word in ("stop", "karaoke", "secret", "apple", "link"))
    with monkeypatch.context() as before:
        before.setattr(cards, "new_numbers", lambda: old)
        receipt, card = sends(client)
    assert words_on(receipt) == card.words == ["stop", "karaoke", "secret", "apple", "link"]
    assert types(another(client), card.words).h1 == "One more thing"
    assert types(another(client), card.numbers).h1 == "One more thing"


@pytest.mark.parametrize("text_on_it", ["1-2-3-4", "1-2-3-4-512", "1-2-3-4-x", "1-2-3-4-5-6", "", "-1-2-3-4-5"])
def test_what_cannot_be_a_card_is_none(text_on_it: str) -> None:
    assert card_numbers.read_written(text_on_it) is None


def test_the_same_numbers_under_another_pepper_find_nothing(settings: Settings) -> None:
    own = card_numbers.secret_of(settings.keys, (1, 2, 3, 4, 5))
    other = card_numbers.secret_of(replace(settings.keys, cards=b"another pepper of 32 bytes......"), (1, 2, 3, 4, 5))
    assert own == card_numbers.secret_of(settings.keys, (1, 2, 3, 4, 5))
    assert own.lookup != other.lookup and own.wrapping != other.wrapping


def test_the_receipt_shows_the_card_and_shows_it_again(client: CheckedClient) -> None:
    receipt, card = sends(client)
    assert words_on(receipt) == card.words and len(card.words) == len(card.numbers) == 5
    again = client.press(receipt.main.xpath(".//form[@action='/card']//button")[0])
    assert words_on(again) == card.words
    assert card.path == f"/come-back/{'-'.join(card.numbers)}"


def test_only_the_browser_that_sent_it_is_shown_the_card(client: CheckedClient) -> None:
    receipt, _card = sends(client)
    (button,) = receipt.main.xpath(".//form[@action='/card']//button")
    other = CheckedClient(client.app)
    Visitor(other).opens("/join")
    assert other.press(button).h1 == "What is on your card?"
    shown = client.press(button)
    assert other.get(shown.address).h1 == "What is on your card?"
    assert other.client.get(shown.address.replace("/card?", "/card/qr?")).status_code == 404


def test_the_picture_to_point_a_phone_at_has_no_style_and_no_id(client: CheckedClient) -> None:
    receipt, _card = sends(client)
    (button,) = receipt.main.xpath(".//form[@action='/card']//button")
    (source,) = client.press(button).main.xpath(".//img[@class='card-code']/@src")
    answer = client.client.get(source)
    drawn = answer.get_data(as_text=True)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert "<svg" in drawn and " id=" not in drawn and "style" not in drawn
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_stolen_database_has_no_card_in_it_and_opens_nothing(client: CheckedClient, settings: Settings) -> None:
    _receipt, card = sends(client)
    visitor = Visitor(client)
    stopped = client.send(visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/tell"), press="Stop for now")
    for each in (card, card_of(client, stopped)):
        comes_back(CheckedClient(client.app), each)
        stolen = everything_in(client.app.extensions["portal.database"])
        assert "-".join(each.numbers).encode() not in stolen
        assert "-".join(each.words).encode() not in stolen and " ".join(each.words).encode() not in stolen
        assert not [word for word in each.words if len(word) > 4 and word.encode() in stolen]
    with reading(client) as db:
        keys = replace(settings.keys, cards=b"what a thief guesses, 32 bytes..")
        assert cards.find(db, keys, tuple(map(int, card.numbers))) is None


def test_what_is_kept_of_a_card_opens_nothing_without_its_numbers(client: CheckedClient, settings: Settings) -> None:
    sends(client)
    with reading(client) as db:
        (kept,) = db.scalars(select(Card)).all()
        folder = db.get_one(Folder, kept.folder_id)
        staff_key = folders.key_for_staff(db, settings.keys, folder)
        assert staff_key not in kept.wrapped and staff_key not in kept.shown
        assert cards.numbers_on(kept, staff_key), "whoever holds the folder's key can read the card again"


def test_one_card_for_one_sent_request(client: CheckedClient) -> None:
    visitor = Visitor(client)
    check = visitor.answers_until(visitor.opens("/join"), {"who": "me", "agree": "yes"}, "/check")
    client.send(check)
    client.send(check)
    with reading(client) as db:
        assert len(db.scalars(select(Card)).all()) == 1


def without_token(page: str) -> str:
    """A form's token changes each second."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)


def test_wrong_unknown_and_ended_cards_get_the_same_page(client: CheckedClient) -> None:
    receipt, card = sends(client)
    other = CheckedClient(client.app)
    reversed_numbers = [str((int(each) + 1) % 512) for each in card.numbers]
    unknown = types(other, reversed_numbers)
    assert unknown.errors() == [WRONG] and unknown.status == 422
    with client.app.app_context(), database().transaction() as db:
        cards.end(db.scalars(select(Card)).one())
    ended = types(other, card.numbers)
    assert ended.status == unknown.status
    for before, after in zip(boxes(reversed_numbers).values(), boxes(card.numbers).values(), strict=True):
        unknown.text = unknown.text.replace(f'value="{before}"', "value", 1)
        ended.text = ended.text.replace(f'value="{after}"', "value", 1)
    assert without_token(ended.text) == without_token(unknown.text)
    assert other.get(card.path).errors() == [WRONG]
    assert other.get("/come-back/not-a-card").errors() == [WRONG]
    assert receipt.reference


def test_unknown_and_ended_cards_are_looked_up_with_one_hash_each(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _receipt, card = sends(client)
    with client.app.app_context(), database().transaction() as db:
        cards.end(db.scalars(select(Card)).one())
    hashed: list[tuple[int, ...]] = []
    whole = card_numbers.secret_of

    def counted(keys: Keys, numbers: card_numbers.Numbers) -> card_numbers.Secret:
        hashed.append(numbers)
        return whole(keys, numbers)

    monkeypatch.setattr(cards, "secret_of", counted)
    other = CheckedClient(client.app)
    types(other, card.numbers)
    types(other, ["1", "2", "3", "4", "5"])
    assert len(hashed) == 2


def test_a_card_whose_draft_is_gone_is_tidied_away(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/tell")
    card = card_of(client, client.send(page, press="Stop for now"))
    sends(CheckedClient(client.app))
    with client.app.app_context(), database().transaction() as db:
        db.execute(text("DELETE FROM drafts"))
        cards.forget_lost(db)
    with reading(client) as db:
        (left,) = db.scalars(select(Card)).all()
        assert left.folder_id and db.get(Folder, left.folder_id)
    assert types(CheckedClient(client.app), card.words).errors() == [WRONG]

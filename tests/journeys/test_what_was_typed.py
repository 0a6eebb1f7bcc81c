"""What was typed is still there: after a wrong token, an error, too much, or odd characters."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.database import database
from portal.records.voices.drafts import Draft
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor, at_check

ONE_KEPT = "We do not have your other answers. We kept the last one."
NONE_KEPT = "We do not have your answers."


def test_a_wrong_or_old_token_shows_the_same_page_with_what_was_typed(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/name")
    typed = page.hidden() | {"csrf_token": "old", "name": "Sam <i>", "name-liked": "Sammy"}
    again = client.post(page.address, typed, headers={})
    assert again.status == 400
    assert again.title.startswith("Problem: ")
    assert again.form.xpath(".//input[@name='name']/@value") == ["Sam <i>"]
    assert "We did not save this page. Press the button again." in again.words()
    assert (
        client.post(again.address, again.hidden() | {"name": "Sam", "name-liked": ""}, headers={}).h1
        == "When is your birthday?"
    )


def test_a_token_never_expires(client: CheckedClient, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/name")
    later = datetime.now(UTC) + timedelta(hours=19)
    monkeypatch.setattr("itsdangerous.timed.time.time", later.timestamp)
    assert (
        client.post(page.address, page.hidden() | {"name": "Sam", "name-liked": ""}, headers={}).h1
        == "When is your birthday?"
    )


def test_an_answer_posted_after_its_draft_ran_out_is_kept(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/tell")
    with client.app.app_context(), database().transaction() as db:
        db.query(Draft).delete()
    again = client.send(page, {"tell": ["upset"], "tell-words": "Please do not lose this."})
    assert "We do not have your other answers. We kept the last one." in again.words()
    kept = visitor.answers_until(again, {"who": "me", "tell": None}, "/check")
    assert "Please do not lose this." in kept.text


def test_an_error_keeps_what_was_typed(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/birthday")
    wrong = client.send(page, {"birthday": "31", "birthday-month": "Febuary", "birthday-year": "2010"})
    assert wrong.status == 422
    assert wrong.title.startswith("Problem: ")
    assert wrong.form.xpath(".//input[@type='text']/@value") == ["31", "Febuary", "2010", ""]
    assert wrong.errors() == ["Problem: Write a real date, like 5 March 2009."]


@pytest.mark.parametrize("typed", ["March", "march", "Mar", "3", "03", "٣"])
def test_a_month_may_be_written_as_people_write_it(typed: str, client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/birthday")
    after = client.send(page, {"birthday": "05", "birthday-month": typed, "birthday-year": "2009"})
    assert after.h1 == "Where are you now?"
    back = client.back(after)
    assert back.form.xpath(".//input[@type='text']/@value") == ["5", "3", "2009", ""]


def test_too_much_is_refused_in_plain_words(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/tell")
    long = client.send(page, {"tell": ["upset"], "tell-words": "a" * 5000})
    assert long.errors() == ["Problem: This is too long. Write less here."]
    assert "a" * 5000 in long.text
    far = client.send(page, {"tell": ["upset"], "tell-words": "a" * 70_000})
    assert far.errors() == ["Problem: This is too long. Write less here."] and "a" * 70_000 in far.text
    beyond = client.send(page, {"tell-words": "a" * 600_000})
    assert (beyond.status, beyond.h1) == (413, "That was too long")


def test_where_a_big_box_is_the_question_its_room_is_said_before(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/problem"), {"who": "me"}, "/what")
    (described,) = page.form.xpath(".//textarea[@name='tell']/@aria-describedby")
    (room,) = page.form.xpath(f".//*[@id='{described}']")
    assert room.text_content() == "There is room for 4000 letters."


def test_a_small_box_has_its_own_limit(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/reach")
    long = client.send(page, {"reach": ["letter"], "letter": "a" * 401, "letter-safe": "yes"})
    assert long.errors() == ["Problem: This is too long. Write less here."] and "a" * 401 in long.text
    fits = client.send(long, {"reach": ["letter"], "letter": "a" * 400, "letter-safe": "yes"})
    assert fits.h1 == "Who must we not tell?"


def test_as_many_letters_as_there_is_room_for_are_taken_in_any_alphabet(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/tell")
    families = "👨‍👩‍👧‍👦" * 4000
    assert client.send(page, {"tell": ["upset"], "tell-words": families}).h1 != page.h1


def test_a_draft_that_ran_out_says_it_kept_the_last_answer_only_where_it_did(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/tell")
    for typed, told in (({}, NONE_KEPT), ({"tell-words": "b" * 5000}, ONE_KEPT), ({"tell": ["upset"]}, ONE_KEPT)):
        client.post("/finished", {})
        again = client.send(page, typed)
        assert told in again.words() and (ONE_KEPT in again.words()) == (told == ONE_KEPT), typed
    client.post("/finished", {})
    client.send(page, {"tell-words": "b" * 5000})
    assert "b" * 5000 in visitor.answers_until(client.get("/join/who"), {"who": "me"}, "/tell").text
    assert ONE_KEPT not in client.get("/join?lost=1").words()


def test_odd_characters_are_kept_whole_or_taken_out(client: CheckedClient) -> None:
    page = at_check(client, name="A\x00n\u202ea 👨‍👩‍👧", **{"name-liked": ""}) if client.app else None
    assert page is not None
    assert "👨‍👩‍👧" in page.text
    assert "\u202e" not in page.text and "\x00" not in page.text

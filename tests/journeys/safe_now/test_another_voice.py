"""Whoever changes "Who is this for?" is asked again what was asked of another: over HTTP, and what staff then read."""

from sqlalchemy import select

from portal.config import Settings
from portal.database import database
from portal.engine import asked
from portal.records.voices import drafts
from portal.records.voices.drafts import Draft
from tests.support.card_holders import drafted
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor
from tests.support.staff.request_pages import opened

FOR_MY_CHILD = {"who": "my_child", "now": "yes", "here": "no", "name": "Testham", "name-liked": ""}


def at(client: CheckedClient, name: str, /, **wanted: object) -> FetchedPage:
    visitor = Visitor(client)
    return visitor.answers_until(visitor.opens("/join"), wanted, f"/{name}")


def step(client: CheckedClient, page: FetchedPage, name: str) -> FetchedPage:
    """Another step of the same draft."""
    return client.get(f"{page.address.split('?')[0].rsplit('/', 1)[0]}/{name}?draft={page.hidden()['draft']}")


def chosen(page: FetchedPage) -> list[str]:
    return page.form.xpath(".//input[@checked]/@value")


def boxes(page: FetchedPage) -> list[str]:
    return [each for each in page.form.xpath(".//input[@type='text']/@value") if each]


def test_the_person_is_asked_whether_they_are_safe_and_staff_read_their_own_word(
    client: CheckedClient, settings: Settings
) -> None:
    check = at(client, "check", **FOR_MY_CHILD)
    page = client.send(step(client, check, "who"), {"who": "me"})
    assert (page.h1, chosen(page)) == ("Are you safe right now?", []), "nobody may send another's yes with one press"
    assert step(client, check, "check").h1 == page.h1, "nothing is sent before it is answered"
    visitor = Visitor(client)
    receipt = visitor.answers_until_sent(page, {"now": "no", "agree": "yes"})
    assert "What is happening for you?" in [each.h1 for each in visitor.seen]
    said = {each["step"]: each for each in opened(client, settings, receipt.reference).first["said"]}
    assert (said["now"]["question"], said["now"]["value"]) == ("Are you safe right now?", "no")
    assert "you_now" not in said


def test_what_was_typed_stands_in_the_box_when_it_is_asked_in_other_words(client: CheckedClient) -> None:
    check = at(client, "check", **FOR_MY_CHILD)
    visitor = Visitor(client)
    page = client.send(step(client, check, "who"), {"who": "me"})
    name = visitor.answers_until(page, {}, "/name")
    assert (name.h1, boxes(name)) == ("What is your name?", ["Testham"])
    private = visitor.answers_until(name, {}, "/private")
    assert chosen(private) == [], "who must not be told is shown to nobody else"


def test_a_page_that_was_left_open_answers_only_its_own_question(client: CheckedClient) -> None:
    """Back in the browser to "Are they safe?", after "Who is this for?" was changed."""
    before = at(client, "now", who="my_child")
    client.send(step(client, before, "who"), {"who": "me"})
    page = client.send(before, {"now": "yes"})
    assert (page.h1, chosen(page)) == ("Are you safe right now?", [])


def test_in_practice_it_is_asked_again_too(client: CheckedClient) -> None:
    visitor = Visitor(client)
    check = visitor.answers_until(visitor.opens("/practice/join"), FOR_MY_CHILD, "/check")
    assert client.send(step(client, check, "who"), {"who": "me"}).h1 == "Are you safe right now?"


def test_a_draft_of_before_opens_with_all_its_words_and_asks_only_how_they_are_now(client: CheckedClient) -> None:
    check = at(client, "check", who="me", agree="yes", name="Testham", **{"name-liked": ""})
    with drafted(client, check) as (draft, secret):
        kept = drafts.read(draft, secret)
        drafts.write(draft, secret, {name: each for name, each in kept.items() if asked.AS not in name})
    page = client.get(check.address)
    assert page.h1 == "Are you safe right now?"
    after = client.send(page, {"now": "yes"})
    assert after.h1 == "Check your answers"
    assert boxes(client.post(after.address, after.hidden() | {"change": "name"})) == ["Testham"]


def test_a_page_of_before_that_is_still_open_is_answered_as_it_was(client: CheckedClient) -> None:
    page = at(client, "name", who="me")
    marks = {name: value for name, value in page.hidden().items() if name != "asked"}
    after = client.post(page.address, marks | {"name": "Testham", "name-liked": ""})
    assert after.address.split("?")[0] == "/join/birthday"
    with client.app.app_context(), database().transaction() as db:
        assert db.scalars(select(Draft)).one()

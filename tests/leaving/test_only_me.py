""" "Only I use this phone": until it is pressed, every device counts as one that others look at; then only this one."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from time_machine import TimeMachineFixture

from portal.database import database
from portal.records.voices.drafts import Draft
from portal.records.voices.folders import FolderKey
from portal.web.cookies import OWN_DEVICE
from tests.leaving.test_after_the_receipt import continued
from tests.leaving.test_closed_tabs import NOT_LONG, ONLY_HERE, address_of, said_in, walked
from tests.support.card_holders import another, card_of, comes_back, on_own_device, only_me, only_me_on, words_on
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor, at_check
from tests.support.words.page_checks import check as page_check

pytestmark = pytest.mark.about_pages


def shows(page: FetchedPage) -> list[str]:
    """What must stand on no page of the history: what was said, or the words of a card."""
    return said_in(page) + words_on(page)


def bare(page: FetchedPage) -> str:
    """The address of a page as the history has it, with no ticket."""
    return page.address.split("&ticket")[0]


def kept_for(client: CheckedClient) -> int | None:
    """How long the cookie outlives the browser; None: it goes when that is closed."""
    cookie = client.client.get_cookie("visit")
    assert cookie
    return cookie.max_age


def rows(client: CheckedClient) -> list[Any]:
    with client.app.app_context(), Session(database().engine) as db:
        drafts = db.execute(select(Draft.id, Draft.sealed, Draft.changed_at, Draft.expires_at)).all()
        return [*drafts, *db.execute(select(FolderKey.id, FolderKey.holder, FolderKey.key_name)).all()]


def posted(button: Any) -> dict[str, str]:
    """What pressing this button sends."""
    (form,) = button.xpath("ancestor::form")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input[@type='hidden']")}
    return sent | ({button.get("name"): button.get("value")} if button.get("name") else {})


def test_it_is_asked_nowhere_and_until_it_is_pressed_nothing_is_shown_again(client: CheckedClient) -> None:
    seen, check = walked(client)
    shown = client.send(check, press="Stop for now")
    assert words_on(shown) and not page_check(shown)
    for page in (*seen, shown):
        assert not shows(client.get(page.address)) and not shows(client.get(bare(page))), page.address
    assert not [page.address for page in seen if "/device" in page.address]
    assert kept_for(client) is None


def test_pressed_where_they_stop_this_device_shows_what_was_said_and_the_card_again(client: CheckedClient) -> None:
    seen, check = walked(client)
    card = client.send(check, press="Stop for now")
    own = only_me(client, card)
    assert words_on(own) == words_on(card) and "Only I use this phone" not in own.words() and not page_check(own)
    assert kept_for(client) == OWN_DEVICE.total_seconds()
    check = client.send(own, press="Carry on")
    for _time in range(2):
        assert len(said_in(client.get(bare(check)))) == len(ONLY_HERE)
        assert "Worthing" in client.get(address_of("where", seen)).text
        assert words_on(client.get(bare(own))) == words_on(card)


def test_it_goes_on_showing_it_when_they_come_back_there_with_the_card(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", "name": "Zebedee", "name-liked": ""}, "/tell")
    own = only_me(client, client.send(page, press="Stop for now"))
    for _time in range(2):
        back = comes_back(client, card_of(client, own), name="Zebedee")
        assert "For Zebedee" in back.text and "For Zebedee" in client.get(bare(back)).text


def test_it_counts_for_no_other_device(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", "name": "Zebedee", "name-liked": ""}, "/tell")
    own = only_me(client, client.send(page, press="Stop for now"))
    other = another(client)
    back = comes_back(other, card_of(client, own), name="Zebedee")
    assert "For Zebedee" in back.text and "Zebedee" not in other.get(back.address).text
    assert "Only I use this phone" in other.send(back, press="Stop for now").words()


def test_whoever_presses_it_on_another_walk_gets_no_card_that_shows_what_was_said_before(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    seen, _check = walked(client)
    time_machine.move_to(datetime.now(UTC) + NOT_LONG)
    check = on_own_device(client, client.send(client.get(address_of("tell", seen)), {"tell-words": "It is dark."}))
    again, where = client.get(bare(check)), client.get(address_of("where", seen))
    kept = client.press(where.main.xpath(".//button[@value='keep']")[0])
    for page in (client.change(again, "where"), client.back(again), client.back(where), kept, client.send(where, {})):
        assert not said_in(page), f"nor does a press on a page there: {page.address}"
    stopped = client.send(check, press="Stop for now")
    device = another(client)
    back = comes_back(device, card_of(client, stopped), name="Zebedee")
    assert back.h1 == "Check your answers" and "It is dark." in back.text and not said_in(back)
    assert not [each.address for each in seen if said_in(client.get(each.address))]


def test_a_press_without_the_walk_of_the_card_or_from_elsewhere_changes_nothing(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    seen, check = walked(client)
    right = posted(only_me_on(client.send(check, press="Stop for now")))
    time_machine.move_to(datetime.now(UTC) + NOT_LONG)
    on_another_walk = client.send(client.get(address_of("tell", seen)), {"tell-words": "It is dark."}).hidden()["walk"]
    other = another(client)
    other.get("/join")
    before = rows(client)
    for walk in ("", "0" * 32, on_another_walk):
        assert not shows(client.post("/card/only-me", right | {"walk": walk})), walk
    client.post("/card/only-me", {name: value for name, value in right.items() if name != "walk"})
    client.post("/card/only-me", right, headers={"Sec-Fetch-Site": "cross-site"})
    assert not shows(other.post("/card/only-me", right))
    assert rows(client) == before and kept_for(client) is None
    assert not [each.address for each in seen if shows(client.get(each.address))]
    client.post("/card/only-me", right)
    assert rows(client) != before, "the right press does"


def test_pressed_on_the_receipt_it_shows_it_again_until_continue(client: CheckedClient) -> None:
    check = at_check(client)
    receipt = client.send(check)
    assert not words_on(client.get(bare(receipt))) and kept_for(client) is None
    own = only_me(client, receipt)
    assert words_on(own) == words_on(receipt) and kept_for(client) == OWN_DEVICE.total_seconds()
    assert "Only I use this phone" not in own.words()
    for _time in range(2):
        assert words_on(client.get(bare(receipt))) == words_on(receipt)
    after = continued(client, own)
    for page in (after, client.get(bare(receipt)), client.press(only_me_on(receipt)), client.send(check)):
        assert page.reference == receipt.reference and not words_on(page), page.address


def test_on_the_receipt_it_counts_only_from_the_page_that_was_shown(client: CheckedClient) -> None:
    first, receipt = client.send(at_check(client)), client.send(at_check(client))
    right, other = posted(only_me_on(receipt)), another(client)
    other.get("/join")
    before = rows(client)
    for proof in ("", "0" * 64, posted(only_me_on(first))["proof"]):
        assert not words_on(client.post("/join/sent", right | {"proof": proof})), proof
    client.post("/join/sent", {name: value for name, value in right.items() if name != "proof"})
    client.post("/join/sent", right, headers={"Sec-Fetch-Site": "cross-site"})
    assert not words_on(other.post("/join/sent", right))
    assert rows(client) == before and kept_for(client) is None
    assert not words_on(client.get(bare(receipt)))
    assert words_on(client.post("/join/sent", right)) == words_on(receipt)
    assert not words_on(client.get(bare(first))), "and of no other receipt"


def test_where_nobody_else_looks_the_receipt_of_a_draft_is_shown_again_too(client: CheckedClient) -> None:
    receipt = client.send(on_own_device(client, at_check(client)))
    assert words_on(receipt) and words_on(client.get(bare(receipt))) == words_on(receipt)
    assert "Only I use this phone" not in receipt.words()

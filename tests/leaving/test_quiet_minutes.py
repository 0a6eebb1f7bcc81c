"""What nobody uses for a while is closed by the server, with or without scripts, and the pages say how to close it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import update
from time_machine import TimeMachineFixture

from portal.database import database
from portal.records.voices import drafts
from portal.records.voices.card_sessions import IDLE, KeptOpening
from tests.support.card_holders import another, comes_back, on_own_device, sends, stops, types
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor
from tests.support.words.page_checks import check

KEPT_ONE = "We do not have your other answers. We kept the last one."
ENOUGH = "Press Finished. It is not enough to close the page."


def let_pass(time_machine: TimeMachineFixture, time: timedelta) -> None:
    time_machine.move_to(datetime.now(UTC) + time)


def test_a_page_of_ones_own_that_nobody_uses_closes(client: CheckedClient, time_machine: TimeMachineFixture) -> None:
    _receipt, card = sends(client)
    device = another(client)
    assert comes_back(device, card).h1 == "My page"
    for _page in range(3):
        let_pass(time_machine, IDLE - timedelta(minutes=1))
        assert device.get("/my-page").h1 == "My page", "it was used before"
    let_pass(time_machine, IDLE)
    for address in ("/my-page", "/my-page/add", "/my-page/answer/list", "/card"):
        assert device.get(address).h1 == "What is on your card?", address
    assert comes_back(device, card).h1 == "My page", "and the card opens it again"


def test_a_post_from_elsewhere_does_not_keep_it_open(client: CheckedClient, time_machine: TimeMachineFixture) -> None:
    _receipt, card = sends(client)
    device = another(client)
    comes_back(device, card)
    let_pass(time_machine, IDLE - timedelta(minutes=1))
    assert device.post("/my-page/add", {"more": "x"}, headers={}).status == 400
    let_pass(time_machine, timedelta(minutes=2))
    assert device.get("/my-page").h1 == "What is on your card?"


def test_the_second_check_is_not_left_open_either(client: CheckedClient, time_machine: TimeMachineFixture) -> None:
    _receipt, card = sends(client)
    device = another(client)
    question = types(device, card.words)
    let_pass(time_machine, IDLE)
    assert device.send(question, {"name": "Sam Example"}).h1 == "What is on your card?"


def test_a_page_that_was_opened_before_there_was_a_limit_goes_on(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    device = another(client)
    comes_back(device, card)
    with client.app.app_context(), database().transaction() as db:
        db.execute(update(KeptOpening).values(seen_at=None))
    assert device.get("/my-page").h1 == "My page"
    with client.app.app_context(), database().transaction() as db:
        assert db.query(KeptOpening).one().seen_at


def test_a_draft_on_a_shared_device_ends_when_nobody_answers(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    shared, own, carded = (another(client) for _each in range(3))
    pages = {
        device: Visitor(device).answers_until(device.get("/join"), {"who": "me"}, "/birthday")
        for device in (shared, own)
    }
    pages[own] = on_own_device(own, pages[own])
    pages[carded], _card = stops(carded)
    let_pass(time_machine, drafts.IDLE - timedelta(minutes=1))
    pages[shared] = shared.send(pages[shared], {"birthday": "5", "birthday-month": "3", "birthday-year": "2001"})
    let_pass(time_machine, drafts.IDLE - timedelta(minutes=1))
    assert shared.get(pages[shared].address).h1 == pages[shared].h1, "an answer keeps it"
    let_pass(time_machine, timedelta(minutes=2))
    assert shared.get(pages[shared].address).h1 == "Ask to join the list"
    for device in (own, carded):
        assert device.get(pages[device].address).h1 == pages[device].h1


def test_no_draft_on_a_shared_device_is_kept_for_more_than_20_hours(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    page = Visitor(client).answers_until(client.get("/join"), {"who": "me"}, "/tell")
    for _answer in range(23):
        let_pass(time_machine, timedelta(minutes=50))
        again = client.send(page, {"tell-words": "It is loud."})
    assert KEPT_ONE not in again.words()
    let_pass(time_machine, timedelta(minutes=50))
    assert KEPT_ONE in client.send(page, {"tell-words": "It is dark."}).words()


def test_the_pages_say_that_closing_them_is_not_enough(client: CheckedClient) -> None:
    receipt, card = sends(client)
    device = another(client)
    page = comes_back(device, card)
    shown = client.press(receipt.main.xpath(".//form[@action='/card']//button")[0])
    for each in (receipt, shown, page):
        assert ENOUGH in each.words() and not check(each), each.address
    assert "If you do nothing for 15 minutes, we close this page." in page.words()

"""Whoever made a card does not keep it: a draft's card ends with Send, and a page's when its voice says so."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from time_machine import TimeMachineFixture

from portal.database import database
from portal.records.accountability.audit import AuditEvent
from portal.records.voices import receipts
from portal.records.voices.cards import Card
from portal.records.voices.folders import FolderKey
from tests.support.card_holders import CardInHand, another, card_of, comes_back, sends, stops, types, words_on
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor
from tests.support.words.page_checks import check as page_check

WRONG = "Problem: We could not find that card. Check the words."
PHONE = "What is on your card?"
SAID = {"name": "Zebedee", "name-liked": "", "where": "hospital", "which": "Worthing"}


def opens(client: CheckedClient, card: CardInHand) -> bool:
    return types(another(client), card.words).errors() != [WRONG]


def test_an_adult_who_made_the_card_cannot_read_what_the_child_writes_with_it(client: CheckedClient) -> None:
    _page, card = stops(client, name="Zebedee", **{"name-liked": ""})
    child = another(client)
    shown = child.send(types(child, card.words), {"name": "Zebedee"})
    own = card_of(child, shown)
    assert own.words != card.words and "This is your own card." in shown.words() and not page_check(shown)
    assert not opens(client, card), "before Send, as soon as the child was shown another"
    page = child.send(shown, press="Carry on")
    receipt = Visitor(child).answers_until_sent(page, {"who": "me", "agree": "yes"})
    of_page = card_of(child, receipt)
    assert not opens(client, card) and not opens(client, own), "Send ends every card of the draft"
    assert comes_back(another(client), of_page, name="Zebedee").h1 == "My page"


def test_a_card_that_was_not_shown_locks_nobody_out(client: CheckedClient) -> None:
    _page, card = stops(client, name="Zebedee")
    lost = another(client)
    check = types(lost, card.words)
    answer = lost.client.post("/come-back/check", data=check.hidden() | {"name": "Zebedee"}, headers=lost.headers)
    assert answer.status_code == 303 and answer.headers["Location"].startswith("/card")
    assert opens(client, card), "the answer never came, and the card still opens"
    assert comes_back(another(client), card, name="Zebedee").address.startswith("/join/tell")
    assert not opens(client, card)


def test_send_on_the_same_device_ends_the_card_of_the_draft(client: CheckedClient) -> None:
    page, card = stops(client, name="Zebedee")
    receipt = Visitor(client).answers_until_sent(client.get(page.address), {"who": "me", "agree": "yes"})
    assert words_on(receipt) != card.words and not opens(client, card)


def test_the_page_card_lasts_on_any_number_of_devices(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    for _device in range(3):
        assert comes_back(another(client), card).h1 == "My page"


def test_someone_else_has_my_card(client: CheckedClient) -> None:
    receipt, card = sends(client)
    shows_card = receipt.main.xpath(".//form[@action='/card']//button")[0]
    theirs, mine = another(client), another(client)
    comes_back(theirs, card)
    page = comes_back(mine, card)
    (address,) = page.main.xpath(".//a[contains(.,'Someone else has my card')]/@href")
    asked = mine.get(address)
    assert not page_check(asked)
    shown = mine.send(asked)
    new = card_of(mine, shown)
    assert new.words != card.words and "The other one has stopped." in shown.words()
    assert not opens(client, card)
    for way in ("/my-page", "/my-page/answer/list", "/my-page/card", "/card"):
        assert theirs.get(way).h1 == PHONE, way
    assert not words_on(client.press(shows_card)), "nor does the browser that sent it show the new one"
    assert mine.get("/my-page").h1 == "My page"
    assert comes_back(another(client), new).h1 == "My page"
    with client.app.app_context(), database().transaction() as db:
        assert db.scalar(select(func.count()).where(AuditEvent.did == "changed their own card")) == 1
        assert db.scalar(select(func.count()).where(FolderKey.holder.in_(("browser", receipts.ADDS)))) == 0


def test_a_refused_press_changes_no_card(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    device = another(client)
    comes_back(device, card)
    refused = device.post("/my-page/card", {}, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status == 400 and opens(client, card)
    assert another(client).post("/my-page/card", {}).h1 == PHONE


def test_ones_own_page_says_when_it_was_opened(client: CheckedClient, time_machine: TimeMachineFixture) -> None:
    _receipt, card = sends(client)
    time_machine.move_to(datetime(2026, 12, 1, 9, 30, tzinfo=UTC))
    comes_back(another(client), card)
    time_machine.move_to(datetime(2027, 7, 2, 9, 30, tzinfo=UTC))
    device = another(client)
    page = comes_back(device, card)
    assert "Your page was opened on Friday 2 July 2027." in page.words()
    (address,) = page.main.xpath(".//a[contains(.,'See when my page was opened')]/@href")
    rows = [" ".join(each.text_content().split()) for each in device.get(address).main.find_class("row__words")]
    assert rows[:2] == [
        "Your page was opened on Friday 2 July 2027 at 10:30.",
        "Your page was opened on Tuesday 1 December 2026 at 09:30.",
    ]


def test_stop_on_a_page_from_the_history_gives_no_card_that_shows_what_was_said_before(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    page, card = stops(client, **SAID)
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=3))
    other_card = card_of(client, client.send(client.get(page.address), press="Stop for now"))
    assert other_card.words != card.words
    device = another(client)
    check = Visitor(device).answers_until(comes_back(device, other_card, name="Zebedee"), {"who": "me"}, "/check")
    assert "Zebedee" not in check.text and "Worthing" not in check.text


def test_nor_does_a_page_from_the_history_once_that_card_was_used(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    page, _card = stops(client, **SAID)
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=3))
    other_card = card_of(client, client.send(client.get(page.address), press="Stop for now"))
    for device in (client, another(client)):
        back = comes_back(device, other_card, name="Zebedee")
        other_card = card_of(device, device.send(back, press="Stop for now"))
        before = device.back(device.get(back.address))
        assert before.address.startswith("/join/where") and "Worthing" not in before.text
        assert "Zebedee" not in before.text


def test_a_card_of_before_the_upgrade_opens_its_draft_whole(client: CheckedClient) -> None:
    _page, card = stops(client, **SAID)
    with client.app.app_context(), database().transaction() as db:
        db.query(Card).update({"walk": None})
    device = another(client)
    check = Visitor(device).answers_until(comes_back(device, card, name="Zebedee"), {"who": "me"}, "/check")
    assert "Zebedee" in check.text and "Worthing" in check.text

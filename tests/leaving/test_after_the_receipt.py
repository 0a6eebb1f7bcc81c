"""Once the receipt was read, the browser that sent a request can add to it for an hour, and never opens it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update
from time_machine import TimeMachineFixture

from portal.config import Settings
from portal.crypto import sealing
from portal.database import database
from portal.records.correspondence import messages
from portal.records.correspondence.messages import KeptMessage
from portal.records.voices import folders, receipts
from portal.records.voices.folders import Folder, FolderKey
from tests.support.card_holders import another, card_of, comes_back, words_on
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import at_check
from tests.support.public.my_pages import opened
from tests.support.words.page_checks import check as page_check

FORGOT = "I forgot the cat."
KEPT_BY_BROWSER = select(FolderKey.wrapped).where(FolderKey.holder.in_((folders.BROWSER, receipts.ADDS)))


def continued(client: CheckedClient, receipt: FetchedPage) -> FetchedPage:
    (button,) = receipt.main.xpath(".//form[@action='/join/sent']//button[not(@name)]")
    return client.press(button)


def let_pass(time_machine: TimeMachineFixture, time: timedelta) -> None:
    time_machine.move_to(datetime.now(UTC) + time)


def kept(client: CheckedClient) -> list[bytes]:
    with client.app.app_context(), database().transaction() as db:
        return list(db.scalars(KEPT_BY_BROWSER))


def link_to_add(page: FetchedPage) -> str:
    found: list[str] = page.main.xpath(".//a[contains(.,'Add something I forgot')]/@href")
    return found[0] if found else ""


def test_until_continue_a_second_send_shows_the_same_card_and_after_it_none(client: CheckedClient) -> None:
    check = at_check(client)
    receipt = client.send(check)
    shown = client.press(receipt.main.xpath(".//form[@action='/card']//button")[0])
    assert words_on(client.send(check)) == words_on(receipt) == words_on(shown)
    after = continued(client, receipt)
    assert after.reference == receipt.reference and not words_on(after) and not page_check(after)
    for page in (client.send(check), client.get(shown.address)):
        assert not words_on(page), page.address
    press = client.press(receipt.main.xpath(".//form[@action='/card']//button")[0])
    assert not words_on(press), "nor does what was on the receipt"
    assert kept(client) == [b""], "and no key is left that the cookie opens"


def test_ten_minutes_end_it_whether_the_worker_runs_or_not(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    check = at_check(client)
    card = card_of(client, client.send(check))
    let_pass(time_machine, receipts.SHOWN_FOR)
    assert not words_on(client.send(check))
    with client.app.app_context(), database().transaction() as db:
        receipts.put_old_away(db)
    assert kept(client) == [b""]
    let_pass(time_machine, receipts.ADDS_FOR)
    with client.app.app_context(), database().transaction() as db:
        receipts.put_old_away(db)
    assert kept(client) == []
    assert comes_back(another(client), card).h1 == "My page"


def test_for_an_hour_it_adds_what_only_the_card_and_staff_open(
    client: CheckedClient, settings: Settings, time_machine: TimeMachineFixture
) -> None:
    receipt = client.send(at_check(client))
    card = card_of(client, receipt)
    after = continued(client, receipt)
    adds = client.get(link_to_add(after))
    assert not page_check(adds) and client.send(adds, {}).status == 422
    assert FORGOT in client.send(adds, {"more": FORGOT + "x" * 5000}).text
    told = client.send(adds, {"more": FORGOT})
    assert "We have got what you wrote." in told.words() and FORGOT not in told.text
    (message,) = opened(client, settings, receipt).messages["person"]
    assert (message.words, message.by_staff) == (FORGOT, False)
    assert comes_back(another(client), card).h1 == "My page", "and the page opens with it"
    assert another(client).get(link_to_add(after)).h1 == "Ask to join the list"
    let_pass(time_machine, receipts.ADDS_FOR)
    late = client.send(adds, {"more": "Too late"})
    assert late.status == 410 and "It is not sent." in late.words() and "Too late" in late.text, "it is not lost"
    assert not link_to_add(client.get(after.address))
    assert len(opened(client, settings, receipt).messages["person"]) == 1


def test_what_is_added_is_sealed_to_the_public_half(client: CheckedClient, settings: Settings) -> None:
    client.send(at_check(client))
    with client.app.app_context(), database().transaction() as db:
        folder = db.scalars(select(Folder)).one()
        data_key = folders.key_for_staff(db, settings.keys, folder)
        messages.add(db, folder, FORGOT)
        db.flush()
        added = db.scalars(select(KeptMessage)).one()
        assert added.to_pair and FORGOT.encode() not in added.sealed
        assert folder.public_key and data_key not in (folder.private_key or b"")
        place = f"additions/{folder.id}/{added.at.isoformat()}"
        private = folders.private_half(folder, data_key)
        assert sealing.unseal_with(private, added.sealed, place=place).decode() == FORGOT
        for wrong_key, wrong_place in ((sealing.new_key(), place), (private, place + "x")):
            try:
                sealing.unseal_with(wrong_key, added.sealed, place=wrong_place)
            except sealing.CannotOpen:
                continue
            raise AssertionError("it opened")


def test_a_folder_of_before_the_upgrade_gets_its_pair_with_continue(client: CheckedClient, settings: Settings) -> None:
    receipt = client.send(at_check(client))
    with client.app.app_context(), database().transaction() as db:
        db.execute(update(Folder).values(public_key=None, private_key=None))
    assert len(words_on(client.press(receipt.main.xpath(".//form[@action='/card']//button")[0]))) == 5
    adds = client.get(link_to_add(continued(client, receipt)))
    client.send(adds, {"more": FORGOT})
    assert [each.words for each in opened(client, settings, receipt).messages["person"]] == [FORGOT]

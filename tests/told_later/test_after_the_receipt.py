"""From the receipt, in the browser that sent it, for an hour: it tells more and reads nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from time_machine import TimeMachineFixture

from portal.config import Settings
from portal.crypto import sealing
from portal.database import database
from portal.records.correspondence import told_later
from portal.records.correspondence.messages import KeptMessage
from portal.records.voices import receipts
from portal.records.voices.folders import FolderKey
from tests.support.card_holders import another, sends
from tests.support.checked_client import CheckedClient
from tests.support.public.my_pages import counts
from tests.support.public.voices import opened
from tests.support.words.page_checks import check
from tests.told_later.telling import SHARED, at, known, offer, put_away, sent, sent_by_a_helper, tells


def test_the_browser_of_the_receipt_adds_and_cannot_read(client: CheckedClient, settings: Settings) -> None:
    receipt, _card = sent(client)
    first = client.get(offer(receipt))
    assert first.h1 == "What is true for you?" and SHARED in first.words() and not check(first)
    second = client.send(first, {"about": "both"})
    assert second.h1 == "How do you feel today?" and SHARED not in second.words() and not check(second)
    again = client.get(at("about", receipt))
    assert not again.main.xpath(".//input[@checked]"), "it shows no answer"
    assert known(client, settings, receipt)["about"]["lines"] == ["Both"]
    with client.app.app_context(), database().transaction() as db:
        (row,) = db.scalars(select(KeptMessage))
        assert row.to_pair and row.told and b"both" not in row.sealed
        browsers = db.scalars(select(FolderKey.wrapped).where(FolderKey.holder == receipts.ADDS)).all()
    assert browsers == [b""], "no key is left in it"


def test_each_question_may_be_skipped_and_one_may_stop_at_any_page(client: CheckedClient) -> None:
    receipt, _card = sent(client)
    page, seen = client.get(offer(receipt)), []
    while "/more/" in page.address:
        seen.append(page.h1)
        assert client.send(page, press="Stop here").h1 == "We have got it"
        page = client.send(page, press="Go on without" if page.form.xpath(".//button[@value='skip']") else "")
    assert seen == [
        "What is true for you?", "How do you feel today?", "What we share", "What is happening for you?",
        "What is your name?",
    ]  # fmt: skip
    assert page.h1 == "We have got it" and counts(client)["messages"] == 0
    last = tells(client, receipt, "called", called="Zadie")
    assert last.h1 == "We have got it" and "We have got what you wrote." in last.words()
    wrong = tells(client, receipt, "called")
    assert wrong.status == 422 and wrong.errors()


@pytest.mark.about_pages
@pytest.mark.parametrize(
    ("wanted", "is_offered"),
    [
        ({"agree": "yes"}, True),
        ({"agree": "not_sure"}, True),
        ({"agree": "no", "after": "little"}, False),
        ({"agree": "no", "after": "advocate"}, False),
        ({"agree": "no", "after": "all"}, False),
    ],
)
def test_nothing_is_offered_after_a_no_or_for_who_sent_little(
    client: CheckedClient, wanted: dict[str, str], is_offered: bool
) -> None:
    receipt, _card = sent(client, **wanted)
    assert bool(offer(receipt)) is is_offered
    address = receipt.address.replace("/sent", "/more/about")
    assert (client.get(address).h1 == "What is true for you?") is is_offered


@pytest.mark.about_pages
def test_the_offer_tells_nobody_what_a_child_answered_on_the_phone_of_a_parent(client: CheckedClient) -> None:
    for answer in ("yes", "no"):
        receipt, _card = sent(client, who="my_child", here="yes", agree_parent="yes", agree_you=answer)
        assert offer(receipt)


def test_whether_more_is_asked_looks_the_same_without_the_cookie(client: CheckedClient) -> None:
    sent(client)
    sent(client, agree="no", after="little")
    with client.app.app_context(), database().transaction() as db:
        kept = db.scalars(select(FolderKey).where(FolderKey.holder == receipts.TELLS)).all()
        assert {len(each.wrapped) for each in kept} == {32} and len(kept) == 2
        receipts.put_old_away(db)
        assert len(db.scalars(select(FolderKey).where(FolderKey.holder == receipts.TELLS)).all()) == 2


def test_only_that_browser_tells_and_only_for_an_hour(
    client: CheckedClient, settings: Settings, time_machine: TimeMachineFixture
) -> None:
    receipt, _card = sent(client)
    assert another(client).get(offer(receipt)).h1 == "Ask to join the list"
    page = client.get(at("called", receipt))
    time_machine.move_to(datetime.now(UTC) + receipts.ADDS_FOR + timedelta(minutes=1))
    late = client.send(page, {"called": "Zadie"})
    assert late.status == 410 and "Zadie" in late.text, "what was typed is not lost"
    assert client.send(page, press="Stop here").h1 == "We have got it"
    assert not offer(client.get(receipt.address)) and "called" not in known(client, settings, receipt)
    with client.app.app_context(), database().transaction() as db:
        receipts.put_old_away(db)
        assert not db.scalars(select(FolderKey).where(FolderKey.holder == receipts.TELLS)).all()


@pytest.mark.about_pages
def test_who_reads_the_receipt_for_longer_is_still_asked(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    receipt, _card = sends(client, asked="later")
    assert not offer(receipt), "first they write down the card"
    time_machine.move_to(datetime.now(UTC) + receipts.SHOWN_FOR + timedelta(minutes=5))
    assert offer(put_away(client, receipt))


def test_a_helper_tells_only_into_the_folder_of_the_helper(client: CheckedClient, settings: Settings) -> None:
    receipt, _own, _theirs = sent_by_a_helper(client)
    first = client.get(offer(receipt))
    assert first.h1 == "What is true for them?" and SHARED not in first.words()
    client.send(first, {"about": "autism"})
    kept = opened(client, settings, receipt).voices
    assert "about" in {each["step"] for each in kept["helper"]["said"]} and not kept["person"]["said"]


def test_what_was_told_opens_as_nothing_else(client: CheckedClient, settings: Settings) -> None:
    receipt, _card = sent(client)
    tells(client, receipt, "about", about="both")
    with client.app.app_context(), database().transaction() as db:
        db.scalars(select(KeptMessage)).one().told = False
    with pytest.raises(sealing.CannotOpen):
        opened(client, settings, receipt)
    assert told_later.PLACE != "additions"

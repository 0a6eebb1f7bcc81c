"""What staff send or give is an invitation: it works once, and leaves by email or text only where nobody is between."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from time_machine import TimeMachineFixture

from portal.database import database
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.voices.invitations import RUNS_FOR, Invitation
from tests.support.card_holders import CardInHand, another, card_of, comes_back, sends, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD
from tests.support.public.voices import HELPER
from tests.support.staff_fixtures import Office

SAFE: dict[str, Any] = {"reach": ["email"], "email": "sam@example.com", "email-safe": "yes"}
SAFE |= {"private": ["anyone"], "private-words": ""}
NOT_SENT = "A card does not leave by email or text here: someone must not be told, or they are under 16."
BUTTON = "Send a new card by email"
HOW = "In their hand, on Monday at school"


def at_the_desk(office: Office, receipt: FetchedPage) -> tuple[CheckedClient, FetchedPage]:
    staff = office.signs_in(office.hires())
    return staff, staff.get(f"/staff/request/{receipt.reference}")


def gives(staff: CheckedClient, receipt: FetchedPage, how: str = HOW, key: str = "person") -> FetchedPage:
    return staff.post(f"/staff/request/{receipt.reference}/card/{key}/give", {f"how-{key}": how})


def card_on(page: FetchedPage) -> CardInHand:
    words, numbers = (each.text_content().split() for each in page.main.xpath(".//strong"))
    return CardInHand(words, numbers, f"/come-back/{'-'.join(numbers)}")


def sent_cards(client: CheckedClient) -> int:
    with client.app.app_context(), Session(database().engine) as db:
        posted = select(OutgoingMessage).where(OutgoingMessage.template == "new_card")
        return len(db.scalars(posted).all())


@pytest.mark.parametrize("wanted", [{"private": ["mum"]}, CHILD], ids=["must not be told", "under 16"])
def test_no_card_leaves_by_email_where_a_relative_may_read_it_first(
    wanted: dict[str, Any], client: CheckedClient, office: Office
) -> None:
    receipt, _card = sends(client, **{**SAFE, **wanted})
    staff, page = at_the_desk(office, receipt)
    assert BUTTON not in page.words() and NOT_SENT in page.words()
    assert NOT_SENT in staff.post(f"/staff/request/{receipt.reference}/card/person", {}).words()
    assert sent_cards(client) == 0


def test_whom_a_helper_must_not_tell_stops_it_too(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client, **{**HELPER, **SAFE, "private": ["dad"]})
    staff, page = at_the_desk(office, receipt)
    assert BUTTON not in page.words()
    for key in ("person", "helper"):
        staff.post(f"/staff/request/{receipt.reference}/card/{key}", {})
    assert sent_cards(client) == 0


def test_where_nobody_is_in_the_way_it_leaves(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client, **SAFE)
    staff, page = at_the_desk(office, receipt)
    assert BUTTON in page.words() and NOT_SENT not in page.words()
    staff.post(f"/staff/request/{receipt.reference}/card/person", {})
    assert sent_cards(client) == 1


def test_staff_give_a_card_by_a_way_they_wrote_down(client: CheckedClient, office: Office) -> None:
    receipt, lost = sends(client, **SAFE, **CHILD)
    staff, _page = at_the_desk(office, receipt)
    nothing = gives(staff, receipt, " ")
    assert nothing.status in (200, 422) and "Write how you give it to them" in nothing.words()
    given = card_on(gives(staff, receipt))
    assert "How it is given: In their hand" in staff.get(f"/staff/request/{receipt.reference}").words()
    device = another(client)
    shown = comes_back(device, given)
    own = card_of(device, shown)
    assert shown.h1 == "Your card" and own.words not in (given.words, lost.words)
    for ended in (given, lost):
        assert types(another(client), ended.words).errors()
    assert comes_back(another(client), own).h1 == "My page"


def test_one_that_was_not_used_ends_with_another_and_after_28_days(
    client: CheckedClient, office: Office, time_machine: TimeMachineFixture
) -> None:
    receipt, lost = sends(client)
    staff, _page = at_the_desk(office, receipt)
    first, second = (card_on(gives(staff, receipt)) for _each in range(2))
    assert types(another(client), first.words).errors()
    assert types(another(client), second.words).h1 == "One more thing"
    time_machine.move_to(datetime.now(UTC) + RUNS_FOR + timedelta(minutes=1))
    assert types(another(client), second.words).errors()
    assert comes_back(another(client), lost).h1 == "My page", "the card that was not lost after all still opens"
    with client.app.app_context(), Session(database().engine) as db:
        assert all(each.until for each in db.scalars(select(Invitation)))


def test_a_refused_press_gives_nothing(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client)
    staff, _page = at_the_desk(office, receipt)
    address = f"/staff/request/{receipt.reference}/card/person/give"
    refused = staff.post(address, {"how-person": HOW}, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status == 400 and "A card to give" not in refused.h1
    with client.app.app_context(), Session(database().engine) as db:
        assert not db.scalars(select(Invitation)).all()

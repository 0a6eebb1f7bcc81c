"""Messages go both ways between staff and one voice: read on its own page, answered with a tap, told of safely."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.correspondence.messages import KeptMessage
from portal.records.staff.accounts import Role
from portal.records.voices import drafts
from portal.records.voices.contents import Values
from portal.staff.actions.messages import NO_SAFE_WAY
from tests.support.card_holders import card_of, comes_back, drafted, sends, types
from tests.support.checked_client import CheckedClient
from tests.support.people import CHILD, Visitor, at_check
from tests.support.public.messages import NOT_SAFE, SAFE, WORDS, posted, press_link, staff_write
from tests.support.public.voices import press, second_card
from tests.support.staff_fixtures import Office
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages


def test_staff_write_and_the_person_reads_and_answers_with_a_tap(
    client: CheckedClient, office: Office, settings: Settings
) -> None:
    receipt, card = sends(client, **SAFE)
    staff = office.signs_in(office.hires())
    sent = staff_write(staff, receipt, WORDS)
    assert "Sent. We tell them by email that there is a message." in sent.words() and "not read yet" in sent.words()
    assert posted(client, settings, "message_waiting") == [("sam@example.com", {"to": "person"})]
    device = CheckedClient(client.app)
    mine = comes_back(device, card)
    assert "There is a message for you." in mine.words() and "Monday" not in mine.main.xpath("string(.//h1)")
    message = press_link(device, mine, "Read the message")
    assert "We want to talk to you on Monday." in message.words()
    assert not check(message), check(message)
    after = press(device, message, "I need help with this")
    assert "We have got your answer." in after.words() and "There is a message for you." not in after.words()
    press(device, device.get(message.address), "Call me")
    press(device, device.get(message.address), "Call me")
    page = staff.get(f"/staff/request/{receipt.reference}").words()
    assert "I need help with this" in page and "read" in page and page.count("Call me") == 1


def test_nobody_is_written_to_by_a_way_that_is_not_safe(
    client: CheckedClient, office: Office, settings: Settings
) -> None:
    receipt, _card = sends(client, **NOT_SAFE)
    staff = office.signs_in(office.hires())
    assert NO_SAFE_WAY in staff_write(staff, receipt, WORDS).words()
    card = staff.post(f"/staff/request/{receipt.reference}/card/person", {})
    assert NO_SAFE_WAY in card.words()
    assert not posted(client, settings, "message_waiting") and not posted(client, settings, "new_card")


def test_each_voice_reads_only_its_own_thread(client: CheckedClient, office: Office) -> None:
    wanted = {"who": "my_child", "agree_parent": "yes", "here": "no", **CHILD}
    receipt, parent_card = sends(client, **wanted)
    staff = office.signs_in(office.hires())
    staff_write(staff, receipt, "Only for the child.", "person")
    staff_write(staff, receipt, "Only for the parent.", "parent")
    with client.app.app_context(), Session(database().engine) as db:
        for_child, for_parent = db.scalars(select(KeptMessage.id).order_by(KeptMessage.id)).all()
    parent, child = CheckedClient(client.app), CheckedClient(client.app)
    comes_back(parent, parent_card)
    comes_back(child, second_card(client, receipt))
    assert "Only for the parent." in parent.get(f"/my-page/message/{for_parent}").words()
    assert "Only for the child." in child.get(f"/my-page/message/{for_child}").words()
    assert parent.get(f"/my-page/message/{for_child}").status == 404
    assert child.get(f"/my-page/message/{for_parent}").status == 404
    assert child.post(f"/my-page/message/{for_parent}", {"tap": "understand"}).status == 404


def test_the_person_is_reached_by_the_way_a_helper_gave_for_them(
    client: CheckedClient, office: Office, settings: Settings
) -> None:
    check = at_check(client, who="someone_i_help", here="no", **NOT_SAFE)
    with drafted(client, check) as (draft, secret):  # begun when it was still asked before Send
        told: Values = {"reach_them": {"detail": "07700 900456", "safe": "yes", "when": ""}}
        drafts.write(draft, secret, {**drafts.read(draft, secret), **told})
    receipt = client.send(check)
    staff = office.signs_in(office.hires())
    staff_write(staff, receipt, WORDS)
    assert posted(client, settings, "message_waiting") == [("+447700900456", {"to": "person"})]
    assert NO_SAFE_WAY in staff_write(staff, receipt, WORDS, "helper").words()


def test_a_new_card_goes_only_the_safe_way_and_the_lost_one_ends_when_it_is_first_used(
    client: CheckedClient, office: Office, settings: Settings
) -> None:
    receipt, lost = sends(client, **SAFE, private=["anyone"], **{"private-words": ""})
    staff = office.signs_in(office.hires())
    staff.get(f"/staff/request/{receipt.reference}")
    assert (
        "A new card is on its way by email."
        in staff.post(f"/staff/request/{receipt.reference}/card/person", {}).words()
    )
    ((address, fields),) = posted(client, settings, "new_card")
    assert address == "sam@example.com"
    path = str(fields["link"])[str(fields["link"]).index("/come-back/") :]
    assert comes_back(CheckedClient(client.app), lost).h1 == "My page", "the lost one works until then"
    device = CheckedClient(client.app)
    second = device.get(path)
    assert second.h1 == "One more thing" and types(CheckedClient(client.app), lost.words).h1 == "One more thing"
    shown = device.send(second, {"name": "Sam Example"})
    assert shown.h1 == "Your card" and "The other one has stopped." in shown.words()
    assert types(CheckedClient(client.app), lost.words).errors(), "now it has ended"
    own = card_of(device, shown)
    assert own.words != lost.words and comes_back(CheckedClient(client.app), own).h1 == "My page"
    assert CheckedClient(client.app).get(path).errors(), "and what was sent ended with its first use"


def test_the_same_words_sent_twice_are_one_message(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client, **SAFE)
    staff = office.signs_in(office.hires())
    staff_write(staff, receipt, WORDS)
    assert "This was sent already." in staff_write(staff, receipt, WORDS).words()
    assert "Write at most" in staff_write(staff, receipt, " ").words()
    with client.app.app_context(), Session(database().engine) as db:
        (kept,) = db.scalars(select(KeptMessage)).all()
        assert b"Monday" not in kept.sealed


def test_a_voice_without_a_page_and_a_request_kept_from_chairs_cannot_be_written_to(
    client: CheckedClient, office: Office
) -> None:
    receipt, _card = sends(client, "/problem", what=["chair"])
    chair = office.signs_in(office.hires(Role.CHAIR))
    assert chair.post(f"/staff/request/{receipt.reference}/write/person", {"words": WORDS}).status == 404
    triage = office.signs_in(office.hires())
    nobody = triage.post(f"/staff/request/{receipt.reference}/write/parent", {"words": WORDS})
    assert "There is no such voice on this request." in nobody.words()
    with client.app.app_context(), Session(database().engine) as db:
        assert not db.scalars(select(KeptMessage)).all()


@pytest.mark.parametrize("known", [True, False])
def test_a_lost_card_is_asked_for_with_the_same_reply_for_everyone(known: bool, client: CheckedClient) -> None:
    if known:
        sends(client)
    visitor = Visitor(CheckedClient(client.app))
    receipt = visitor.answers_until_sent(visitor.opens("/lost"), {"same": "yes"})
    assert "We try to read it by" in receipt.words() and "Your card" not in receipt.words()
    assert "decide" not in receipt.words()
    assert len(visitor.seen) == 7


def test_what_was_typed_in_one_box_stands_in_no_other(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client)
    staff = office.signs_in(office.hires())
    page = staff.post(f"/staff/request/{receipt.reference}/write/person", {"words": "Only here.", "do": "check"})
    boxes = [each for each in page.main.xpath(".//input[@type='text']|.//textarea") if "Only here." in shown(each)]
    assert [each.get("id") for each in boxes] == ["words-person"]


def shown(box: Any) -> str:
    return f"{box.get('value')} {box.text_content()}"

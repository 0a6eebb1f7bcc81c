"""Messages that failed: staff see which and why, try again or see to it, and are told when nothing leaves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.staff.office import failed_messages
from tests.support.checked_client import FetchedPage
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages

DOWN = "the mail server cannot be reached (ConnectionRefusedError)"
WRONG = "the mail server refused the address (550)"
NOTICE = "Messages have not been leaving since"


def posts(office: Office, request: Submission | None, *, template: str = "received") -> None:
    about = request.id if request else None
    with office.database.transaction() as db:
        outbox.post(
            db, office.settings.keys, template=template, way="email", address="sam@example.com", submission_id=about
        )


def fails(office: Office, reason: str = DOWN, *, times: int = 1, ago: timedelta = timedelta()) -> None:
    """Every message that is due is tried and fails, as the worker does it."""
    for _time in range(times):
        with office.database.transaction() as db:
            for message in db.scalars(select(OutgoingMessage).where(OutgoingMessage.due_at.is_not(None))):
                message.due_at = datetime.now(UTC)
        for message in _claimed(office):
            with office.database.transaction() as db:
                outbox.failed(db, message, reason)
    with office.database.transaction() as db:
        for message in db.scalars(select(OutgoingMessage).where(OutgoingMessage.first_tried_at.is_not(None))):
            assert message.first_tried_at
            message.first_tried_at -= ago


def _claimed(office: Office) -> Iterator[OutgoingMessage]:
    while True:
        with office.database.transaction() as db:
            message = outbox.claim(db)
        if message is None:
            return
        yield message


def message(office: Office) -> OutgoingMessage:
    with office.database.transaction() as db:
        found = db.scalars(select(OutgoingMessage)).one()
        db.expunge(found)
        return found


def looks_again(office: Office) -> None:
    """As though half a minute went by."""
    office.app.extensions.pop(failed_messages.CACHE, None)


def test_staff_see_which_message_failed_and_why_and_never_the_address(office: Office) -> None:
    request = office.receives()
    posts(office, request)
    client = office.signs_in(office.hires())
    assert "has left" in client.get("/staff/messages").words()
    fails(office, times=3)
    page = client.get("/staff/messages")
    assert request.shown_reference in page.words() and "The mail server cannot be reached" in page.words()
    cells = [" ".join(each.text_content().split()) for each in page.tree.xpath("//tbody/tr/td/span[2]")]
    assert cells[1].startswith("To the person: we have your request") and cells[3] == "3"
    assert "sam@example.com" not in page.text


def test_try_again_lets_it_leave_soon_and_never_twice(office: Office) -> None:
    posts(office, office.receives())
    fails(office, times=6)
    client = office.signs_in(office.hires())
    page = client.get("/staff/messages")
    page = client.send(page)
    assert "tried again within 3 minutes" in page.words()
    due = message(office).due_at
    assert due and datetime.now(UTC) + timedelta(minutes=1) < due < datetime.now(UTC) + timedelta(minutes=3)
    with office.database.transaction() as db:
        claimed = db.scalars(select(OutgoingMessage)).one()
        claimed.due_at = in_hand = datetime.now(UTC) + timedelta(seconds=90)  # a worker has it now
    client.post(f"/staff/messages/{message(office).id}/again", {})
    assert message(office).due_at == in_hand


def test_what_was_given_up_is_seen_to_by_a_person(office: Office) -> None:
    request = office.receives()
    posts(office, request)
    fails(office, WRONG, times=outbox.TRIES)
    client = office.signs_in(office.hires())
    page = client.get("/staff/messages")
    assert "Speak to the person, in the way they said." in page.words() and not page.tree.xpath(
        "//button[contains(., 'Try again')]"
    )
    refused = client.post(f"/staff/messages/{message(office).id}/again", {})
    assert "cannot be tried again" in refused.words()
    page = client.send(page, press="I have seen to it")
    assert "taken off this list" in page.words() and request.shown_reference not in page.words()
    with office.database.transaction() as db:
        event = audit.trail(db, Ref.submission(request.id))[0]
        assert (event.did, event.fields) == ("saw to a failed message", "received")


def test_a_chair_sees_no_failed_message_about_what_is_kept_from_chairs(office: Office) -> None:
    request = office.receives()
    posts(office, request)
    fails(office)
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True
    client = office.signs_in(office.hires(Role.CHAIR, Role.TRIAGE))
    page = client.get("/staff/messages")
    assert request.shown_reference not in page.text and "has left" in page.words()
    before = message(office).due_at
    for change in ("again", "seen-to"):
        client.post(f"/staff/messages/{message(office).id}/{change}", {})
    after = message(office)
    assert (after.due_at, after.seen_to_at) == (before, None)


@pytest.mark.parametrize(("reason", "ago", "told"), [(DOWN, 11, True), (DOWN, 9, False), (WRONG, 60, False)])
def test_every_page_says_when_nothing_leaves_for_10_minutes(office: Office, reason: str, ago: int, told: bool) -> None:
    posts(office, office.receives())
    fails(office, reason, ago=timedelta(minutes=ago))
    pages = [office.signs_in(office.hires(role)).get("/staff/help-lines") for role in (Role.TRIAGE, Role.ADMIN)]
    assert [_told(each) for each in pages] == [told, told]
    assert bool(pages[0].tree.xpath("//a[.='See which']")) == told and not pages[1].tree.xpath("//a[.='See which']")


def test_the_notice_goes_when_messages_leave_again(office: Office) -> None:
    posts(office, office.receives())
    fails(office, ago=timedelta(minutes=20))
    client = office.signs_in(office.hires())
    assert _told(client.get("/staff/help-lines"))
    posts(office, office.receives())
    with office.database.transaction() as db:
        left = outbox.claim(db)
    assert left
    with office.database.transaction() as db:
        outbox.sent(db, left)
    assert _told(client.get("/staff/help-lines"))  # looked at once in half a minute
    looks_again(office)
    assert not _told(client.get("/staff/help-lines"))


def _told(page: FetchedPage) -> bool:
    return NOTICE in page.tree.text_content()


def test_a_post_from_elsewhere_changes_no_message(office: Office) -> None:
    posts(office, office.receives())
    fails(office)
    client = office.signs_in(office.hires())
    for change in ("again", "seen-to"):
        answer = client.post(
            f"/staff/messages/{message(office).id}/{change}", {}, headers={"Sec-Fetch-Site": "cross-site"}
        )
        assert answer.status == 400 and "Press the button again" in answer.words()
    assert message(office).seen_to_at is None

"""A request marked "now" that nobody opens in time: a band on each page for readers, and word to the duty address."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from portal import create_app
from portal.calendar import LONDON
from portal.commands.alarms import tell_duty
from portal.config import Settings
from portal.database import Database
from portal.delivery.delivering import deliver_due
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import Task
from portal.records.staff.accounts import Role
from tests.support.post_offices import MailServer, mail_server, outgoing
from tests.support.staff_fixtures import Office

READERS = (Role.TRIAGE, Role.CASE_LEAD, Role.CHAIR, Role.SAFEGUARDING)
LONG = timedelta(days=14)
MONDAY = datetime(2026, 11, 23, 10, tzinfo=LONDON)
BAND = "nobody has opened it in time"


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def duty(settings: Settings, mail: MailServer) -> Iterator[Office]:
    """An office with a duty address, whose messages leave for a real mail server."""
    app = create_app(replace(settings, duty_email="duty@example.com", sending="smtp", smtp_port=mail.port))
    yield Office(app)
    app.extensions["portal.database"].engine.dispose()


def late(office: Office, **more: object) -> Submission:
    request = office.receives(level="now", reasons=("not_safe",), **more)
    office.makes_older(request, LONG)
    return request


def sent_at(office: Office, request: Submission, at: datetime) -> None:
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).sent_at = at.astimezone(UTC)


def told(office: Office, now: datetime) -> int:
    return tell_duty(office.settings, office.database, now)


@pytest.mark.parametrize("role", READERS)
def test_every_reader_sees_it_on_each_page_and_opens_it_at_once(office: Office, role: Role) -> None:
    request = late(office)
    client = office.signs_in(office.hires(role))
    for way in ("/staff/", "/staff/search", "/staff/owner", "/staff/nothing-here"):
        page = client.get(way)
        assert BAND in " ".join(page.tree.text_content().split()), way
    (link,) = [each.get("href") for each in page.tree.xpath("//a") if request.shown_reference in each.text_content()]
    opened = client.get(link)
    assert opened.reference == request.shown_reference
    assert BAND not in opened.tree.text_content() and BAND not in client.get("/staff/").tree.text_content()


@pytest.mark.parametrize("role", [Role.ADMIN, Role.AUDIT])
def test_whoever_reads_no_request_is_shown_none(office: Office, role: Role) -> None:
    late(office)
    page = office.signs_in(office.hires(role)).get("/staff/owner")
    assert BAND not in page.tree.text_content()


def test_a_chair_is_never_shown_what_is_kept_from_chairs(office: Office) -> None:
    request = late(office, kind="problem")
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True
    both = office.signs_in(office.hires(Role.CHAIR, Role.CASE_LEAD))
    assert request.shown_reference not in both.get("/staff/").text
    assert request.shown_reference in office.signs_in(office.hires()).get("/staff/").text


def test_nothing_is_said_of_one_in_time_in_turn_read_or_over(office: Office) -> None:
    office.receives(level="now")
    office.makes_older(office.receives(), LONG)
    for change in ({"read_at": datetime.now(UTC)}, {"status": "withdrawn"}):
        request = late(office)
        with office.database.transaction() as db:
            for name, value in change.items():
                setattr(db.get_one(Submission, request.id), name, value)
    assert BAND not in office.signs_in(office.hires()).get("/staff/").tree.text_content()


def test_a_yes_taken_back_that_nobody_opened_since_counts_as_unread(office: Office) -> None:
    request, owner = office.receives(), office.hires()
    with office.database.transaction() as db:
        kept = db.get_one(Submission, request.id)
        kept.read_at, kept.owner_id = datetime.now(UTC), owner.id
        submissions.pause(db, kept)
    client = office.signs_in(office.hires())
    assert BAND not in client.get("/staff/").tree.text_content(), "it is in time"
    with office.database.transaction() as db:
        task = db.query(Task).one()
        assert task.made_at
        task.made_at -= LONG
    assert request.shown_reference in client.get("/staff/owner").text
    opened = client.get(f"/staff/request/{request.shown_reference}")
    assert "/why" not in opened.address, "also when it is someone else's"
    assert BAND not in client.get("/staff/").tree.text_content()


def test_the_duty_address_is_told_once_with_the_reference_and_the_link_alone(duty: Office, mail: MailServer) -> None:
    request = late(duty, about="Sam Example")
    now = datetime.now(UTC)
    assert [told(duty, now), told(duty, now), told(duty, now)] == [1, 0, 0]
    assert deliver_due(duty.app) == (1, 0)
    message = mail.next()
    body = message.get_content()
    assert message["To"] == "duty@example.com" and message["Subject"] == "My support: read it now"
    assert "A request marked now has not been read" in body
    assert f"/staff/request/{request.shown_reference}" in body and "Sam" not in body and "safe" not in body
    page = duty.signs_in(duty.hires()).get(f"/staff/request/{request.shown_reference}")
    assert "Told the duty address that nobody opened it" in page.words()


def test_it_is_told_again_on_the_next_working_day_in_opening_hours_and_not_once_it_is_opened(duty: Office) -> None:
    request = late(duty)
    now = datetime.now(LONDON)
    monday = (now + timedelta(days=7 - now.weekday())).replace(hour=10)
    assert told(duty, now) == 1
    assert told(duty, monday.replace(hour=8)) == 0, "nobody is there yet"
    assert told(duty, monday - timedelta(days=1)) == 0, "a Sunday"
    assert told(duty, monday) == 1
    duty.signs_in(duty.hires()).get(f"/staff/request/{request.shown_reference}")
    assert told(duty, monday + timedelta(days=1)) == 0


def test_two_workers_and_a_restart_tell_it_once(duty: Office, settings: Settings) -> None:
    late(duty)
    other = Database(settings.database)
    now = datetime.now(UTC)
    always_there = replace(duty.settings, first_day=0, last_day=6, opens_at=0, closes_at=23)
    assert tell_duty(always_there, duty.database, now) + tell_duty(always_there, other, now) == 1
    other.engine.dispose()
    assert [each.template for each in outgoing(duty.database)] == ["unread_now"]


def test_it_is_late_by_working_days_and_the_owners_limit(duty: Office) -> None:
    request = duty.receives(level="now")
    sent_at(duty, request, datetime(2026, 11, 20, 10, tzinfo=LONDON))  # a Friday
    monday_night = MONDAY.replace(hour=23)
    assert told(duty, monday_night) == 0, "it may be read until Monday ends"
    patient = replace(duty.settings, days_to_read_now=2)
    assert tell_duty(patient, duty.database, MONDAY + timedelta(days=1)) == 0
    assert told(duty, MONDAY + timedelta(days=1)) == 1


def test_without_a_duty_address_nothing_is_posted_and_the_owner_sees_that_it_is_not_set(office: Office) -> None:
    late(office)
    assert told(office, MONDAY) == 0 and not outgoing(office.database)
    page = office.signs_in(office.hires()).get("/staff/owner")
    (row,) = [each for each in page.tree.xpath("//tbody/tr") if "duty address" in each.text_content()]
    assert "Not set" in row.text_content() and "PORTAL_DUTY_EMAIL" in row.text_content()

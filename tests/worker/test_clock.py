"""A clock that was a day wrong for an hour, and was put right, loses nothing and delays nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import text

from portal import calendar
from portal.calendar import LONDON
from portal.commands.alarms import tell_duty
from portal.commands.audit_chain import send_head
from portal.commands.processes.clock import STEADY_FOR, Steady, at_most_every, nightly
from portal.config import Settings
from portal.database import Database
from portal.delivery.delivering import deliver_due
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.queries import failed_messages, unread_now
from portal.records.requests import sending
from tests.support.post_offices import MailServer
from tests.support.staff_fixtures import to_send
from tests.worker.process import post, to

MONDAY = datetime(2026, 11, 23, 10, tzinfo=LONDON)
DAY = timedelta(days=1)


class Clocks:
    """The clock on the wall, which somebody sets, and the one that nobody sets."""

    def __init__(self, at: datetime) -> None:
        self.wall, self.seconds = at, 0.0

    def now(self) -> datetime:
        return self.wall

    def running(self) -> float:
        return self.seconds

    def goes_on(self, by: timedelta) -> None:
        self.wall += by
        self.seconds += by.total_seconds()


def shift(database: Database, by: timedelta) -> None:
    """As though all that stands in the outbox was written by a clock that was wrong by this much."""
    with database.transaction() as db:
        for each in db.query(OutgoingMessage):
            for column in ("due_at", "first_tried_at", "sent_at"):
                at = getattr(each, column)
                setattr(each, column, at and at + by)


@pytest.mark.parametrize("wrong", [DAY, -DAY])
def test_a_message_that_was_posted_under_a_wrong_clock_leaves_at_once(
    office: Flask, database: Database, settings: Settings, mail: MailServer, wrong: timedelta
) -> None:
    post(database, settings, "first@example.com")
    shift(database, wrong)
    assert deliver_due(office) == (1, 0)
    assert to(mail.all_so_far()) == ["first@example.com"]


@pytest.mark.parametrize("wrong", [DAY, -DAY])
def test_a_message_that_was_tried_under_a_wrong_clock_is_tried_again(
    office: Flask, database: Database, settings: Settings, mail: MailServer, wrong: timedelta
) -> None:
    mail.refused = {"first@example.com": "451 wait"}
    post(database, settings, "first@example.com")
    assert deliver_due(office) == (0, 1)
    mail.refused = {}
    shift(database, wrong)
    assert deliver_due(office) == (1, 0)


def test_that_nothing_leaves_is_told_though_something_seems_to_have_left_tomorrow(
    database: Database, settings: Settings
) -> None:
    post(database, settings, "first@example.com", "second@example.com")
    with database.transaction() as db:
        for each in db.query(OutgoingMessage):
            each.tries, each.failure = 3, "the mail server cannot be reached"
            each.first_tried_at = datetime.now(UTC) - timedelta(hours=1)
        each.sent_at, each.due_at = datetime.now(UTC) + DAY, None
    with database.transaction() as db:
        assert failed_messages.failing_since(db)
        db.execute(text("UPDATE outgoing_messages SET first_tried_at = sent_at WHERE sent_at IS NOT NULL"))
        for each in db.query(OutgoingMessage).filter(OutgoingMessage.sent_at.is_(None)):
            each.first_tried_at = datetime.now(UTC) + DAY
        db.flush()
        assert failed_messages.failing_since(db)


@pytest.fixture
def duty(settings: Settings) -> Settings:
    return replace(settings, duty_email="duty@example.com", audit_anchor_email="owner@example.com")


def wrote(database: Database, at: datetime, *, did: Did, record: Ref) -> None:
    """A row of the trail as it is written when the clock says this."""
    with database.transaction() as db:
        db.add(AuditEvent(at=at, actor=str(Actor.WORKER), did=str(did), record=str(record), fields="", why=""))


@pytest.fixture
def unread(database: Database, duty: Settings) -> str:
    """A request marked "now" that nobody opened."""
    with database.transaction() as db:
        request = sending.send(db, duty.keys, to_send(level="now"), at=MONDAY - 14 * DAY)
        db.flush()
        return request.id


def test_an_alarm_that_was_raised_under_tomorrows_clock_is_raised_again_tomorrow(
    database: Database, duty: Settings, unread: str
) -> None:
    record = Ref.submission(unread)
    wrote(database, MONDAY + DAY, did=Did.TOLD_DUTY, record=record)
    wrote(database, MONDAY + timedelta(hours=1), did=Did.READ, record=Ref.submission("another"))  # the clock is right
    assert tell_duty(duty, database, MONDAY + timedelta(hours=2)) == 0
    assert tell_duty(duty, database, MONDAY + DAY + timedelta(hours=2)) == 1


def test_the_head_of_the_chain_is_sent_though_it_seems_to_have_been_sent_tomorrow(
    database: Database, duty: Settings, unread: str
) -> None:
    wrote(database, datetime.now(UTC), did=Did.SENT_HEAD, record=Ref.AUDIT_HEAD)
    wrote(database, datetime.now(UTC) - DAY, did=Did.READ, record=Ref.submission(unread))  # it was sent yesterday
    assert send_head(duty, database)


def test_a_request_for_now_that_was_sent_under_tomorrows_clock_is_told_of_at_once(
    database: Database, settings: Settings
) -> None:
    with database.transaction() as db:
        sending.send(db, settings.keys, to_send(level="now"), at=calendar.now() + DAY)
    with database.transaction() as db:
        assert len(unread_now.waiting(db, settings, calendar.today(), chair=False)) == 1


def test_the_clock_is_believed_only_when_nobody_set_it_for_a_while() -> None:
    clocks = Clocks(MONDAY)
    is_steady = Steady(now=clocks.now, running=clocks.running)
    assert not is_steady()  # this process may have begun in a wrong hour
    for _minute in range(int(STEADY_FOR / timedelta(minutes=1))):
        clocks.goes_on(timedelta(minutes=1))
        clocks.wall += timedelta(seconds=1)  # it is put right a little, again and again
        last = is_steady()
    assert last
    clocks.wall += DAY
    assert not is_steady()
    clocks.goes_on(timedelta(hours=1))
    clocks.wall -= DAY
    assert not is_steady()
    clocks.goes_on(STEADY_FOR - timedelta(minutes=1))
    assert not is_steady()
    clocks.goes_on(timedelta(minutes=1))
    assert is_steady()


def test_the_work_of_a_night_is_done_once_each_night_and_made_up_for_when_the_clock_left_it_out() -> None:
    clocks, done = Clocks(MONDAY), []
    job = nightly(lambda: done.append(clocks.wall), now=clocks.now, running=clocks.running)

    def each_minute(until: timedelta) -> None:
        for _minute in range(int(until / timedelta(minutes=1))):
            clocks.goes_on(timedelta(minutes=1))
            job()

    job()
    assert len(done) == 1  # at its start
    each_minute(DAY)
    assert [each.astimezone(LONDON).hour for each in done[1:]] == [3]
    clocks.wall = MONDAY.replace(day=25, hour=2, minute=59)
    clocks.wall += timedelta(hours=2)  # the clock leaves out the hour
    each_minute(timedelta(hours=20))
    assert len(done) == 3


def test_what_has_a_pause_keeps_it_whatever_the_clock_on_the_wall_says() -> None:
    clocks, done = Clocks(MONDAY), []
    job = at_most_every(timedelta(hours=1), lambda: done.append(1), running=clocks.running)
    job()
    clocks.wall -= DAY
    for _minute in range(60):
        clocks.goes_on(timedelta(minutes=1))
        job()
    assert len(done) == 2
    assert DAY - timedelta(hours=1) > outbox.LONGEST_WAIT

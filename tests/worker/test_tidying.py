"""What is kept of a message that left, and for how long; and what is tidied away each night."""

import os
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.commands import work
from portal.commands.work import tidy
from portal.config import Settings
from portal.database import Database
from portal.delivery.delivering import deliver_due
from portal.records.correspondence import outbox
from portal.records.staff import sessions as staff_sessions
from portal.records.staff.sessions import KeptSession
from portal.records.voices import drafts, practice
from portal.records.voices.drafts import Draft
from tests.support.post_offices import SAFE_EMAIL, MailServer, ask_to_join, outgoing, public_side
from tests.worker.process import let_time_pass, post


def test_a_message_is_emptied_a_week_after_it_was_sent(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.refused = {"waiting@example.com": "451 wait"}
    post(database, settings, "first@example.com", "waiting@example.com")
    deliver_due(office)
    let_time_pass(database, outbox.EMPTIED_AFTER - timedelta(minutes=1))
    assert tidy(database) == (0, 0)
    let_time_pass(database, timedelta(minutes=2))
    assert tidy(database) == (0, 1)
    first, waiting = outgoing(database)
    assert first.sealed is None and first.sent_at
    assert waiting.sealed and waiting.sent_at is None


def test_what_ran_out_is_tidied_away_and_nothing_else(database: Database) -> None:
    with database.transaction() as db:
        old, _new = (drafts.begin(db, os.urandom(32), kind="join", language="en") for _each in range(2))
        old.expires_at = datetime.now(UTC)
        for secret in (b"idle", b"here"):
            staff_sessions.begin(db, secret, "{}")
        db.flush()
        db.execute(
            update(KeptSession)
            .where(KeptSession.id == staff_sessions._id(b"idle"))
            .values(seen_at=datetime.now(UTC) - timedelta(hours=1))
        )
    assert tidy(database) == (1, 0)
    with database.transaction() as db:
        assert [db.scalar(select(func.count()).select_from(table)) for table in (Draft, KeptSession)] == [1, 1]


def test_a_practice_that_nobody_ended_is_deleted_each_minute(
    office: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "Steady", lambda: lambda: True)
    minutely = {job.__name__: job for lane in work._lanes(office, Event()) for job in lane.jobs}
    with database.transaction() as db:
        old = practice.begin(db, os.urandom(32), journey="join", language="en")
        practice.begin(db, os.urandom(32), journey="join", language="en")
        drafts.begin(db, os.urandom(32), kind="join", language="en")
        old.expires_at = datetime.now(UTC)
    minutely["end_what_ran_out"]()
    with database.transaction() as db:
        assert sorted(db.scalars(select(Draft.kind))) == ["join", "practice join"]


def test_nothing_that_somebody_wrote_is_deleted_while_the_clock_may_be_wrong(office: Flask, database: Database) -> None:
    """A worker that has just begun may have begun in a wrong hour."""
    jobs = [job for lane in work._lanes(office, Event()) for job in lane.jobs]
    with database.transaction() as db:
        drafts.begin(db, os.urandom(32), kind="join", language="en").expires_at = datetime.now(UTC) - timedelta(
            hours=23
        )
    for job in jobs:
        job()
    with database.transaction() as db:
        assert list(db.scalars(select(Draft.kind))) == ["join"]


def test_staff_can_see_whether_a_message_left_and_why_not(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.refused = {"robin@example.com": "550 gone"}
    with public_side(settings) as public:
        request = ask_to_join(public, SAFE_EMAIL)
    deliver_due(office)
    with database.transaction() as db:
        found = [(each.template, bool(each.sent_at), each.failure) for each in outbox.of_submission(db, request)]
    assert found == [
        ("new_request", True, ""),
        ("received", False, "the mail server refused the address (550)"),
    ]

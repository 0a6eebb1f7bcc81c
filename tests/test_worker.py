"""What stands in the outbox leaves: once as far as can be, whatever breaks on the way, and nobody waits for it."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, inspect, select, update

from portal import keys
from portal.calendar import today
from portal.commands.delivery import application_without_pages, deliver_due
from portal.commands.work import SCHEMA, tidy
from portal.config import ROOT, Settings
from portal.database import Database
from portal.records import drafts, outbox, staff_sessions, submissions, tasks
from portal.records.drafts import Draft
from portal.records.outbox import OutgoingMessage
from portal.records.staff_sessions import KeptSession
from tests.post_offices import SAFE_EMAIL, SECONDS, MailServer, ask_to_join, mail_server, outgoing, public_side
from tests.staff_fixtures import said, to_send

SOON = 10  # seconds, on a machine with much to do


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def settings(settings: Settings, mail: MailServer) -> Settings:
    keys.make_missing(settings.instance / "keys")
    held = keys.read(settings.instance / "keys", staff=True)
    return replace(settings, keys=held, team_email="team@example.com", sending="smtp", smtp_port=mail.port)


@pytest.fixture
def office(settings: Settings) -> Iterator[Flask]:
    """The staff side without its pages: what the worker works with."""
    with application_without_pages(settings) as app:
        yield app


@pytest.fixture
def database(office: Flask) -> Database:
    return office.extensions["portal.database"]


def post(database: Database, settings: Settings, *addresses: str, template: str = "new_request") -> None:
    with database.transaction() as db:
        for address in addresses:
            outbox.post(db, settings.keys, template=template, way="email", address=address)


def let_time_pass(database: Database, by: timedelta) -> None:
    """As though `by` went by: what waits is due that much sooner, and what was sent left that much earlier."""
    with database.transaction() as db:
        for message in db.scalars(select(OutgoingMessage)):
            message.due_at = message.due_at and message.due_at - by
            message.sent_at = message.sent_at and message.sent_at - by


def to(messages: list) -> list[str]:
    return [message["To"] for message in messages]


# --- one message, and many ---


def test_a_message_that_fails_is_tried_again_and_the_others_leave_meanwhile(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.refused = {"second@example.com": "451 second@example.com must wait"}
    post(database, settings, "first@example.com", "second@example.com", "third@example.com")
    assert deliver_due(office) == (2, 1)
    assert to(mail.all_so_far()) == ["first@example.com", "third@example.com"]
    waiting = outgoing(database)[1]
    assert (waiting.tries, waiting.failure) == (1, "the mail server refused the address (451)")
    assert deliver_due(office) == (0, 0)  # not due

    mail.refused = {}
    let_time_pass(database, outbox.WAITS[0])
    assert deliver_due(office) == (1, 0)
    assert to(mail.all_so_far()) == ["second@example.com"]
    assert all(message.sent_at and not message.due_at and not message.failure for message in outgoing(database))


def test_a_message_that_cannot_even_be_written_holds_up_no_other(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    post(database, settings, "first@example.com", template="no_such_template")
    post(database, settings, "second@example.com")
    assert deliver_due(office) == (1, 1)
    assert outgoing(database)[0].failure == "TemplateNotFound"
    assert to(mail.all_so_far()) == ["second@example.com"]


def test_the_waits_grow_and_after_a_week_a_person_must_see_to_it(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.refused = {"gone@example.com": "550 gone"}
    post(database, settings, "gone@example.com")
    waits = []
    for _try in range(outbox.TRIES):
        due_at = outgoing(database)[0].due_at
        assert due_at, "It gave up too soon."
        let_time_pass(database, due_at - datetime.now(UTC))
        before = datetime.now(UTC)
        assert deliver_due(office) == (0, 1)
        due_at = outgoing(database)[0].due_at
        waits.append(due_at - before if due_at else None)
    assert [wait // timedelta(minutes=1) for wait in waits[:8]] == [1, 2, 5, 10, 30, 60, 180, 720]
    assert waits[-1] is None
    assert timedelta(days=6) < sum(waits[:-1], timedelta()) < timedelta(days=8)
    given_up = outgoing(database)[0]
    assert (given_up.sent_at, given_up.sealed, given_up.failure) == (
        None,
        None,
        "the mail server refused the address (550)",
    )


# --- claims ---


def test_a_message_is_claimed_by_one_worker_alone(database: Database, settings: Settings) -> None:
    post(database, settings, "first@example.com", "second@example.com")
    claimed = []
    for _turn in range(3):
        with database.transaction() as db:
            message = outbox.claim(db)
            claimed.append(message and message.id)
    assert len(set(claimed[:2])) == 2
    assert claimed[2] is None


def test_many_workers_at_once_send_each_message_once(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    addresses = [f"number{each}@example.com" for each in range(24)]
    post(database, settings, *addresses)
    workers = [threading.Thread(target=deliver_due, args=(office,)) for _each in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join(SECONDS)
    assert sorted(to(mail.all_so_far())) == sorted(addresses)


def test_a_claim_that_nobody_ended_is_due_again(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    post(database, settings, "first@example.com")
    with database.transaction() as db:
        assert outbox.claim(db)
    assert deliver_due(office) == (0, 0)
    let_time_pass(database, outbox.CLAIMED_FOR)
    assert deliver_due(office) == (1, 0)
    assert to(mail.all_so_far()) == ["first@example.com"]


def test_a_worker_that_comes_late_does_not_bring_back_what_was_sent(database: Database, settings: Settings) -> None:
    post(database, settings, "first@example.com")
    with database.transaction() as db:
        slow = outbox.claim(db)
    let_time_pass(database, outbox.CLAIMED_FOR)
    with database.transaction() as db:
        outbox.sent(db, outbox.claim(db))
    for verb in (outbox.failed, outbox.give_up):
        with database.transaction() as db:
            verb(db, slow, "the mail server cannot be reached")
        (message,) = outgoing(database)
        assert message.sent_at and message.due_at is None and message.failure == "" and message.sealed


def test_nobody_waits_for_a_slow_mail_server(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.answers.clear()
    post(database, settings, "first@example.com")
    worker = threading.Thread(target=deliver_due, args=(office,))
    worker.start()
    mail.next()  # the server has it, and says nothing
    started = time.monotonic()
    post(database, settings, "second@example.com")
    assert time.monotonic() - started < SOON
    assert worker.is_alive() and outgoing(database)[0].sent_at is None
    mail.answers.set()
    worker.join(SECONDS)
    assert all(message.sent_at for message in outgoing(database))


# --- what is kept, and for how long ---


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
            staff_sessions.keep(db, secret, "{}", changed=True)
        db.flush()
        db.execute(
            update(KeptSession)
            .where(KeptSession.id == staff_sessions._id(b"idle"))
            .values(seen_at=datetime.now(UTC) - timedelta(hours=1))
        )
    assert tidy(database) == (1, 0)
    with database.transaction() as db:
        assert [db.scalar(select(func.count()).select_from(table)) for table in (Draft, KeptSession)] == [1, 1]


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


# --- the process ---


def environment(settings: Settings, **more: str) -> dict[str, str]:
    ours = {
        "PORTAL_MODE": "development",
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_SENDING": "smtp",
        "PORTAL_SMTP_PORT": str(settings.smtp_port),
        "PORTAL_TEAM_EMAIL": settings.team_email,
    }
    return {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")} | ours | more


def portal(settings: Settings, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portal", *words],
        cwd=ROOT,
        env=environment(settings, **more),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def running_worker(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """`portal worker` as a process of its own; what is left of it is killed at the end, and when it hangs."""
    command = [sys.executable, "-m", "portal", "worker"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(settings), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        watch = threading.Timer(3 * SECONDS, process.kill)
        watch.start()
        try:
            yield process
        finally:
            watch.cancel()
            process.kill()


def wait_until_all_left(database: Database) -> None:
    deadline = time.monotonic() + SECONDS
    while not all(message.sent_at for message in outgoing(database)):
        assert time.monotonic() < deadline, "A message stays in the outbox."


def test_the_worker_sees_to_withdrawals_and_to_birthdays_at_its_start(database: Database, settings: Settings) -> None:
    sixteen = today() + timedelta(days=7)
    if (sixteen.month, sixteen.day) == (2, 29):
        sixteen += timedelta(days=1)
    with database.transaction() as db:
        submissions.send(db, settings.keys, to_send(born=sixteen.replace(year=sixteen.year - 16).isoformat()))
        cold = to_send(born="2001-03-05", more_said=(said("answer", "?", ["No"], "no"),))
        submissions.send(db, settings.keys, replace(cold, kind="consent"))
    with running_worker(settings) as process:
        deadline = time.monotonic() + SECONDS
        found: set[str] = set()
        while found != {"turning_16", "ring_after_withdrawal"}:
            assert time.monotonic() < deadline, found
            with database.transaction() as db:
                found = {each.kind for each in tasks.waiting(db, settings)}
        process.terminate()
        process.wait(SECONDS)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_delivers_at_its_start_says_little_and_stops_at_once(
    database: Database, settings: Settings, mail: MailServer, stop: signal.Signals
) -> None:
    mail.refused = {"robin@example.com": "550 robin@example.com is unknown here"}
    post(database, settings, "first@example.com", "robin@example.com", "second@example.com")
    with running_worker(settings) as process:
        assert to([mail.next(), mail.next()]) == ["first@example.com", "second@example.com"]
        assert process.stdout.readline() == "A message did not leave: the mail server refused the address (550).\n"
        assert process.stdout.readline() == "Messages that left: 2. That did not: 1.\n"
        started = time.monotonic()
        process.send_signal(stop)
        assert process.wait(SECONDS) == 0
        assert time.monotonic() - started < SOON
        assert process.stdout.read() == ""
    assert to(mail.all_so_far()) == []


def test_the_worker_logs_an_error_by_its_kind_alone(tmp_path: Path) -> None:
    with running_worker(Settings(instance=tmp_path, database_url=f"sqlite:///{tmp_path / 'empty.sqlite'}")) as process:
        assert process.stdout.readline() == 'startup hook "deliver" failed: OperationalError\n'
        process.terminate()
        assert process.wait(SECONDS) == 0
        rest = process.stdout.read()
    assert "Traceback" not in rest and str(tmp_path) not in rest and "outgoing_messages" not in rest


def test_a_worker_that_is_told_to_stop_finishes_the_message_in_its_hand(
    database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.answers.clear()
    post(database, settings, "first@example.com", "second@example.com")
    with running_worker(settings) as process:
        mail.next()
        process.terminate()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        mail.answers.set()
        assert process.wait(SECONDS) == 0
    first, second = outgoing(database)
    assert first.sent_at and second.sent_at is None


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_one_message_at_most(
    database: Database, settings: Settings, mail: MailServer
) -> None:
    addresses = [f"number{each}@example.com" for each in range(6)]
    post(database, settings, *addresses)
    kills, seen = 3, []
    for _kill in range(kills):
        mail.answers.clear()
        with running_worker(settings) as process:
            seen.append(mail.next())  # taken, and the worker does not know it
            process.kill()
            process.wait(SECONDS)
        let_time_pass(database, outbox.CLAIMED_FOR)
    mail.answers.set()
    with running_worker(settings):
        wait_until_all_left(database)
    seen += mail.all_so_far()
    assert set(to(seen)) == set(addresses)
    assert len(seen) - len(addresses) <= kills
    assert len({message["Message-ID"] for message in seen}) == len(addresses)  # a double can be seen


def test_the_worker_keeps_its_clock_apart_from_the_database(
    database: Database, settings: Settings, mail: MailServer
) -> None:
    before = set(inspect(database.engine).get_table_names())
    post(database, settings, "first@example.com")
    with running_worker(settings) as process:
        mail.next()
        process.terminate()
        process.wait(SECONDS)
    now = inspect(database.engine)
    now.clear_cache()
    assert set(now.get_table_names()) == before
    if database.is_sqlite:
        assert (settings.instance / "worker.sqlite").exists()
    else:
        assert now.get_table_names(schema=SCHEMA)


def test_sending_and_tidying_can_be_done_by_hand(database: Database, settings: Settings, mail: MailServer) -> None:
    post(database, settings, "first@example.com")
    assert portal(settings, "send-messages").stdout == "Messages that left: 1. That did not: 0.\n"
    let_time_pass(database, outbox.EMPTIED_AFTER)
    assert portal(settings, "tidy-up").stdout == "Drafts deleted: 0. Messages emptied: 1.\n"
    assert to(mail.all_so_far()) == ["first@example.com"]


@pytest.mark.parametrize("command", ["worker", "send-messages", "tidy-up"])
def test_a_public_only_process_refuses_in_one_sentence(tmp_path: Path, command: str) -> None:
    refused = portal(Settings(instance=tmp_path), command, PORTAL_SIDES="public")
    assert refused.returncode == 2
    assert (refused.stdout, refused.stderr.count("\n")) == ("", 1)
    assert re.fullmatch(r"Only the staff side can open messages: set PORTAL_SIDES to .*\.\n", refused.stderr)

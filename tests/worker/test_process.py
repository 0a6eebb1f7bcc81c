"""The worker as a process: it delivers at its start, says little, stops at once, and loses nothing when killed."""

import re
import signal
import subprocess
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect

from portal.calendar import today
from portal.commands.processes.lanes import SCHEMA
from portal.config import NO_TEXTS, Settings
from portal.database import Database
from portal.records.correspondence import outbox
from portal.records.requests import sending, tasks
from tests.support.post_offices import SECONDS, MailServer, outgoing
from tests.support.staff_fixtures import said, to_send
from tests.worker.process import SOON, let_time_pass, portal, post, running_worker, to, wait_until_all_left


def test_the_worker_sees_to_withdrawals_and_to_birthdays_at_its_start(database: Database, settings: Settings) -> None:
    sixteen = today() + timedelta(days=7)
    if (sixteen.month, sixteen.day) == (2, 29):
        sixteen += timedelta(days=1)
    with database.transaction() as db:
        sending.send(db, settings.keys, to_send(born=sixteen.replace(year=sixteen.year - 16).isoformat()))
        cold = to_send(born="2001-03-05", more_said=(said("answer", "?", ["No"], "no"),))
        sending.send(db, settings.keys, replace(cold, kind="consent"))
    with running_worker(settings) as process:
        deadline = time.monotonic() + SECONDS
        found: set[str] = set()
        while found != {"turning_16", "ring_after_withdrawal"}:
            assert time.monotonic() < deadline, found
            with database.transaction() as db:
                found = {each.kind for each in tasks.waiting(db, settings)}
        process.terminate()
        process.wait(SECONDS)


def test_the_worker_tells_the_duty_address_of_an_unread_now_and_not_again_when_it_is_started_anew(
    database: Database, settings: Settings, mail: MailServer
) -> None:
    settings = replace(settings, duty_email="duty@example.com")
    with database.transaction() as db:
        sending.send(db, settings.keys, to_send(level="now"), at=datetime.now(UTC) - timedelta(days=14))
    with running_worker(settings):
        assert mail.next()["To"] == "duty@example.com"
    let_time_pass(database, outbox.CLAIMED_FOR)  # killed with the message in its hand, perhaps
    post(database, settings, "second@example.com")
    with running_worker(settings):
        wait_until_all_left(database)
    assert [each.template for each in outgoing(database)] == ["unread_now", "new_request"]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_delivers_at_its_start_says_little_and_stops_at_once(
    database: Database, settings: Settings, mail: MailServer, stop: signal.Signals
) -> None:
    mail.refused = {"robin@example.com": "550 robin@example.com is unknown here"}
    post(database, settings, "first@example.com", "robin@example.com", "second@example.com")
    with running_worker(settings) as process:
        assert process.stdout
        assert process.stdout.readline() == f"{NO_TEXTS}\n"
        assert to([mail.next(), mail.next()]) == ["first@example.com", "second@example.com"]
        assert process.stdout.readline() == "A message did not leave: the mail server refused the address (550).\n"
        assert process.stdout.readline() == "Messages that left: 2. That did not: 1.\n"
        started = time.monotonic()
        process.send_signal(stop)
        assert process.wait(SECONDS) == 0
        assert time.monotonic() - started < SOON
        assert process.stdout.read() == ""
    assert to(mail.all_so_far()) == []


@pytest.mark.words
def test_the_worker_logs_an_error_by_its_kind_alone(tmp_path: Path) -> None:
    with running_worker(Settings(instance=tmp_path, database_url=f"sqlite:///{tmp_path / 'empty.sqlite'}")) as process:
        assert process.stdout
        said = "".join(iter(process.stdout.readline, 'startup hook "deliver" failed: OperationalError\n'))
        process.terminate()
        assert process.wait(SECONDS) == 0
        rest = said + process.stdout.read()
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


@pytest.mark.words
@pytest.mark.parametrize("command", ["worker", "send-messages", "tidy-up"])
def test_a_public_only_process_refuses_in_one_sentence(tmp_path: Path, command: str) -> None:
    refused = portal(Settings(instance=tmp_path), command, PORTAL_SIDES="public")
    assert refused.returncode == 2
    assert (refused.stdout, refused.stderr.count("\n")) == ("", 1)
    assert re.fullmatch(r"Only the staff side can open messages: set PORTAL_SIDES to .*\.\n", refused.stderr)

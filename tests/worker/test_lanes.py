"""What takes long in one lane of the worker delays nothing in another: a mail server that hangs, a night's work."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from huey import PostgresHuey
from sqlalchemy import func, make_url, select
from sqlalchemy.orm import Session

from portal.commands.processes import lanes
from portal.commands.processes.lanes import Lane
from portal.config import CannotStart, Settings
from portal.database import Database
from portal.delivery import transports
from portal.delivery.leaving import NotDelivered
from portal.records.accountability import audit, chain
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.requests import sending
from tests.delivery.test_transports import LETTER
from tests.support.post_offices import SECONDS, MailServer, by_smtp, outgoing
from tests.support.servers import free_port
from tests.support.staff_fixtures import to_send
from tests.worker.process import post, running_worker

MANY = [f"number{each}@example.com" for each in range(12)]  # 10 seconds each, for a server that says nothing


@pytest.fixture
def signals() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in lanes.STOPS}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def test_a_mail_server_that_hangs_delays_no_alarm_and_no_link_of_the_chain(
    database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.answers.clear()
    post(database, settings, *MANY)
    with database.transaction() as db:
        sending.send(db, settings.keys, to_send(level="now"), at=datetime.now(UTC) - timedelta(days=14))
        audit.write(db, actor=Actor.COMMAND, did=Did.READ, record=Ref.submission("another"))
    with running_worker(replace(settings, duty_email="duty@example.com")):
        came: list[str] = []
        while "duty@example.com" not in came:
            came.append(mail.next()["To"])
        assert len(came) < 4, "it waited its turn"
        deadline = time.monotonic() + SECONDS
        while _waits(database):
            assert time.monotonic() < deadline, "The chain waits for the mail server."
        assert not any(each.sent_at for each in outgoing(database))


def _waits(database: Database) -> bool:
    with Session(database.engine) as db:
        return bool(chain.waiting(db))


@pytest.mark.words
@pytest.mark.usefixtures("signals")
def test_an_hour_of_work_in_one_lane_delays_no_other(tmp_path: Path) -> None:
    settings = Settings(instance=tmp_path)
    database = Database(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    works_on, raised = threading.Event(), []

    def night() -> None:
        works_on.wait(SECONDS)

    def alarms() -> None:
        raised.append(not works_on.is_set())
        works_on.set()
        os.kill(os.getpid(), signal.SIGTERM)

    those = (Lane(name="nights", jobs=(night,)), Lane(name="alarms", jobs=(alarms,)))
    lanes.run(those, partial(lanes.queue, settings, database), threading.Event())
    assert raised[0]
    database.engine.dispose()


def test_a_server_that_says_one_letter_at_a_time_is_left_in_the_end(
    settings: Settings, mail: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transports, "WITHIN", 0.1)
    mail.answers.clear()
    with pytest.raises(NotDelivered, match="did not answer in time"):
        transports.deliver(by_smtp(settings, mail), LETTER)
    mail.answers.set()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_tables_of_the_clocks_are_made_by_one_worker_at_a_time(
    database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, alone = PostgresHuey, list[bool]()

    def make(*given: Any, **named: Any) -> Any:
        with database.engine.connect() as other:
            alone.append(not other.scalar(select(func.pg_try_advisory_xact_lock(crc32(b"start")))))
        return made(*given, **named)

    monkeypatch.setattr(lanes, "PostgresHuey", make)
    lanes.queue(settings, database, "alarms").storage.close()
    assert alone == [True]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_worker_that_finds_no_database_says_so(settings: Settings) -> None:
    nowhere = make_url(settings.database_url).set(host="127.0.0.1", port=free_port(), query={})
    database = Database(nowhere.render_as_string(hide_password=False))
    with pytest.raises(CannotStart, match="does not answer"):
        lanes.queue(settings, database, "alarms")
    database.engine.dispose()

"""The audit chain: whatever is done to a chained row later is found and named, on both databases."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from portal.commands import portal
from portal.commands.audit_chain import chain_waiting, send_head
from portal.config import ROOT, Settings
from portal.database import Database
from portal.records.accountability import audit, chain
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.chain import AuditLink, Findings
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage

ROWS = 6
COLUMNS = {"actor": "staff:99", "did": "nothing", "record": "submission:other", "fields": "owner", "why": "no reason"}
QUICK = hypothesis_settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    made = Database(settings.database)
    yield made
    made.engine.dispose()


def write(database: Database, how_many: int = ROWS) -> None:
    with database.transaction() as db:
        for number in range(how_many):
            audit.write(db, actor=Actor.staff(number), did=Did.READ, record=Ref.staff(number), why=f"page {number}")


def found(database: Database, settings: Settings, **more: object) -> Findings:
    with Session(database.engine) as db:
        return chain.verify(db, settings.keys, **more)  # type: ignore[arg-type]


def break_in(db: Session) -> None:
    """What someone who owns the database can do: take the guards away, in this transaction."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SET LOCAL session_replication_role = replica"))
        return
    db.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table in ("audit_events", "audit_links"):
        for change in ("update", "delete"):
            db.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{change}"))


def tried(database: Database, settings: Settings, *statements: object) -> Findings:
    """What would be found after these statements; they are taken back again."""
    if database.is_sqlite:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN")
            with Session(connection) as db:
                findings = _tried(db, settings, *statements)
            connection.invalidate()  # the next one has its foreign keys on
            return findings
    with Session(database.engine) as db:
        return _tried(db, settings, *statements)


def _tried(db: Session, settings: Settings, *statements: object) -> Findings:
    break_in(db)
    for each in statements:
        db.execute(each)  # type: ignore[call-overload]
    findings = chain.verify(db, settings.keys)
    db.rollback()
    return findings


def ids(database: Database) -> list[int]:
    with Session(database.engine) as db:
        return list(db.scalars(select(AuditLink.event_id).order_by(AuditLink.number)))


def test_rows_wait_and_are_chained_once(database: Database, settings: Settings):
    write(database)
    assert found(database, settings).waiting == ROWS
    assert chain_waiting(settings, database) == ROWS and chain_waiting(settings, database) == 0
    write(database, 2)
    findings = found(database, settings)
    assert (findings.chained, findings.waiting, findings.broken) == (ROWS, 2, None)
    with Session(database.engine) as db:
        assert chain.how_many_wait(db) == 2


@QUICK
@given(row=st.integers(0, ROWS - 1), column=st.sampled_from(sorted(COLUMNS)))
def test_any_change_of_any_chained_row_is_found_and_named(
    database: Database, settings: Settings, row: int, column: str
):
    _chain_once(database, settings)
    event = ids(database)[row]
    change = update(AuditEvent).where(AuditEvent.id == event).values({column: COLUMNS[column]})
    broken = tried(database, settings, change).broken
    assert broken and (broken.number, broken.event_id) == (row + 1, event) and broken.what.startswith("was changed")
    assert found(database, settings).broken is None


@QUICK
@given(row=st.integers(0, ROWS - 1), with_link=st.booleans())
def test_any_row_that_is_taken_away_is_found(database: Database, settings: Settings, row: int, with_link: bool):
    _chain_once(database, settings)
    event = ids(database)[row]
    away = [delete(AuditEvent).where(AuditEvent.id == event)]
    if with_link:
        away.insert(0, delete(AuditLink).where(AuditLink.event_id == event))
    broken = tried(database, settings, *away).broken
    if with_link and row == ROWS - 1:
        assert broken is None  # the end was cut off: only the head that was sent out tells
        return
    assert broken and broken.number == row + 1 and broken.what.startswith("was removed")


@QUICK
@given(row=st.integers(1, ROWS - 1))
def test_a_row_that_is_put_in_is_found(database: Database, settings: Settings, row: int):
    _chain_once(database, settings)
    new = {"id": 999, "at": _at(database), "actor": "worker", "did": "x", "record": "y", "fields": "", "why": ""}
    room = [
        update(AuditLink).where(AuditLink.number == number).values(number=number + 1) for number in range(ROWS, row, -1)
    ]
    link = insert(AuditLink).values(number=row + 1, event_id=999, link=b"x" * 32)
    broken = tried(database, settings, *room, insert(AuditEvent).values(new), link).broken
    assert broken and (broken.number, broken.event_id) == (row + 1, 999)
    assert broken.what == "was put in"


def _chain_once(database: Database, settings: Settings) -> None:
    if not ids(database):
        write(database)
        chain_waiting(settings, database)


def _at(database: Database) -> object:
    with Session(database.engine) as db:
        return db.scalar(select(AuditEvent.at).limit(1))


def test_the_end_that_was_cut_off_is_found_by_the_head_that_was_sent(database: Database, settings: Settings):
    write(database)
    chain_waiting(settings, database)
    sent = found(database, settings).head
    assert found(database, settings, sent=sent).broken is None
    later = found(database, settings, sent=replace(sent, number=sent.number + 1)).broken
    assert later and later.number == ROWS + 1
    other = found(database, settings, sent=replace(sent, link=b"x" * 32)).broken
    assert other and "not what was sent" in other.what


def test_another_key_finds_the_first_row(database: Database, settings: Settings):
    write(database)
    chain_waiting(settings, database)
    broken = found(database, replace(settings, keys=replace(settings.keys, audit=b"y" * 32))).broken
    assert broken and broken.number == 1


def test_the_database_refuses_to_change_the_chain(database: Database, settings: Settings):
    write(database)
    chain_waiting(settings, database)
    for change in ("UPDATE audit_links SET number = 9", "DELETE FROM audit_links"):
        with pytest.raises(DBAPIError, match="append-only"), database.transaction() as db:
            db.execute(text(change))


def test_many_workers_at_once_chain_each_row_once(database: Database, settings: Settings):
    write(database, 300)
    own = [Database(settings.database) for _each in range(4)]
    workers = [threading.Thread(target=chain_waiting, args=(settings, each)) for each in own]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for each in own:
        each.engine.dispose()
    findings = found(database, settings)
    assert (findings.chained, findings.waiting, findings.broken) == (300, 0, None)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_row_that_commits_late_with_an_early_id_is_chained_when_it_appears(database: Database, settings: Settings):
    with Session(database.engine) as slow:
        audit.write(slow, actor=Actor.WORKER, did=Did.SENT, record=Ref.INBOX)
        slow.flush()  # it has its id now
        write(database)
        assert chain_waiting(settings, database) == ROWS
        slow.commit()
    assert found(database, settings).waiting == 1
    assert chain_waiting(settings, database) == 1
    findings = found(database, settings)
    assert (findings.chained, findings.broken) == (ROWS + 1, None)
    assert ids(database)[-1] < ids(database)[0]


KILLED = """
import os, signal
from portal import config
from portal.commands.audit_chain import chain_waiting
from portal.database import Database
from portal.records.accountability import chain as audit_chain
audit_chain.AT_ONCE = 10
whole, rounds = audit_chain.chain, []
def chain(db, keys, ids):
    done = whole(db, keys, ids)
    rounds.append(1)
    if len(rounds) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return done
audit_chain.chain = chain
settings = config.read_settings()
chain_waiting(settings, Database(settings.database))
"""


def environment(settings: Settings, key_folder: Path) -> dict[str, str]:
    return {
        "PORTAL_MODE": "development",
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database,
        "PORTAL_KEYS_FOLDER": str(key_folder),
    }


def test_a_worker_that_is_killed_leaves_a_whole_chain(database: Database, settings: Settings, key_folder: Path):
    write(database, 50)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED],
        env=environment(settings, key_folder),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert killed.returncode == -9, killed.stderr
    findings = found(database, settings)
    assert (findings.chained, findings.waiting, findings.broken) == (20, 30, None)
    assert chain_waiting(settings, database) == 30
    assert found(database, settings).broken is None


def run(settings: Settings, key_folder: Path, *words: str) -> Result:
    return CliRunner().invoke(portal, words, env=environment(settings, key_folder))


def test_the_command_names_the_broken_row_and_ends_with_1(database: Database, settings: Settings, key_folder: Path):
    write(database)
    chain_waiting(settings, database)
    write(database, 3)
    told = run(settings, key_folder, "verify-audit")
    assert told.exit_code == 0, told.output
    assert "Rows chained: 6. Rows that wait: 3." in told.output and "The chain is whole." in told.output
    event = ids(database)[2]
    with database.transaction() as db:
        break_in(db)
        db.execute(update(AuditEvent).where(AuditEvent.id == event).values(why="another"))
    told = run(settings, key_folder, "verify-audit")
    assert told.exit_code == 1 and f"row {event} (link 3) was changed" in told.output
    assert run(settings, key_folder, "verify-audit", "--sent", "nonsense").exit_code == 2


def test_the_head_leaves_once_a_day_and_only_when_an_address_is_set(database: Database, settings: Settings):
    write(database)
    chain_waiting(settings, database)
    assert not send_head(settings, database)
    settings = replace(settings, audit_anchor_email="anchor@example.org")
    assert send_head(settings, database) and not send_head(settings, database)
    head = found(database, settings).head
    with Session(database.engine) as db:
        (message,) = db.scalars(select(OutgoingMessage))
        address, fields = outbox.opened(message, settings.keys)
        assert address == "anchor@example.org" and fields["number"] == ROWS and fields["link"] == head.link.hex()
        assert db.scalar(select(func.count()).select_from(AuditEvent).where(AuditEvent.record == Ref.AUDIT_HEAD)) == 1

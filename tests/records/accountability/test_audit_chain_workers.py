"""Workers chain the audit trail: many at once, killed in between, by the command, and the head leaves once a day."""

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal.commands import portal
from portal.commands.audit_chain import chain_waiting, send_head
from portal.config import ROOT, Settings
from portal.database import Database
from portal.records.accountability import audit
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from tests.support.records.audit_chain import ROWS, break_in, found, ids, write


def test_many_workers_at_once_chain_each_row_once(database: Database, settings: Settings) -> None:
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
def test_a_row_that_commits_late_with_an_early_id_is_chained_when_it_appears(
    database: Database, settings: Settings
) -> None:
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


def test_a_worker_that_is_killed_leaves_a_whole_chain(database: Database, settings: Settings, key_folder: Path) -> None:
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


def test_the_command_names_the_broken_row_and_ends_with_1(
    database: Database, settings: Settings, key_folder: Path
) -> None:
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


def test_the_head_leaves_once_a_day_and_only_when_an_address_is_set(database: Database, settings: Settings) -> None:
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

"""The names in the audit trail are types: a typo fails, and what is stored never changes."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from portal.database import Database
from portal.records.accountability import audit
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor, Ref, staff_id
from portal.records.accountability.verbs import Did, MovedTo, WroteInRegister
from portal.records.register.entry import What
from portal.records.requests.flows import Status
from portal.staff.labels import audit_words
from tests.support.records.verbs_stored import STORED


@pytest.fixture
def database(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    copy = tmp_path / "portal.sqlite"
    shutil.copy(migrated_sqlite, copy)
    database = Database(f"sqlite:///{copy}")
    yield database
    database.engine.dispose()


def test_every_verb_is_stored_as_it_always_was() -> None:
    assert {each.name: each.value for each in Did} == STORED


def test_a_move_is_stored_under_its_status() -> None:
    assert [MovedTo(each) for each in Status] == [f"status {each.value}" for each in Status]


def test_an_entry_of_the_register_is_stored_under_what_it_says() -> None:
    assert [WroteInRegister(each) for each in What] == [f"register {each.value}" for each in What]
    with pytest.raises(TypeError):
        WroteInRegister("on")  # type: ignore[arg-type]


def test_staff_read_words_for_every_verb_and_for_nothing_else() -> None:
    assert set(audit_words.EVERY_DID) == {
        *Did,
        *(MovedTo(each) for each in Status),
        *(WroteInRegister(each) for each in What),
    }


def test_actors_and_records_are_stored_as_they_always_were() -> None:
    assert [Actor.PUBLIC, Actor.WORKER, Actor.COMMAND, Actor.UNKNOWN] == ["public", "worker", "command", "unknown"]
    assert [Actor.staff(7), Ref.staff(7), Ref.message(7), Ref.submission("a1")] == [
        "staff:7",
        "staff:7",
        "message:7",
        "submission:a1",
    ]
    assert [Ref.folder("a1-person"), Ref.added(7)] == ["folder:a1-person", "added:7"]
    assert [Ref.INBOX, Ref.COUNTS, Ref.MESSAGES, Ref.STAFF_LIST, Ref.TEAM, Ref.AUDIT, Ref.AUDIT_HEAD, Ref.CARDS] == [
        "inbox",
        "counts",
        "messages",
        "staff list",
        "team",
        "audit",
        "audit head",
        "cards",
    ]
    assert json.dumps([Actor.staff(7), Ref.INBOX, MovedTo(Status.NEW)]) == '["staff:7", "inbox", "status new"]'


@pytest.mark.parametrize("name", ["", "Public", "staff:", "staff:x", "staff:7 ", "staff:7\n", "voice", "submission:1"])
def test_what_is_no_actor_makes_none(name: str) -> None:
    with pytest.raises(ValueError, match="Not an actor"):
        Actor(name)


@pytest.mark.parametrize("name", ["", "inbox ", "in", "submission:", "message:x", "public", "submission:1\n"])
def test_what_is_no_record_makes_none(name: str) -> None:
    with pytest.raises(ValueError, match="Not a record"):
        Ref(name)


def test_an_actor_is_read_back() -> None:
    assert Actor("staff:12") == Actor.staff(12)
    assert [staff_id(each) for each in (Actor.staff(12), "staff:7", Actor.PUBLIC, "voice")] == [12, 7, None, None]


@pytest.mark.parametrize("bare", ["actor", "did", "record"])
def test_no_bare_string_is_written(database: Database, bare: str) -> None:
    given: dict[str, Any] = {"actor": Actor.WORKER, "did": Did.READ, "record": Ref.INBOX}
    with database.transaction() as db:
        with pytest.raises(TypeError, match="never bare strings"):
            audit.write(db, **given | {bare: str(given[bare])})
        assert db.scalars(select(AuditEvent)).all() == []


def test_a_move_is_made_from_a_status_alone() -> None:
    with pytest.raises(TypeError, match="never its key"):
        MovedTo("closed")  # type: ignore[arg-type]


def test_what_is_written_reads_as_it_always_did(database: Database) -> None:
    with database.transaction() as db:
        audit.write(db, actor=Actor.staff(3), did=MovedTo(Status.CLOSED), record=Ref.submission("a1"))
    with database.transaction() as db:
        (event,) = audit.trail(db, Ref.submission("a1"))
        assert (event.actor, event.did, event.record) == ("staff:3", "status closed", "submission:a1")

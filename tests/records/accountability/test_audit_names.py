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
from portal.records.accountability.verbs import Did, MovedTo
from portal.records.requests.flows import Status
from portal.staff.labels import audit_words


@pytest.fixture
def database(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    copy = tmp_path / "portal.sqlite"
    shutil.copy(migrated_sqlite, copy)
    database = Database(f"sqlite:///{copy}")
    yield database
    database.engine.dispose()


STORED = {
    "SENT": "sent",
    "ADDED_WORDS": "added words",
    "TOLD_MORE": "told more",
    "ANSWERED_MESSAGE": "answered a message",
    "SAID_NO_BY_CARD": "a no by card",
    "PAUSED_SHARING": "sharing paused",
    "MADE_INVITATION": "made an invitation",
    "USED_INVITATION": "used an invitation",
    "ENDED_INVITATION": "ended an invitation",
    "ENDED_VOICE": "ended a voice",
    "CHANGED_OWN_CARD": "changed their own card",
    "READ": "read",
    "TOOK": "took it",
    "GAVE": "gave it",
    "RAISED_LEVEL": "level now",
    "LOWERED_LEVEL": "level normal",
    "SET_COLOUR": "set the colour",
    "LINKED": "linked",
    "UNLINKED": "unlinked",
    "LIFTED_PAUSE": "pause lifted",
    "GAVE_REASON_FOR_REQUEST": "reason to open request",
    "GAVE_REASON_FOR_WRITTEN": "reason to open written",
    "OPENED_AT_ONCE": "opened at once",
    "WROTE_TO_THEM": "wrote to them",
    "TALKED": "wrote down a talk",
    "TRIED_TO_REACH": "tried to reach them",
    "SENT_NEW_CARD": "sent a new card",
    "WROTE_NOTE": "wrote a note",
    "WROTE_LOCKED_NOTE": "wrote a locked note",
    "OPENED_LOCKED_NOTE": "opened a locked note",
    "ADDED_TASK": "added a task",
    "DID_TASK": "task done",
    "SET_TASK_ASIDE": "set a task aside",
    "WROTE_ON_COMPLAINT": "wrote on a complaint",
    "LOOKED_AT_PERSON": "looked at the person",
    "SPOKE_TO_VOICE": "spoke to a voice",
    "WROTE_DOWN_ANSWER": "wrote down an answer",
    "ASKED_ANOTHER_WAY": "asked another way",
    "COMPETENCE_NOTE": "competence note",
    "CAPACITY_RECORD": "capacity record",
    "BEST_INTERESTS_RECORD": "best interests record",
    "AUTHORITY_RECORD": "attorney, deputy or court record",
    "SETTLED_RECORD": "settled that voices differ",
    "OVERRIDE": "override",
    "REVIEWED_OVERRIDE": "reviewed an override",
    "LOOKED_AT_OVERRIDES": "looked at the overrides",
    "CHILD_FIRST": "the child first",
    "SHARED": "shared it",
    "EXPORTED_LIST": "exported the list",
    "MADE_COPY": "made a copy for the person",
    "LEFT_OUT_OF_COPY": "left something out of a copy",
    "LEFT_IN_COPY": "left something in a copy",
    "LET_COPY_GO": "let a copy go",
    "SENT_COPY_BACK": "sent a copy back",
    "FETCHED_COPY": "fetched a copy for the person",
    "LOOKED_AT_INBOX": "looked at the inbox",
    "SEARCHED": "searched",
    "LOOKED_AT_COUNTS": "looked at the counts",
    "TOOK_COUNTS_OUT": "took the counts out",
    "READ_TRAIL": "read the audit trail",
    "LOOKED_AT_FAILED": "looked at failed messages",
    "TRIED_MESSAGE_AGAIN": "tried a message again",
    "SAW_TO_FAILED": "saw to a failed message",
    "LOOKED_AT_STAFF_LIST": "looked at the staff list",
    "LOOKED_AT_ACCOUNT": "looked at an account",
    "SIGNED_IN": "signed in",
    "SIGNED_OUT": "signed out",
    "WRONG_PASSWORD": "wrong password",
    "WRONG_CODE": "wrong code",
    "USED_RECOVERY_CODE": "used a recovery code",
    "MADE_RECOVERY_CODES": "made recovery codes",
    "CHOSE_PASSWORD": "chose a password",
    "MADE_ACCOUNT": "made an account",
    "MADE_SET_UP_LINK": "made a new set-up link",
    "LOCKED_ACCOUNT": "locked the account",
    "UNLOCKED_ACCOUNT": "unlocked the account",
    "CLOSED_ACCOUNT": "closed the account",
    "OPENED_ACCOUNT_AGAIN": "opened the account again",
    "RESET_SECOND_STEP": "reset the second step",
    "ENDED_SESSIONS": "ended all sessions",
    "GAVE_ROLES": "gave roles",
    "TOOK_ROLES_AWAY": "took roles away",
    "CHANGED_TEAMS": "changed teams",
    "ASKED_FOR_CHANGE": "asked for a change",
    "ACCEPTED_CHANGE": "accepted a change",
    "REFUSED_CHANGE": "refused a change",
    "NAMED_DEPUTY": "named a deputy",
    "ENDED_COVER": "ended a cover",
    "TOLD_OF_LATE_TASKS": "told of late tasks",
    "TOLD_DUTY": "told the duty address",
    "TOLD_OF_GUESSES": "told of guesses at cards",
    "FIRST_SEEN": "first seen as it was sent",
    "SENT_HEAD": "sent the head of the trail",
    "FOUND_NOT_GENUINE": "found an account not genuine",
    "SEALED_ACCOUNTS": "sealed the accounts",
}


def test_every_verb_is_stored_as_it_always_was() -> None:
    assert {each.name: each.value for each in Did} == STORED


def test_a_move_is_stored_under_its_status() -> None:
    assert [MovedTo(each) for each in Status] == [f"status {each.value}" for each in Status]


def test_staff_read_words_for_every_verb_and_for_nothing_else() -> None:
    assert set(audit_words.EVERY_DID) == {*Did, *(MovedTo(each) for each in Status)}


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

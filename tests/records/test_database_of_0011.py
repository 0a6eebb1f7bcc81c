"""A database that was written at migration 0011 still opens: each sealed thing is bound to its place for ever.

Whoever gives a place another name, or derives a key in another way, makes words unreadable that people wrote. The dump
was made by the code of that day with keys that anyone can work out (`tests/support/throw_away_keys.py`): nothing in it
is secret, and nobody in it exists. Never make it anew.
"""

import gzip
import hmac
import re
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from passlib.totp import TOTP
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session
from time_machine import TimeMachineFixture

from portal.commands.running import alembic_config
from portal.config import Settings
from portal.crypto import credentials
from portal.database import Base, Database
from portal.records.accountability import chain, exports, reasons
from portal.records.accountability.names import Actor
from portal.records.consent import records as consent_records
from portal.records.correspondence import contacts, notes, outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.queries import index
from portal.records.queries.tokens import Kind
from portal.records.requests import moves, ratings, submissions, tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import Task
from portal.records.staff import accounts, saved_views, sessions
from portal.records.voices import card_sessions, cards, drafts, folders, invitations, practice
from portal.records.voices.cards import Card
from portal.records.voices.folders import Folder
from portal.records.voices.invitations import Invitation
from tests.support import throw_away_keys

DUMP_SQL = gzip.decompress((Path(__file__).parent / "database_of_0011.sql.gz").read_bytes()).decode()
KEYS = throw_away_keys.keys()
BROWSER = throw_away_keys.secret("browser")
NOTHING_SEALED = {"card_tries", "sign_in_tries"}  # tokens alone, and gone within a day


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old database, migrated to the newest."""
    path = tmp_path_factory.mktemp("old") / "portal.sqlite"
    with sqlite3.connect(path) as made:
        made.executescript(DUMP_SQL)
    made.close()
    command.upgrade(alembic_config(f"sqlite:///{path}"), "head")
    return path


@pytest.fixture
def db(file: Path) -> Iterator[Session]:
    database = Database(f"sqlite:///{file}")
    with database.transaction() as session:
        yield session
        session.rollback()
    database.engine.dispose()


@pytest.fixture
def settings(file: Path) -> Settings:
    return Settings(mode="development", instance=file.parent, database_url=f"sqlite:///{file}", keys=KEYS)


def how_many(db: Session, table: str) -> int:
    return db.scalar(text(f"SELECT count(*) FROM {table}")) or 0


def requests(db: Session) -> list[Submission]:
    return list(db.scalars(select(Submission).order_by(Submission.sent_at)))


def every_folder(db: Session) -> list[tuple[Folder, bytes]]:
    return [(each, folders.key_for_staff(db, KEYS, each)) for each in db.scalars(select(Folder).order_by(Folder.id))]


def test_the_old_database_has_a_row_of_each_kind_that_is_sealed(db: Session) -> None:
    then = set(re.findall(r"^CREATE TABLE (\w+)", DUMP_SQL, re.MULTILINE))
    kept = [each for each in Base.metadata.sorted_tables if each.name in then]
    sealed = {each.name for each in kept if any(column.type.python_type is bytes for column in each.columns)}
    empty = {each for each in sealed if how_many(db, each) == 0}
    assert len(sealed) >= 20
    assert empty <= NOTHING_SEALED


def test_what_each_voice_said_and_wrote_opens(db: Session) -> None:
    opened = [submissions.opened(db, KEYS, each) for each in requests(db)]
    assert sum(len(each.voices) for each in opened) == how_many(db, "folders")
    assert all(contents for each in opened for contents in each.voices.values())
    consents = [event for each in opened for events in each.consents.values() for event in events]
    assert len(consents) == how_many(db, "consent_events")
    assert {event["answer"] for event in consents} <= {"yes", "no", "not_sure"}
    written = [message for each in opened for thread in each.messages.values() for message in thread]
    assert len(written) == how_many(db, "messages")
    assert {each.letter.words for each in written if each.letter} == {"We have read it.\nWe ring you."}
    assert {each.tap for each in written} == {"", "call_me"}
    assert {each.words for each in written if not each.by_staff and not each.tap} == {
        f"Words of the {folder}." for folder in ("parent", "person", "person2", "helper")
    }


def test_what_staff_wrote_opens(db: Session) -> None:
    ids = [each.id for each in requests(db)]
    made = [move for each in requests(db) for move in moves.of_submission(db, KEYS, each)]
    assert [each.said for each in made] == [{}, {"reason": "We wait for the school."}] * 3
    written = [note for each in ids for note in notes.of_submission(db, KEYS, each)]
    assert len(written) == how_many(db, "notes")
    unlocked = [
        notes.unlock(db, KEYS, each, note.id, actor=Actor.staff(1), why="safe")
        for each in ids
        for note in notes.of_submission(db, KEYS, each)
        if note.locked
    ]
    assert [note and note.words for note in unlocked] == ["A locked note."] * 3
    judged = [each for id_ in ids for each in ratings.of_submission(db, KEYS, id_)]
    assert [(each.colour, each.why, each.factors) for each in judged] == [
        ("amber", "The placement may end.", ("unstable_home",))
    ] * 3
    given = [each.words for id_ in ids for each in reasons.of_submission(db, KEYS, id_)]
    assert given == ["Robin asked me for advice."] * 3
    talks = [each for folder, _key in every_folder(db) for each in contacts.of_folder(db, KEYS, folder)]
    assert len(talks) == how_many(db, "calls")
    assert {each.words for each in talks} == {"They sounded well.", "Nobody answered."}


def test_what_staff_recorded_of_consent_opens(db: Session) -> None:
    recorded = [each for folder, _key in every_folder(db) for each in consent_records.of_folder(db, KEYS, folder)]
    assert len(recorded) == how_many(db, "consent_records")
    assert {each.kind for each in recorded} == {
        consent_records.SPOKE,
        consent_records.TOLD,
        consent_records.ATTEMPT,
        consent_records.COMPETENCE,
        consent_records.CAPACITY,
        consent_records.BEST_INTERESTS,
        consent_records.OVERRIDE,
    }
    assert {each.by for each in recorded} == {Actor.staff(1)}
    assert [each.more for each in recorded if each.rests_on] == [{"review": "2027-01-10"}]


def test_what_left_the_staff_side_opens(db: Session) -> None:
    found = exports.of_submissions(db, KEYS, [each.id for each in requests(db)])
    assert len(found) == how_many(db, "exports")
    assert [each.said for each in found if each.kind == exports.CASE] == [{"to": "The panel", "parts": ["notes"]}] * 3
    checks = [each.check for each in found if each.check]
    assert [each.why for each in checks] == ["Take the other name out."] * how_many(db, "export_checks")
    left = [outbox.opened(each, KEYS) for each in db.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id))]
    assert [address for address, _fields in left][:4] == ["sam@example.com"] * 3 + ["anchor@example.org"]


def test_each_task_opens_and_is_known(db: Session, settings: Settings) -> None:
    found = db.scalars(select(Task).where(Task.sealed.is_not(None))).all()
    kinds = {tasks._words(each, KEYS)["kind"] for each in found}
    assert kinds == {"by_hand", "turning_18", "offer_advocate", "best_interests_review", "ask_age", "wants_advocate"}
    assert "Ring the school." in {each.words for each in tasks.waiting(db, settings)}
    for each in requests(db)[:3]:
        assert tasks.is_known(db, KEYS, submission_id=each.id, task="offer_advocate", after="x")


def test_each_card_and_each_invitation_opens(db: Session) -> None:
    for folder, key in every_folder(db):
        for card in db.scalars(select(Card).where(Card.folder_id == folder.id)):
            assert cards.find(db, KEYS, cards.numbers_on(card, key)) == (card, key)
        for passed in invitations.passed_on(db, folder):
            found = cards.find(db, KEYS, invitations.numbers_on(db, passed, key))
            assert found and found[0].folder_id == passed.folder_id
    assert db.scalar(select(func.count()).select_from(Invitation)) == 3


def test_the_browser_opens_what_it_wrote(db: Session) -> None:
    draft = db.get_one(drafts.Draft, drafts.id_of(BROWSER, "23456789"))
    assert drafts.read(draft, BROWSER) == {"who": "me", "name": {"name": "Sam", "liked": ""}}
    card = cards.of_draft(db, draft.id)
    assert card and cards.numbers_on(card, drafts.key_of(BROWSER, draft.id))
    practised = db.scalars(select(drafts.Draft).where(drafts.Draft.kind == "practice join")).one()
    assert drafts.read(practised, practice.secret_of(BROWSER)) == {"who": "me"}
    own = folders.find(db, drafts.id_of(BROWSER, "CFGHJMPQ"), "person")
    assert own and folders.key_for_browser(db, own, BROWSER) == folders.key_for_staff(db, KEYS, own)


def test_what_a_browser_has_open_opens(db: Session, time_machine: TimeMachineFixture) -> None:
    until = db.scalars(select(card_sessions.KeptOpening.until)).one()
    time_machine.move_to(until.replace(microsecond=0), tick=False)
    opening = card_sessions.find(db, BROWSER)
    assert opening and opening.key == key_of_folder(db, drafts.id_of(BROWSER, "CFGHJMPQ"))
    time_machine.move_to(db.scalars(select(sessions.KeptSession.seen_at)).one(), tick=False)
    assert sessions.find(db, BROWSER) == "what a session holds"


def key_of_folder(db: Session, submission_id: str) -> bytes:
    own = folders.find(db, submission_id, "person")
    assert own
    return folders.key_for_staff(db, KEYS, own)


def test_staff_are_found_by_what_they_type(db: Session) -> None:
    robin = accounts.find(db, KEYS, "Robin@example.org")
    assert robin and accounts.opened(robin, KEYS) == {"address": "robin@example.org", "name": "Robin Reader"}
    assert accounts.all_names(db, KEYS) == {1: "Robin Reader", 2: "Ash Other"}
    assert [(each.name, each.choice) for each in saved_views.views(db, KEYS, robin.id)] == [("My people", "owner=me")]
    mixed = b64encode(hmac.digest(credentials.pepper(KEYS).encode(), b"purple otter envelope 71", "sha512")).decode()
    assert credentials.HASHES.verify(mixed, robin.password)
    factor = TOTP.using(issuer="test", secrets=credentials.factor_secrets(KEYS)).from_source(robin.tf_totp_secret)
    assert factor.base32_key == "JBSWY3DPEHPK3PXP"


def test_requests_are_found_by_what_they_say(db: Session) -> None:
    wanted = [(Kind.NAME, "sam")]
    assert db.scalars(select(Submission.id).where(index.found_by(KEYS, wanted))).all()


def test_the_audit_chain_is_whole(db: Session) -> None:
    found = chain.verify(db, KEYS)
    assert (found.broken, found.waiting, found.chained) == (None, 0, 91)

"""What staff wrote and did before migration 0011 still opens, and is found as before."""

import hmac
from base64 import b64encode

from passlib.totp import TOTP
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.crypto import credentials
from portal.records.accountability import chain, exports, reasons
from portal.records.accountability.names import Actor
from portal.records.consent import records as consent_records
from portal.records.correspondence import contacts, notes, outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.queries import index
from portal.records.queries.tokens import Kind
from portal.records.register import entries as register
from portal.records.requests import moves, tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import Task
from portal.records.staff import accounts, answered_for, saved_views
from tests.support.records.of_0011 import KEYS, every_folder, how_many, requests


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
    judged = [each for id_ in ids for each in register.colours(db, KEYS, [id_])]
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
        assert tasks.followed(db, KEYS, submission_id=each.id, task="offer_advocate", after="x")


def test_staff_are_found_by_what_they_type(db: Session) -> None:
    assert answered_for.seal_once(db, KEYS) == 2  # as `portal migrate` does: there was no MAC then
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

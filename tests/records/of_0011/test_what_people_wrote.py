"""What people wrote before migration 0011 still opens: each sealed thing is bound to its place for ever.

Whoever gives a place another name, or derives a key in another way, makes words unreadable that people wrote.
"""

import re

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from time_machine import TimeMachineFixture

from portal.database import Base
from portal.records.requests import submissions
from portal.records.staff import sessions
from portal.records.voices import card_sessions, cards, drafts, folders, invitations, practice
from portal.records.voices.cards import Card
from portal.records.voices.invitations import Invitation
from tests.support.records.of_0011 import BROWSER, DUMP_SQL, KEYS, every_folder, how_many, key_of_folder, requests

NOTHING_SEALED = {"card_tries", "sign_in_tries"}  # tokens alone, and gone within a day


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

"""What requests are found by: keyed tokens, made by the worker, that a stolen database does not give away."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from portal.commands.index import make_findings
from portal.crypto.keys import Keys
from portal.records.accountability.names import Actor
from portal.records.queries import index
from portal.records.queries import tokens as findable
from portal.records.queries.index import Finding
from portal.records.queries.tokens import Kind
from portal.records.requests import people, submissions
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from tests.support.staff_fixtures import WAYS, Office, said

TODAY = date(2026, 11, 22)
POST = said(
    "letter", "Where?", ["1 Example Street"],
    {"detail": "1 Example Street\nWorthing bn11 1aa", "safe": "yes", "when": ""},
)  # fmt: skip


def finds(office: Office, kind: Kind, words: str) -> set[str]:
    with Session(office.database.engine) as db:
        wanted = select(Submission.id).where(index.found_by(office.settings.keys, [(kind, words)]))
        return set(db.scalars(wanted))


def typed_finds(office: Office, typed: str) -> set[str]:
    with Session(office.database.engine) as db:
        wanted = select(Submission.id)
        for ways in findable.typed(typed, TODAY):
            wanted = wanted.where(index.found_by(office.settings.keys, ways))
        return set(db.scalars(wanted))


@pytest.mark.parametrize(
    "typed",
    [
        "zoë  ÖZTÜRK", "Oztürk", "Zoey Ozturk", "Osturk", "5/3/2009", "05.03.09", "5th of March 2009", "2009-03-05",
        "07700 900111", "+44 (0)7700 900 111", "SAM@Example.com", "BN11 1AA", "bn111aa", "ozturk 5 mar 2009 BN11 1AA",
        "0770O 9OO111", "٠٧٧٠٠ ٩٠٠١١١", "sam @example.com", "mailto:sam@example.com.", "5/3/2009 07700 900111",
    ],
)  # fmt: skip
def test_a_request_is_found_however_it_is_typed(office: Office, typed: str) -> None:
    request = office.receives(about="Zoe Öztürk", born="2009-03-05", more_said=(*WAYS, POST))
    office.receives(about="Billy Wrong", born="2011-03-05")
    assert make_findings(office.app) == 2
    assert typed_finds(office, typed) == {request.id}


@pytest.mark.parametrize(
    ("about", "typed"),
    [
        ("Łukasz Wójcik", "Lukasz"),
        ("Søren Testø", "Soren"),
        ("Niamh O'Rourkey", "ORourkey"),
        ("Anne-Marie Testham", "Annemarie"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(office: Office, about: str, typed: str) -> None:
    request = office.receives(about=about)
    office.receives(about="Billy Wrong")
    make_findings(office.app)
    assert typed_finds(office, typed) == {request.id}


@pytest.mark.parametrize("kept", ["077OO 9OO222", "ring me on 07700 900222 or 01903 555987", "٠٧٧٠٠ ٩٠٠٢٢٢"])
def test_a_number_is_found_however_it_was_typed(office: Office, kept: str) -> None:
    way = said("phone", "Your number?", [kept], {"detail": kept, "safe": "yes", "when": ""})
    request = office.receives(more_said=(way,))
    make_findings(office.app)
    assert typed_finds(office, "07700 900222") == {request.id}


@pytest.mark.parametrize("typed", ["Ozturk 6/3/2009", "07700 900112", "Zoe Wrong", "BN11 1AB", "sam@example.org"])
def test_everything_that_is_typed_must_hold(office: Office, typed: str) -> None:
    office.receives(about="Zoe Öztürk", born="2009-03-05", more_said=(*WAYS, POST))
    office.receives(about="Billy Wrong")
    make_findings(office.app)
    assert typed_finds(office, typed) == set()


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    for ways in findable.typed(typed, TODAY):
        assert ways and all(kind in findable.SEARCHED and words for kind, words in ways)


def test_a_stolen_database_gives_no_word_away(office: Office) -> None:
    office.receives(about="Zoe Öztürk", born="2009-03-05", marks=("in_hospital",), more_said=(*WAYS, POST))
    make_findings(office.app)
    with Session(office.database.engine) as db:
        kept = repr([*db.execute(text("SELECT * FROM findings")), *db.execute(text("SELECT * FROM findings_made"))])
        tokens = {each.token for each in db.scalars(select(Finding).where(Finding.token != b""))}
    for words in (
        "zoe",
        "ozturk",
        "2009-03-05",
        "447700900111",
        "sam@example",
        "BN11",
        "in_hospital",
        "16_17",
        "given",
    ):
        assert words.casefold() not in kept.casefold(), words
    for kind, words in [(Kind.NAME, "zoe"), (Kind.BIRTHDAY, "2009-03-05"), (Kind.AGE_BAND, "16_17")]:
        other = index.found_by(Keys(finding=b"x" * 32), [(kind, words)])
        with Session(office.database.engine) as db:
            assert not db.scalars(select(Submission.id).where(other)).all()
        assert finds(office, kind, words)
    assert all(len(each) == 32 for each in tokens)


def test_each_kind_has_a_key_of_its_own(office: Office) -> None:
    office.receives(about="List")
    make_findings(office.app)
    assert finds(office, Kind.NAME, "list") and not finds(office, Kind.MARK, "list")


def test_facts_follow_the_day_and_what_is_said(office: Office) -> None:
    request = office.receives(born="2010-12-01", marks=("in_hospital",), consents=())
    assert make_findings(office.app, today=TODAY) == 1
    assert finds(office, Kind.AGE_BAND, "under_16") == finds(office, Kind.MARK, "in_hospital") == {request.id}
    assert finds(office, Kind.LANGUAGE, "en") == {request.id}
    assert finds(office, Kind.CONSENT, "waiting for a parent") == {request.id}
    assert make_findings(office.app, today=TODAY) == 0  # nothing changed
    later = date(2026, 12, 1)
    assert make_findings(office.app, today=later) == 0  # that is for the night
    assert make_findings(office.app, anew=True, today=later) == 1
    assert finds(office, Kind.AGE_BAND, "under_16") == set() and finds(office, Kind.AGE_BAND, "16_17") == {request.id}
    assert finds(office, Kind.CONSENT, "waiting for the person") == {request.id}


def test_linking_changes_where_consent_stands(office: Office) -> None:
    silent, spoke = office.receives(consents=()), office.receives()
    make_findings(office.app)
    assert finds(office, Kind.CONSENT, "waiting for the person") == {silent.id}
    with office.database.transaction() as db:
        people.link(db, db.get_one(Submission, silent.id), db.get_one(Submission, spoke.id), actor=Actor.staff(1))
    assert make_findings(office.app) == 2
    assert finds(office, Kind.CONSENT, "waiting for the person") == set()
    with office.database.transaction() as db:
        people.unlink(db, db.get_one(Submission, spoke.id), actor=Actor.staff(1))
    assert make_findings(office.app) == 2
    assert finds(office, Kind.CONSENT, "waiting for the person") == {silent.id}


def test_what_is_kept_from_chairs_has_no_part_in_what_a_chair_filters_by(office: Office) -> None:
    yes = Consent(voice="person", purpose="list", answer="yes", how="alone", words_shown=["Do you want it?"])
    silent, kept = office.receives(consents=()), office.receives(consents=(yes,))
    with office.database.transaction() as db:
        db.get_one(Submission, kept.id).kept_from_chairs = True
        people.link(db, db.get_one(Submission, silent.id), db.get_one(Submission, kept.id), actor=Actor.staff(1))
    make_findings(office.app)
    assert finds(office, Kind.CONSENT, "given, not confirmed") == {silent.id, kept.id}
    assert silent.id in finds(office, Kind.CONSENT_FOR_CHAIRS, "waiting for the person")


def test_what_cannot_be_opened_holds_up_no_other(office: Office) -> None:
    broken, whole = office.receives(), office.receives()
    with office.database.transaction() as db:
        for each in submissions.opened(db, office.settings.keys, db.get_one(Submission, broken.id)).folders.values():
            each.sealed = b"\x01" + b"x" * 60
    assert make_findings(office.app) == 2
    assert finds(office, Kind.NAME, "sam") == {whole.id}

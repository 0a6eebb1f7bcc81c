"""Search: by anything that staff know of a person; what they typed stands in no address, no log and no record."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from portal.commands.index import make_findings
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.staff.accounts import Role
from tests.support.staff.inbox import changes, receives, references
from tests.support.staff_fixtures import WAYS, Office


def test_every_way_to_search_finds_it(office: Office) -> None:
    request = office.receives(about="Tomasz Öztürk", born="2009-03-05", more_said=WAYS)
    office.receives(about="Billy Wrong")
    make_findings(office.app)
    client = office.signs_in(office.hires())
    reference = request.reference
    forms = (reference, reference.lower(), request.shown_reference, f" {reference[:4]} {reference[4:]} ")
    for typed in (*forms, "tomas osturk", "ÖZTÜRK", "5 March 2009", "07700900111", "sam@example.com"):
        page = client.post("/staff/search", {"words": typed})
        assert references(page) == [request.shown_reference], typed
        assert page.address.rstrip("?") == "/staff/search" and "1 found." in page.words()
    assert "Nothing was found." in client.post("/staff/search", {"words": "Nobody Atall"}).words()


def test_a_name_that_is_written_the_same_comes_first(office: Office) -> None:
    sounds, same = office.receives(about="Katharyn Sample"), office.receives(about="Catherine Sample")
    make_findings(office.app)
    client = office.signs_in(office.hires())
    found = references(client.post("/staff/search", {"words": "catherine"}))
    assert found == [same.shown_reference, sounds.shown_reference]
    assert len(references(client.post("/staff/search", {"words": "katharyn sample"}))) == 2


@pytest.mark.parametrize("typed", ["", "   ", "?!", "\u202e"])
def test_nothing_is_not_searched_for(office: Office, typed: str) -> None:
    page = office.signs_in(office.hires()).post("/staff/search", {"words": typed})
    assert page.status == 422 and page.title.startswith("Problem: ")


def test_what_was_typed_is_written_down_nowhere(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    client.post("/staff/search", {"words": "Zebedee 5/3/2009 zeb@example.com"})
    with Session(office.database.engine) as db:
        event = audit.trail(db, Ref.INBOX)[0]
        assert (event.did, event.actor, event.fields) == ("searched", f"staff:{worker.id}", "birthday,email,name,sound")
        tables = db.execute(text("SELECT * FROM audit_events")).all()
    assert "zeb" not in repr(tables).casefold() and "zeb" not in caplog.text.casefold()


def test_a_chair_never_finds_what_is_kept_from_chairs(office: Office) -> None:
    kept = receives(office, "problem", about="Casey Kept", more_said=WAYS)
    changes(office, kept, kept_from_chairs=True)
    make_findings(office.app)
    chair = office.signs_in(office.hires(Role.CHAIR, Role.TRIAGE))
    other = office.signs_in(office.hires())
    for typed in (kept.reference, "Casey Kept", "Kasey", "2001-03-05", "07700 900111", "sam@example.com"):
        assert "Nothing was found." in chair.post("/staff/search", {"words": typed}).words(), typed
        assert references(other.post("/staff/search", {"words": typed})) == [kept.shown_reference], typed

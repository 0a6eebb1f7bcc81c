"""A copy for the person: made by one, let go by another, and without what is locked or of others."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal.records.accountability import reasons
from portal.records.correspondence import messages
from portal.records.staff.accounts import Role
from portal.records.voices import folders
from tests.support.records.kept import everything_in
from tests.support.staff.capacity import override
from tests.support.staff.capacity import writes as decides
from tests.support.staff.copies import (
    DID,
    GOES,
    MAKE,
    OUT,
    address,
    decides_on,
    done,
    fetches,
    is_let_go,
    makes,
    of_several,
)
from tests.support.staff.exports import grows_old, keeps_note
from tests.support.staff_fixtures import PRIVATE, Office


def test_one_makes_it_and_another_lets_it_go(office: Office) -> None:
    maker = office.signs_in(office.hires(name="Robin Maker"))
    request = of_several(office)
    page = makes(maker, request)
    assert "You made it, so someone else must check it." in page.words() and not page.tree.xpath("//main//form")
    other = is_let_go(office, page)
    assert "Requests that only others made: 1." in other.get(page.address.rstrip("?")).words()
    files = fetches(other, page)
    assert len(json.loads(files["json"])["requests"]) == 1
    assert json.loads(files["json"])["requests"][0]["reference"] == request.shown_reference
    for way, file in files.items():
        for each in ("My own story", "Mine to staff", "What we share", "Giraffe", "Robin Maker", "Sol Second"):
            assert each in file, (way, each)
        assert "Badger" not in file, way
    assert "You asked us what we keep about you." in files["html"] and "<script" not in files["html"]
    assert "http" not in files["html"] and "src=" not in files["html"]
    made, let_go, fetched = (done(office, did) for did in DID)
    assert len(made) == len(let_go) == len(fetched) == 1 and made != let_go == fetched
    assert fetches(maker, page) == files
    assert "A second person let it go." in maker.get(address(request)).words()
    left = maker.get(f"/staff/request/{request.shown_reference}").words()
    assert "A copy for the person was made. A second person let it go." in left
    assert b"rang them on" not in everything_in(office)


def test_whoever_made_it_never_lets_it_go(office: Office) -> None:
    client = office.signs_in(office.hires(*set(Role) - {Role.CHAIR}))
    page = makes(client, of_several(office))
    answer = client.post(page.address.rstrip("?"), GOES)
    assert answer.status == 422 and "You made it: someone else must check it." in answer.words()
    assert client.post(f"{page.address.rstrip('?')}/fetch", {}).status == 404
    assert not done(office, "let a copy go")


def test_nothing_is_fetched_before_it_was_let_go_or_after_it_was_sent_back(office: Office) -> None:
    maker, other = office.signs_in(office.hires()), office.signs_in(office.hires())
    page = makes(maker, of_several(office))
    way = page.address.rstrip("?")
    assert other.post(f"{way}/fetch", {}).status == 404
    assert other.send(other.get(way), {"answer": "back"}).errors() == ["Problem: Write what is not right"]
    back = other.send(other.get(way), {"answer": "back", "why": "It names a neighbour."})
    assert "It names a neighbour." in back.words() and "A second person sent it back." in maker.get(way).words()
    assert other.post(f"{way}/fetch", {}).status == 404
    assert "Someone has checked it already." in other.post(way, GOES).words()
    assert not done(office, "let a copy go") and not done(office, "fetched a copy for the person")


@pytest.mark.parametrize("risk", ["locked note", "must not be told", "override", "looked whether they are safe"])
def test_safeguarding_lets_it_go_where_there_is_a_risk(office: Office, risk: str) -> None:
    maker, guard = office.signs_in(office.hires()), office.signs_in(office.hires(Role.SAFEGUARDING))
    request = office.receives(more_said=(PRIVATE,) if risk == "must not be told" else ())
    if risk == "locked note":
        keeps_note(office, request, "Zebra", locked=True)
        decides_on(guard, request, "A locked note", **OUT)
    if risk.startswith("looked"):
        who = office.hires().id
        with office.database.transaction() as db:
            reasons.keep(db, office.settings.keys, request.id, account_id=who, what=reasons.REQUEST, why=reasons.SAFE)
    if risk == "override":
        decides(guard, request, "override", override())
    page = makes(maker, request)
    other = office.signs_in(office.hires(Role.TRIAGE, Role.CASE_LEAD))
    shown = other.get(page.address.rstrip("?"))
    assert "Only safeguarding lets this one go." in shown.words() and not shown.tree.xpath("//main//form")
    assert other.post(page.address.rstrip("?"), GOES).status == 422 and not done(office, "let a copy go")
    is_let_go(office, page, Role.SAFEGUARDING)


@pytest.mark.parametrize("when", ["before it is let go", "after it was let go"])
def test_what_changed_since_it_was_made_is_never_fetched(office: Office, when: str) -> None:
    maker, other = office.signs_in(office.hires()), office.signs_in(office.hires())
    request = of_several(office)
    page = makes(maker, request)
    way = page.address.rstrip("?")
    if when.startswith("after"):
        is_let_go(office, page)
    with office.database.transaction() as db:
        folder = folders.of_submission(db, request.id)[0]
        messages.write(db, folder, folders.key_for_staff(db, office.settings.keys, folder), "One more thing")
    answer = other.post(way, GOES) if when.startswith("before") else other.post(f"{way}/fetch", {})
    assert answer.status == 422 and "has changed since it was made" in answer.words()
    assert not done(office, "fetched a copy for the person")


def test_an_old_sign_in_types_the_password_again_for_each_step(office: Office) -> None:
    worker, second = office.hires(), office.hires()
    maker, other = office.signs_in(worker), office.signs_in(second)
    request = of_several(office)
    grows_old(maker)
    page = makes(maker, request)
    assert page.status == 422 and not done(office, "made a copy for the person")
    page = maker.send(page, MAKE | {"password": worker.password})
    grows_old(other)
    shown = other.get(page.address.rstrip("?"))
    assert other.send(shown, GOES).status == 422 and not done(office, "let a copy go")
    other.send(shown, GOES | {"password": second.password})
    grows_old(other)
    assert other.send(other.get(page.address.rstrip("?"))).status == 422
    assert not done(office, "fetched a copy for the person")
    assert fetches(other, page, password=second.password)


def test_an_account_that_chairs_makes_and_checks_none(office: Office) -> None:
    request = of_several(office)
    page = makes(office.signs_in(office.hires()), request)
    chair = office.signs_in(office.hires(Role.CHAIR, Role.CASE_LEAD, Role.SAFEGUARDING))
    way = page.address.rstrip("?")
    for answer in (chair.get(address(request)), chair.get(way), chair.post(way, GOES), chair.post(f"{way}/fetch", {})):
        assert answer.status == 403
    assert address(request) not in chair.get(f"/staff/request/{request.shown_reference}").text


def test_a_copy_belongs_to_its_request(office: Office) -> None:
    client = office.signs_in(office.hires())
    request, other = office.receives(), office.receives()
    page = makes(client, request)
    way = page.address.rstrip("?").replace(request.shown_reference, other.shown_reference)
    assert client.get(way).status == 404 and client.get(f"{address(request)}/999").status == 404


def test_the_same_form_makes_one_copy_and_who_asks_must_be_known(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = office.receives()
    asked = client.get(address(request))
    assert client.send(asked).errors() == ["Problem: Write how you know that it is them"]
    assert client.send(asked, MAKE).address == client.send(asked, MAKE).address
    assert len(done(office, "made a copy for the person")) == 1


@pytest.mark.parametrize("change", ["UPDATE export_checks SET released = released", "DELETE FROM export_checks"])
def test_the_database_refuses_to_change_who_let_it_go(office: Office, change: str) -> None:
    is_let_go(office, makes(office.signs_in(office.hires()), office.receives()))
    with pytest.raises(DBAPIError, match="append-only"), office.database.transaction() as db:
        db.execute(text(change))

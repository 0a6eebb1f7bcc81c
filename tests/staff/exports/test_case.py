"""Sharing one request outside: closed without consent, always written down, and never what is locked."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal.records.accountability import exports
from portal.records.accountability.names import Ref
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.records.kept import everything_in
from tests.support.staff.consent_records import SPOKE
from tests.support.staff.consent_records import writes as records
from tests.support.staff.exports import FORM, address, agreed, grows_old, shares, trail
from tests.support.staff_fixtures import Office


def test_a_request_with_confirmed_consent_is_shared_and_that_is_written_down(office: Office) -> None:
    client = office.signs_in(office.hires(name="Robin Giver"))
    request = agreed(office, client)
    answer = shares(client, request)
    case = json.loads(answer.text)
    assert case["given_to"] == "Ada Partner" and case["made_by"] == "Robin Giver"
    assert case["voices"][0]["said"][0] == {
        "question": "What is your name?",
        "answer": ["Sam Example"],
        "tap": "",
    }
    assert case["consent"][0]["state"] == "given"
    assert case["consent"][0]["answers"][0]["words_shown"] == ["What we share", "Do you want it?"]
    page = client.get(f"/staff/request/{request.shown_reference}")
    left = " ".join(page.tree.xpath("//section[@aria-labelledby='shared']")[0].text_content().split())
    assert "Shared by Robin Giver with Ada Partner, Example Trust. To plan or give care and support: To plan" in left
    assert "Shared it outside: Robin Giver" in page.words()
    (event,) = trail(office, "shared it")
    assert event.why == "care" and "messages" in event.fields and "notes" not in event.fields
    assert b"Ada Partner" not in everything_in(office) and b"plan a visit" not in everything_in(office)


def test_what_leaves_is_kept_nowhere_and_named_by_its_reference(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    answer = client.client.post(address(request), headers=client.headers, data=FORM | {"once": "o" * 24})
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{request.shown_reference}.json"'
    assert answer.mimetype == "application/json"
    for way in ("json", "paper"):
        assert client.client.get(f"{address(request)}/{way}", headers=client.headers).status_code == 404


def test_the_same_form_sent_twice_is_one_export_that_left_twice(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    for _twice in range(2):
        assert client.post(address(request), FORM | {"once": "o" * 24}).status == 200
    assert len(trail(office, "shared it")) == 2
    with office.database.transaction() as db:
        assert len(exports.of_submissions(db, office.settings.keys, [request.id])) == 1


def test_an_old_sign_in_types_the_password_again_and_nothing_typed_is_lost(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    request = agreed(office, client)
    page = client.get(address(request))
    assert not page.form.xpath(".//input[@type='password']")
    grows_old(client)
    page = client.send(page, FORM)
    assert page.status == 422 and page.errors() == ["Problem: You signed in a while ago: type your password again"]
    assert page.form.xpath(".//input[@name='name']/@value") == ["Ada Partner"]
    page = client.send(page, FORM | {"password": "not the password"})
    assert page.status == 422 and not trail(office, "shared it")
    assert "not the password" not in page.text and trail(office, "wrong password")
    assert client.send(page, FORM | {"password": worker.password}).status == 200
    assert client.send(client.get(address(request)), FORM).status == 200
    grows_old(client)
    client.get("/staff/")
    assert client.get(address(request)).form.xpath(".//input[@type='password']")


def test_tries_of_the_password_are_counted(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    request = agreed(office, client)
    grows_old(client)
    page = client.get(address(request))
    statuses = [client.send(page, FORM | {"password": "guess"}).status for _each in range(12)]
    assert statuses[0] == 422 and statuses[-1] == 429
    assert client.send(page, FORM | {"password": worker.password}).status == 429 and not trail(office, "shared it")


@pytest.mark.parametrize("missing", ["name", "organisation", "why", "words", "parts", "as"])
def test_each_answer_is_needed(office: Office, missing: str) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    assert shares(client, request, **{missing: ""}).status == 422
    assert not trail(office, "shared it")


def test_a_problem_about_the_chair_is_not_there_for_a_chair(office: Office) -> None:
    guard = office.signs_in(office.hires(Role.SAFEGUARDING))
    request = office.receives(about="Casey Confidential")
    records(guard, request, "spoke", **SPOKE)
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True
    chair = office.signs_in(office.hires(Role.CHAIR, Role.CASE_LEAD))
    assert chair.get(address(request)).status == 404
    assert chair.post(address(request), FORM | {"once": "o" * 24}).status == 404
    assert office.signs_in(office.hires(Role.CHAIR)).get(address(request)).status == 403


@pytest.mark.parametrize("change", ["UPDATE exports SET once = 'x'", "DELETE FROM exports"])
def test_the_database_refuses_to_change_what_was_written_down(office: Office, change: str) -> None:
    client = office.signs_in(office.hires())
    shares(client, agreed(office, client))
    with pytest.raises(DBAPIError, match="append-only"), office.database.transaction() as db:
        db.execute(text(change))


def test_a_form_is_of_its_own_request_and_each_time_it_is_sent_is_written_down(office: Office) -> None:
    client = office.signs_in(office.hires())
    one, other = agreed(office, client), agreed(office, client)
    form = FORM | {"once": "o" * 24}
    for request in (one, other, other):
        assert client.post(address(request), form).status == 200
    assert [each.record for each in trail(office, "shared it")] == [
        Ref.submission(each.id) for each in (one, other, other)
    ]

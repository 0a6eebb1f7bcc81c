"""After a reason the page or form goes on: nothing typed is lost, no password carried on, nothing leads away."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence.notes import KeptNote
from tests.support.staff.inbox import changes
from tests.support.staff.reasons import asks, of, someone_elses
from tests.support.staff_fixtures import PASSWORD, Office


def test_what_was_typed_is_not_lost_when_the_request_became_somebody_elses(office: Office) -> None:
    request, worker = office.receives(), office.hires()
    client = office.signs_in(worker)
    page = client.get(f"{of(request)}/down/note")
    changes(office, request, owner_id=office.hires(name="Quick Colleague").id)
    page = client.send(page, {"words": "Rang. <b>Ring</b> again on Monday."})
    assert asks(page) and "What you typed is not lost" in page.words()
    page = client.send(page)  # no reason yet
    assert page.status == 422
    sent = page.hidden() | {"opens_because": "rang", "opens_words": ""}
    answer = client.client.post(page.form.get("action"), data=sent, headers=client.headers)
    assert answer.status_code == 307 and answer.location == f"{of(request)}/down/note"
    page = client.post(answer.location, sent)  # as a browser does after a 307
    assert "It is written down." in page.words() and "Rang. <b>Ring</b> again on Monday." in page.words()
    with Session(office.database.engine) as db:
        assert len(db.scalars(select(KeptNote)).all()) == 1


@pytest.mark.parametrize(
    "onward", ["https://example.org/", "//example.org/staff", "/staff/people", "/staff/request/../x"]
)
def test_a_reason_leads_only_to_its_request(office: Office, onward: str) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.post(f"{of(request)}/why", {"opens_because": "rang", "onward": onward})
    assert page.address.rstrip("?") == of(request)


def test_a_reason_leads_to_the_page_that_was_asked_for(office: Office) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.send(client.get(f"{of(request)}/hand-over"), {"opens_because": "advice"})
    assert page.h1.startswith("Hand over")


def test_a_button_that_sends_no_words_is_sent_again_after_the_reason(office: Office) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.post(f"{of(request)}/take", {})
    sent = page.hidden() | {"opens_because": "advice"}
    answer = client.client.post(page.form.get("action"), data=sent, headers=client.headers)
    assert (answer.status_code, answer.location) == (307, f"{of(request)}/take")
    assert "It is yours now." in client.post(answer.location, sent).words()


def test_a_password_is_not_carried_past_the_question_why(office: Office) -> None:
    request, _owner = someone_elses(office)
    page = office.signs_in(office.hires()).post(f"{of(request)}/share", {"name": "Ada", "password": PASSWORD})
    assert asks(page) and "Ada" in page.text and PASSWORD not in page.text


def test_what_was_typed_stays_when_the_form_came_from_elsewhere(office: Office) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.post(f"{of(request)}/down/note", {"words": "My note."}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 400 and "My note." in page.text


def test_a_copy_opens_nothing_that_asks_why_and_writes_down_each_request_it_opens(office: Office) -> None:
    theirs, _owner = someone_elses(office)
    mine, worker = office.receives(), office.hires()
    changes(office, mine, owner_id=worker.id)
    client = office.signs_in(worker)
    client.post(f"{of(mine)}/link", {"other": theirs.shown_reference})
    page = client.get(f"{of(mine)}/copies")
    assert page.status == 422 and f"Say why you read {theirs.shown_reference}" in page.words()
    office.gives_reason(client, theirs)
    assert client.get(f"{of(mine)}/copies").status == 200
    with Session(office.database.engine) as db:
        read = db.scalars(select(AuditEvent.record).where(AuditEvent.did == Did.READ)).all()
    assert Ref.submission(theirs.id) in read

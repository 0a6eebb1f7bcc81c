"""Staff write into the ledger: once, for that voice alone, and never a day that has not come."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal import calendar
from portal.records.accountability.names import Actor
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.card_holders import sends
from tests.support.staff.consent_records import OPEN, SPOKE, TOLD, agreed, events, form_of, part, writes
from tests.support.staff_fixtures import PRIVATE, Office

pytestmark = pytest.mark.about_pages


def test_a_web_answer_is_confirmed_when_staff_spoke_to_the_person(office: Office) -> None:
    request = office.receives()
    client = office.signs_in(office.hires())
    page = client.get(f"/staff/request/{request.shown_reference}")
    assert "Given, not confirmed" in part(page, "stands-list")
    page = writes(client, request, "spoke", **SPOKE)
    assert "It is written down." in page.words()
    assert OPEN in part(page, "stands-list") and "Yes, confirmed" in part(page, "stands-list")
    assert "Yes Confirmed" in part(page, "consent-person") and "Spoke to them alone" in part(page, "consent-person")
    assert "Spoke to them about their answer: Robin Reader" in page.words()
    assert not page.tree.xpath("//a[contains(@href,'/record/spoke')]")
    assert "List: Given Status" in client.get("/staff/").words()


def test_where_it_matters_the_person_is_spoken_to_alone(office: Office) -> None:
    request = office.receives(more_said=(PRIVATE,), marks=("must_not_tell",))
    client = office.signs_in(office.hires())
    page = writes(client, request, "spoke", alone="with_someone")
    assert "Given, not confirmed" in part(page, "stands-list")
    assert OPEN in part(writes(client, request, "spoke", **SPOKE), "stands-list")


@pytest.mark.parametrize(
    ("who", "kept"),
    [
        ("me", {"person": ["no"]}),
        ("me_with_help", {"person": ["no"]}),
        ("my_child", {"parent": ["no"]}),
        ("someone_i_help", {"helper": ["no"]}),
    ],
)
def test_an_answer_without_a_card_is_kept_as_the_answer_of_who_gave_it(
    office: Office, who: str, kept: dict[str, list[str]]
) -> None:
    receipt, _card = sends(office.client(), "/consent", who=who, which="list", answer="no")
    with office.database.transaction() as db:
        request = submissions.find_by_reference(db, receipt.reference)
        assert request and request.level == "now"
        db.expunge(request)
    assert events(office, request) == kept


def test_what_a_helper_answers_is_shown_and_counts_as_none(office: Office) -> None:
    request = office.receives()
    helpers = office.receives(kind="consent", voice="helper", consents=(agreed("helper", "no"),))
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (request, helpers)), actor=Actor.staff(1))
    client = office.signs_in(office.hires())
    assert OPEN in part(writes(client, request, "spoke", **SPOKE), "stands-list")
    page = client.get(f"/staff/request/{helpers.shown_reference}")
    assert OPEN in part(page, "stands-list") and "The helper who asked: No, does not count" in part(page, "stands-list")
    assert "No Does not count: it is not their own" in part(page, "consent-helper")
    assert not page.tree.xpath("//a[contains(@href,'/record/spoke')]"), "there is nothing to confirm"
    assert client.get(f"/staff/request/{helpers.shown_reference}/record/spoke").status == 404


@pytest.mark.parametrize(
    ("what", "typed", "wrong"),
    [
        ("spoke", {"alone": ""}, "Choose how you spoke to them"),
        ("spoke", {"alone": "alone", "on": "tomorrow"}, "Write a day that is not in the future"),
        ("spoke", {"alone": "alone", "on": "last week"}, "They gave this answer after that day"),
        ("spoke", {"alone": "alone", "on": "1 May"}, "Write a real day, like 2026-11-22"),
        ("spoke", {"alone": "alone", "answer": "999"}, "Choose the answer it is about"),
        ("told", TOLD | {"answer": ""}, "Choose what they said"),
        ("told", TOLD | {"answer": "yes", "explained_by": ""}, "Write who explained it"),
        ("told", TOLD | {"answer": "yes", "explained_by": "x" * 1001}, "Write less here"),
        ("told", TOLD | {"answer": "yes", "alone": "not"}, "By phone or in person you spoke to them: choose how"),
        ("told", TOLD | {"answer": "yes", "on": "last week"}, "They answered after that day: look at what they said"),
        ("told", TOLD | {"answer": "yes", "whose": "helper-1"}, "Choose whose answer it is"),
    ],
)
def test_what_is_not_whole_is_asked_again(office: Office, what: str, typed: dict[str, str], wrong: str) -> None:
    request = office.receives()
    client = office.signs_in(office.hires())
    today = calendar.today()
    days = {"tomorrow": today + timedelta(days=1), "last week": today - timedelta(days=7)}
    if typed.get("on") in days:
        typed = typed | {"on": str(days[typed["on"]])}
    page = writes(client, request, what, **typed)
    assert page.status == 422 and wrong in page.words() and page.title.startswith("Problem: ")
    assert events(office, request) == {"person": ["yes"]}


@pytest.mark.parametrize("what", ["told", "spoke"])
def test_a_form_that_is_sent_twice_is_kept_once(office: Office, what: str) -> None:
    request = office.receives()
    client = office.signs_in(office.hires())
    page = form_of(client, request, what)
    typed: dict[str, Any] = {"on": str(calendar.today()), **(TOLD | {"answer": "no"} if what == "told" else SPOKE)}
    if what == "spoke":
        typed["answer"] = page.form.xpath(".//input[@name='answer' and @checked]/@value")[0]
    for _each in range(3):
        assert "It is written down." in client.send(page, typed).words()
    assert events(office, request) == {"person": ["yes", "no"] if what == "told" else ["yes"]}
    words = client.get(f"/staff/request/{request.shown_reference}").words()
    assert words.count("Robin Reader, for") == 1


def test_a_form_that_is_sent_again_with_another_answer_is_kept_too(office: Office) -> None:
    """Going back and choosing anew is never lost behind "It is written down"."""
    request = office.receives()
    client = office.signs_in(office.hires())
    page = form_of(client, request, "told")
    for answer in ("not_sure", "no"):
        client.send(page, {"on": str(calendar.today()), **TOLD, "answer": answer})
    assert events(office, request) == {"person": ["yes", "not_sure", "no"]}


def test_many_who_send_one_form_at_once_keep_it_once(office: Office) -> None:
    request = office.receives()
    client = office.signs_in(office.hires())
    page = form_of(client, request, "told")
    typed = page.hidden() | {"on": str(calendar.today()), **TOLD, "answer": "no"}
    cookie = office.client_secret(client)

    def send() -> None:
        one = office.app.test_client()
        one.set_cookie("staff", cookie)
        one.post(f"/staff/request/{request.shown_reference}/record/told", data=typed, headers=client.headers)

    senders = [threading.Thread(target=send) for _each in range(4)]
    for each in senders:
        each.start()
    for each in senders:
        each.join()
    assert events(office, request) == {"person": ["yes", "no"]}


def test_a_chair_writes_nothing_into_the_ledger(office: Office) -> None:
    request = office.receives()
    client = office.signs_in(office.hires(Role.CHAIR))
    assert "/record/" not in client.get(f"/staff/request/{request.shown_reference}").text
    assert client.get(f"/staff/request/{request.shown_reference}/record/told").status == 403


def test_a_problem_that_is_kept_from_chairs_holds_no_consent(office: Office) -> None:
    request = office.receives()
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True
    client = office.signs_in(office.hires())
    assert "/record/" not in client.get(f"/staff/request/{request.shown_reference}").text
    assert client.get(f"/staff/request/{request.shown_reference}/record/told").status == 404


@pytest.mark.parametrize("change", ["UPDATE consent_records SET once = 'x'", "DELETE FROM consent_records"])
def test_the_database_refuses_to_change_what_staff_wrote(office: Office, change: str) -> None:
    request = office.receives()
    writes(office.signs_in(office.hires()), request, "spoke", **SPOKE)
    with pytest.raises(DBAPIError, match="append-only"), office.database.transaction() as db:
        db.execute(text(change))

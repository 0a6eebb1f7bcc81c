"""What a complaint asks for is a task, once, and it is done by what is written down: never by a press."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import calendar
from portal.commands.flow_tasks import of_complaints
from portal.records.complaints import clocks
from portal.records.complaints.state import Days
from portal.records.requests import tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import Task
from portal.records.staff.accounts import Role
from tests.staff.complaints.steps import problem, writes
from tests.support.checked_client import CheckedClient
from tests.support.staff.request_pages import page_of, part, post
from tests.support.staff.tasks import kinds
from tests.support.staff_fixtures import Office

ACKNOWLEDGE, ANSWER, INFORMATION = "acknowledge_complaint", "answer_complaint", "acknowledge_data_complaint"


def days_of(office: Office, request: Submission) -> Days:
    with office.database.transaction() as db:
        return clocks.days_of(db.get_one(Submission, request.id).sent_at, office.settings)


def due(office: Office, request: Submission) -> dict[str, date]:
    with office.database.transaction() as db:
        return {each.kind: each.due for each in tasks.waiting(db, office.settings, [request.id])}


def staff(office: Office, *roles: Role) -> CheckedClient:
    return office.signs_in(office.hires(*roles))


def test_a_problem_is_to_be_acknowledged_by_the_third_working_day_once(office: Office) -> None:
    request, _call = problem(office), office.receives(kind="call")
    assert [of_complaints(office.app), of_complaints(office.app)] == [1, 0]
    assert due(office, request) == {ACKNOWLEDGE: days_of(office, request).acknowledge}
    writes(staff(office), request, "acknowledged")
    assert kinds(office, request) == []
    assert of_complaints(office.app) == 0


@pytest.mark.parametrize("sort", [{}, {"is_one": "settled", "why": "Put right on the phone."}])
def test_no_complaint_asks_for_nothing(office: Office, sort: dict[str, str]) -> None:
    before, after = problem(office), problem(office)
    client = staff(office)
    writes(client, before, "sort", **sort)
    assert of_complaints(office.app) == 1
    writes(client, after, "sort", **sort)
    assert kinds(office, before) == kinds(office, after) == []


def test_who_complains_after_all_is_to_be_acknowledged_anew(office: Office) -> None:
    request = problem(office)
    client = staff(office)
    of_complaints(office.app)
    writes(client, request, "sort")
    writes(client, request, "sort", is_one="is_complaint")
    assert [of_complaints(office.app), of_complaints(office.app)] == [1, 0]
    assert kinds(office, request) == [ACKNOWLEDGE]


def test_that_staff_say_it_is_a_complaint_makes_no_second_task(office: Office) -> None:
    request = problem(office)
    of_complaints(office.app)
    writes(staff(office), request, "sort", is_one="is_complaint")
    assert of_complaints(office.app) == 0 and kinds(office, request) == [ACKNOWLEDGE]


def test_a_complaint_about_information_has_a_task_of_its_own(office: Office) -> None:
    request = problem(office)
    client = staff(office)
    of_complaints(office.app)
    writes(client, request, "information")
    assert [of_complaints(office.app), of_complaints(office.app)] == [1, 0]
    days = days_of(office, request)
    assert due(office, request) == {ACKNOWLEDGE: days.acknowledge, INFORMATION: days.information}
    writes(client, request, "sort")
    writes(client, request, "information")
    of_complaints(office.app)
    assert due(office, request) == {INFORMATION: days.information}, "the other ended with the no"
    writes(client, request, "acknowledged")
    assert kinds(office, request) == []


def test_the_answer_is_a_task_some_days_before_its_last_day_and_a_new_day_is_another_one(office: Office) -> None:
    request = problem(office)
    client = staff(office)
    writes(client, request, "acknowledged")
    last = days_of(office, request).answer
    first = next(
        day
        for day in (last - timedelta(days=each) for each in range(60, 0, -1))
        if calendar.working_days_after(day, office.settings.days_before_complaint_answer, office.settings) >= last
    )
    assert of_complaints(office.app, first - timedelta(days=1)) == 0
    assert [of_complaints(office.app, first), of_complaints(office.app, last)] == [1, 0]
    assert due(office, request) == {ANSWER: last}
    new = last + timedelta(days=60)
    writes(client, request, "late", by=str(new))
    assert kinds(office, request) == [], "that it is late, and why, is written down"
    assert [of_complaints(office.app, new), of_complaints(office.app, new)] == [1, 0]
    assert due(office, request) == {ANSWER: new}
    writes(client, request, "who")
    writes(client, request, "answered")
    assert kinds(office, request) == []


@pytest.mark.about_pages
def test_no_press_does_a_task_of_a_complaint(office: Office) -> None:
    request = problem(office)
    of_complaints(office.app)
    client = staff(office)
    shown = page_of(client, request)
    assert "acknowledge it, and offer to talk." in part(shown, "tasks")
    assert not shown.tree.xpath("//form[contains(@action,'/task')]")
    with Session(office.database.engine) as db:
        number = db.scalars(select(Task.id).where(Task.submission_id == request.id)).one()
    page = post(client, request, "task", task=str(number))
    assert page.status == 422 and "It is done by what you write down" in page.words()
    assert kinds(office, request) == [ACKNOWLEDGE]


@pytest.mark.about_pages
def test_a_task_of_a_problem_that_is_kept_from_chairs_is_on_no_inbox_of_a_chair(office: Office) -> None:
    request = problem(office, kept_from_chairs=True)
    of_complaints(office.app)
    assert request.shown_reference in staff(office).get("/staff/").words()
    assert request.shown_reference not in staff(office, Role.CHAIR, Role.TRIAGE).get("/staff/").words()


def test_what_is_resolved_asks_for_nothing_and_what_was_passed_on_is_still_acknowledged(office: Office) -> None:
    resolved, passed_on = problem(office), problem(office)
    with office.database.transaction() as db:
        db.get_one(Submission, resolved.id).status = "resolved"
        db.get_one(Submission, passed_on.id).status = "passed_on"
    assert of_complaints(office.app) == 1
    assert kinds(office, passed_on) == [ACKNOWLEDGE]


@pytest.mark.about_pages
def test_the_inbox_finds_what_is_not_acknowledged_yet(office: Office) -> None:
    acknowledged, ended, again, new = (problem(office) for _each in range(4))
    office.receives()
    kept = problem(office, kept_from_chairs=True)
    client = staff(office)
    writes(client, acknowledged, "acknowledged")
    for each in (ended, again):
        writes(client, each, "sort")
    writes(client, again, "sort", is_one="is_complaint")

    def found(client: CheckedClient) -> set[str]:
        page = client.get("/staff/?complaint=to_acknowledge")
        return {each.text_content() for each in page.tree.xpath("//a[@class='reference']")}

    assert found(client) == {each.shown_reference for each in (again, new, kept)}
    assert found(staff(office, Role.CHAIR)) == {each.shown_reference for each in (again, new)}
    writes(client, ended, "information")
    assert ended.shown_reference in found(client)

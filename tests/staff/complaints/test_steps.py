"""Staff write down each step of a complaint: sealed, once, by whoever may, and only what makes sense next."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal import calendar, create_app
from portal.config import Settings
from portal.records.complaints import clocks
from portal.records.complaints.state import Kind
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.staff.complaints.steps import ACKNOWLEDGED, address, kinds, offered, problem, writes
from tests.support.records.kept import everything_in
from tests.support.staff.request_pages import page_of, part
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages
MEANWHILE = "Someone wrote this down meanwhile."


def test_a_problem_is_treated_as_a_complaint_and_its_page_says_what_comes_next(office: Office) -> None:
    request = problem(office)
    client = office.signs_in(office.hires())
    shown = part(page_of(client, request), "complaint")
    assert "Treated as a complaint, unless the person says no." in shown and "Next: acknowledge it by" in shown
    assert offered(client, request) == ["acknowledged", "sort", "who", "information"]


def test_only_a_problem_can_be_a_complaint(office: Office) -> None:
    request = office.receives()
    client = office.signs_in(office.hires())
    assert not page_of(client, request).tree.xpath("//*[@id='complaint']") and not offered(client, request)
    assert client.get(address(request, "sort")).status == 404


def test_a_complaint_lives_from_its_acknowledgement_to_a_letter_that_names_who_can_look_next(office: Office) -> None:
    request = problem(office)
    client = office.signs_in(office.hires(name="Robin Reader"))
    writes(client, request, "acknowledged", talk="agreed", plan="By phone, before Easter.")
    writes(client, request, "who")
    assert offered(client, request)[:2] == ["answered", "late"]
    page = writes(client, request, "answered")
    shown = part(page, "complaint")
    for words in (
        "A complaint. The written answer was sent. No day is due.",
        "By phone, before Easter.",
        "The council, The health board (ICB)",
        "Local Government and Social Care Ombudsman, Parliamentary and Health Service Ombudsman",
        "Robin Reader",
    ):
        assert words in shown, words
    assert shown.count("Done in time") == 2 and not offered(client, request)
    assert kinds(office, request) == [Kind.ACKNOWLEDGED, Kind.WHO, Kind.ANSWERED]


def test_what_was_written_is_sealed_and_only_the_kind_of_each_step_is_in_the_clear(office: Office) -> None:
    request = problem(office)
    client = office.signs_in(office.hires())
    writes(client, request, "acknowledged", talk="agreed", plan="Zebra words about a plan.")
    kept = everything_in(office)
    assert b"Zebra" not in kept and b"acknowledged" in kept


def test_the_same_form_sent_twice_is_kept_once_and_what_came_meanwhile_is_said(office: Office) -> None:
    request = problem(office)
    client, other = (office.signs_in(office.hires(name=name)) for name in ("One", "Two"))
    typed = ACKNOWLEDGED | {"on": str(calendar.today())}
    forms = [each.get(address(request, "acknowledged")) for each in (client, other)]
    for _each in range(2):
        assert "It is written down." in client.send(forms[0], typed).words()
    late = other.send(forms[1], typed)
    assert late.status == 409 and MEANWHILE in late.words()
    assert kinds(office, request) == [Kind.ACKNOWLEDGED]


def test_a_step_that_makes_no_sense_yet_is_not_there(office: Office) -> None:
    request = problem(office)
    client = office.signs_in(office.hires())
    for what in ("answered", "late", "nothing"):
        assert client.get(address(request, what)).status == 404, what
    assert client.post(address(request, "answered"), {"once": "x" * 24, "how": "letter"}).status == 409
    assert kinds(office, request) == []


REFUSED = [
    ("sort", {"is_one": ""}, "Choose what it is"),
    ("sort", {"why": ""}, "Write what they said, or how it was settled"),
    ("acknowledged", {"talk": ""}, "Choose what came of the offer"),
    ("acknowledged", {"talk": "agreed"}, "Write what you agreed"),
    ("acknowledged", {"on": str(calendar.today() + timedelta(days=1))}, "Write a day that is not in the future"),
    ("acknowledged", {"on": "2020-01-01"}, "write that day, or one after it"),
    ("who", {"who": []}, "Tick who answers it"),
    ("information", {"owner": ""}, "Write who it goes to"),
]


@pytest.mark.parametrize(("what", "typed", "says"), REFUSED)
def test_what_does_not_fit_is_refused_with_what_to_do(
    office: Office, what: str, typed: dict[str, object], says: str
) -> None:
    request = problem(office)
    page = writes(office.signs_in(office.hires()), request, what, **typed)
    assert page.status == 422 and says in page.words()
    assert kinds(office, request) == []


def test_a_letter_that_does_not_name_the_right_ombudsman_is_no_answer(office: Office) -> None:
    request = problem(office)
    client = office.signs_in(office.hires())
    writes(client, request, "acknowledged")
    writes(client, request, "who", who=["trust"])
    for named in ([], ["council"]):
        page = writes(client, request, "answered", named=named)
        assert page.status == 422
    assert "The letter must name: Parliamentary and Health Service Ombudsman." in page.words()
    assert "A complaint. The written answer was sent." in writes(client, request, "answered", named=["health"]).words()


def test_the_names_of_who_can_look_next_are_settings(settings: Settings) -> None:
    office = Office(create_app(replace(settings, data_regulator="Example Commission", ombudsman_health="Example Two")))
    request = problem(office)
    client = office.signs_in(office.hires())
    for what in ("information", "acknowledged", "who"):
        writes(client, request, what)
    page = writes(client, request, "answered", named=["council", "health"])
    assert page.status == 422 and "The letter must name: Example Commission." in page.words()
    assert "Example Two" in page.words()
    office.database.engine.dispose()


def test_late_needs_a_new_day_that_is_still_to_come(office: Office) -> None:
    request = problem(office, days_ago=170)
    client = office.signs_in(office.hires())
    writes(client, request, "acknowledged")
    assert writes(client, request, "late", by=str(calendar.today())).status == 422
    tomorrow = calendar.today() + timedelta(days=1)
    page = writes(client, request, "late", by=f"{tomorrow:%d/%m/%Y}")
    assert f"Next: send the written answer by {tomorrow:%A} {tomorrow.day}" in part(page, "complaint")
    assert "Done late" in part(page, "complaint"), "it was acknowledged after half a year"


def test_settled_after_the_next_working_day_stays_a_complaint(office: Office) -> None:
    client = office.signs_in(office.hires())
    settled = {"is_one": "settled", "why": "Robin rang them, and they are content."}
    old, new = problem(office, days_ago=9), problem(office)
    page = writes(client, old, "sort", **settled)
    assert page.status == 422 and "Settled later it stays a complaint" in page.words()
    last = clocks.last_to_settle(old.sent_at - timedelta(days=9), office.settings)
    assert writes(client, old, "sort", **settled, on=str(last + timedelta(days=1))).status == 422
    assert writes(client, old, "sort", **settled, on=str(last)).status == 200
    assert "settled by the next working day" in part(writes(client, new, "sort", **settled), "complaint")
    assert kinds(office, old) == kinds(office, new) == [Kind.SETTLED]


@pytest.mark.parametrize(("role", "status"), [(Role.TRIAGE, 200), (Role.CASE_LEAD, 200), (Role.SAFEGUARDING, 200)])
def test_those_who_write_on_requests_write_down_the_steps(office: Office, role: Role, status: int) -> None:
    assert office.signs_in(office.hires(role)).get(address(problem(office), "sort")).status == status


def test_a_chair_reads_where_it_stands_writes_nothing_and_sees_nothing_that_is_kept_from_chairs(office: Office) -> None:
    shown, kept = problem(office), problem(office, kept_from_chairs=True)
    writer = office.signs_in(office.hires())
    for each in (shown, kept):
        writes(writer, each, "information", owner="Zebra Trust")
    chair = office.signs_in(office.hires(Role.CHAIR))
    assert "Zebra Trust" in page_of(chair, shown).words() and not offered(chair, shown)
    assert chair.get(address(shown, "sort")).status == 403
    assert page_of(chair, kept).status == 404 and "Zebra" not in page_of(chair, kept).text
    both = office.signs_in(office.hires(Role.CHAIR, Role.TRIAGE))
    assert both.get(address(kept, "sort")).status == 404
    assert both.post(address(kept, "sort"), {"once": "x" * 24, "is_one": "not_complaint"}).status == 404
    assert kinds(office, kept) == [Kind.INFORMATION]


@pytest.mark.parametrize("change", ["UPDATE complaint_entries SET kind = 'x'", "DELETE FROM complaint_entries"])
def test_the_database_refuses_to_change_a_step(office: Office, change: str) -> None:
    writes(office.signs_in(office.hires()), problem(office), "acknowledged")
    with pytest.raises(DBAPIError, match="append-only"), office.database.transaction() as db:
        db.execute(text(change))


def test_the_days_on_the_page_are_those_of_the_day_it_came(office: Office) -> None:
    request = problem(office, days_ago=3)
    with office.database.transaction() as db:
        days = clocks.days_of(db.get_one(Submission, request.id).sent_at, office.settings)
    shown = part(page_of(office.signs_in(office.hires()), request), "complaint")
    for day in (days.acknowledge, days.answer):
        assert f"{day:%A} {day.day} {day:%B %Y}" in shown
    assert isinstance(days.information, date)

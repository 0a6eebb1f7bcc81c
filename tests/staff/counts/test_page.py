"""The counts page and its file: numbers without a name, none that is small in the file, and nothing about a chair."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal import calendar
from portal.commands.index import make_findings
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor
from portal.records.queries import clock
from portal.records.requests import people
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.statistics import counts
from tests.support.staff.counts import ADVOCATE, HELPER, file_of, keep_from_chairs, of, this_month
from tests.support.staff.moves import TYPED, moved
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.usefixtures("opening_hours")  # a decision is told in opening hours


def test_requests_are_counted_by_month_by_kind_and_by_who_asked(office: Office) -> None:
    office.receives()
    office.receives(kind="review", voice="helper", consents=(), more_said=(HELPER, ADVOCATE))
    old = office.receives(kind="problem")
    office.makes_older(old, timedelta(days=100))
    client = office.signs_in(office.hires())
    assert of(client.get("/staff/counts"), "asker")["All months"]["Not known yet"] == "3"
    make_findings(office.app)
    page = client.get("/staff/counts")
    assert len(of(page, "months")) == 13
    assert of(page, "months")[this_month()] == {"Requests": "2", "People": "2"}
    kinds = of(page, "kind")
    assert kinds[this_month()]["A review: C(E)TR"] == "1" and kinds["All months"]["A problem"] == "1"
    askers = of(page, "asker")["All months"]
    assert (askers["An advocate"], askers["The person"], askers["All"]) == ("1", "2", "3")
    assert "Not known yet" not in askers


def test_linked_requests_count_one_person(office: Office) -> None:
    one, other = office.receives(), office.receives()
    with office.database.transaction() as db:
        found = [db.get_one(Submission, each.id) for each in (one, other)]
        people.link(db, *found, actor=Actor.staff(1))
    client = office.signs_in(office.hires())
    assert of(client.get("/staff/counts"), "months")[this_month()] == {"Requests": "2", "People": "1"}


def test_the_times_are_those_of_reading_answering_and_deciding(office: Office) -> None:
    request, client = office.receives(), office.signs_in(office.hires())
    assert of(client.get("/staff/counts"), "times")["Read"]["Still waiting"] == "1"
    client.get(f"/staff/request/{request.shown_reference}")
    client.post(f"/staff/request/{request.shown_reference}/acknowledge", {})
    late = office.receives()
    office.makes_older(late, timedelta(days=60))
    page = client.get("/staff/counts")
    read = of(page, "times")["Read"]
    assert (read["In time"], read["Share in time"], read["Median"], read["Worst"]) == ("1", "50%", "0", "0")
    assert of(page, "times")["First contact"]["In time"] == "1"
    assert of(page, "times")["Decision"]["Still waiting"] == "2"
    waits = of(page, "waiting")["Read"]
    assert waits["All"] == waits["These months, late"] == "1" and waits["Oldest sent on"] != "–"


def test_own_answers_withdrawals_and_reasons_are_counted(office: Office) -> None:
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    silent, declined, other, left = (office.receives(consents=None if at else ()) for at in range(4))
    for each, more in ((declined, {"because": "other_help"}), (other, {})):
        moved(lead, each, "looking")
        assert moved(lead, each, "not_on_list", **more).status == 200
    moved(lead, left, "withdrawn")
    make_findings(office.app)
    page = lead.get("/staff/counts")
    assert of(page, "own")["Join the list"] == {
        "Requests": "4", "Their own answer": "3", "No answer of their own": "1", "Share": "75%",
    }  # fmt: skip
    assert of(page, "came")["Withdrawn"] == {"Requests": "1"} and of(page, "came")["Not on the list"]["Requests"] == "2"
    reasons = of(page, "because")
    assert reasons["Other help is enough now"]["Requests"] == reasons["No reason was ticked"]["Requests"] == "1"
    shown = lead.get(f"/staff/request/{declined.shown_reference}").words()
    assert "Other help is enough now" in shown and "other_help" not in shown
    assert TYPED["why"] not in page.text and silent.shown_reference not in page.text


def test_a_chair_does_not_count_what_is_kept_from_chairs_and_no_file_does(office: Office) -> None:
    for _each in range(6):
        office.receives(kind="problem")
    keep_from_chairs(office, office.receives(kind="problem"))
    triage, chair = (office.signs_in(office.hires(role)) for role in (Role.TRIAGE, Role.CHAIR))
    counted = [of(each.get("/staff/counts"), "kind")["All months"]["A problem"] for each in (triage, chair)]
    assert counted == ["7", "6"]
    assert file_of(triage) == file_of(chair) and "All months,6,6" in file_of(triage)


MONTHS: list[tuple[dict[str, Any], int]] = [
    ({}, 12),
    ({"from": "x", "to": "=1"}, 12),
    ({"from": "1999-01"}, 12),
    ({"from": "0", "to": "0"}, 1),
    ({"from": "0", "to": "2"}, 3),  # in either order
    ({"from": "14", "to": "0"}, 15),
    ({"from": "16", "to": "0"}, 12),  # before the first request
]


@pytest.mark.parametrize(("address", "shown"), MONTHS)
def test_the_months_stand_in_the_address(office: Office, address: dict[str, str], shown: int) -> None:
    now = calendar.today().replace(day=1)
    office.makes_older(office.receives(), calendar.today() - counts.months_before(now, 14) - timedelta(days=14))
    query = {
        name: f"{counts.months_before(now, int(value)):%Y-%m}" if value.isdigit() else value
        for name, value in address.items()
    }
    page = office.signs_in(office.hires()).get("/staff/counts?" + "&".join(f"{k}={v}" for k, v in query.items()))
    assert page.status == 200 and len(of(page, "months")) == shown + 1


@pytest.mark.parametrize("role", list(Role))
def test_readers_and_audit_see_the_counts_and_it_is_written_down(office: Office, role: Role) -> None:
    worker = office.hires(role)
    client = office.signs_in(worker)
    may = role != Role.ADMIN
    assert client.get("/staff/counts").status == (200 if may else 403)
    if may:
        file_of(client)
    with office.database.transaction() as db:
        wanted = select(AuditEvent.did).where(AuditEvent.actor == f"staff:{worker.id}", AuditEvent.record == "counts")
        assert list(db.scalars(wanted)) == (["looked at the counts", "took the counts out"] if may else [])


def test_each_chart_stands_beside_a_table_that_says_the_same(office: Office) -> None:
    office.receives(**{"about": "Casey Confidential"})
    page = office.signs_in(office.hires()).get("/staff/counts")
    assert "Casey" not in page.text and "style=" not in page.text
    for part in page.tree.xpath("//section[@class='count']"):
        assert part.xpath(".//table/caption") and part.xpath(".//thead//th[@scope='col']")
        assert all(row.xpath("./th[@scope='row']") for row in part.xpath(".//tbody/tr"))
        assert part.xpath(".//*[@role='region'][@tabindex='0'][@aria-labelledby]//table")
        in_table = {each.text_content() for each in part.xpath(".//th | .//td")}
        for bar in part.xpath(".//*[@aria-hidden='true']//*[contains(@class,'chart__row')]"):
            name, _bar, number = bar.xpath("./*")
            assert {name.text_content(), number.text_content()} <= in_table


def test_a_talk_before_the_request_neither_answers_it_nor_breaks_the_counts(office: Office) -> None:
    request, client = office.receives(), office.signs_in(office.hires())
    for on in (date(26, 11, 20), calendar.today() - timedelta(days=40)):
        office.talks(request, "Rang.", on=on)
    assert client.get("/staff/counts").status == 200
    with office.database.transaction() as db:
        assert db.execute(select(clock.first_answered())).all() == []

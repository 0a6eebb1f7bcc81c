"""The counts page and its file: numbers without a name, none that is small in the file, and nothing about a chair."""

import csv
from datetime import date, timedelta
from io import StringIO
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
from portal.staff.counts.page import FORMULA, _plain
from portal.statistics import counts
from tests.staff.actions.test_status import TYPED, moved, opening_hours  # noqa: F401 - a decision is told in opening hours
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office, said

HELPER = said("who", "Who is this for?", ["Someone I help"], "someone_i_help")
ADVOCATE = said("role", "Who are you to them?", ["Advocate"], "advocate")


def this_month() -> str:
    return f"{calendar.today():%B %Y}"


def of(page: FetchedPage, table: str) -> dict[str, dict[str, str]]:
    """The lines of a table, by name: what stands under each heading."""
    heads = [each.text_content() for each in page.tree.xpath(f"//*[@id='{table}']/..//thead//th")]
    rows = page.tree.xpath(f"//*[@id='{table}']/..//tbody/tr")
    cells = [[each.text_content() for each in row] for row in rows]
    return {row[0]: dict(zip(heads[1:], row[1:], strict=True)) for row in cells}


def keep_from_chairs(office: Office, submission: Submission) -> None:
    with office.database.transaction() as db:
        db.get_one(Submission, submission.id).kept_from_chairs = True


def file_of(client: CheckedClient, months: str = "") -> str:
    month = f"{calendar.today():%Y-%m}"
    answer = client.client.get(f"/staff/counts/file/{months or f'{month}_{month}'}", headers=client.headers)
    assert answer.status_code == 200 and answer.mimetype == "text/csv", answer.status_code
    return answer.text


def lines(file: str) -> dict[str, list[str]]:
    """The lines of the file by their first cell; of two with one name, the last."""
    return {row[0]: row[1:] for row in csv.reader(StringIO(file)) if row}


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


def test_the_file_has_no_number_under_5_and_none_that_gives_one_away(office: Office) -> None:
    for kind, number in (("join", 7), ("review", 3), ("problem", 6)):
        for _each in range(number):
            office.receives(kind=kind)
    make_findings(office.app)
    file = file_of(office.signs_in(office.hires()))
    cells = [each for row in csv.reader(StringIO(file)) for each in row[1:]]
    assert not [each for each in cells if each.isdigit() and 0 < int(each) < 5 and each not in lines(file)["Read"][0]]
    kinds = file.partition("What people ask for")[2].partition("Who asks")[0]
    assert lines(kinds)["All months"] == ["7", "*", "*", "16"], "the review, and the smallest beside it"
    assert "An advocate" not in kinds, "what nobody asked for is left out"


def test_no_cell_of_the_file_is_a_formula(office: Office) -> None:
    for _each in range(5):
        office.receives(about="=HYPERLINK(1)")
    file = file_of(office.signs_in(office.hires()))
    assert "HYPERLINK" not in file
    assert not [each for row in csv.reader(StringIO(file)) for each in row if each.startswith(FORMULA)]
    assert [_plain(each) for each in ("=1+1", "@x", "1,234", "*")] == ["'=1+1", "'@x", "1234", "*"]


def test_the_file_asks_an_old_sign_in_for_the_password_again(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    with client.client.session_transaction("/staff/") as session:
        session["fs_paa"] -= 3600
    month = f"{calendar.today():%Y-%m}"
    page = client.get(f"/staff/counts/file/{month}_{month}")
    assert page.h1 == "Type your password again"
    answer = client.client.post(
        page.form.get("action"), data=page.hidden() | {"password": worker.password}, headers=client.headers
    )
    assert answer.status_code in (302, 303) and f"/staff/counts/file/{month}_{month}" in answer.location


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

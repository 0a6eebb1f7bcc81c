"""The list as a file: what the filters show, no word of a person, and written down."""

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.commands.index import make_findings
from portal.records.accountability.audit import AuditEvent
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.staff.exports import register as list_file
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.exports import agreed, grows_old
from tests.support.staff_fixtures import PRIVATE, WAYS, Office

FILE = "/staff/list-file"
WHY = {"why": "meeting"}


def rows(page: FetchedPage) -> list[dict[str, str]]:
    assert page.tree is None, page.text
    return list(csv.DictReader(io.StringIO(page.text.removeprefix("\ufeff"), newline="")))


def gets(client: CheckedClient, filters: str = "") -> list[dict[str, str]]:
    return rows(client.send(client.get(f"{FILE}?{filters}"), WHY))


def whys(office: Office) -> list[str]:
    with office.database.transaction() as db:
        return list(db.scalars(select(AuditEvent.why).where(AuditEvent.did == "exported the list")))


def test_the_file_has_the_columns_of_the_list_and_no_word_of_a_person(office: Office) -> None:
    client = office.signs_in(office.hires(name="=Robin()"))
    request = agreed(office, client, about="Casey Confidential", more_said=(*WAYS, PRIVATE))
    client.post(f"/staff/request/{request.shown_reference}/take", {})
    office.makes_older(request, timedelta(days=60))
    page = client.send(client.get(FILE), WHY)
    (row,) = rows(page)
    assert row["Reference"] == request.shown_reference and row["What for"] == "Join the list"
    assert row["Consent"] == "List: Given" and row["Age"] == "18 or over" and row["Owner"] == "'=Robin()"
    assert int(row["Working days late"]) > 20 and row["What is due"] == "Answer"
    for each in ("Casey", "900111", "sam@example", "texts", "Mum"):
        assert each not in page.text
    assert whys(office) == ["meeting, 1 rows, no filter"]


def test_the_filters_of_the_inbox_are_those_of_the_file(office: Office) -> None:
    client = office.signs_in(office.hires())
    joins, problem = office.receives(), office.receives(kind="problem")
    make_findings(office.app)
    link = client.get("/staff/?kind=problem&age=adult").tree.xpath(f"//a[contains(@href,'{FILE}')]/@href")[0]
    page = client.get(link)
    assert "1 request, only these: What for: A problemAge: 18 or over" in page.words()
    assert [each["Reference"] for each in rows(client.send(page, WHY))] == [problem.shown_reference]
    assert whys(office) == ["meeting, 1 rows, kind=problem&age=adult"]
    assert {each["Reference"] for each in gets(client)} == {joins.shown_reference, problem.shown_reference}


@pytest.mark.parametrize("filters", ["", "kind=problem", "mark=kept_from_chairs"])
def test_a_chairs_file_lacks_problems_about_the_chair(office: Office, filters: str) -> None:
    request, other = office.receives(kind="problem"), office.receives(kind="problem")
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True
    make_findings(office.app)
    chair = office.signs_in(office.hires(Role.CHAIR, Role.TRIAGE))
    found = [each["Reference"] for each in gets(chair, filters)]
    assert request.shown_reference not in found and (other.shown_reference in found or filters.startswith("mark"))
    assert len(gets(office.signs_in(office.hires()), "kind=problem")) == 2


def test_more_than_the_limit_is_refused_with_what_to_do(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_file, "MOST", 1)
    client = office.signs_in(office.hires())
    office.receives()
    page = client.get(FILE)
    office.receives(kind="problem")
    answer = client.send(page, WHY)
    assert answer.status == 422 and "2 requests, and a file holds 1. Filter the inbox to fewer" in answer.words()
    assert not client.get(FILE).tree.xpath("//main//form") and not whys(office)
    assert len(gets(client, "kind=problem")) == 1


def test_why_and_a_fresh_sign_in_are_asked(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    page = client.get(FILE)
    assert client.send(page).errors() == ["Problem: Choose why you need it"]
    grows_old(client)
    answer = client.send(page, WHY)
    assert answer.status == 422 and not whys(office)
    assert len(rows(client.send(answer, WHY | {"password": worker.password}))) == 0
    assert whys(office)


def test_a_post_from_elsewhere_gets_nothing(office: Office) -> None:
    client = office.signs_in(office.hires())
    answer = client.post(FILE, WHY, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status == 400 and not whys(office)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SAFEGUARDING, Role.AUDIT, Role.ADMIN])
def test_triage_and_case_leads_alone_take_the_list_out(office: Office, role: Role) -> None:
    client = office.signs_in(office.hires(role))
    assert client.get(FILE).status == 403 and client.post(FILE, WHY).status == 403
    assert FILE not in client.get("/staff/").text

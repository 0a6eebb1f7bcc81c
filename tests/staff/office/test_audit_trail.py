"""The audit page: filters in the address, each look written down, and nothing that is kept from chairs."""

from datetime import timedelta

import pytest

from portal import calendar
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.checked_client import FetchedPage
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def rows(page: FetchedPage) -> list[list[str]]:
    cells = [row.xpath("./td") for row in page.tree.xpath("//tbody/tr")]
    return [[" ".join(cell.xpath("./span[2]")[0].text_content().split()) for cell in row] for row in cells]


def keeps_from_chairs(office: Office, request: Submission) -> None:
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True


def test_filters_find_by_who_what_and_record(office: Office) -> None:
    reader, auditor = office.hires(name="Robin Reader"), office.hires(Role.AUDIT, name="Ali Auditor")
    one, two = office.receives(), office.receives()
    client = office.signs_in(reader)
    for each in (one, one, two):
        client.get(f"/staff/request/{each.shown_reference}")
    client = office.signs_in(auditor)
    found = rows(client.get(f"/staff/trail?who=staff:{reader.id}&did=read"))
    assert [row[3] for row in found] == [two.shown_reference, one.shown_reference, one.shown_reference]
    assert {(row[1], row[2]) for row in found} == {("Robin Reader", "Opened it")}
    for typed in (one.shown_reference, one.reference.lower(), f" {one.reference[:4]} {one.reference[4:]} "):
        page = client.get("/staff/trail", query_string={"record": typed})
        assert [row[2] for row in rows(page)] == ["Opened it", "Opened it", "Sent it"], typed
    page = client.send(page, {"record": two.shown_reference, "did": "sent"})
    assert len(rows(page)) == 1 and "record=" in page.address
    chosen = page.tree.xpath("//select/option[@selected]/@value")
    assert chosen == ["sent"]


def test_days_are_those_of_london_and_both_are_part(office: Office) -> None:
    client = office.signs_in(office.hires(Role.AUDIT))
    today = calendar.today()
    yesterday = today - timedelta(days=1)
    assert rows(client.get(f"/staff/trail?from={today}&to={today}"))
    assert not rows(client.get(f"/staff/trail?to={yesterday}"))
    page = client.get("/staff/trail?from=soon")
    assert page.status == 422 and "Type a day like" in page.words() and not rows(page)


def test_each_look_is_written_down_by_the_names_of_its_filters(office: Office) -> None:
    client = office.signs_in(office.hires(Role.AUDIT))
    client.get("/staff/trail?record=2222-2222&to=2026-01-01")
    with office.database.transaction() as db:
        event = audit.trail(db, Ref.AUDIT)[0]
        assert (event.fields, event.why) == ("record,to", "page 1")


def test_filters_stay_from_page_to_page(office: Office) -> None:
    worker = office.hires(Role.AUDIT)
    with office.database.transaction() as db:
        for _each in range(60):
            audit.write(db, actor=Actor.WORKER, did=Did.SENT, record=Ref.INBOX)
    client = office.signs_in(worker)
    page = client.get("/staff/trail?who=worker&did=sent")
    assert len(rows(page)) == 50 and "60 rows" in page.words()
    (onward,) = page.tree.xpath("//a[@rel='next']/@href")
    assert len(rows(client.get(onward))) == 10


def test_a_chair_who_reads_the_trail_sees_nothing_that_is_kept_from_chairs(office: Office) -> None:
    kept, other = office.receives(), office.receives()
    keeps_from_chairs(office, kept)
    everything = office.signs_in(office.hires(Role.AUDIT)).get("/staff/trail")
    assert kept.shown_reference in everything.text and other.shown_reference in everything.text
    client = office.signs_in(office.hires(Role.AUDIT, Role.CHAIR))
    page = client.get("/staff/trail")
    assert kept.shown_reference not in page.text and kept.id not in page.text and other.shown_reference in page.text
    for way in ("did=sent", "who=public", f"from={calendar.today()}"):
        assert kept.shown_reference not in client.get(f"/staff/trail?{way}").text
    absent = client.get(f"/staff/trail?record={kept.shown_reference}")
    never_was = client.get("/staff/trail?record=2222-2222")
    assert not rows(absent) and absent.words() == never_was.words()


@pytest.mark.parametrize(
    "strange",
    ["who=king", "did=%00", "record=%00%27", "from=0001-01-01", "to=9999-12-31", "page=999999"],
)
def test_a_strange_address_is_answered(office: Office, strange: str) -> None:
    assert office.signs_in(office.hires(Role.AUDIT)).get(f"/staff/trail?{strange}").status in (200, 422)


def test_a_chair_who_reads_the_trail_is_not_told_what_is_linked(office: Office) -> None:
    one, problem = office.receives(), office.receives(kind="problem", consents=())
    with office.database.transaction() as db:
        db.get_one(Submission, problem.id).kept_from_chairs = True
    address = f"/staff/request/{one.shown_reference}/link"
    office.signs_in(office.hires()).post(address, {"other": problem.shown_reference})
    assert problem.shown_reference in office.signs_in(office.hires(Role.AUDIT)).get("/staff/trail").words()
    both = office.signs_in(office.hires(Role.AUDIT, Role.CHAIR)).get("/staff/trail")
    rows = " ".join(each.text_content() for each in both.tree.xpath("//main//tbody//tr"))
    assert problem.shown_reference not in both.text and "Linked it" not in rows, rows

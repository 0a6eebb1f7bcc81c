"""Cover for leave: a deputy does someone's work until a day, sees no more than they may, and it ends by itself."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from portal import calendar
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.roles import Role
from portal.records.staff import covers
from portal.staff.labels import times
from tests.support.staff.inbox import changes, references
from tests.support.staff.reasons import asks, of
from tests.support.staff.request_pages import part
from tests.support.staff.tasks import pause
from tests.support.staff_fixtures import Office, Worker

FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


def day(days: int) -> date:
    return calendar.today() + timedelta(days=days)


def covers_until(office: Office, owner: Worker, deputy: Worker, until: date) -> None:
    with office.database.transaction() as db:
        covers.name(db, owner_id=owner.id, deputy_id=deputy.id, until=until, actor=Actor.COMMAND)


def test_someone_names_a_deputy_who_then_has_their_work(office: Office) -> None:
    sam, kim = office.hires(name="Sam Bell"), office.hires(name="Kim Lee", of=[])
    request = office.receives()
    changes(office, request, owner_id=sam.id)
    pause(office, request)
    away, deputy = office.signs_in(sam), office.signs_in(kim)
    changes(office, request, level="normal")
    assert asks(deputy.get(of(request)))
    page = away.post("/staff/away", {"deputy": str(kim.id), "until": str(day(10))})
    sentence = f"Sam Bell is away until {times.day(day(10))}. Kim Lee covers."
    assert sentence in page.words()
    assert sentence in deputy.get(of(request)).words()
    mine = deputy.get("/staff/?owner=mine")
    assert references(mine) == [request.shown_reference] and "Sam Bell You cover for them" in mine.words()
    assert "You cover for Sam Bell." in part(mine, "tasks")
    assert "You cover for Sam Bell." in deputy.get("/staff/away").words()
    assert references(away.get("/staff/?owner=mine")) == [request.shown_reference]  # and it is still theirs
    with Session(office.database.engine) as db:
        did = [(each.actor, each.did, each.why) for each in audit.trail(db, Ref.staff(sam.id))]
    assert (f"staff:{sam.id}", "named a deputy", f"staff:{kim.id} until {day(10)}") in did


@pytest.mark.parametrize(("days", "over"), [(0, False), (-1, True)])
def test_it_ends_by_itself_after_the_day(office: Office, days: int, over: bool) -> None:
    sam, kim = office.hires(name="Sam Bell"), office.hires(name="Kim Lee")
    request = office.receives()
    changes(office, request, owner_id=sam.id)
    covers_until(office, sam, kim, day(days))
    client = office.signs_in(kim)
    assert asks(client.get(of(request))) is over
    assert (references(client.get("/staff/?owner=mine")) == []) is over
    assert ("You cover" in client.get("/staff/away").words()) is not over
    assert "is away" not in office.gives_reason(client, request).words() or not over


def test_there_is_no_deputy_of_a_deputy(office: Office) -> None:
    sam, kim, lou = office.hires(name="Sam Bell"), office.hires(name="Kim Lee"), office.hires(name="Lou Third")
    request = office.receives()
    changes(office, request, owner_id=sam.id)
    covers_until(office, sam, kim, day(5))
    covers_until(office, kim, lou, day(5))
    client = office.signs_in(lou)
    assert asks(client.get(of(request))) and references(client.get("/staff/?owner=mine")) == []
    page = office.signs_in(office.hires()).post("/staff/away", {"deputy": str(kim.id), "until": str(day(1))})
    assert page.status == 422 and "They are away themselves" in page.words()


def test_a_deputy_sees_no_more_than_they_may(office: Office) -> None:
    sam, chair = office.hires(), office.hires(Role.CHAIR)
    kept = office.receives(kind="problem")
    changes(office, kept, owner_id=sam.id, kept_from_chairs=True)
    covers_until(office, sam, chair, day(5))
    client = office.signs_in(chair)
    for address in (of(kept), f"{of(kept)}/why"):
        assert client.get(address).status == 404
    page = client.get("/staff/?owner=mine")
    assert references(page) == [] and kept.shown_reference not in page.text


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"deputy": "", "until": "soon"}, "Choose who covers"),
        ({"until": ""}, "Choose the last day"),
        ({"until": "2020-01-01"}, "Choose today or a day after it"),
        ({"until": "2199-01-01"}, "Choose a day within the next year"),
        ({"until": "31/31/2026"}, "Write a real day"),
        ({"deputy": "self"}, "Choose who covers"),
        ({"deputy": "999999"}, "Choose who covers"),
        ({"deputy": "admin"}, "Choose who covers"),
    ],
)
def test_a_deputy_is_a_colleague_who_reads_requests_until_a_day_that_comes(
    office: Office, typed: dict[str, str], error: str
) -> None:
    sam, kim, admin = office.hires(), office.hires(), office.hires(Role.ADMIN)
    numbers = {"self": str(sam.id), "admin": str(admin.id)}
    typed = {"deputy": str(kim.id), "until": str(day(3))} | typed
    page = office.signs_in(sam).post("/staff/away", typed | {"deputy": numbers.get(typed["deputy"], typed["deputy"])})
    assert page.status == 422 and error in page.words()
    with Session(office.database.engine) as db:
        assert covers.of_owner(db, sam.id) is None


def test_whoever_is_back_says_so(office: Office) -> None:
    sam, kim = office.hires(), office.hires()
    covers_until(office, sam, kim, day(5))
    client = office.signs_in(sam)
    assert client.post("/staff/away", {"do": "end"}, headers=FROM_ELSEWHERE).status == 400
    assert "Nobody covers any more." in client.post("/staff/away", {"do": "end"}).words()
    assert "Nobody covered any more." in client.post("/staff/away", {"do": "end"}).words()
    with Session(office.database.engine) as db:
        assert covers.covered_by(db, kim.id) == {}


def test_an_admin_names_a_deputy_for_a_colleague(office: Office) -> None:
    sam, kim = office.hires(name="Sam Bell"), office.hires(name="Kim Lee")
    boss = office.hires(Role.ADMIN)
    admin = office.signs_in(boss)
    page = admin.post(f"/staff/people/{sam.id}/away", {"deputy": str(kim.id), "until": str(day(2))})
    assert "Kim Lee covers." in page.words()
    assert "Kim Lee covers." in admin.get(f"/staff/people/{sam.id}").words()
    assert admin.get(f"/staff/people/{boss.id}/away").status == 404  # an admin reads no request
    assert admin.get("/staff/people/999999/away").status == 404
    assert admin.get("/staff/away").status == 403
    assert office.signs_in(kim).get(f"/staff/people/{sam.id}/away").status == 403


def test_a_deputy_whose_account_is_locked_covers_for_nobody(office: Office) -> None:
    sam, kim = office.hires(name="Sam Bell"), office.hires(name="Kim Lee")
    request = office.receives()
    changes(office, request, owner_id=sam.id)
    covers_until(office, sam, kim, day(5))
    office.changes(kim, lambda account: setattr(account, "active", False))
    assert "is away" not in office.signs_in(sam).get(of(request)).words()

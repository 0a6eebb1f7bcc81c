"""Teams: which requests are whose is worked out from the age and the kind, shown, filtered by, and set by admins."""

import pytest
from sqlalchemy.orm import Session

from portal.commands.index import make_findings
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.queries import teams
from portal.records.queries.teams import Team
from portal.records.roles import Role
from tests.support.checked_client import FetchedPage
from tests.support.staff.inbox import changes, receives, references
from tests.support.staff_fixtures import Office

CHILDREN, ADULTS, CHAIRS, PROBLEMS = Team.CHILDREN, Team.ADULTS, Team.CHAIRS, Team.PROBLEMS
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


@pytest.mark.parametrize(
    ("kind", "born", "status", "kept", "expected"),
    [
        ("join", "2015-05-05", "new", False, {CHILDREN}),
        ("join", "2009-12-01", "new", False, {CHILDREN}),
        ("review", "2001-03-05", "new", False, {ADULTS}),
        ("review", "2001-03-05", "planned", False, {ADULTS, CHAIRS}),
        ("review", "2015-05-05", "held", False, {CHILDREN, CHAIRS}),
        ("problem", "2015-05-05", "new", False, {PROBLEMS}),
        ("problem", "2001-03-05", "with_chair", False, {PROBLEMS, CHAIRS}),
        ("problem", "2001-03-05", "with_chair", True, {PROBLEMS}),
    ],
)
def test_the_team_follows_from_the_age_and_the_kind(
    office: Office, kind: str, born: str, status: str, kept: bool, expected: set[Team]
) -> None:
    request = receives(office, kind, born=born)
    changes(office, request, status=status, kept_from_chairs=kept)
    make_findings(office.app)
    with Session(office.database.engine) as db:
        assert set(teams.of_requests(db, office.settings.keys, [request.id])[request.id]) == expected


def test_until_the_age_is_known_both_age_teams_have_it(office: Office) -> None:
    request = receives(office, "join", born="")
    for _found in range(2):
        with Session(office.database.engine) as db:
            found = teams.of_requests(db, office.settings.keys, [request.id])
        assert set(found[request.id]) == {CHILDREN, ADULTS}
        make_findings(office.app)  # and it finds no age


def words_of_row(page: FetchedPage) -> str:
    (row,) = page.tree.xpath("//tbody/tr")
    return " ".join(row.text_content().split())


def test_the_inbox_shows_the_team_and_filters_by_it(office: Office) -> None:
    child, adult, problem = (
        receives(office, "join", born="2015-05-05"),
        receives(office, "join"),
        receives(office, "problem"),
    )
    make_findings(office.app)
    client = office.signs_in(office.hires())
    page = client.get("/staff/?team=children")
    assert references(page) == [child.shown_reference] and "Children and young people" in words_of_row(page)
    assert references(client.get("/staff/?team=adults")) == [adult.shown_reference]
    both = client.get("/staff/?team=problems&team=adults")
    assert set(references(both)) == {problem.shown_reference, adult.shown_reference}
    assert references(client.get("/staff/?team=chairs")) == []


def test_whoever_has_a_team_begins_with_it(office: Office) -> None:
    child, adult = receives(office, "join", born="2015-05-05"), receives(office, "join")
    make_findings(office.app)
    client = office.signs_in(office.hires(of=[CHILDREN]))
    page = client.get("/staff/")
    assert page.address == "/staff/?team=mine" and references(page) == [child.shown_reference]
    assert "My teams 1" in page.words()
    everything = {child.shown_reference, adult.shown_reference}
    assert set(references(client.get("/staff/?all=yes"))) == everything
    assert set(references(client.get("/staff/"))) == everything  # it is kept that they chose everything
    of_none = office.signs_in(office.hires(of=[])).get("/staff/")
    assert set(references(of_none)) == everything and "My teams" not in of_none.tree.xpath(
        "string(//nav[@aria-label='Views'])"
    )
    assert references(office.signs_in(office.hires(of=[])).get("/staff/?team=mine")) == []


def test_a_chair_team_never_holds_what_is_kept_from_chairs(office: Office) -> None:
    kept = receives(office, "problem")
    changes(office, kept, kept_from_chairs=True, status="with_chair")
    chair = office.signs_in(office.hires(Role.CHAIR))
    for way in ("team=mine", "team=problems", "team=chairs", "team=problems&team=chairs&team=adults"):
        page = chair.get(f"/staff/?{way}")
        assert references(page) == [] and "0 requests" not in page.words(), way


def test_an_admin_sets_the_teams_of_a_colleague(office: Office) -> None:
    worker, admin = office.hires(name="Sam Staff", of=[ADULTS]), office.signs_in(office.hires(Role.ADMIN))
    way = f"/staff/people/{worker.id}/teams"
    assert "Teams Adults" in admin.get(f"/staff/people/{worker.id}").words()
    page = admin.get(way)
    assert page.tree.xpath("//input[@checked]/@value") == ["adults"]
    page = admin.post(way, {"teams": ["children", "problems", "nonsense"]})
    assert "Their teams are changed." in page.words() and "Teams Children and young people Problems" in page.words()
    assert "Their teams were so already." in admin.post(way, {"teams": ["problems", "children"]}).words()
    assert admin.post(way, {"teams": []}, headers=FROM_ELSEWHERE).status == 400
    with Session(office.database.engine) as db:
        assert teams.of_account(db, worker.id) == {CHILDREN, PROBLEMS}
        did = [(each.did, each.fields) for each in audit.trail(db, Ref.staff(worker.id))]
    assert ("changed teams", "team adults,team children,team problems") in did
    assert admin.get("/staff/people/999999/teams").status == 404


def test_only_an_admin_sets_teams(office: Office) -> None:
    worker = office.hires(of=[])
    client = office.signs_in(worker)
    assert client.post(f"/staff/people/{worker.id}/teams", {"teams": ["adults"]}).status == 403
    with Session(office.database.engine) as db:
        assert teams.of_account(db, worker.id) == set()

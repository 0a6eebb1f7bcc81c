"""What another team has: a cover that is said must be there, its owner is told, and a search shows no more than one."""

import pytest
from sqlalchemy import select

from portal.commands.index import make_findings
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.queries.teams import Team
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.staff.inbox import changes, references
from tests.support.staff.reasons import covers_for, kept, of, someone_elses
from tests.support.staff_fixtures import Office

CHILD = "2014-03-05"


def told(office: Office) -> list[str]:
    """To whom a message went that another team opened a request."""
    with office.database.transaction() as db:
        found = db.scalars(select(OutgoingMessage).where(OutgoingMessage.template == "opened_elsewhere"))
        return sorted(outbox.opened(each, office.settings.keys)[0] for each in found)


def test_cover_is_a_reason_only_where_it_is_written_down(office: Office) -> None:
    request, _owner = someone_elses(office)
    worker = office.hires()
    client = office.signs_in(worker)
    page = client.post(f"{of(request)}/why", {"opens_because": "cover"})
    assert page.status == 422 and "Nobody wrote down that you cover for the owner" in page.words()
    assert not kept(office, request)
    covers_for(office, request.reference, worker)
    assert client.post(f"{of(request)}/why/written", {"opens_because": "cover"}).status == 200
    assert [each.why for each in kept(office, request)] == ["cover"]


def test_the_owner_and_whoever_leads_the_team_are_told_when_another_team_opens_it(office: Office) -> None:
    owner, lead = office.hires(of=[Team.CHILDREN]), office.hires(Role.CASE_LEAD, of=[Team.CHILDREN])
    office.hires(Role.CASE_LEAD, of=[Team.PROBLEMS])
    request = _with_owner(office, owner.id)
    near, far = (office.signs_in(office.hires(of=[team])) for team in (Team.CHILDREN, Team.PROBLEMS))
    near.post(f"{of(request)}/why", {"opens_because": "advice"})
    assert told(office) == [], "a colleague of the same team"
    for _twice in range(2):
        far.post(f"{of(request)}/why", {"opens_because": "advice"})
    assert told(office) == sorted([owner.address, lead.address])


def test_a_chair_is_not_told_of_what_is_kept_from_chairs(office: Office) -> None:
    office.hires(Role.CASE_LEAD, Role.CHAIR, of=[Team.CHILDREN])
    request = office.receives(born=CHILD)
    changes(office, request, kept_from_chairs=True)
    make_findings(office.app)
    office.signs_in(office.hires(of=[Team.PROBLEMS])).post(f"{of(request)}/why", {"opens_because": "rang"})
    assert told(office) == [office.settings.team_email]


def test_a_search_shows_only_that_another_team_has_one(office: Office) -> None:
    request = _with_owner(office, office.hires(of=[Team.CHILDREN]).id)
    client = office.signs_in(office.hires(of=[Team.PROBLEMS]))
    for typed in ("Casey Confidential", request.reference):
        page = client.post("/staff/search", {"words": typed})
        assert "1 request of another team" in page.words() and "Casey" not in page.main.xpath("string(.//table)")
        assert references(page) == [] and "Nothing of your teams was found." in page.words()
    (link,) = [each for each in page.main.xpath(".//a") if "Open with a reason" in each.text_content()]
    opened = client.send(client.get(link.get("href")), {"opens_because": "rang"})
    assert "Casey Confidential" in opened.words()
    found = client.post("/staff/search", {"words": "Casey Confidential"})
    assert references(found) == [request.shown_reference], "it was opened today with a reason"
    own = office.signs_in(office.hires(of=[Team.CHILDREN])).post("/staff/search", {"words": "Casey Confidential"})
    assert references(own) == [request.shown_reference]


@pytest.mark.parametrize("level", ["now", "normal"])
def test_what_must_be_read_now_is_found_by_every_team(office: Office, level: str) -> None:
    request = office.receives(about="Casey Confidential", born=CHILD, level=level)
    make_findings(office.app)
    client = office.signs_in(office.hires(of=[Team.PROBLEMS]))
    found = references(client.post("/staff/search", {"words": "Casey Confidential"}))
    assert found == ([request.shown_reference] if level == "now" else [])


def _with_owner(office: Office, owner_id: int) -> Submission:
    request = office.receives(about="Casey Confidential", born=CHILD)
    changes(office, request, owner_id=owner_id)
    make_findings(office.app)
    return request

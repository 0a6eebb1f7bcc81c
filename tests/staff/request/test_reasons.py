"""Opening what is somebody else's: a reason is asked first, on every page of a request, and kept."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from portal import calendar
from portal.commands.index import make_findings
from portal.records.accountability import audit, read_log, reasons
from portal.records.accountability.names import Ref
from portal.records.queries.teams import Team
from portal.records.requests.submissions import Submission
from portal.records.roles import Role
from portal.staff.access import permissions
from portal.staff.request.reasons import WORDS_NEEDED
from tests.support.staff.inbox import changes
from tests.support.staff.reasons import ASKS, FROM_ELSEWHERE, asks, kept, of, someone_elses
from tests.support.staff.request_pages import staff_rules, ways
from tests.support.staff_fixtures import Office


def test_the_owner_and_the_team_of_what_is_nobodys_are_not_asked(office: Office) -> None:
    request, owner = someone_elses(office)
    assert not asks(office.signs_in(owner).get(of(request)))
    nobodys = office.receives()
    make_findings(office.app)
    for role in (Role.TRIAGE, Role.CASE_LEAD, Role.CHAIR, Role.SAFEGUARDING):
        assert not asks(office.signs_in(office.hires(role, of=[Team.ADULTS])).get(of(nobodys)))
    assert not kept(office, nobodys)


@pytest.mark.parametrize("role", [Role.TRIAGE, Role.CASE_LEAD, Role.CHAIR, Role.SAFEGUARDING])
def test_anyone_elses_case_asks_why(office: Office, role: Role) -> None:
    request, owner = someone_elses(office)
    client = office.signs_in(office.hires(role))
    page = client.get(of(request))
    assert asks(page) and "Casey" not in page.text
    page = client.send(page, {"opens_because": "rang"})
    assert page.address.rstrip("?") == of(request) and "Casey Confidential" in page.h1
    assert "Someone rang about it" in office.signs_in(owner).get(of(request)).words()  # the owner sees it
    assert "Casey Confidential" in client.get(of(request)).h1  # once a day is enough
    stranger = office.signs_in(office.hires(role))
    assert asks(stranger.get(of(request)))  # one person's reason is no other's


@pytest.mark.parametrize("of_teams", [[Team.CHILDREN], [Team.PROBLEMS, Team.CHAIRS], []])
def test_what_is_nobodys_in_another_team_asks_why(office: Office, of_teams: list[Team]) -> None:
    request = office.receives()
    make_findings(office.app)
    client = office.signs_in(office.hires(of=of_teams))
    assert asks(client.get(of(request)))
    assert not asks(office.gives_reason(client, request))


def test_of_an_age_that_nobody_knows_both_teams_open_and_no_other(office: Office) -> None:
    request = office.receives(born="")
    make_findings(office.app)
    for team in (Team.CHILDREN, Team.ADULTS):
        assert not asks(office.signs_in(office.hires(of=[team])).get(of(request)))
    assert asks(office.signs_in(office.hires(of=[Team.PROBLEMS])).get(of(request)))


def case_rules(office: Office) -> list[Rule]:
    return [rule for rule in staff_rules(office.app) if "<reference>" in rule.rule and rule.endpoint != "staff.why"]


def test_every_page_of_a_request_asks_first_and_does_nothing(office: Office) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires(*set(Role) - {Role.CHAIR}))
    rules = case_rules(office)
    assert len(rules) > 20
    for rule in rules:
        for method, address in ways(rule, request.shown_reference):
            answer = client.client.open(address, method=method, headers=client.headers, follow_redirects=True)
            assert ASKS in answer.text and "Casey" not in answer.text, (method, address)
    with Session(office.database.engine) as db:
        assert not [each.did for each in audit.trail(db, Ref.submission(request.id)) if each.actor != "public"]
        assert db.get_one(Submission, request.id).read_at is None


def test_every_page_of_a_request_is_behind_its_reference(office: Office) -> None:
    """A page of a request that names it in another way would go past the question."""
    on_requests = [rule for rule in staff_rules(office.app) if rule.rule.startswith("/staff/request")]
    assert {rule.endpoint for rule in on_requests} == {rule.endpoint for rule in case_rules(office)} | {"staff.why"}


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({}, "Choose why you open it"),
        ({"opens_because": "because"}, "Choose why you open it"),
        ({"opens_because": "read_now"}, "Choose why you open it"),
        ({"opens_because": "other"}, WORDS_NEEDED),
        ({"opens_because": "other", "opens_words": "  "}, WORDS_NEEDED),
        ({"opens_because": "rang", "opens_words": "x" * 1001}, "Write less here"),
    ],
)
def test_a_reason_is_one_of_the_list_and_something_else_needs_words(
    office: Office, typed: dict[str, str], error: str
) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.post(f"{of(request)}/why", typed)
    assert page.status == 422 and error in page.words() and asks(client.get(of(request)))
    assert not kept(office, request)


def test_no_reason_comes_from_elsewhere(office: Office) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.post(f"{of(request)}/why", {"opens_because": "rang"}, headers=FROM_ELSEWHERE)
    assert page.status == 400 and not kept(office, request)
    client.post(f"{of(request)}/take", {}, headers=FROM_ELSEWHERE)
    assert asks(client.get(of(request)))


def test_a_reason_is_kept_sealed_written_down_and_never_changed(office: Office) -> None:
    request, _owner = someone_elses(office)
    worker = office.hires()
    client = office.signs_in(worker)
    client.post(f"{of(request)}/why", {"opens_because": "other", "opens_words": "Casey's <b>nurse</b>"})
    (reason,) = kept(office, request)
    assert (reason.account_id, reason.what, reason.why, reason.day) == (worker.id, "request", "other", calendar.today())
    assert b"nurse" not in reason.sealed
    with Session(office.database.engine) as db:
        did = [(each.actor, each.did, each.why) for each in audit.trail(db, Ref.submission(request.id))]
    assert (f"staff:{worker.id}", "reason to open request", "other") in did and "nurse" not in repr(did)
    page = client.get(of(request))
    assert "Said why they open it: Robin Reader" in page.words()
    assert "Robin Reader. Opened it: Something else: Casey's <b>nurse</b>" in page.words()
    with pytest.raises(DBAPIError, match="append-only"), office.database.transaction() as db:
        db.execute(text("UPDATE reasons_to_open SET why = 'rang'"))


def test_it_is_asked_again_the_next_day(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    request, _owner = someone_elses(office)
    worker = office.hires()
    client = office.signs_in(worker)
    assert not asks(office.gives_reason(client, request))
    tomorrow: date = calendar.today() + timedelta(days=1)
    monkeypatch.setattr(calendar, "today", lambda: tomorrow)
    assert asks(client.get(of(request)))


def test_what_must_be_read_now_and_nobody_has_never_asks(office: Office) -> None:
    request, _owner = someone_elses(office, level="now")
    client = office.signs_in(office.hires(of=[]))
    assert "Casey Confidential" in client.get(of(request)).h1
    assert "It is yours now." in client.post(f"{of(request)}/take", {}).words()  # whoever was let in goes on with it
    (reason,) = kept(office, request)
    assert reason.why == reasons.READ_NOW
    other = office.signs_in(office.hires(of=[]))
    assert asks(other.get(of(request)))  # somebody has read it


def test_who_may_not_see_it_is_not_even_asked(office: Office) -> None:
    request, _owner = someone_elses(office, kind="problem")
    changes(office, request, kept_from_chairs=True)
    chair = office.signs_in(office.hires(Role.CHAIR, Role.TRIAGE))
    for address in (of(request), f"{of(request)}/why", f"{of(request)}/why/written", f"{of(request)}/hand-over"):
        page = chair.get(address)
        assert page.status == 404 and ASKS not in page.text and request.shown_reference not in page.words(), address
    assert chair.post(f"{of(request)}/why", {"opens_because": "rang"}).status == 404
    assert chair.post(f"{of(request)}/take", {}).status == 404
    assert not kept(office, request)


@pytest.mark.parametrize("role", [Role.AUDIT, Role.ADMIN])
def test_a_reason_opens_nothing_to_who_reads_no_request(office: Office, role: Role) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires(role))
    assert client.get(f"{of(request)}/why").status == 403
    assert client.post(f"{of(request)}/why", {"opens_because": "rang"}).status == 403
    assert permissions.PAGES["staff.why"] == permissions.May.READ_A_REQUEST


def looked(office: Office, request: Submission) -> list[tuple[str, str]]:
    with Session(office.database.engine) as db:
        return sorted((each.role, each.why) for each in read_log.of_submission(db, request.id))


def test_the_person_is_told_why_but_never_of_an_opening_to_keep_someone_safe(office: Office) -> None:
    request, owner = someone_elses(office)
    office.signs_in(owner).get(of(request))
    for role, why in ((Role.CASE_LEAD, "advice"), (Role.TRIAGE, "safe"), (Role.SAFEGUARDING, "rang")):
        office.gives_reason(office.signs_in(office.hires(role)), request, why)
    assert looked(office, request) == [("case_lead", "advice"), ("triage", "")]

"""Opening what is somebody else's: a reason is asked first, on every page of a request, and kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from portal import calendar
from portal.commands.index import make_findings
from portal.records.accountability import audit, read_log, reasons
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Ref
from portal.records.accountability.reasons import ReasonToOpen
from portal.records.accountability.verbs import Did
from portal.records.consent import events as consent_events
from portal.records.correspondence.notes import KeptNote
from portal.records.queries.teams import Team
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.roles import Role
from portal.records.voices import folders
from portal.staff.access import permissions
from portal.staff.request.reasons import WORDS_NEEDED
from tests.staff.access.test_access import staff_rules, ways
from tests.staff.consent.test_capacity import OVERRIDE
from tests.staff.inbox.test_filters import changes
from tests.support.checked_client import FetchedPage
from tests.support.staff_fixtures import PASSWORD, PRIVATE, WAYS, Office, Worker, said

FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}
ASKS = "Why do you open"


def of(request: Submission) -> str:
    return f"/staff/request/{request.shown_reference}"


def asks(page: FetchedPage) -> bool:
    return ASKS in page.h1


def someone_elses(office: Office, **more: Any) -> tuple[Submission, Worker]:
    owner = office.hires(name="Olu Owner")
    request = office.receives(about="Casey Confidential", **more)
    changes(office, request, owner_id=owner.id)
    return request, owner


def kept(office: Office, request: Submission) -> list[ReasonToOpen]:
    with Session(office.database.engine) as db:
        return list(db.scalars(select(ReasonToOpen).where(ReasonToOpen.submission_id == request.id)))


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


def test_what_was_typed_is_not_lost_when_the_request_became_somebody_elses(office: Office) -> None:
    request, worker = office.receives(), office.hires()
    client = office.signs_in(worker)
    page = client.get(f"{of(request)}/down/note")
    changes(office, request, owner_id=office.hires(name="Quick Colleague").id)
    page = client.send(page, {"words": "Rang. <b>Ring</b> again on Monday."})
    assert asks(page) and "What you typed is not lost" in page.words()
    page = client.send(page)  # no reason yet
    assert page.status == 422
    sent = page.hidden() | {"opens_because": "rang", "opens_words": ""}
    answer = client.client.post(page.form.get("action"), data=sent, headers=client.headers)
    assert answer.status_code == 307 and answer.location == f"{of(request)}/down/note"
    page = client.post(answer.location, sent)  # as a browser does after a 307
    assert "It is written down." in page.words() and "Rang. <b>Ring</b> again on Monday." in page.words()
    with Session(office.database.engine) as db:
        assert len(db.scalars(select(KeptNote)).all()) == 1


@pytest.mark.parametrize(
    "onward", ["https://example.org/", "//example.org/staff", "/staff/people", "/staff/request/../x"]
)
def test_a_reason_leads_only_to_its_request(office: Office, onward: str) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.post(f"{of(request)}/why", {"opens_because": "rang", "onward": onward})
    assert page.address.rstrip("?") == of(request)


def test_a_reason_leads_to_the_page_that_was_asked_for(office: Office) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.send(client.get(f"{of(request)}/hand-over"), {"opens_because": "cover"})
    assert page.h1.startswith("Hand over")


def looked(office: Office, request: Submission) -> list[tuple[str, str]]:
    with Session(office.database.engine) as db:
        return sorted((each.role, each.why) for each in read_log.of_submission(db, request.id))


def test_the_person_is_told_why_but_never_of_an_opening_to_keep_someone_safe(office: Office) -> None:
    request, owner = someone_elses(office)
    office.signs_in(owner).get(of(request))
    for role, why in ((Role.CASE_LEAD, "advice"), (Role.TRIAGE, "safe"), (Role.SAFEGUARDING, "rang")):
        office.gives_reason(office.signs_in(office.hires(role)), request, why)
    assert looked(office, request) == [("case_lead", "advice"), ("triage", "")]


# --- what someone wrote before they said no ---

WROTE = said("tell", "What is hard?", ["The noise at night"], {"ticks": [], "words": "The noise at night"})
NO = Consent(voice="person", purpose="list", answer="no", how="alone", words_shown=["Do you want it?"])
CLOSED = "What was written is closed"


def test_what_was_written_before_a_no_opens_with_a_reason_only(office: Office) -> None:
    worker = office.hires()
    request = office.receives(more_said=(WROTE,), consents=(NO,))
    changes(office, request, owner_id=worker.id)  # their own case: it is asked even so
    client = office.signs_in(worker)
    page = client.get(of(request))
    assert CLOSED in page.words() and "The noise at night" not in page.text
    page = client.get(page.tree.xpath("//a[contains(., 'Open it, with a reason')]/@href")[0])
    assert page.h1.endswith("Open what they wrote?")
    assert client.send(page).status == 422
    page = client.send(page, {"opens_because": "advice"})
    assert "The noise at night" in page.words() and CLOSED not in page.words()
    assert "Said why they open what was written before a no: Robin Reader" in page.words()
    assert [(each.what, each.why) for each in kept(office, request)] == [("written", "advice")]


def test_a_reason_to_open_the_request_does_not_open_what_was_written_before_a_no(office: Office) -> None:
    request, _owner = someone_elses(office, more_said=(WROTE,), consents=(NO,))
    page = office.gives_reason(office.signs_in(office.hires()), request)
    assert CLOSED in page.words() and "The noise at night" not in page.text


def test_how_to_reach_them_and_whom_not_to_tell_stay_open(office: Office) -> None:
    request = office.receives(more_said=(*WAYS, PRIVATE, WROTE), consents=(NO,))
    page = office.signs_in(office.hires()).get(of(request))
    assert "sam@example.com" in page.words() and "She reads" in page.words()
    assert "The noise at night" not in page.text


def says(office: Office, request: Submission, answer: str, voice: str = "person", purpose: str = "list") -> None:
    with office.database.transaction() as db:
        folder = next(each for each in folders.of_submission(db, request.id) if each.voice == voice)
        key = folders.key_for_staff(db, office.settings.keys, folder)
        at = calendar.now()
        words = {"purpose": purpose, "answer": answer, "how": "by_card", "words_shown": [], "language": "en"}
        consent_events.record(db, folder, key, at=at, **words)


def test_a_yes_that_is_taken_back_closes_what_was_written_and_a_new_yes_opens_it(office: Office) -> None:
    request = office.receives(more_said=(WROTE,))
    client = office.signs_in(office.hires())
    assert "The noise at night" in client.get(of(request)).words()
    says(office, request, "changed_mind")
    assert CLOSED in client.get(of(request)).words()
    says(office, request, "yes")
    assert "The noise at night" in client.get(of(request)).words()
    says(office, request, "no", purpose="meeting")  # a no to something else closes nothing here
    assert "The noise at night" in client.get(of(request)).words()


def test_a_no_of_the_person_closes_what_others_wrote_about_them(office: Office) -> None:
    helper = {"about": "Sam", "said": [said("wants", "What do they want?", ["Help at night"], "help")]}
    yes = Consent(voice="person", purpose="list", answer="yes", how="alone", words_shown=[])
    request = office.receives(
        others={"parent": helper},
        consents=(yes, Consent(voice="parent", purpose="list", answer="yes", how="alone", words_shown=[])),
    )
    client = office.signs_in(office.hires())
    assert "Help at night" in client.get(of(request)).words()
    says(office, request, "no", voice="person")
    assert "Help at night" not in client.get(of(request)).text


def test_a_problem_is_never_closed_by_a_no(office: Office) -> None:
    request = office.receives(kind="problem", more_said=(WROTE,), consents=())
    assert "The noise at night" in office.signs_in(office.hires()).get(of(request)).words()


@pytest.mark.parametrize("of_teams", [[], list(Team)])
def test_what_must_be_read_now_is_open_at_once_to_its_first_reader(office: Office, of_teams: list[Team]) -> None:
    """Someone may be in danger, whatever they said about the list."""
    request = office.receives(level="now", more_said=(WROTE,), consents=(NO,))
    client = office.signs_in(office.hires(of=of_teams))
    for _look in range(2):
        assert "The noise at night" in client.get(of(request)).words()
    assert {each.why for each in kept(office, request)} == {reasons.READ_NOW}
    assert "The noise at night" not in office.signs_in(office.hires()).get(of(request)).text


def test_a_button_that_sends_no_words_is_sent_again_after_the_reason(office: Office) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.post(f"{of(request)}/take", {})
    sent = page.hidden() | {"opens_because": "cover"}
    answer = client.client.post(page.form.get("action"), data=sent, headers=client.headers)
    assert (answer.status_code, answer.location) == (307, f"{of(request)}/take")
    assert "It is yours now." in client.post(answer.location, sent).words()


def test_a_password_is_not_carried_past_the_question_why(office: Office) -> None:
    request, _owner = someone_elses(office)
    page = office.signs_in(office.hires()).post(f"{of(request)}/share", {"name": "Ada", "password": PASSWORD})
    assert asks(page) and "Ada" in page.text and PASSWORD not in page.text


def test_what_was_typed_stays_when_the_form_came_from_elsewhere(office: Office) -> None:
    request, _owner = someone_elses(office)
    client = office.signs_in(office.hires())
    page = client.post(f"{of(request)}/down/note", {"words": "My note."}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 400 and "My note." in page.text


def test_a_copy_opens_nothing_that_asks_why_and_writes_down_each_request_it_opens(office: Office) -> None:
    theirs, _owner = someone_elses(office)
    mine, worker = office.receives(), office.hires()
    changes(office, mine, owner_id=worker.id)
    client = office.signs_in(worker)
    client.post(f"{of(mine)}/link", {"other": theirs.shown_reference})
    page = client.get(f"{of(mine)}/copies")
    assert page.status == 422 and f"Say why you read {theirs.shown_reference}" in page.words()
    office.gives_reason(client, theirs)
    assert client.get(f"{of(mine)}/copies").status == 200
    with Session(office.database.engine) as db:
        read = db.scalars(select(AuditEvent.record).where(AuditEvent.did == Did.READ)).all()
    assert Ref.submission(theirs.id) in read


@pytest.mark.parametrize("way", ["copies", "share"])
def test_what_was_written_before_a_no_leaves_only_with_a_reason(office: Office, way: str) -> None:
    request, client = office.receives(), office.signs_in(office.hires(Role.SAFEGUARDING))
    says(office, request, "no")
    client.send(client.get(f"{of(request)}/override/list"), OVERRIDE)
    page = client.get(f"{of(request)}/{way}")
    assert page.status == 422 and "was written before someone said no" in page.words()
    client.post(f"{of(request)}/why/written", {"opens_because": "advice"})
    assert client.get(f"{of(request)}/{way}").status == 200


def test_a_talk_before_a_no_is_closed_with_what_was_written(office: Office) -> None:
    request, client = office.receives(), office.signs_in(office.hires())
    office.talks(request, "Ferret talk.", on=calendar.today())
    assert "Ferret talk." in client.get(of(request)).words()
    says(office, request, "no")
    assert "Ferret talk." not in client.get(of(request)).words()
    client.post(f"{of(request)}/why/written", {"opens_because": "advice"})
    assert "Ferret talk." in client.get(of(request)).words()

"""Tasks that follow from something: offered after a colour, made by the worker, chased when they are late."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import calendar
from portal.commands.flow_tasks import papers_out
from portal.commands.index import make_findings
from portal.commands.late_tasks import tell_of_late_tasks
from portal.config import Settings
from portal.delivery.transports import written
from portal.records.accountability import exports
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import due_tasks, sending, submissions, tasks
from portal.records.requests.ratings import Colour
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.requests.task_rules import OFFERED, PAPERS_MAY_BE_OUT, WORDS, Event
from portal.records.requests.tasks import Task
from portal.records.staff import covers
from portal.records.staff.accounts import Role
from portal.staff.actions.suggestions import CHANGED, TICK
from tests.staff.actions.test_links import page_of, part, post
from tests.staff.actions.test_notes import writes
from tests.staff.request.test_sealed import everything_in
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office, Worker, said, to_send

MONDAY_AT_10 = datetime(2026, 11, 23, 10, tzinfo=UTC)


def offered(page: FetchedPage) -> list[str]:
    """The names of the tasks that the page offers; none of them is ticked."""
    assert not page.tree.xpath("//input[@name='task'][@checked]")
    return [str(each) for each in page.tree.xpath("//input[@name='task'][@type='checkbox']/@value")]


def kinds(office: Office, request: Submission) -> list[str]:
    with Session(office.database.engine) as db:
        return sorted(each.kind for each in tasks.waiting(db, office.settings, [request.id]))


def judged(office: Office, colour: str = "red") -> tuple[CheckedClient, Submission, FetchedPage]:
    request, client = office.receives(), office.signs_in(office.hires())
    return client, request, writes(client, request, "colour", colour=colour, why="Home may stop.")


def takes(
    client: CheckedClient, request: Submission, page: FetchedPage, *ticked: str, press: str = "add"
) -> FetchedPage:
    typed = {"task": list(ticked), "what": press, "after": page.tree.xpath("//input[@name='after']/@value")[0]}
    return client.post(f"/staff/request/{request.shown_reference}/offered", typed)


def test_what_follows_has_words_and_a_setting_for_its_days() -> None:
    assert {each.value for each in Colour} < {each.value for each in OFFERED} == {each.value for each in Event}
    every = [each for offered in OFFERED.values() for each in offered]
    assert len(WORDS) == len(every) and all(getattr(Settings(), each.days) > 0 for each in every)
    assert all(len(each.task) <= 30 for each in every)


@pytest.mark.parametrize("colour", list(Colour))
def test_each_colour_offers_its_own_checks_and_adds_none_by_itself(office: Office, colour: Colour) -> None:
    client, request, page = judged(office, colour.value)
    wanted = [each.task for each in OFFERED[Event(colour.value)]]
    assert offered(page) == wanted and kinds(office, request) == []
    assert all(each.words in page.words() for each in OFFERED[Event(colour.value)])
    page = takes(client, request, page, *wanted)
    assert "The tasks are added." in page.words() and offered(page) == []
    assert kinds(office, request) == sorted(wanted)
    assert WORDS[wanted[0]] in part(client.get("/staff/"), "tasks")


def test_what_is_not_ticked_stays_offered_until_it_is_set_aside(office: Office) -> None:
    client, request, page = judged(office)
    page = takes(client, request, page, "red_review")
    assert offered(page) == ["red_keyworker"] and kinds(office, request) == ["red_review"]
    page = takes(client, request, page, press="aside")
    assert offered(page) == [] and kinds(office, request) == ["red_review"]
    assert "Set aside a task that was offered" in page.words()


def test_a_new_judgement_offers_anew_but_never_what_is_open(office: Office) -> None:
    client, request, page = judged(office)
    takes(client, request, page, "red_review")
    page = writes(client, request, "colour", colour="red", why="Still so.")
    assert offered(page) == ["red_keyworker"]
    assert offered(writes(client, request, "colour", colour="green", why="Better.")) == ["green_partners"]


def test_an_offer_that_is_no_longer_there_or_not_ticked_adds_nothing(office: Office) -> None:
    client, request, page = judged(office)
    answer = takes(client, request, page)
    assert answer.status == 422 and TICK in answer.words()
    assert takes(client, request, page, "green_partners").status == 422, "of another colour"
    writes(client, request, "colour", colour="amber", why="Now so.")
    answer = takes(client, request, page, "red_review")
    assert answer.status == 409 and CHANGED in answer.words() and kinds(office, request) == []


def test_a_chair_is_offered_nothing(office: Office) -> None:
    _client, request, _page = judged(office)
    chair = office.signs_in(office.hires(Role.CHAIR))
    assert offered(page_of(chair, request)) == []
    assert post(chair, request, "offered", task="red_review", after="x").status == 403


def test_what_was_added_says_nothing_of_the_colour_in_the_clear(office: Office) -> None:
    client, request, page = judged(office)
    takes(client, request, page, "red_review")
    assert b"red_review" not in everything_in(office)


def no(answer: str = "no") -> tuple[Consent, ...]:
    return (Consent(voice="person", purpose="list", answer=answer, how="alone", words_shown=["Do you want it?"]),)


FLOW: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"consents": no()}, ["no_advocate", "no_reviews"]),
    ({"consents": no("changed_mind")}, ["no_advocate", "no_reviews"]),
    ({"consents": no("not_sure")}, []),
    ({"more_said": (said("advocate", "An advocate?", ["Yes"], "yes"),)}, ["wants_advocate"]),
    ({"more_said": (said("advocate", "An advocate?", ["No"], "no"),)}, []),
    (
        {"consents": no(), "more_said": (said("after", "What now?", ["…"], "advocate"),)},
        ["no_advocate", "no_reviews", "wants_advocate"],
    ),
    ({"kind": "call"}, []),
]


@pytest.mark.parametrize(("sent", "expected"), FLOW)
def test_the_worker_makes_what_follows_from_the_flow_once(
    office: Office, sent: dict[str, Any], expected: list[str]
) -> None:
    request = office.receives(**sent)
    for _each in range(2):
        make_findings(office.app, anew=True, today=calendar.today() + timedelta(days=_each))
    assert kinds(office, request) == expected


@pytest.mark.parametrize(("kind", "expected"), [("join", ["ask_age"]), ("advocate", [])])
def test_an_age_that_nobody_knows_is_asked_for_where_somebody_must_say_yes(
    office: Office, kind: str, expected: list[str]
) -> None:
    sent = to_send(kind=kind)
    sent.contents["said"] = [each for each in sent.contents["said"] if each["step"] != "birthday"]
    with office.database.transaction() as db:
        request = sending.send(db, office.settings.keys, sent)
        db.flush()
        db.expunge(request)
    make_findings(office.app)
    assert kinds(office, request) == expected


def test_a_task_that_was_done_is_not_made_again(office: Office) -> None:
    request = office.receives(consents=no())
    make_findings(office.app)
    with office.database.transaction() as db:
        for task in db.scalars(select(Task)):
            tasks.done(db, task, actor=Actor.staff(1))
    make_findings(office.app, anew=True, today=calendar.today() + timedelta(days=1))
    assert kinds(office, request) == []


@pytest.mark.parametrize("status", ["looking", "at_meeting", "planned", "closed"])
def test_papers_are_called_back_when_sharing_is_paused_while_they_may_be_out(office: Office, status: str) -> None:
    request = office.receives()
    with office.database.transaction() as db:
        found = db.get_one(Submission, request.id)
        found.status = status
        submissions.stop_sharing(db, found, actor=Actor.PUBLIC)
    assert [papers_out(office.app), papers_out(office.app)] == [int(status in PAPERS_MAY_BE_OUT), 0]
    assert kinds(office, request) == (["recall_papers"] if status in PAPERS_MAY_BE_OUT else [])


def test_papers_are_called_back_when_a_request_was_shared_outside_in_any_status(office: Office) -> None:
    shared, not_shared = office.receives(), office.receives()
    keys = office.settings.keys
    with office.database.transaction() as db:
        exports.keep(db, keys, shared.id, exports.CASE, {}, by=Actor.staff(1), once="a form", why="care")
        exports.keep(db, keys, not_shared.id, exports.BUNDLE, {}, by=Actor.staff(1), once="another", why="asked")
        for each in (shared, not_shared):
            submissions.stop_sharing(db, db.get_one(Submission, each.id), actor=Actor.PUBLIC)
    assert papers_out(office.app) == 1
    assert (kinds(office, shared), kinds(office, not_shared)) == (["recall_papers"], [])


def late_task(office: Office, owner: Worker | None, **more: Any) -> Submission:
    """A request of this owner with a task that is late."""
    request = office.receives(**more)
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).owner_id = owner.id if owner else None
        due = calendar.today() - timedelta(days=3)
        tasks.by_hand(
            db, office.settings.keys, submission_id=request.id, words="Ring the school.", due=due, actor=Actor.staff(1)
        )
    return request


def told(office: Office) -> list[str]:
    """To whom messages about late tasks are in the outbox."""
    with Session(office.database.engine) as db:
        posted = db.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id))
        return sorted(outbox.opened(each, office.settings.keys)[0] for each in posted if each.template == "late_tasks")


@pytest.fixture
def in_opening_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = calendar.is_open
    monkeypatch.setattr(calendar, "is_open", lambda _moment, settings: whole(MONDAY_AT_10, settings))


def test_late_tasks_stand_on_top_of_their_owners_inbox(office: Office) -> None:
    worker, other = office.hires(), office.hires()
    mine, theirs = late_task(office, worker), late_task(office, other)
    page = office.signs_in(worker).get("/staff/")
    shown = part(page, "late-tasks")
    assert shown.startswith(f"Your late tasks: 1 {mine.shown_reference} Ring the school.")
    assert theirs.shown_reference in part(page, "tasks") and mine.shown_reference not in part(page, "tasks")
    assert page.main.xpath(".//h2")[0].get("id") == "late-tasks"


def test_of_many_tasks_only_some_are_opened_and_all_are_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = office.hires()
    for _each in range(3):
        office.receives(consents=no())
    make_findings(office.app)
    mine = late_task(office, worker)
    monkeypatch.setattr(due_tasks, "OPENED", 2)
    page = office.signs_in(worker).get("/staff/")
    assert mine.shown_reference in part(page, "late-tasks")
    assert part(page, "tasks").startswith("Tasks due: 6") and part(page, "tasks").count("There is a no") == 2


@pytest.mark.usefixtures("in_opening_hours")
def test_the_owner_is_told_of_late_tasks_once_a_day_and_the_team_of_nobodys(office: Office) -> None:
    worker, gone = office.hires(), office.hires()
    for owner in (worker, worker, gone, None):
        late_task(office, owner)
    office.changes(gone, lambda account: setattr(account, "active", False))
    assert [tell_of_late_tasks(office.app) for _each in range(2)] == [2, 0]
    assert told(office) == sorted([worker.address, office.settings.team_email])
    with office.database.transaction() as db:
        events = list(db.scalars(select(AuditEvent).where(AuditEvent.did == "told of late tasks")))
        assert {each.record for each in events} == {f"staff:{worker.id}", "team"}


@pytest.mark.usefixtures("in_opening_hours")
def test_who_covers_is_told_in_place_of_whoever_is_away(office: Office) -> None:
    owner, deputy = office.hires(), office.hires()
    late_task(office, owner)
    with office.database.transaction() as db:
        until = calendar.today() + timedelta(days=3)
        covers.name(db, owner_id=owner.id, deputy_id=deputy.id, until=until, actor=Actor.COMMAND)
    assert tell_of_late_tasks(office.app) == 1 and told(office) == [deputy.address]


@pytest.mark.usefixtures("in_opening_hours")
def test_a_chair_who_owns_what_is_kept_from_chairs_is_not_told_of_it(office: Office) -> None:
    request = late_task(office, office.hires(Role.CHAIR, Role.TRIAGE))
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True
    tell_of_late_tasks(office.app)
    assert told(office) == [office.settings.team_email]


def test_nobody_is_told_at_night_or_of_what_is_not_late(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    late_task(office, office.hires())
    monkeypatch.setattr(calendar, "is_open", lambda _moment, _settings: False)
    assert tell_of_late_tasks(office.app) == 0
    monkeypatch.setattr(calendar, "is_open", lambda _moment, _settings: True)
    with office.database.transaction() as db:
        for task in db.scalars(select(Task)):
            tasks.done(db, task, actor=Actor.staff(1))
    assert tell_of_late_tasks(office.app) == 0


@pytest.mark.usefixtures("in_opening_hours")
def test_the_message_names_nobody(office: Office) -> None:
    request = late_task(office, office.hires(name="Robin Reader"), about="Casey Confidential")
    tell_of_late_tasks(office.app)
    with Session(office.database.engine) as db:
        posted = db.scalars(select(OutgoingMessage)).one()
        assert posted.submission_id is None and outbox.opened(posted, office.settings.keys)[1] == {}
    with office.app.test_request_context("/"):
        subject, body = written(office.settings, template="late_tasks", language="en", fields={})
    for secret in ("Casey", "Robin", "school", request.shown_reference, request.reference):
        assert secret not in subject + body
    assert "/staff/" in body

"""Late tasks stand on top of their owner's inbox, and whoever must do them is told once a day."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import calendar
from portal.commands.index import make_findings
from portal.commands.late_tasks import tell_of_late_tasks
from portal.delivery.transports import written
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import task_lists, tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import Task
from portal.records.staff import covers
from portal.records.staff.accounts import Role
from tests.support.staff.request_pages import part
from tests.support.staff.tasks import no
from tests.support.staff_fixtures import Office, Worker


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
    monkeypatch.setattr(task_lists, "OPENED", 2)
    page = office.signs_in(worker).get("/staff/")
    assert mine.shown_reference in part(page, "late-tasks")
    assert part(page, "tasks").startswith("Tasks due: 6") and part(page, "tasks").count("There is a no") == 2


@pytest.mark.usefixtures("opening_hours")
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


@pytest.mark.usefixtures("opening_hours")
def test_who_covers_is_told_in_place_of_whoever_is_away(office: Office) -> None:
    owner, deputy = office.hires(), office.hires()
    late_task(office, owner)
    with office.database.transaction() as db:
        until = calendar.today() + timedelta(days=3)
        covers.name(db, owner_id=owner.id, deputy_id=deputy.id, until=until, actor=Actor.COMMAND)
    assert tell_of_late_tasks(office.app) == 1 and told(office) == [deputy.address]


@pytest.mark.usefixtures("opening_hours")
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


@pytest.mark.usefixtures("opening_hours")
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

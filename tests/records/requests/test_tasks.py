"""Tasks: made once, shown where they are due, done once; and a birthday is never in the clear."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal import calendar
from portal.calendar import age_of, turns_on
from portal.commands.birthdays import see_birthdays
from portal.records.accountability.names import Actor
from portal.records.requests import tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import Task
from portal.records.staff.accounts import Role
from tests.support.records.kept import everything_in
from tests.support.staff.request_pages import page_of, part, post
from tests.support.staff.tasks import pause
from tests.support.staff_fixtures import Office

TODAY = date(2026, 11, 22)


def sent_on(office: Office, day: date, **more: Any) -> Submission:
    """A request that was sent on that day."""
    request = office.receives(**more)
    office.makes_older(request, timedelta(days=(calendar.today() - day).days))
    return request


def waiting(office: Office, *requests: Submission) -> list[tuple[str, date]]:
    with office.database.transaction() as db:
        ids = [each.id for each in requests]
        return [(each.kind, each.due) for each in tasks.waiting(db, office.settings, ids or None)]


BIRTHDAYS = [
    # born, sent, the task and its day
    ("2010-11-22", date(2026, 11, 1), [("turning_16", TODAY)]),
    ("2010-12-22", date(2026, 11, 1), [("turning_16", date(2026, 12, 22))]),  # in 30 days
    ("2010-12-23", date(2026, 11, 1), []),  # in 31
    ("2010-11-10", date(2026, 11, 1), [("turning_16", TODAY)]),  # it was since they asked: today
    ("2010-11-01", date(2026, 11, 1), []),  # they were 16 when they asked
    ("2008-12-01", date(2026, 11, 1), [("turning_18", date(2026, 12, 1))]),
    ("2008-11-20", date(2024, 11, 1), [("turning_16", TODAY), ("turning_18", TODAY)]),
    ("2001-03-05", date(2026, 11, 1), []),
]


@pytest.mark.parametrize(("born", "sent", "expected"), BIRTHDAYS)
def test_turning_16_or_18_is_a_task_once(office: Office, born: str, sent: date, expected: list[Any]) -> None:
    request = sent_on(office, sent, born=born)
    assert [see_birthdays(office.app, TODAY) for _night in range(2)] == [len(expected), 0]
    assert waiting(office, request) == expected
    assert see_birthdays(office.app, TODAY + timedelta(days=1)) in (0, 1)


DAYS = [
    ({"born": "2010-12-22"}, 16, date(2026, 12, 22)),
    ({"born": "2008-02-29"}, 18, date(2026, 3, 1)),
    ({"born": "2008-02-29"}, 16, date(2024, 2, 29)),
    ({"age": 15, "said": "2026-11-01"}, 16, date(2027, 11, 1)),
    ({"age": 15, "said": "2026-11-01"}, 18, date(2029, 11, 1)),
    ({"age": 16, "said": "2026-11-01"}, 16, None),
    ("skipped", 16, None),
    (None, 16, None),
]


@pytest.mark.parametrize(("value", "years", "expected"), DAYS)
def test_the_day_someone_turns_an_age_is_the_day_their_age_changes(
    value: Any, years: int, expected: date | None
) -> None:
    assert turns_on(value, years) == expected
    if expected:
        assert age_of(value, expected) == years and age_of(value, expected - timedelta(days=1)) == years - 1


def test_a_birthday_stands_nowhere_in_the_clear(office: Office) -> None:
    request = sent_on(office, date(2026, 11, 1), born="2010-12-22")
    see_birthdays(office.app, TODAY)
    held = everything_in(office)
    assert b"turning_16" not in held and b"2026-12-22" not in held
    with office.database.transaction() as db:
        task = db.scalars(select(Task).where(Task.submission_id == request.id)).one()
        assert task.made_at is None  # it is always as long before the day


def test_a_withdrawal_makes_one_task_until_that_is_done(office: Office) -> None:
    request = office.receives()
    for _each in range(2):
        pause(office, request)
    assert len(waiting(office, request)) == 1
    with office.database.transaction() as db:
        task = db.scalars(select(Task)).one()
        assert tasks.done(db, task, actor=Actor.staff(1)) and not tasks.done(db, task, actor=Actor.staff(2))
        assert task.done_by == "staff:1"
    pause(office, request)
    assert len(waiting(office, request)) == 1


def test_a_task_is_done_on_the_page_of_its_request_and_once(office: Office) -> None:
    request, other = office.receives(), office.receives()
    pause(office, request)
    client = office.signs_in(office.hires())
    page = page_of(client, request)
    due = calendar.due(calendar.now(), office.settings.days_to_read_now, office.settings)
    said = f"Speak to the person, in the way they said: someone said no, or changed their mind. By {due:%A}"
    assert said in part(page, "tasks")
    number = page.tree.xpath("//input[@name='task']/@value")[0]
    assert post(client, other, "task", task=number).status == 404
    for typed in ("", "x", "999999", "99999999999"):
        assert post(client, request, "task", task=typed).status == 404
    page = post(client, request, "task", task=number)
    assert "The task is done." in page.words() and not page.tree.xpath("//*[@id='tasks']")
    assert "It was done already." in post(client, request, "task", task=number).words()
    assert page.words().count("Did a task: Robin Reader") == 1


def test_the_inbox_shows_what_is_due_and_what_is_late(office: Office) -> None:
    late, new, hidden = (office.receives() for _each in range(3))
    client = office.signs_in(office.hires())
    assert "Tasks due" not in client.get("/staff/").words()
    for each in (new, late, hidden):
        pause(office, each)
    with office.database.transaction() as db:
        db.get_one(Submission, hidden.id).kept_from_chairs = True
        task = db.scalars(select(Task).where(Task.submission_id == late.id)).one()
        assert task.made_at
        task.made_at -= timedelta(days=30)
    shown = part(client.get("/staff/"), "tasks")
    assert shown.startswith(f"Tasks due: 3 {late.shown_reference}") and shown.count("Late") == 1
    chair = client = office.signs_in(office.hires(Role.CHAIR, Role.TRIAGE))
    shown = part(chair.get("/staff/"), "tasks")
    assert "Tasks due: 2" in shown and hidden.shown_reference not in shown

"""Tasks that the worker makes: what follows from a request's flow, once, and papers that are called back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal import calendar
from portal.commands.flow_tasks import papers_out
from portal.commands.index import make_findings
from portal.records.accountability import exports
from portal.records.accountability.names import Actor
from portal.records.requests import people, sending, submissions, tasks
from portal.records.requests.flows import PAPERS_MAY_BE_OUT
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import Task
from tests.support.staff.consent_records import agreed
from tests.support.staff.tasks import kinds, no
from tests.support.staff_fixtures import Office, said, to_send

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


def test_nothing_follows_from_a_no_that_a_helper_gave(office: Office) -> None:
    request = office.receives(consents=no())
    helpers = office.receives(kind="consent", voice="helper", consents=(agreed("helper", "no"),))
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (request, helpers)), actor=Actor.staff(1))
    make_findings(office.app)
    assert (kinds(office, request), kinds(office, helpers)) == (["no_advocate", "no_reviews"], [])


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

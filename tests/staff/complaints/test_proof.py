"""A status says only what is written down: a problem that is a complaint is answered when its answer is kept."""

import pytest

from portal.database import Database
from portal.records.accountability.names import Actor
from portal.records.requests import flows, moves
from portal.records.requests.flows import Status
from portal.records.requests.moves import NotProven
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.staff.complaints.steps import offered, problem, writes
from tests.support.staff.moves import moved, status_of
from tests.support.staff.request_pages import part
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages
PROOFS = {
    "a written answer": ("acknowledged", "who", "answered"),
    "no complaint": ("sort",),
}


def test_a_complaint_without_a_written_answer_is_not_answered(office: Office) -> None:
    request = problem(office)
    client = office.signs_in(office.hires())
    for what in ("acknowledged", "who"):
        page = moved(client, request, "answered")
        assert page.status == 422 and "no written answer is written down" in page.words(), what
        writes(client, request, what)
    assert moved(client, request, "answered").status == 422
    assert status_of(office, request) == "new"


@pytest.mark.parametrize("steps", PROOFS.values(), ids=PROOFS)
def test_what_is_written_down_lets_it_be_answered_and_resolved(office: Office, steps: tuple[str, ...]) -> None:
    request = problem(office)
    client = office.signs_in(office.hires())
    for what in steps:
        writes(client, request, what)
    for to in ("answered", "resolved"):
        assert moved(client, request, to, found="is_better").status == 200
    assert status_of(office, request) == "resolved"


def test_something_settled_at_once_may_be_answered(office: Office) -> None:
    request = problem(office)
    client = office.signs_in(office.hires())
    writes(client, request, "sort", is_one="settled", why="Put right on the phone.")
    assert moved(client, request, "answered").status == 200


def test_whoever_complains_after_a_no_is_answered_before_it_is_resolved(office: Office) -> None:
    request = problem(office)
    client = office.signs_in(office.hires())
    writes(client, request, "sort")
    moved(client, request, "answered")
    writes(client, request, "sort", is_one="is_complaint")
    assert moved(client, request, "resolved").status == 422
    assert status_of(office, request) == "answered"


def test_the_record_itself_refuses_a_status_that_nothing_proves(office: Office) -> None:
    request = problem(office)
    move = flows.find("problem", Status.NEW, Status.ANSWERED, frozenset({Role.TRIAGE}))
    assert move
    database: Database = office.database
    with pytest.raises(NotProven), database.transaction() as db:
        found = db.get_one(Submission, request.id)
        moves.make(db, office.settings.keys, found, move, seen=Status.NEW, actor=Actor.staff(1), said={})
    assert status_of(office, request) == "new"


def test_what_is_about_information_alone_is_answered_without_delay_and_names_the_regulator(office: Office) -> None:
    request = problem(office)
    client = office.signs_in(office.hires())
    writes(client, request, "sort")
    writes(client, request, "information")
    page = writes(client, request, "acknowledged")
    assert "Next: the written answer, without delay." in part(page, "complaint")
    assert offered(client, request) == ["answered", "sort"]
    assert writes(client, request, "answered", named=["council"]).status == 422
    assert "No day is due." in part(writes(client, request, "answered", named=["regulator"]), "complaint")

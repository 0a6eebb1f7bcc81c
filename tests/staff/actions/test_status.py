"""Moving a request on: only by its flow, by whoever may, with what it needs; the person reads where it is, and why."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.records.requests import moves
from portal.records.requests.flows import FLOWS, Move, Need, Status
from portal.records.requests.moves import KeptMove
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.card_holders import sends
from tests.support.checked_client import CheckedClient
from tests.support.staff.moves import TYPED, moved, status_of
from tests.support.staff_fixtures import Office

pytestmark = [pytest.mark.about_pages, pytest.mark.usefixtures("opening_hours")]


def test_a_request_moves_on_and_each_move_is_kept_sealed_with_what_it_needed(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires(Role.CASE_LEAD, name="Casey Lead"))
    assert "It is now: Being looked at." in moved(client, submission, "looking").words()
    page = moved(client, submission, "waiting", reason="Waiting for the school to write.")
    assert "Waiting for the school to write." in page.words() and "Casey Lead" in page.words()
    assert status_of(office, submission) == "waiting"
    with Session(office.database.engine) as db:
        kept = db.scalars(select(KeptMove).order_by(KeptMove.id)).all()
        assert [(each.before, each.after) for each in kept] == [("new", "looking"), ("looking", "waiting")]
        assert all(b"school" not in each.sealed for each in kept)
        opened = moves.of_submission(db, office.settings.keys, db.get_one(Submission, submission.id))
        assert opened[1].said == {"reason": "Waiting for the school to write."}


def test_a_move_that_is_not_in_the_flow_cannot_be_made_whatever_is_posted(office: Office) -> None:
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    for kind, flow in FLOWS.items():
        submission = office.receives(kind=kind)
        there = {move.to for move in flow[Status.NEW]}
        for to in ("put_on", "planned", "closed", "nothing", "new", "with_chair", "resolved"):
            if to not in there:
                assert moved(client, submission, to, seen="new").status == 404, (kind, to)
        assert status_of(office, submission) == "new"


@pytest.mark.parametrize("role", [Role.TRIAGE, Role.SAFEGUARDING])
def test_only_those_who_decide_say_no(role: Role, office: Office) -> None:
    submission = office.receives()
    moved(office.signs_in(office.hires()), submission, "looking")
    client = office.signs_in(office.hires(role))
    assert "Not on the list" not in client.get(f"/staff/request/{submission.shown_reference}").words()
    assert moved(client, submission, "not_on_list", seen="looking").status == 404
    assert status_of(office, submission) == "looking"


@pytest.mark.parametrize(
    ("to", "before", "left_out", "error"),
    [
        ("waiting", "looking", "reason", "Write why"),
        ("at_meeting", "looking", "on", "Write the day"),
        ("not_on_list", "looking", "why", "Write why, in one line"),
        ("not_on_list", "looking", "call", "Choose one"),
    ],
)
def test_what_a_move_needs_is_asked_for_and_what_was_typed_stays(
    to: str, before: str, left_out: str, error: str, office: Office
) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    moved(client, submission, before)
    page = moved(client, submission, to, **{left_out: ""})
    assert page.status == 422 and page.title.startswith("Problem: ") and error in page.words()
    assert status_of(office, submission) == before
    typed = [value for name, value in TYPED.items() if name != left_out and f'name="{name}"' in page.text]
    assert all(each in page.text for each in typed)


def test_nobody_comes_onto_the_list_and_no_meeting_is_planned_without_confirmed_consent(office: Office) -> None:
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    asked = office.receives()
    for to in ("looking", "at_meeting"):
        moved(client, asked, to)
    move = f"/staff/request/{asked.shown_reference}/move/put_on"
    assert client.get(move).status == 404, "an entry of the register does it, and nothing else"
    assert client.get(f"/staff/person/{asked.id}/write/on").h1 != "Put them on the list"
    review = office.receives(kind="review")
    for to in ("looking", "agreed"):
        moved(client, review, to)
    assert "There is no confirmed consent for this." in moved(client, review, "planned").words()
    assert (status_of(office, asked), status_of(office, review)) == ("at_meeting", "agreed")


def test_a_problem_reaches_the_chair_only_after_a_plain_yes(client: CheckedClient, office: Office) -> None:
    triage = office.signs_in(office.hires())
    for may_tell, status in (("yes", 200), ("not_sure", 422)):
        receipt, _card = sends(CheckedClient(client.app), "/problem", what=["meeting"], may_tell=may_tell)
        assert moved(triage, receipt.reference, "with_chair").status == status, may_tell


def test_two_who_press_at_once_move_it_once(office: Office) -> None:
    submission = office.receives()
    first, second = (office.signs_in(office.hires(name=name)) for name in ("One", "Two"))
    page = first.get(f"/staff/request/{submission.shown_reference}")
    assert "Being looked at" in page.words()
    moved(second, submission, "looking")
    late = first.post(f"/staff/request/{submission.shown_reference}/move/looking", {"seen": "new"})
    assert late.status == 409 and "Someone else moved this request." in late.words()
    with Session(office.database.engine) as db:
        assert len(db.scalars(select(KeptMove)).all()) == 1


def _needs(kind: str, status: Status, to: str) -> Move:
    return next(move for move in FLOWS[kind][status] if move.to == to)


def test_what_has_ended_begins_again_only_for_a_reason(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    moved(client, submission, "withdrawn")
    assert Need.REASON in _needs("join", Status.WITHDRAWN, "looking").needs
    assert moved(client, submission, "looking", reason="").status == 422
    assert "It is now: Being looked at." in moved(client, submission, "looking").words()

"""Nothing leaves for a parent before staff talked to the child who asked alone: no decision, no paper, no word."""

import pytest
from sqlalchemy.orm import Session

from portal.delivery.delivering import application_without_pages, deliver_due
from portal.records.accountability.names import Actor
from portal.records.correspondence import outbox
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.records.voices import folders
from tests.support.staff.capacity import override
from tests.support.staff.capacity import writes as decides
from tests.support.staff.consent_records import CHILD, WAIT, asks, lifts
from tests.support.staff.exports import address, shares
from tests.support.staff.moves import moved, status_of
from tests.support.staff_fixtures import WAYS, Office


@pytest.mark.usefixtures("opening_hours")
def test_a_no_is_not_told_to_a_parent_first(office: Office) -> None:
    request = asks(office)
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    moved(client, request, "looking")
    with office.database.transaction() as db:
        folder = folders.find(db, request.id, "parent")
        assert folder
        folders.agree_to_tell(folder, until=None)
    page = moved(client, request, "not_on_list")
    assert page.status == 422 and WAIT in page.words() and status_of(office, request) == "looking"
    lifts(client, request)
    assert "It is now: Not on the list." in moved(client, request, "not_on_list").words()


def test_nothing_is_shared_with_a_parent_first(office: Office) -> None:
    guard = office.signs_in(office.hires(Role.SAFEGUARDING))
    request = asks(office)
    decides(guard, request, "override", override())
    page = shares(guard, request)
    assert page.status == 422 and "Nothing goes to a parent or guardian until you talked to the child" in page.words()
    assert shares(guard, request, no_parent="none_of_them").status == 200
    lifts(guard, request)
    assert "Parents and guardians" not in guard.get(address(request)).words()
    assert shares(guard, request).status == 200


def test_a_pause_is_not_lifted_since_every_voice_was_spoken_to_first(office: Office) -> None:
    request = asks(office)
    with office.database.transaction() as db:
        submissions.pause(db, db.get_one(Submission, request.id))
    client = office.signs_in(office.hires())
    for why, status in (("all_say_yes", 422), ("says_yes", 200)):
        assert client.post(f"/staff/request/{request.shown_reference}/lift", {"why": why}).status == status


def test_the_worker_looks_again_before_a_message_leaves_for_a_parent(office: Office) -> None:
    """Linked to a child's request after it was posted."""
    request = asks(office, voice="parent", more_said=WAYS)
    with office.database.transaction() as db:
        keys, way = office.settings.keys, ("email", "sam@example.com")
        for _each in range(2):
            outbox.post(
                db, keys, template="message_waiting", way=way[0], address=way[1], submission_id=request.id,
                fields={"to": "parent"},
            )  # fmt: skip
    child = office.receives(**CHILD, consents=())
    with application_without_pages(office.settings) as app:
        with office.database.transaction() as db:
            people.link(db, *(db.get_one(Submission, each.id) for each in (request, child)), actor=Actor.staff(1))
        deliver_due(app)
    with Session(office.database.engine) as db:
        left = [each.failure for each in outbox.of_submission(db, request.id)]
    assert left == ["this way is not safe for them"] * 2

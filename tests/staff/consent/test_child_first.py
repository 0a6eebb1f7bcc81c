"""No parent is reached or written down before staff talked to the child who asked without one, or said why not."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from portal import calendar
from portal.delivery.delivering import application_without_pages, deliver_due
from portal.records.accountability.names import Actor
from portal.records.correspondence import outbox
from portal.records.requests import people
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.records.voices import cards, folders
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.capacity import override
from tests.support.staff.capacity import writes as decides
from tests.support.staff.consent_records import SPOKE, TOLD, agreed, part
from tests.support.staff.consent_records import writes as records
from tests.support.staff.exports import address, shares, trail
from tests.support.staff.moves import moved, status_of
from tests.support.staff_fixtures import WAYS, Office

WAIT = "did not ask with a parent: we talk to them first."
MESSAGE = {"words": "We want to talk to you.", "do": "send"}
CHILD: dict[str, Any] = {"born": "2015-05-05"}


def asks(office: Office, **more: Any) -> Submission:
    """A child asked, and their parent has a page of their own here."""
    request = office.receives(**CHILD | {"consents": (agreed("person"), agreed("parent"))} | more)
    with office.database.transaction() as db:
        keys = office.settings.keys
        for folder in folders.of_submission(db, request.id):
            cards.for_folder(db, keys, folder, folders.key_for_staff(db, keys, folder))
    return request


def page_of(client: CheckedClient, request: Submission) -> FetchedPage:
    return client.get(f"/staff/request/{request.shown_reference}")


def contact(client: CheckedClient, request: Submission, what: str, key: str = "parent", **typed: str) -> FetchedPage:
    form = client.get(f"/staff/request/{request.shown_reference}/down/{what}/with/{key}")
    more = {"words": "In short.", "answered": "no"} if what == "talk" else {}
    return client.send(form, {"on": str(calendar.today()), **more, **typed})


def lifts(client: CheckedClient, request: Submission, **typed: str) -> FetchedPage:
    form = client.get(f"/staff/request/{request.shown_reference}/child-first")
    typed = {"answer": "alone", "on": str(calendar.today()), "why": "What they want."} | typed
    return client.send(form, typed)


def spoke(client: CheckedClient, request: Submission, whose: str, **typed: str) -> FetchedPage:
    """Write down that staff spoke to this voice about its answer."""
    form = client.get(f"/staff/request/{request.shown_reference}/record/spoke")
    (answer,) = form.form.xpath(f".//label[starts-with(normalize-space(),'{whose}:')]/../input/@value")
    return client.send(form, SPOKE | {"answer": answer, "on": str(calendar.today())} | typed)


def problem_on(page: FetchedPage) -> str:
    """What the box at the top says is wrong: the stop stands further down on the page of a request anyway."""
    return " ".join(each.text_content() for each in page.tree.xpath("//*[contains(@class,'nhsuk-error-summary')]"))


def reaches_a_parent(client: CheckedClient, request: Submission) -> list[str]:
    """Every way that staff have to reach or to write down a parent, tried: those that were not stopped."""
    at = f"/staff/request/{request.shown_reference}"
    tried = {
        "message": client.post(f"{at}/write/parent", MESSAGE),
        "card by email": client.post(f"{at}/card/parent", {}),
        "card to give": client.post(f"{at}/card/parent/give", {"how-parent": "At school."}),
        "try": contact(client, request, "attempt", how="no_answer"),
        "call": contact(client, request, "talk", how="phone"),
        "told": records(client, request, "told", **TOLD | {"whose": "parent-1", "answer": "yes", "legal_right": "yes"}),
    }
    return [name for name, page in tried.items() if not (page.status == 422 and WAIT in problem_on(page))]


def test_every_way_to_a_parent_is_stopped_until_staff_talked_to_the_child(office: Office) -> None:
    request = asks(office, more_said=WAYS)
    client = office.signs_in(office.hires())
    assert reaches_a_parent(client, request) == []
    words = part(page_of(client, request), "point-age")
    assert WAIT in words and "Write down that you talked to them first" in words
    contact(client, request, "talk", "person", how="in_person")
    assert reaches_a_parent(client, request) == ["message", "card by email", "card to give", "try", "call", "told"]
    assert WAIT not in page_of(client, request).words()
    assert client.get(f"/staff/request/{request.shown_reference}/child-first").status == 404


@pytest.mark.parametrize("answer", ["alone", "with_trusted", "not"])
def test_a_record_of_the_talk_or_why_there_was_none_lets_a_parent_be_contacted(office: Office, answer: str) -> None:
    request = asks(office)
    client = office.signs_in(office.hires())
    assert lifts(client, request, answer=answer, why="").status == 422
    assert WAIT in page_of(client, request).words(), "without a reason nothing is kept"
    form = client.get(f"/staff/request/{request.shown_reference}/child-first")
    typed = {"answer": answer, "on": str(calendar.today()), "why": "They are in hospital and cannot talk."}
    for _turn in range(2):
        client.send(form, typed)
    assert len(trail(office, "the child first")) == 1, "the same form is one record"
    assert WAIT not in page_of(client, request).words()
    assert contact(client, request, "talk", how="phone").status == 200


def test_a_call_that_the_parent_made_to_us_may_be_written_down(office: Office) -> None:
    request = asks(office)
    client = office.signs_in(office.hires())
    assert "They rang us" in contact(client, request, "talk", how="they_rang").words()
    assert WAIT in page_of(client, request).words(), "and it is no talk with the child"


def test_only_a_talk_with_the_child_alone_about_their_answer_counts(office: Office) -> None:
    request = asks(office)
    client = office.signs_in(office.hires())
    spoke(client, request, "The person", alone="with_someone")
    assert WAIT in page_of(client, request).words()
    assert spoke(client, request, "The person").status == 200
    assert WAIT not in page_of(client, request).words()


def test_staff_do_not_confirm_the_parents_answer_first(office: Office) -> None:
    request = asks(office)
    client = office.signs_in(office.hires())
    page = spoke(client, request, "Parent or guardian", legal_right="yes")
    assert page.status == 422 and WAIT in page.words()


@pytest.mark.parametrize(("asked", "stops"), [({"voice": "helper"}, True), ({"voice": "unknown"}, True),
                                              ({"voice": "parent"}, False), ({"born": "2001-03-05"}, False),
                                              ({"born": ""}, True)])  # fmt: skip
def test_it_depends_on_who_asked_and_on_their_age(office: Office, asked: dict[str, Any], stops: bool) -> None:
    request = asks(office, **asked)
    page = contact(office.signs_in(office.hires()), request, "talk", how="phone")
    assert page.status == (422 if stops else 200)
    assert ("before a parent is contacted" in page.words()) == stops


def test_linked_requests_count_also_those_that_a_chair_does_not_see(office: Office) -> None:
    of_parent, of_child = asks(office, voice="parent"), office.receives(**CHILD, kind="problem", consents=())
    with office.database.transaction() as db:
        both = [db.get_one(Submission, each.id) for each in (of_parent, of_child)]
        people.link(db, *both, actor=Actor.staff(1))
        both[1].kept_from_chairs = True
    chair, client = office.signs_in(office.hires(Role.CHAIR)), office.signs_in(office.hires())
    for each in (chair, client):
        assert WAIT in page_of(each, of_parent).words()
        assert contact(each, of_parent, "talk", how="phone").status == 422
    contact(client, of_child, "talk", "person", how="phone")
    assert contact(chair, of_parent, "talk", how="phone").status == 200


def test_what_the_child_asked_after_the_talk_begins_anew(office: Office) -> None:
    request = asks(office)
    office.makes_older(request, timedelta(days=9))
    client = office.signs_in(office.hires())
    assert lifts(client, request, on=str(calendar.today() - timedelta(days=8))).status == 200
    assert WAIT not in page_of(client, request).words()
    again = office.receives(**CHILD, consents=())
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (request, again)), actor=Actor.staff(1))
    assert WAIT in page_of(client, request).words()


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

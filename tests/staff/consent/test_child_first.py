"""No parent is reached or written down before staff talked to the child who asked without one, or said why not."""

from datetime import timedelta
from typing import Any

import pytest

from portal import calendar
from portal.records.accountability.names import Actor
from portal.records.requests import people
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.staff.consent_records import (
    CHILD,
    WAIT,
    asks,
    contact,
    lifts,
    page_of,
    part,
    reaches_a_parent,
    spoke,
)
from tests.support.staff.exports import trail
from tests.support.staff_fixtures import WAYS, Office


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

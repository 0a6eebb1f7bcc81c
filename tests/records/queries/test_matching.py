"""A withdrawal without a card: it pauses what is about exactly that person, and staff ring in any case."""

from typing import Any

import pytest
from sqlalchemy import select

from portal.commands.matching import match
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.queries import index
from portal.records.queries.index import Finding
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.records.voices.folders import FolderKey
from tests.support.card_holders import sends
from tests.support.records.withdrawals import paused, receives, rings
from tests.support.staff.request_pages import page_of, part, post
from tests.support.staff_fixtures import Office


@pytest.mark.parametrize(
    ("cold", "matches"),
    [
        ({}, True),
        ({"name": "sÁm  EXAMPLE"}, True),
        ({"answer": "changed_mind"}, True),
        ({"name": "Sammy"}, True),  # the name they like
        ({"name": "Samuel Other", "liked": "Sam Example"}, True),
        ({"name": "Sam Exemple"}, True),  # alike by ear
        ({"name": "Example Sam"}, True),
        ({"name": "Sam James Example"}, True),
        ({"name": "Mr Sam Example"}, True),
        ({"name": "Kim Other"}, False),
        ({"born": "2001-05-03"}, False),
        ({"answer": "yes"}, False),
        ({"answer": "not_sure"}, False),
    ],
)
def test_what_may_be_about_the_same_person_pauses(office: Office, cold: dict[str, Any], matches: bool) -> None:
    request = receives(office, liked="Sammy")
    advocate = receives(office, "advocate", liked="Sammy")
    answer = receives(office, "consent", **cold)
    for _minute in range(2):
        match(office.app)
    assert paused(office, request, advocate, answer) == [matches, False, False]
    takes_back = cold.get("answer", "no") in ("no", "changed_mind")
    assert (rings(office, answer), rings(office, request)) == (1 if takes_back else 0, 0)
    with office.database.transaction() as db:
        written = [each.actor for each in audit.trail(db, Ref.submission(request.id)) if each.did == "sharing paused"]
    assert written == (["worker"] if matches else [])


def link(office: Office, one: Submission, other: Submission) -> None:
    with office.database.transaction() as db:
        people.link(db, db.get_one(Submission, one.id), db.get_one(Submission, other.id), actor=Actor.staff(1))


def unlink(office: Office, one: Submission) -> None:
    with office.database.transaction() as db:
        people.unlink(db, db.get_one(Submission, one.id), actor=Actor.staff(1))


def test_several_unlinked_requests_of_one_name_are_one_person(office: Office) -> None:
    found = [receives(office), receives(office, "review")]
    answer = receives(office, "consent")
    match(office.app)
    assert paused(office, *found) == [True, True] and rings(office, answer) == 1


def test_what_staff_linked_to_two_persons_is_about_two(office: Office) -> None:
    one, other = receives(office), receives(office, "review")
    link(office, one, other)
    unlink(office, other)
    answer = receives(office, "consent")
    match(office.app)
    assert paused(office, one, other) == [False, False] and rings(office, answer) == 1


def test_two_full_names_are_two_people_though_they_like_the_same_one(office: Office) -> None:
    one, other = receives(office, name="Sam Hill", liked="Sam"), receives(office, name="Sam Dale", liked="Sam")
    answer = receives(office, "consent", name="Sam")
    match(office.app)
    assert paused(office, one, other) == [False, False] and rings(office, answer) == 1
    link(office, one, other)
    receives(office, "consent", name="Sam")
    match(office.app)
    assert paused(office, one, other) == [True, True]


def test_what_is_linked_to_a_match_pauses_too(office: Office) -> None:
    one, linked = receives(office), receives(office, name="Another Name")
    link(office, one, linked)
    receives(office, "consent")
    match(office.app)
    assert paused(office, one, linked) == [True, True]


def test_a_pause_that_was_lifted_does_not_come_back_by_itself(office: Office) -> None:
    request = receives(office)
    receives(office, "consent")
    match(office.app)
    with office.database.transaction() as db:
        people.lift(db, db.get_one(Submission, request.id), actor=Actor.staff(1), why="They say yes")
    match(office.app)
    assert paused(office, request) == [False]


def test_one_request_that_does_not_open_holds_up_no_other(office: Office) -> None:
    broken, request = receives(office), receives(office)
    receives(office, "consent")
    with office.database.transaction() as db:
        db.scalars(select(FolderKey).where(FolderKey.folder_id.startswith(broken.id))).one().key_name = "another"
    match(office.app)
    assert paused(office, broken, request) == [False, True]


def test_a_finding_says_nothing_without_the_key(office: Office) -> None:
    receives(office)
    receives(office)
    match(office.app)
    with office.database.transaction() as db:
        kept = list(db.scalars(select(Finding).where(Finding.kind == index.NAME_AND_BIRTHDAY)))
        tokens = [{each.token for each in kept if each.submission_id == one} for one in {e.submission_id for e in kept}]
        assert len(tokens) == 2 and tokens[0] == tokens[1] and all(len(each.token) == 32 for each in kept)


def test_the_reply_is_the_same_whether_or_not_anything_is_held(office: Office) -> None:
    held = sends(office.client())[0]
    typed = {"name": "Sam Example", "birthday": "5", "answer": "no"}
    known = sends(office.client(), "/consent", **typed)[0]
    unknown = sends(office.client(), "/consent", **typed | {"name": "Alex Unknown"})[0]
    match(office.app)
    with office.database.transaction() as db:
        request = submissions.find_by_reference(db, held.reference)
        assert request and request.paused_at
    replies = [each.words().replace(each.reference, "").split("Your card")[0] for each in (known, unknown)]
    assert replies[0] == replies[1]


def test_both_pages_say_that_it_may_be_the_same_person(office: Office) -> None:
    request, answer, hidden = receives(office), receives(office, "consent", answer="yes"), receives(office)
    match(office.app)
    with office.database.transaction() as db:
        db.get_one(Submission, hidden.id).kept_from_chairs = True
    client = office.signs_in(office.hires())
    for one, other in ((request, answer), (answer, request)):
        words = part(page_of(client, one), "same-person")
        assert "May be the same person" in words and f"Link {other.shown_reference}" in words
    chair = page_of(office.signs_in(office.hires(Role.CHAIR)), request)
    assert answer.shown_reference in chair.text and hidden.shown_reference not in chair.text
    page = post(client, request, "link", other=answer.shown_reference)
    assert f"Unlink {answer.shown_reference}" in page.words() and f"Link {answer.shown_reference}" not in page.words()


def test_what_a_helper_answers_for_someone_pauses_nothing_and_staff_ring(office: Office) -> None:
    request, answer = receives(office), receives(office, "consent", voice="helper")
    match(office.app)
    assert paused(office, request) == [False] and rings(office, answer) == 1


@pytest.mark.parametrize("voice", ["parent", "unknown"])
def test_a_parent_or_who_does_not_say_who_they_are_pauses_as_the_person_does(office: Office, voice: str) -> None:
    request, answer = receives(office), receives(office, "consent", voice=voice)
    match(office.app)
    assert paused(office, request) == [True] and rings(office, answer) == 1

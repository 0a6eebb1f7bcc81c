"""Nothing is shared in any state of consent but given, and an override stands at the top of what leaves."""

import json
from typing import Any

import pytest

from portal import calendar
from portal.records.consent.state_columns import State
from portal.records.requests import submissions
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.checked_client import CheckedClient
from tests.support.staff.capacity import by_law, lacks_capacity, override
from tests.support.staff.capacity import writes as decides
from tests.support.staff.consent_records import SPOKE
from tests.support.staff.consent_records import writes as records
from tests.support.staff.exports import FORM, SURE, address, agreed, is_open, links, shares, trail
from tests.support.staff_fixtures import PRIVATE, Office

# Each state of consent: how old the person is, what was said by whom, and what staff wrote down.
CHILD = "2016-03-05"


def said(*answers: tuple[str, str]) -> tuple[Consent, ...]:
    return tuple(
        Consent(voice=voice, purpose="list", answer=answer, how="alone", words_shown=["Do you want it?"])
        for voice, answer in answers
    )


TELL_NO_PARENT = ("talk_to_the_child_alone_first",)
STATES: dict[State, dict[str, Any]] = {
    State.GIVEN_NOT_CONFIRMED: {"consents": said(("person", "yes"))},
    State.REFUSED: {"consents": said(("person", "no"))},
    State.UNSURE: {"consents": said(("person", "not_sure"))},
    State.WAITING_FOR_PERSON: {"consents": ()},
    State.WAITING_FOR_PARENT: {"born": CHILD, "consents": said(("person", "yes"))},
    State.WAITING_FOR_AGE: {"consents": said(("person", "yes"))},
    State.CHILD_ALONE_FIRST: {"born": CHILD, "marks": TELL_NO_PARENT, "consents": said(("person", "yes"))},
    State.THEY_DIFFER: {"born": CHILD, "consents": said(("person", "yes"), ("parent", "no"))},
    State.WITHDRAWN: {"consents": said(("person", "yes"), ("person", "no"))},
    State.WAITING_FOR_DECIDER: {"consents": ()},
    State.BEST_INTERESTS: {"consents": ()},
}


def receives(office: Office, client: CheckedClient, state: State) -> Submission:
    request = office.receives(**STATES[state])
    if state is State.WAITING_FOR_AGE:
        links(office, request, office.receives(born="1990-01-01", consents=()))
    if state in (State.BEST_INTERESTS, State.WAITING_FOR_DECIDER):
        decides(client, request, "capacity", lacks_capacity())
    if state is State.WAITING_FOR_DECIDER:
        decides(client, request, "authority", by_law())
    return request


@pytest.mark.parametrize("state", list(STATES))
def test_nothing_is_shared_in_any_state_but_given(office: Office, state: State) -> None:
    client = office.signs_in(office.hires())
    request = receives(office, client, state)
    assert not is_open(client, request)
    assert not trail(office, "shared it")


def test_every_state_but_given_was_tried() -> None:
    assert set(STATES) == set(State) - {State.GIVEN}


def test_a_pause_closes_it_for_every_linked_request(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    assert is_open(client, request)
    with office.database.transaction() as db:
        submissions.pause(db, db.get_one(Submission, request.id))
    assert not is_open(client, request)
    assert "Sharing is paused" in client.get(address(request)).words()
    other = agreed(office, client)
    assert is_open(client, other)
    links(office, request, other)
    assert not is_open(client, other)


@pytest.mark.parametrize("kind", ["problem", "advocate", "lost", "call"])
def test_what_nobody_was_asked_about_is_closed(office: Office, kind: str) -> None:
    client = office.signs_in(office.hires())
    request = office.receives(kind=kind, consents=())
    assert not is_open(client, request)
    assert "Nobody was asked about this." in client.get(address(request)).words()


def test_consent_for_the_list_opens_no_request_for_a_meeting(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client, kind="review")
    assert not is_open(client, request)


def test_an_override_opens_it_and_stands_at_the_top_of_what_leaves(office: Office) -> None:
    guard, client = office.signs_in(office.hires(Role.SAFEGUARDING)), office.signs_in(office.hires())
    request = office.receives(consents=said(("person", "no")), more_said=(PRIVATE,))
    assert not is_open(client, request)
    decides(guard, request, "override", override())
    assert "Say why you read" in client.get(address(request)).words(), "it was written before the no"
    client.post(f"/staff/request/{request.shown_reference}/why/written", {"opens_because": "advice"})
    assert is_open(client, request)
    case = json.loads(shares(client, request, **SURE).text)
    assert case["first"]["opened_by"] == "override"
    assert case["first"]["overrides"][0]["why"] == override()["why"] and case["consent"][0]["state"] == "refused"
    with office.database.transaction() as db:
        submissions.pause(db, db.get_one(Submission, request.id))
    paper = client.send(client.get(address(request)), FORM | SURE | {"as": "paper"}).words()
    first = [paper.index(each) for each in (override()["why"], "Given to", "Refused")]
    assert first == sorted(first) and "There is no consent" in paper and "Sharing is paused" in paper
    left = client.get(f"/staff/request/{request.shown_reference}").words()
    assert "Under an override, without consent. Shared by" in left


def test_an_override_stands_at_the_top_for_ever(office: Office) -> None:
    guard = office.signs_in(office.hires(Role.SAFEGUARDING))
    request = office.receives()
    decides(guard, request, "override", override())
    records(guard, request, "spoke", **SPOKE)
    first = json.loads(shares(guard, request).text)["first"]
    assert first["opened_by"] == "consent" and first["overrides"][0]["decided_by"] == override()["by_name"]


def test_a_voice_that_takes_back_its_yes_closes_what_was_open_at_once(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    asked = client.get(address(request))
    page = client.get(f"/staff/request/{request.shown_reference}/record/told")
    took_back = {
        "whose": "person-1", "purpose": "list", "answer": "changed_mind", "how": "phone", "alone": "alone",
        "explained_by": "Robin", "on": str(calendar.today()),
    }  # fmt: skip
    assert "It is written down." in client.send(page, took_back).words()
    answer = client.post(address(request), asked.hidden() | FORM)
    assert answer.status == 422 and "This is closed. Nothing was shared." in answer.words()
    assert not trail(office, "shared it")

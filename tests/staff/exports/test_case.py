"""Sharing one request outside: closed without consent, always written down, and never what is locked."""

import json
import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from portal import calendar
from portal.exporting.case_shape import Case
from portal.records.accountability import exports
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor, Ref
from portal.records.consent.state_columns import State
from portal.records.correspondence import notes
from portal.records.requests import people, submissions
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.staff.consent.test_capacity import BEST, CAPACITY, OVERRIDE
from tests.staff.consent.test_capacity import writes as decides
from tests.staff.consent.test_records import SPOKE
from tests.staff.consent.test_records import writes as records
from tests.staff.request.test_sealed import everything_in
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import PRIVATE, WAYS, Office

TODAY = calendar.today()
PARTS = ["said", "consent", "moves", "messages", "decisions", "tasks"]
FORM = {
    "name": "Ada Partner", "organisation": "Example Trust", "why": "care", "words": "To plan a visit.",
    "parts": PARTS, "as": "file",
}  # fmt: skip
CLOSED = "It is closed: nothing can be shared or exported."


def address(request: Submission) -> str:
    return f"/staff/request/{request.shown_reference}/share"


def agreed(office: Office, client: CheckedClient, **more: Any) -> Submission:
    """A request with consent that staff have confirmed."""
    request = office.receives(**more)
    records(client, request, "spoke", **SPOKE)
    return request


def shares(client: CheckedClient, request: Submission, **typed: Any) -> FetchedPage:
    page = client.get(address(request))
    marks = page.hidden() if page.tree.xpath("//main//form") else {"once": "x" * 24}
    return client.post(address(request), marks | FORM | typed)


def is_open(client: CheckedClient, request: Submission) -> bool:
    """Both the page and the post say the same."""
    answer = shares(client, request)
    assert (CLOSED in client.get(address(request)).words()) == (answer.status == 422)
    assert (answer.status == 200) == (answer.tree is None), answer.text
    return answer.status == 200


def trail(office: Office, did: str) -> list[AuditEvent]:
    with office.database.transaction() as db:
        found = list(db.scalars(select(AuditEvent).where(AuditEvent.did == did)))
        db.expunge_all()
        return found


def keeps_note(office: Office, request: Submission, words: str, *, locked: bool) -> None:
    with office.database.transaction() as db:
        keys = office.settings.keys
        notes.keep(db, keys, request.id, words, by=Actor.staff(1), once=words, locked=locked)


def test_a_request_with_confirmed_consent_is_shared_and_that_is_written_down(office: Office) -> None:
    client = office.signs_in(office.hires(name="Robin Giver"))
    request = agreed(office, client)
    answer = shares(client, request)
    case = json.loads(answer.text)
    assert case["given_to"] == "Ada Partner" and case["made_by"] == "Robin Giver"
    assert case["voices"][0]["said"][0] == {
        "question": "What is your name?",
        "answer": ["Sam Example"],
        "tap": "",
    }
    assert case["consent"][0]["state"] == "given"
    assert case["consent"][0]["answers"][0]["words_shown"] == ["What we share", "Do you want it?"]
    page = client.get(f"/staff/request/{request.shown_reference}")
    left = " ".join(page.tree.xpath("//section[@aria-labelledby='shared']")[0].text_content().split())
    assert "Shared by Robin Giver with Ada Partner, Example Trust. To plan or give care and support: To plan" in left
    assert "Shared it outside: Robin Giver" in page.words()
    (event,) = trail(office, "shared it")
    assert event.why == "care" and "messages" in event.fields and "notes" not in event.fields
    assert b"Ada Partner" not in everything_in(office) and b"plan a visit" not in everything_in(office)


def links(office: Office, one: Submission, other: Submission) -> None:
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (one, other)), actor=Actor.staff(1))


def test_what_leaves_is_kept_nowhere_and_named_by_its_reference(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    answer = client.client.post(address(request), headers=client.headers, data=FORM | {"once": "o" * 24})
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{request.shown_reference}.json"'
    assert answer.mimetype == "application/json"
    for way in ("json", "paper"):
        assert client.client.get(f"{address(request)}/{way}", headers=client.headers).status_code == 404


def test_the_same_form_sent_twice_is_one_export_that_left_twice(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    for _twice in range(2):
        assert client.post(address(request), FORM | {"once": "o" * 24}).status == 200
    assert len(trail(office, "shared it")) == 2
    with office.database.transaction() as db:
        assert len(exports.of_submissions(db, office.settings.keys, [request.id])) == 1


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
    State.BEST_INTERESTS: {"consents": ()},
}


def receives(office: Office, client: CheckedClient, state: State) -> Submission:
    request = office.receives(**STATES[state])
    if state is State.WAITING_FOR_AGE:
        links(office, request, office.receives(born="1990-01-01", consents=()))
    if state is State.BEST_INTERESTS:
        decides(client, request, "capacity", CAPACITY)
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
    decides(guard, request, "override", OVERRIDE)
    assert "Say why you read" in client.get(address(request)).words(), "it was written before the no"
    client.post(f"/staff/request/{request.shown_reference}/why/written", {"opens_because": "advice"})
    assert is_open(client, request)
    case = json.loads(shares(client, request).text)
    assert case["first"]["opened_by"] == "override"
    assert case["first"]["overrides"][0]["why"] == OVERRIDE["why"] and case["consent"][0]["state"] == "refused"
    with office.database.transaction() as db:
        submissions.pause(db, db.get_one(Submission, request.id))
    paper = client.send(client.get(address(request)), FORM | {"as": "paper"}).words()
    first = [paper.index(each) for each in ("She reads my <b>texts</b>", OVERRIDE["why"], "Given to", "Refused")]
    assert first == sorted(first) and "There is no consent" in paper and "Sharing is paused" in paper
    left = client.get(f"/staff/request/{request.shown_reference}").words()
    assert "Under an override, without consent. Shared by" in left


def test_an_override_stands_at_the_top_for_ever(office: Office) -> None:
    guard = office.signs_in(office.hires(Role.SAFEGUARDING))
    request = office.receives()
    decides(guard, request, "override", OVERRIDE)
    records(guard, request, "spoke", **SPOKE)
    first = json.loads(shares(guard, request).text)["first"]
    assert first["opened_by"] == "consent" and first["overrides"][0]["decided_by"] == OVERRIDE["by_name"]


@pytest.mark.parametrize("way", ["file", "paper"])
def test_locked_notes_and_colours_never_leave_and_notes_only_when_they_are_ticked(office: Office, way: str) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client, more_said=(*WAYS, PRIVATE))
    keeps_note(office, request, "Zebra words under lock", locked=True)
    keeps_note(office, request, "Giraffe words for staff", locked=False)
    colour = client.get(f"/staff/request/{request.shown_reference}/down/colour")
    client.send(colour, {"colour": "amber", "factors": "drugs", "why": "Because of the lion"})
    asked = client.get(address(request))
    assert not asked.form.xpath(".//input[@value='notes' and @checked]")
    ticked = asked.form.xpath(".//input[@name='parts' and @checked]/@value")
    without = client.send(asked, FORM | {"parts": ticked, "as": way}).text
    with_notes = client.send(asked, FORM | {"parts": [*PARTS, "notes"], "as": way}).text
    assert "Giraffe words" not in without and "Giraffe words" in with_notes
    for each in (without, with_notes):
        assert not re.search(r"Zebra|\blion\b|\bamber\b|\bdrugs\b", each, re.IGNORECASE)


def test_who_must_not_be_told_stands_first_whatever_was_ticked_and_from_linked_requests_too(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    links(office, request, office.receives(consents=(), more_said=(*WAYS, PRIVATE), marks=("must_not_tell",)))
    case = json.loads(shares(client, request, parts=["moves"]).text)
    assert case["first"]["must_not_be_told"] == ["Mum", "She reads\nmy <b>texts</b>"]
    assert case["first"]["take_care"] == ["must_not_tell"]
    assert [(each["way"], each["safe"]) for each in case["first"]["ways"]] == [("phone", "no"), ("email", "yes")]
    assert case["voices"] == case["consent"] == case["messages"] == []
    assert client.get(address(request)).words().index("Mum") < client.get(address(request)).words().index("May it be")


def test_an_old_sign_in_types_the_password_again_and_nothing_typed_is_lost(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    request = agreed(office, client)
    page = client.get(address(request))
    assert not page.form.xpath(".//input[@type='password']")
    grows_old(client)
    page = client.send(page, FORM)
    assert page.status == 422 and page.errors() == ["Problem: You signed in a while ago: type your password again"]
    assert page.form.xpath(".//input[@name='name']/@value") == ["Ada Partner"]
    page = client.send(page, FORM | {"password": "not the password"})
    assert page.status == 422 and not trail(office, "shared it")
    assert "not the password" not in page.text and trail(office, "wrong password")
    assert client.send(page, FORM | {"password": worker.password}).status == 200
    assert client.send(client.get(address(request)), FORM).status == 200
    grows_old(client)
    client.get("/staff/")
    assert client.get(address(request)).form.xpath(".//input[@type='password']")


def grows_old(client: CheckedClient) -> None:
    with client.client.session_transaction("/staff/") as session:
        session["fs_paa"] -= 3600
        session["fs_gexp"] = session["fs_paa"] + 7200


def test_tries_of_the_password_are_counted(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    request = agreed(office, client)
    grows_old(client)
    page = client.get(address(request))
    statuses = [client.send(page, FORM | {"password": "guess"}).status for _each in range(12)]
    assert statuses[0] == 422 and statuses[-1] == 429
    assert client.send(page, FORM | {"password": worker.password}).status == 429 and not trail(office, "shared it")


@pytest.mark.parametrize("missing", ["name", "organisation", "why", "words", "parts", "as"])
def test_each_answer_is_needed(office: Office, missing: str) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    assert shares(client, request, **{missing: ""}).status == 422
    assert not trail(office, "shared it")


def test_a_problem_about_the_chair_is_not_there_for_a_chair(office: Office) -> None:
    guard = office.signs_in(office.hires(Role.SAFEGUARDING))
    request = office.receives(about="Casey Confidential")
    records(guard, request, "spoke", **SPOKE)
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True
    chair = office.signs_in(office.hires(Role.CHAIR, Role.CASE_LEAD))
    assert chair.get(address(request)).status == 404
    assert chair.post(address(request), FORM | {"once": "o" * 24}).status == 404
    assert office.signs_in(office.hires(Role.CHAIR)).get(address(request)).status == 403


@pytest.mark.parametrize("change", ["UPDATE exports SET once = 'x'", "DELETE FROM exports"])
def test_the_database_refuses_to_change_what_was_written_down(office: Office, change: str) -> None:
    client = office.signs_in(office.hires())
    shares(client, agreed(office, client))
    with pytest.raises(DBAPIError, match="append-only"), office.database.transaction() as db:
        db.execute(text(change))


def fits(value: Any, shape: Any, where: str = "case") -> None:
    """Is this what was read from JSON exactly of this shape?"""
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        assert set(value) == {each.name for each in fields(shape)}, where
        for name, hint in hints.items():
            fits(value[name], hint, f"{where}.{name}")
    elif get_origin(shape) is list:
        for number, each in enumerate(value):
            fits(each, get_args(shape)[0], f"{where}[{number}]")
    elif get_origin(shape) is dict:
        assert all(isinstance(each, str) for pair in value.items() for each in pair), where
    elif get_origin(shape) is UnionType:
        assert value is None or isinstance(value, next(each for each in get_args(shape) if each is not NoneType)), where
    elif shape in (date, datetime):
        read = shape.fromisoformat(value)
        assert not isinstance(read, datetime) or read.utcoffset() is not None, where
    else:
        assert type(value) is shape, where


def test_the_file_has_exactly_the_documented_shape(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client, more_said=(*WAYS, PRIVATE), marks=("in_hospital",))
    decides(client, request, "capacity", CAPACITY)
    decides(client, request, "best-interests", BEST)
    keeps_note(office, request, "A note", locked=False)
    client.post(f"/staff/request/{request.shown_reference}/acknowledge", {})
    task = client.get(f"/staff/request/{request.shown_reference}/down/task")
    client.send(task, {"words": "Ring the school", "on": str(TODAY)})
    case = json.loads(shares(client, request, parts=[*PARTS, "notes"]).text)
    fits(case, Case)
    assert (case["format"], case["version"]) == ("support-list-request", 1)
    for part in ("voices", "consent", "moves", "decisions", "tasks", "notes"):
        assert case[part], part
    paper = client.send(client.get(address(request)), FORM | {"parts": [*PARTS, "notes"], "as": "paper"}).words()
    for each in (
        "Sam Example",
        "Do you want it?",
        "Forgot it at once.",
        "It brings help.",
        "Ring the school",
        "A note",
    ):
        assert each in paper, each


def test_a_voice_that_takes_back_its_yes_closes_what_was_open_at_once(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    asked = client.get(address(request))
    page = client.get(f"/staff/request/{request.shown_reference}/record/told")
    took_back = {
        "whose": "person-1", "purpose": "list", "answer": "changed_mind", "how": "phone", "alone": "alone",
        "explained_by": "Robin", "on": str(TODAY),
    }  # fmt: skip
    assert "It is written down." in client.send(page, took_back).words()
    answer = client.post(address(request), asked.hidden() | FORM)
    assert answer.status == 422 and "This is closed. Nothing was shared." in answer.words()
    assert not trail(office, "shared it")


def test_a_form_is_of_its_own_request_and_each_time_it_is_sent_is_written_down(office: Office) -> None:
    client = office.signs_in(office.hires())
    one, other = agreed(office, client), agreed(office, client)
    form = FORM | {"once": "o" * 24}
    for request in (one, other, other):
        assert client.post(address(request), form).status == 200
    assert [each.record for each in trail(office, "shared it")] == [
        Ref.submission(each.id) for each in (one, other, other)
    ]

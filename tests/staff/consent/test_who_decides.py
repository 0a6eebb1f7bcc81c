"""Who decides, as staff record it: the legal right, how it was settled, who may by law, and a no that stops."""

from datetime import timedelta

import pytest

from portal import calendar
from portal.commands.index import make_findings
from portal.records.accountability.names import Actor
from portal.records.requests import people, submissions, tasks
from portal.records.requests.submissions import Submission
from tests.support.card_holders import comes_back, sends
from tests.support.staff.capacity import (
    best_interests,
    cannot_decide,
    form_of,
    links,
    writes,
)
from tests.support.staff.consent_records import OPEN, SPOKE, TOLD, agreed, all_spoken_to, events, is_paused, part
from tests.support.staff.consent_records import writes as records
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages
SETTLED = {
    "said_person": "No, it frightens them.", "said_parents": "Yes, they need help.", "answer": "yes",
    "why": "Without help it gets worse.", "told": "Each of them was told alone.", "by_name": "Lee Decider",
    "by_role": "Nurse",
}  # fmt: skip


def settled(**typed: str) -> dict[str, str]:
    today = calendar.today()
    return SETTLED | {"on": str(today), "review": str(today + timedelta(days=30))} | typed


def test_an_adult_without_the_legal_right_is_shown_and_does_not_count(office: Office) -> None:
    request = office.receives(voice="parent", born="2015-05-05", consents=(agreed("parent", "no"), agreed("person")))
    client = office.signs_in(office.hires())
    assert "They differ" in part(client.get(f"/staff/request/{request.shown_reference}"), "stands-list")
    none = {"legal_right": "none", "right_seen": "The register of births."}
    page = records(client, request, "told", **TOLD | none | {"whose": "parent-1", "answer": "no"})
    said = part(page, "stands-list")
    assert "Waiting for a parent" in said and "Parent or guardian: No, does not count" in said
    assert "Does not count: no legal right to decide" in part(page, "consent-parent")
    assert "None: they have no legal right to decide. The register of births." in part(page, "consent-parent")


def test_how_it_was_settled_is_a_record_and_changes_nobodys_answer(office: Office) -> None:
    request = all_spoken_to(office)
    client = office.signs_in(office.hires())
    before = events(office, request)
    page = writes(client, request, "settled", settled())
    assert OPEN in part(page, "stands-list") and "Settled: As a yes. Lee Decider, Nurse" in part(page, "stands-list")
    assert events(office, request) == before
    assert form_of(client, request, "settled").status == 404, "there is nothing left to settle"
    page = client.get(links(page, "written")[0])
    assert "No, it frightens them." in page.words() and "Each of them was told alone." in page.words()
    page = records(client, request, "told", **TOLD | {"answer": "no"})
    assert "They differ" in part(page, "stands-list"), "it ends when one of them answers anew"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"why": ""}, "Write an answer: Why?"),
        ({"said_person": ""}, "Write an answer: What did the child say, and why?"),
        ({"told": ""}, "Write an answer: How were they told"),
        ({"review": str(calendar.today())}, "Write a day after the day of the decision"),
        ({"answer": ""}, "Choose an answer: How was it settled?"),
    ],
)
def test_how_it_was_settled_is_whole(office: Office, typed: dict[str, str], wrong: str) -> None:
    request = all_spoken_to(office)
    client = office.signs_in(office.hires())
    page = writes(client, request, "settled", settled(**typed))
    assert page.status == 422 and wrong in page.words()
    assert "They differ" in part(client.get(f"/staff/request/{request.shown_reference}"), "stands-list")


@pytest.mark.parametrize(
    ("parent", "child", "wrong"),
    [
        ("no", "yes", "Nobody with the legal right said yes"),
        ("yes", "no", "First write down that you spoke to the child, and to each parent who said yes"),
    ],
)
def test_a_yes_is_settled_only_on_a_parents_yes_and_once_all_were_spoken_to(
    office: Office, parent: str, child: str, wrong: str
) -> None:
    consents = (agreed("parent", parent), agreed("person", child))
    request = office.receives(voice="parent", born="2015-05-05", consents=consents)
    client = office.signs_in(office.hires())
    page = writes(client, request, "settled", settled())
    assert page.status == 422 and wrong in page.words()
    assert "Refused" in part(writes(client, request, "settled", settled(answer="no")), "stands-list")


def test_a_council_that_shares_parental_responsibility_has_a_voice_with_name_and_post(office: Office) -> None:
    request = office.receives(born="2015-05-05", consents=(agreed("person"),))
    client = office.signs_in(office.hires())
    records(client, request, "spoke", **SPOKE)
    typed = TOLD | {"whose": "council-new", "answer": "yes", "legal_right": "care_order", "right_seen": "The order."}
    assert "Write which council, who answered, and their post" in records(client, request, "told", **typed).words()
    page = records(client, request, "told", **typed | {"name": "West Sussex, Jo Example, team manager"})
    assert OPEN in part(page, "stands-list")
    assert "parental responsibility: West Sussex, Jo Example, team manager" in part(page, "consent-council")
    assert events(office, request)["council"] == ["yes"]


@pytest.mark.parametrize("how", ["by phone", "by card", "on another request"])
def test_a_no_of_the_person_stops_and_asks_for_a_new_decision(office: Office, how: str) -> None:
    receipt, card = sends(office.client(), agree="not_sure")
    with office.database.transaction() as db:
        request = submissions.find_by_reference(db, receipt.reference)
        assert request
        db.expunge(request)
    client = office.signs_in(office.hires())
    cannot_decide(client, request)
    assert "Given This is a best" in part(writes(client, request, "best-interests", best_interests()), "stands-list")
    if how == "by phone":
        records(client, request, "told", **TOLD | {"answer": "no"})
    elif how == "by card":
        device = office.client()
        comes_back(device, card)
        device.send(device.get("/my-page/answer/list"), press="No")
    else:
        other = office.receives(kind="consent", consents=(agreed("person", "no"),))
        with office.database.transaction() as db:
            people.link(db, *(db.get_one(Submission, each.id) for each in (request, other)), actor=Actor.staff(1))
    page = client.get(f"/staff/request/{request.shown_reference}")
    assert "Needs a best interests decision" in part(page, "stands-list")
    assert "The person said no after the decision" in part(page, "stands-list")
    assert is_paused(office, request) or how == "on another request"
    make_findings(office.app)
    with office.database.transaction() as db:
        waiting = [each.kind for each in tasks.waiting(db, office.settings)]
    assert waiting.count("decide_anew") == 1
    page = writes(client, request, "best-interests", best_interests() | {"why": "Their no was weighed."})
    assert "Given This is a best" in part(page, "stands-list")


def test_what_changes_by_itself_is_a_task_for_each_decision(office: Office) -> None:
    """The list and the meeting stand apart: one may come to where the other one was already."""
    both = (agreed("parent"), agreed("person"))
    day = calendar.today() - timedelta(days=15 * 365 + 200)
    request = office.receives(voice="parent", born=str(day), consents=both)
    asked = office.receives(kind="review", born=str(day), consents=())
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (request, asked)), actor=Actor.staff(1))
    make_findings(office.app)
    birthday = calendar.turns_on({"born": str(day)}, 16)
    make_findings(office.app, anew=True, today=birthday)
    (said,) = _by_itself(office, request)
    assert "Now it is list waiting for the person:" in said


def test_what_changes_by_itself_is_a_task_that_says_why_and_comes_once(office: Office) -> None:
    born = calendar.today() - timedelta(days=16 * 366 - 20)
    day = next(
        each for each in (born + timedelta(days=n) for n in range(400)) if calendar.age_on(calendar.today(), each) < 16
    )
    request = office.receives(voice="parent", born=str(day), consents=(agreed("parent"), agreed("person")))
    make_findings(office.app)
    assert not _by_itself(office, request)
    birthday = calendar.turns_on({"born": str(day)}, 16)
    assert birthday
    for _night in range(2):
        make_findings(office.app, anew=True, today=birthday)
        (said,) = _by_itself(office, request)
        assert "It was: list given, not confirmed." in said and "16th birthday" in said


def _by_itself(office: Office, request: Submission) -> list[str]:
    with office.database.transaction() as db:
        waiting = tasks.waiting(db, office.settings, [request.id])
    return [each.words for each in waiting if each.words.startswith("Where consent stands changed by itself.")]

"""An answer that staff were told stands in that voice alone; an attempt is never a yes."""

from typing import Any

import pytest

from portal.records.accountability.names import Actor
from portal.records.requests import people, sending, submissions, tasks
from portal.records.requests.submissions import Submission
from tests.support.card_holders import comes_back, sends
from tests.support.people import CHILD
from tests.support.staff.consent_records import OPEN, SEEN, TOLD, agreed, events, is_paused, part, writes
from tests.support.staff_fixtures import Office, to_send

pytestmark = pytest.mark.about_pages


def test_an_answer_by_phone_stands_in_that_voice_alone_and_its_page_names_no_staff(office: Office) -> None:
    receipt, card = sends(office.client(), agree="not_sure")
    with office.database.transaction() as db:
        request = submissions.find_by_reference(db, receipt.reference)
        assert request
        db.expunge(request)
    client = office.signs_in(office.hires(name="Robin Secretname"))
    page = writes(client, request, "told", **TOLD, answer="yes")
    assert OPEN in part(page, "stands-list") and "By phone" in part(page, "consent-person")
    assert "Explained by: Robin" in part(page, "consent-person") and "Robin Secretname, for" in page.words()
    device = office.client()
    own = comes_back(device, card)
    assert "You said yes to the list." in own.words()
    for each in (own, device.get("/my-page/answer/list")):
        assert "Secretname" not in each.text and "staff:" not in each.text


@pytest.mark.parametrize("how", ["phone", "paper"])
@pytest.mark.parametrize(("before", "answer", "pauses"), [("yes", "no", True), ("yes", "changed_mind", True),
                                                          ("no", "no", False), ("yes", "yes", False)])  # fmt: skip
def test_a_yes_taken_back_by_phone_or_on_paper_pauses_as_on_the_web(
    office: Office, how: str, before: str, answer: str, pauses: bool
) -> None:
    request, linked = office.receives(consents=(agreed("person", before),)), office.receives(consents=())
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (request, linked)), actor=Actor.staff(1))
    client = office.signs_in(office.hires())
    writes(client, linked, "told", **TOLD | {"how": how, "answer": answer})
    assert (is_paused(office, request), is_paused(office, linked)) == (pauses, pauses)
    with office.database.transaction() as db:
        waiting = [each.kind for each in tasks.waiting(db, office.settings, [linked.id])]
    assert waiting == (["ring_after_withdrawal"] if pauses else [])


def test_a_second_parent_gets_a_folder_of_their_own(office: Office) -> None:
    request = office.receives(voice="parent", born="2015-05-05", consents=(agreed("parent"),))
    client = office.signs_in(office.hires())
    typed = TOLD | {
        "whose": "parent-new",
        "name": "Ana Example",
        "answer": "no",
        "legal_right": "parental",
        "right_seen": "The birth certificate.",
    }
    page = writes(client, request, "told", **typed)
    assert events(office, request) == {"parent": ["yes"], "parent2": ["no"]}
    assert "Parent or guardian 2: Ana Example" in page.words() and "They differ" in part(page, "stands-list")
    assert "No Confirmed" in part(page, "consent-parent-2")
    writes(
        client,
        request,
        "told",
        **TOLD
        | {"whose": "parent-2", "answer": "yes", "legal_right": "parental", "right_seen": "The birth certificate."},
    )
    assert events(office, request) == {"parent": ["yes"], "parent2": ["no", "yes"]}


def test_an_attempt_ends_the_wait_and_is_never_their_yes(office: Office) -> None:
    request = office.receives(voice="parent", born="2015-05-05", consents=(agreed("parent"),))
    client = office.signs_in(office.hires())
    writes(client, request, "spoke", alone="alone", legal_right="parental", right_seen="The birth certificate.")
    page = client.get(f"/staff/request/{request.shown_reference}")
    assert "Waiting for the person" in part(page, "stands-list")
    assert (
        "Write why, in a few words"
        in writes(client, request, "attempt", **SEEN | {"why": "", "seemed": "seemed_no"}).words()
    )
    page = writes(client, request, "attempt", **SEEN, seemed="cannot_tell")
    assert OPEN in part(page, "stands-list") and "This is not their yes." in part(page, "stands-list")
    assert "Not asked yet" in part(page, "consent-person")
    assert events(office, request) == {"parent": ["yes"]}
    page = writes(client, request, "attempt", **SEEN, seemed="seemed_no")
    assert "They differ" in part(page, "stands-list")


def test_a_competence_note_hands_the_choice_to_the_child_and_stays_with_staff(office: Office) -> None:
    receipt, card = sends(office.client(), **CHILD)
    with office.database.transaction() as db:
        request = submissions.find_by_reference(db, receipt.reference)
        assert request
        db.expunge(request)
    client = office.signs_in(office.hires())
    page = writes(client, request, "competence", **SEEN | {"why": "Explains it well."}, competent="yes")
    assert "Given, not confirmed" in part(page, "stands-list")
    assert "Competent for this decision. Robin Reader" in part(page, "stands-list")
    device = office.client()
    assert "Explains it well" not in comes_back(device, card).text


@pytest.mark.parametrize("what", ["attempt", "competence"])
@pytest.mark.parametrize("birthday", [{"born": "2001-03-05"}, "skipped"])
def test_only_a_child_is_asked_another_way(office: Office, what: str, birthday: Any) -> None:
    with office.database.transaction() as db:
        sent = to_send()
        sent.contents["said"][1]["value"] = birthday
        request = sending.send(db, office.settings.keys, sent)
        db.flush()
        db.expunge(request)
    client = office.signs_in(office.hires())
    assert f"/record/{what}" not in client.get(f"/staff/request/{request.shown_reference}").text
    assert client.get(f"/staff/request/{request.shown_reference}/record/{what}").status == 404

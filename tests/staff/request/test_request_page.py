"""One request on the staff side: everything that was said, each voice apart, and what staff do with it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.consent.events import RULES
from portal.records.requests import sending, submissions
from portal.records.requests.sending import Consent
from portal.records.staff.accounts import Role
from portal.records.voices.folders import FolderKey
from tests.support.checked_client import FetchedPage
from tests.support.staff_fixtures import PRIVATE, WAYS, Office, said

pytestmark = pytest.mark.about_pages


def part(page: FetchedPage, id_: str) -> str:
    (found,) = page.tree.xpath(f"//*[@id='{id_}']")
    return " ".join(found.text_content().split())


def opened(office: Office, **more: Any) -> FetchedPage:
    request = office.receives(**more)
    return office.signs_in(office.hires()).get(f"/staff/request/{request.shown_reference}")


def test_every_question_and_answer_is_shown_as_it_was_read(office: Office) -> None:
    page = opened(office, more_said=(*WAYS, PRIVATE))
    words = page.words()
    for each in (*WAYS, PRIVATE):
        assert each["question"] in words
        for line in each["lines"]:
            assert " ".join(line.split()) in words
    assert "<b>texts</b>" not in page.text and "She reads\nmy &lt;b&gt;texts&lt;/b&gt;" in page.text


def test_what_to_know_before_contact_stands_at_the_top(office: Office) -> None:
    page = opened(office, more_said=(*WAYS, PRIVATE), marks=("must_not_tell", "talk_to_the_child_alone_first"))
    top = " ".join(page.main.xpath(".//section[1]")[0].text_content().split())
    for words in ("Before you contact anyone", "Mum", "Talk to the child alone first", "A private time: After 4pm"):
        assert words in top
    assert top.index("sam@example.com") < top.index("07700 900111")
    assert "Email Safe to use" in top and "Phone Not safe: do not use" in top


def test_you_can_tell_anyone_names_nobody(office: Office) -> None:
    anyone = said("private", "Who must we not tell?", ["You can tell anyone"], {"ticks": ["anyone"], "words": ""})
    assert "Nobody is named." in opened(office, more_said=(anyone,)).words()


def test_consent_is_shown_by_voice_with_the_words_that_were_read(office: Office) -> None:
    consents = (
        Consent(voice="parent", purpose="list", answer="yes", how="alone", words_shown=["For the parent"]),
        Consent(voice="person", purpose="list", answer="no", how="handed_over", words_shown=["For the child"]),
    )
    page = opened(office, voice="parent", born="2015-05-05", consents=consents)
    parent, person = part(page, "consent-parent"), part(page, "consent-person")
    assert "Yes" in parent and "For the parent" in parent and "For the child" not in parent
    assert "No Online, not yet confirmed" in person and "For the child" in person and RULES in person
    assert "They were given the phone" in person


def test_under_16_the_parent_was_not_asked_yet(office: Office) -> None:
    page = opened(office, born="2015-05-05")
    assert "Not asked yet" in part(page, "consent-parent") and "Talk to the child first" in part(page, "consent-parent")
    assert not opened(office, born="2001-05-05").tree.xpath("//*[@id='consent-parent']")


def test_a_helper_is_never_shown_as_consent(office: Office) -> None:
    wants = said("wants", "What do they say they want?", ["They want this"], "yes")
    page = opened(office, voice="helper", consents=(), more_said=(wants,))
    assert "Not asked yet" in part(page, "consent-person") and "They want this" not in part(page, "consent-person")
    assert "They are not consent." in part(page, "helper-says") and "They want this" in part(page, "helper-says")


def test_an_unknown_age_is_told(office: Office) -> None:
    request = office.receives(more_said=())
    page = office.signs_in(office.hires()).get(f"/staff/request/{request.shown_reference}")
    assert "Waiting for age" not in page.words()
    with office.database.transaction() as db:
        sent = sending.send(
            db, office.settings.keys,
            sending.ToSend(
                id="f" * 32, kind="join", language="en", level="normal", voice="person",
                contents={"about": "", "reasons": [], "marks": [], "said": []},
            ),
        )  # fmt: skip
        reference = sent.shown_reference
    page = office.signs_in(office.hires()).get(f"/staff/request/{reference}")
    assert "Waiting for age" in part(page, "consent-person") and page.h1.endswith("No name given")


def test_a_reference_is_found_however_it_is_typed(office: Office) -> None:
    request = office.receives(about="Sam")
    client = office.signs_in(office.hires())
    for typed in (request.reference, request.reference.lower(), request.shown_reference):
        assert "Sam" in client.get(f"/staff/request/{typed}").h1
    assert client.get("/staff/request/2222-2222").status == 404


def test_marking_as_acknowledged(office: Office) -> None:
    request = office.receives()
    worker = office.hires()
    client = office.signs_in(worker)
    first = client.get(f"/staff/request/{request.shown_reference}")
    page = client.send(first)
    assert page.status == 200 and "Marked as acknowledged." in page.words()
    assert "Mark as acknowledged" not in page.words() and "Acknowledged" in page.words()
    assert "It was acknowledged already." in client.send(first).words()
    with office.database.transaction() as db:
        found = submissions.find(db, request.id)
        assert found and found.status == "acknowledged"
        done = [event.did for event in audit.trail(db, Ref.submission(request.id)) if event.actor != "public"]
        assert done.count("status acknowledged") == 1


def test_taking_a_request(office: Office) -> None:
    request = office.receives()
    robin, kit = office.hires(name="Robin Reader"), office.hires(Role.CASE_LEAD, name="Kit Lead")
    client = office.signs_in(robin)
    address = f"/staff/request/{request.shown_reference}"
    page = client.post(f"{address}/take", {})
    assert "It is yours now." in page.words() and "Owner You" in page.words()
    other = office.signs_in(kit)
    office.gives_reason(other, request)
    assert "Owner Robin Reader" in other.get(address).words() and "Robin Reader" in other.get("/staff/").words()
    assert "Take it over" in other.get(address).words()
    other.post(f"{address}/take", {})
    with office.database.transaction() as db:
        found = submissions.find(db, request.id)
        assert found and found.owner_id == kit.id


def test_due_dates_count_working_days(office: Office) -> None:
    request = office.receives(level="now")
    with office.database.transaction() as db:
        found = submissions.find(db, request.id)
        assert found
        found.sent_at = datetime(2026, 11, 20, 18, tzinfo=UTC)  # a Friday evening counts as Monday
    words = office.signs_in(office.hires()).get(f"/staff/request/{request.shown_reference}").words()
    assert "Read by Tuesday 24 November 2026" in words
    assert "Contact by Monday 30 November 2026" in words and "Decide by Monday 21 December 2026" in words


def test_a_request_that_cannot_be_opened_says_why_in_one_sentence(office: Office) -> None:
    request = office.receives(about="Sam")
    with office.database.transaction() as db:
        for wrap in db.query(FolderKey):
            wrap.key_name = "another"
    client = office.signs_in(office.hires())
    assert "a key is missing" in client.get("/staff/").words()
    page = client.get(f"/staff/request/{request.shown_reference}")
    assert page.status == 200 and "a key is missing" in page.words() and "Sam" not in page.words()

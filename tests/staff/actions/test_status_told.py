"""The person reads where their request is, and a no in easy words, told only when someone is there to answer."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from portal import calendar
from portal.config import Settings
from portal.database import database
from portal.records.requests import submissions
from portal.records.requests.flows import Status
from portal.records.staff.accounts import Role
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient
from tests.support.easy_words import sentences, words
from tests.support.public.messages import staff_write
from tests.support.public.my_pages import change_in_one_more_tap
from tests.support.staff.moves import MONDAY_AT_10, TYPED, moved, status_of
from tests.support.staff_fixtures import Office

pytestmark = [pytest.mark.about_pages, pytest.mark.usefixtures("opening_hours")]

SUNDAY_AT_10 = datetime(2026, 11, 22, 10, tzinfo=UTC)
SAFE: dict[str, Any] = {"reach": ["email"], "email": "sam@example.com", "email-safe": "yes"}


def test_a_no_is_told_in_easy_words_on_the_persons_page_and_how_to_go_on(client: CheckedClient, office: Office) -> None:
    receipt, card = sends(client, **SAFE)
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    moved(lead, receipt.reference, "looking")
    assert "It is now: Not on the list." in moved(lead, receipt.reference, "not_on_list").words()
    device = CheckedClient(client.app)
    mine = comes_back(device, card)
    assert "You are not on the list now. We wrote to you on" in mine.words()
    assert "We try to decide" not in mine.words() and "There is a message for you." in mine.words()
    (address,) = mine.main.xpath(".//a[contains(@href,'/message/')]/@href")
    told = device.get(address)
    for wanted in (
        "You have a good plan at home.", "Your school can give you more help.", "You can ask again at any time.",
        "You can ask for an advocate.", "You can talk to Robin.", "If you are in danger",
    ):  # fmt: skip
        assert wanted in told.words()
    lines = [each.text_content() for each in told.main.xpath(".//p[@class='said']")]
    assert all(len(words(each)) <= 15 for line in lines for each in sentences(line))


def test_a_no_is_checked_and_seen_as_it_is_read_before_it_goes(client: CheckedClient, office: Office) -> None:
    receipt, card = sends(client, **SAFE)
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    moved(lead, receipt.reference, "looking")
    address = f"/staff/request/{receipt.reference}/move/not_on_list"
    typed = {**TYPED, "seen": "looking", "why": "You failed the assessment."}
    page = lead.post(address, typed)
    assert "As they read it" in page.words() and "Write: finding out what you need" in page.words()
    assert "Send it and do this" in page.words() and "You failed the assessment." in page.text
    other = lead.post(address, typed | {"why": "You are ineligible.", "shown": page.hidden()["shown"]})
    assert "As they read it" in other.words() and "Why: You are ineligible." in other.words(), "changed: seen again"
    device = CheckedClient(client.app)
    assert "There is a message for you." not in comes_back(device, card).words(), "nothing went"
    sent = lead.post(address, typed | {"why": "You have a plan.", "shown": "0" * 64})
    assert "As they read it" in sent.words(), "a made-up mark sends nothing"
    sent = lead.post(address, typed | {"why": "You have a plan.", "shown": sent.hidden()["shown"]})
    assert "It is now: Not on the list." in sent.words()
    assert "There is a message for you." in device.get("/my-page").words()


def test_a_no_is_told_only_when_someone_is_there_to_answer(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert not calendar.is_open(SUNDAY_AT_10, office.settings) and calendar.is_open(MONDAY_AT_10, office.settings)
    monkeypatch.setattr(calendar, "is_open", lambda _moment, _settings: False)
    submission = office.receives()
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    moved(client, submission, "looking")
    page = moved(client, submission, "not_on_list")
    assert page.status == 422 and "Do this in opening hours." in page.words()
    assert status_of(office, submission) == "looking"


def test_with_confirmed_consent_and_three_different_people_a_meeting_is_planned(
    client: CheckedClient, office: Office
) -> None:
    receipt, _card = sends(client, "/review", **SAFE)
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    for to in ("looking", "agreed"):
        moved(lead, receipt.reference, to)
    spoke = lead.get(f"/staff/request/{receipt.reference}/record/spoke")
    answer = spoke.form.xpath(".//input[@name='answer']/@value")[0]
    today = calendar.today().isoformat()
    lead.send(spoke, {"answer": answer, "alone": "alone", "on": today})
    twice = moved(lead, receipt.reference, "planned", clinical=" robin  one", on="2030-01-07")
    assert twice.status == 422 and "Name three different people" in twice.words()
    planned = moved(lead, receipt.reference, "planned", on="2030-01-07")
    assert "It is now: Review planned." in planned.words()


def test_a_meeting_is_not_marked_held_after_a_no(client: CheckedClient, office: Office) -> None:
    receipt, card = sends(client, "/review", **SAFE)
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    for to in ("looking", "agreed"):
        moved(lead, receipt.reference, to)
    spoke = lead.get(f"/staff/request/{receipt.reference}/record/spoke")
    answer = spoke.form.xpath(".//input[@name='answer']/@value")[0]
    lead.send(spoke, {"answer": answer, "alone": "alone", "on": calendar.today().isoformat()})
    assert "It is now: Review planned." in moved(lead, receipt.reference, "planned", on="2030-01-07").words()
    device = CheckedClient(client.app)
    change_in_one_more_tap(device, comes_back(device, card), "No")
    held = moved(lead, receipt.reference, "held")
    assert held.status == 422 and "There is no confirmed consent for this." in held.words()
    moved(lead, receipt.reference, "agreed")
    quick = moved(lead, receipt.reference, "quick_meeting")
    assert quick.status == 422 and "no best interests decision, and no override that counts." in quick.words()


def test_my_page_says_where_it_is_at_each_status(client: CheckedClient, office: Office, settings: Settings) -> None:
    receipt, card = sends(client, **SAFE)
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    device = CheckedClient(client.app)
    comes_back(device, card)
    for to, said in (
        ("looking", "We are looking at what you told us."),
        ("waiting", "We are waiting for something that we asked for."),
        ("looking", "We are looking at what you told us."),
        ("consent_check", "We want to talk to you about your yes or no."),
        ("at_meeting", "A team talks about what you asked for."),
    ):
        moved(lead, receipt.reference, to)
        assert said in device.get("/my-page").words()
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None and settings.days_to_decide
        found.sent_at -= timedelta(days=60)
    assert "We wanted to decide by" in device.get("/my-page").words()


def test_a_page_says_that_we_wrote_once_staff_did_and_never_before(client: CheckedClient, office: Office) -> None:
    receipt, card = sends(client, **SAFE)
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    staff_write(lead, receipt, "We have your letter.")
    device = CheckedClient(client.app)
    comes_back(device, card)
    moved(lead, receipt.reference, "looking")
    assert "We wrote to you on" not in device.get("/my-page").words(), "what was written before is not about this"
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        found.status = Status.NOT_ON_LIST  # as it came from elsewhere: nobody wrote
    page = device.get("/my-page").words()
    assert "You are not on the list now." in page and "We wrote to you" not in page
    staff_write(lead, receipt, "You are not on the list now.")
    page = device.get("/my-page").words()
    assert "You are not on the list now. We wrote to you on" in page

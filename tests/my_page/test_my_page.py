"""My page: where it is now, my yes and no, changing my mind in two taps; and never what must stay private."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.my_page import own_answers
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.consent.events import ConsentEvent
from portal.records.correspondence import messages
from portal.records.correspondence.messages import KeptMessage
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened, Submission
from portal.records.voices import folders
from portal.records.voices.folders import Folder
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD
from tests.words.test_words import check

pytestmark = pytest.mark.about_pages

PRIVATE = {
    "now": "no",
    "you_now": "no",
    "private": ["mum", "dad"],
    "private-words": "Never tell Uncle Vernon",
    "stay_away": ["family_or_friend"],
    "stay_away-words": "Not Aunt Petunia",
    "tell": ["upset"],
    "tell-words": "Something very private",
}


def my_page(
    client: CheckedClient, start: str = "/join", **wanted: Any
) -> tuple[CheckedClient, FetchedPage, FetchedPage]:
    """Someone sends a request and comes back on another device: that device, their page, and the receipt."""
    receipt, card = sends(client, start, **wanted)
    other = CheckedClient(client.app)
    return other, comes_back(other, card), receipt


def opened(client: CheckedClient, settings: Settings, receipt: FetchedPage) -> Opened:
    """As staff read it."""
    with client.app.app_context(), Session(database().engine) as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        return submissions.opened(db, settings.keys, found)


def counts(client: CheckedClient) -> dict[str, int]:
    with client.app.app_context(), Session(database().engine) as db:
        tables = (ConsentEvent, Folder, Submission, OutgoingMessage, KeptMessage)
        return {table.__tablename__: db.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def change_in_one_more_tap(client: CheckedClient, page: FetchedPage, to: str) -> FetchedPage:
    """From one's own page: tap "Change my answer", tap the answer."""
    (address,) = [a.get("href") for a in page.main.xpath(".//a") if "Change my answer" in a.text_content()]
    return client.send(client.get(address), press=to)


def test_my_page_says_what_i_asked_for_and_where_it_is_now(client: CheckedClient) -> None:
    _device, page, _receipt = my_page(client)
    assert "You asked to join the list." in page.words()
    assert "We have got it. We try to read it by" in page.words()
    assert "We try to decide by" in page.words()
    assert "You said yes to the list." in page.words()


def test_my_page_is_honest_when_we_are_late(client: CheckedClient) -> None:
    device, _page, receipt = my_page(client)
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        found.sent_at = datetime.now(UTC) - timedelta(days=60)
    late = device.get("/my-page").words()
    assert "We are late. We wanted to read it by" in late
    assert "We wanted to decide by" in late and "We try to" not in late
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        submissions.read(db, found, actor=Actor.staff(1))
    assert "We have read it." in device.get("/my-page").words()


def test_i_change_my_answer_in_two_taps_and_staff_see_it(client: CheckedClient, settings: Settings) -> None:
    device, page, receipt = my_page(client)
    before = counts(client)
    after = change_in_one_more_tap(device, page, "No")
    assert after.h1 == "We have your answer" and "You said no to the list." in after.words()
    kept = opened(client, settings, receipt)
    first, second = kept.consents["person"]
    assert (first["answer"], second["answer"]) == ("yes", "no")
    assert (second["purpose"], second["how"], second["language"]) == ("list", "by_card", "en")
    assert "If you say yes, we share what you told us." in second["words_shown"]
    assert "Do you want to be on the list?" in second["words_shown"]
    wanted = before | {"consent_events": before["consent_events"] + 1}
    assert counts(client) == wanted | {"outgoing_messages": before["outgoing_messages"] + 1}


def test_what_is_shared_is_told_before_and_the_three_answers_are_equal(client: CheckedClient) -> None:
    device, _page, _receipt = my_page(client)
    page = device.get("/my-page/answer/list")
    told = page.main.xpath(".//*[@class='row__words']")
    buttons = page.form.xpath(".//button")
    assert [" ".join(each.text_content().split()) for each in buttons] == ["Yes", "No", "I am not sure"]
    assert len({each.get("class") for each in buttons}) == 1
    assert all(each.xpath(".//img") for each in buttons)
    assert "If you say yes, we share what you told us." in told[0].text_content()
    everything = list(page.main.iter())
    assert everything.index(told[-1]) < everything.index(buttons[0])


@pytest.mark.parametrize("answer", ["No", "I am not sure"])
def test_a_yes_taken_back_stops_sharing_at_once_and_the_team_is_told(answer: str, client: CheckedClient) -> None:
    device, page, receipt = my_page(client, reach=["call"], phone="07700 900123", **{"phone-safe": "yes"})
    after = change_in_one_more_tap(device, page, answer)
    assert "We stopped sharing. We ring you by" in after.words()
    assert "Your answer does not change the care you get." in after.words()
    assert "sure?" not in after.words()
    with client.app.app_context(), Session(database().engine) as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        assert found.level == "now" and found.paused_at is not None
        assert audit.trail(db, Ref.submission(found.id))[0].did == "sharing paused"
        newest = db.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id.desc())).first()
        assert newest is not None and newest.template == "new_request_now"
    assert "We stopped sharing." in device.get("/my-page").words()


def test_without_a_number_that_is_safe_nobody_promises_to_ring(client: CheckedClient) -> None:
    device, page, _receipt = my_page(client, reach=["call"], phone="07700 900123", **{"phone-safe": "no"})
    after = change_in_one_more_tap(device, page, "No").words()
    assert "We ring you" not in after and "Our team tries to reach you by" in after


def test_i_can_change_it_back_and_sharing_waits_for_a_talk(client: CheckedClient, settings: Settings) -> None:
    device, page, receipt = my_page(client)
    after = change_in_one_more_tap(device, page, "No")
    back = device.send(after, press="Change it back")
    assert "You said yes to the list." in back.words()
    assert "We talk to you before we share again." in back.words()
    assert [each["answer"] for each in opened(client, settings, receipt).consents["person"]] == ["yes", "no", "yes"]


def test_the_same_answer_twice_is_one_event(client: CheckedClient) -> None:
    device, page, _receipt = my_page(client)
    change_in_one_more_tap(device, page, "No")
    before = counts(client)
    form = device.get("/my-page/answer/list")
    device.send(form, press="No")
    assert counts(client) == before


def test_an_answer_from_elsewhere_or_of_no_kind_writes_nothing(client: CheckedClient) -> None:
    device, _page, _receipt = my_page(client)
    before = counts(client)
    foreign = device.post("/my-page/answer/list", {"answer": "no"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status == 400 and foreign.title.startswith("Problem: ")
    assert device.post("/my-page/answer/list", {"answer": "maybe"}).status == 422
    assert device.post("/my-page/answer/list", {}).status == 422
    assert device.post("/my-page/answer/meeting", {"answer": "yes"}).status == 404, "never asked here"
    assert device.get("/my-page/answer/nothing").status == 404
    assert CheckedClient(client.app).post("/my-page/answer/list", {"answer": "no"}).h1 == "What is on your card?"
    assert counts(client) == before


def all_pages(device: CheckedClient, page: FetchedPage, purpose: str) -> list[FetchedPage]:
    found = [page, device.get("/my-page/add"), device.get("/card")]
    if purpose:
        form = device.get(f"/my-page/answer/{purpose}")
        found += [form, device.send(form, press="No"), device.get("/my-page")]
        found += [device.send(device.get(f"/my-page/answer/{purpose}"), press="I am not sure"), device.get("/my-page")]
        found += [device.send(device.get(f"/my-page/answer/{purpose}"), press="Yes"), device.get("/my-page")]
    else:
        found.append(device.get("/my-page"))
    more = device.send(device.get("/my-page/add"), {"more": "I forgot the cat."})
    return [*found, device.send(device.get("/my-page/add"), {}), more]


@pytest.mark.parametrize(
    ("start", "purpose"), [("/join", "list"), ("/review", "meeting"), ("/advocate", ""), ("/problem", "")]
)
def test_what_is_private_is_on_no_page_after_coming_back_and_each_is_easy_to_read(
    start: str, purpose: str, client: CheckedClient
) -> None:
    device, page, _receipt = my_page(client, start, **PRIVATE)
    pages = all_pages(device, page, purpose)
    for each in pages:
        shown = each.words()
        for private in ("Vernon", "Petunia", "very private", "Mum", "Dad", "safe right now", "must not", "happened"):
            assert private not in shown, (private, each.address)
        assert "Something very private" not in each.text and "mum" not in each.text
    found = [f"{each.address}: {problem}" for each in pages for problem in check(each)]
    assert not found, "\n".join(found)


def test_two_voices_never_see_each_other(client: CheckedClient, settings: Settings) -> None:
    """A parent asks and the young person answers on the same phone: the parent's card opens the parent's words."""
    wanted = {"who": "my_child", "agree_parent": "yes", "here": "yes", "agree_you": "no", **CHILD}
    device, page, receipt = my_page(client, **wanted)
    kept = opened(client, settings, receipt)
    assert {voice: [each["answer"] for each in events] for voice, events in kept.consents.items()} == {
        "parent": ["yes"],
        "person": ["no"],
        "person2": [],
    }
    assert "You said yes to the list." in page.words() and "said no" not in page.words()
    assert "We try to" not in page.words() and "We have got it." in page.words()
    change_in_one_more_tap(device, page, "I am not sure")
    kept = opened(client, settings, receipt)
    assert [each["answer"] for each in kept.consents["person"]] == ["no"]
    assert [each["answer"] for each in kept.consents["parent"]] == ["yes", "not_sure"]


def test_another_voice_that_stops_sharing_changes_nothing_on_my_page(client: CheckedClient) -> None:
    device, _page, receipt = my_page(client)
    before = device.get("/my-page").words()
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        submissions.pause(db, found)
    assert device.get("/my-page").words() == before


def test_a_helper_sees_only_that_we_have_it_and_that_we_have_read_it(client: CheckedClient) -> None:
    device, page, receipt = my_page(client, who="someone_i_help", here="yes", agree_you="yes")
    rows = [" ".join(each.text_content().split()) for each in page.main.xpath(".//*[@class='row__words']")]
    assert rows == ["We have got it."]
    assert "Change my answer" not in page.words()
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        submissions.read(db, found, actor=Actor.staff(1))
    rows = device.get("/my-page").main.xpath(".//*[@class='row__words']/text()")
    assert rows == ["We have read it."]


def test_what_i_add_stands_sealed_in_my_folder_and_the_team_is_told(client: CheckedClient, settings: Settings) -> None:
    device, _page, receipt = my_page(client)
    before = counts(client)
    form = device.get("/my-page/add")
    assert device.send(form, {"more": "x" * 5000}).errors()
    page = device.send(form, {"more": "I forgot: the cat is called <b>Tom</b>."})
    assert "We have got what you wrote." in page.words() and "Tom" not in page.text
    assert counts(client)["outgoing_messages"] == before["outgoing_messages"] + 1
    with client.app.app_context(), Session(database().engine) as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        (folder,) = folders.of_submission(db, found.id)
        key = folders.key_for_staff(db, settings.keys, folder)
        (added,) = messages.of_folder(db, folder, key)
        assert added.words == "I forgot: the cat is called <b>Tom</b>."
        assert b"cat" not in db.scalars(select(KeptMessage)).one().sealed


def test_every_purpose_that_a_journey_asks_about_can_be_changed_here() -> None:
    assert set(own_answers.JOURNEYS) == {"list", "meeting"}


def test_my_page_is_closed_without_a_card(client: CheckedClient) -> None:
    for address in (
        "/my-page",
        "/my-page/add",
        "/my-page/answer/list",
        "/my-page/changed/list",
        "/card",
        "/come-back/private",
    ):
        assert client.get(address).h1 == "What is on your card?", address

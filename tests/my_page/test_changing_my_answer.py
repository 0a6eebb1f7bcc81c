"""Changing my mind on my own page: in two taps, told before, with equal answers, and it holds at once."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.my_page import own_answers
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import submissions
from tests.support.checked_client import CheckedClient
from tests.support.public.my_pages import change_in_one_more_tap, counts, my_page, opened

pytestmark = pytest.mark.about_pages


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
    assert "Some extra help comes only with the list." in after.words()
    assert "What we gave out before, we ask back. We cannot be sure to get all of it." in after.words()
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
    assert "We ring you" not in after and "tries to reach you" not in after and "We talk to you" not in after
    assert "We stopped sharing. Come back from" in after and "Our answer is there." in after
    mine = device.get("/my-page").words()
    assert "We talk to you by" not in mine and "We stopped sharing. Come back from" in mine


def test_nobody_promises_to_ring_who_did_not_choose_a_call(client: CheckedClient) -> None:
    device, page, _receipt = my_page(client, reach=["text"], phone="07700 900123", **{"phone-safe": "yes"})
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


def test_another_voice_that_stops_sharing_changes_nothing_on_my_page(client: CheckedClient) -> None:
    device, _page, receipt = my_page(client)
    before = device.get("/my-page").words()
    with client.app.app_context(), database().transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        submissions.pause(db, found)
    assert device.get("/my-page").words() == before


def test_every_purpose_that_a_journey_asks_about_can_be_changed_here() -> None:
    assert set(own_answers.JOURNEYS) == {"list", "meeting"}

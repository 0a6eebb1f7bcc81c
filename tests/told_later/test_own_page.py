"""From one's own page, by card, on any day: what was told is not asked again, and may be changed."""

import pytest
from sqlalchemy import select

from portal.config import Settings
from portal.database import database
from portal.records.correspondence import told_later
from portal.records.correspondence.told_later import Later
from portal.records.voices.contents import Said
from portal.records.voices.folders import Folder
from tests.support.card_holders import comes_back
from tests.support.checked_client import CheckedClient
from tests.support.public.my_pages import change_in_one_more_tap, counts
from tests.support.public.voices import opened, press
from tests.support.words.page_checks import check
from tests.told_later.telling import SHARED, at, known, offer, own_page, sent, sent_by_a_helper, tells


def test_what_was_told_is_not_asked_again_and_may_be_changed(client: CheckedClient, settings: Settings) -> None:
    receipt, card = sent(client)
    tells(client, receipt, "about", about="both")
    device, page = own_page(client, card)
    assert not check(page)
    asked = device.get(offer(page))
    assert "/of_both" in asked.address, "what is known now decides what is asked"
    asked = device.send(asked, press="Go on without")
    assert asked.h1 == "How do you feel today?" and not check(asked)
    again = device.get(at("about", page))
    assert again.main.xpath(".//input[@checked]/@value") == ["both"]
    before = counts(client)["messages"]
    device.send(again, {"about": "both"})
    assert counts(client)["messages"] == before, "the same answer is no newer one"
    device.send(again, {"about": "autism"})
    newest = known(client, settings, receipt)["about"]
    assert newest["value"] == "autism" and [each["value"] for each in newest["earlier"]] == ["both"]


def test_once_all_is_told_each_answer_can_be_changed(client: CheckedClient) -> None:
    _receipt, card = sent(client)
    device, page = own_page(client, card)
    answers = {"about": "autism", "feel": "happy", "tell": ["upset"], "tell-words": "x", "called": "Zadie"}
    asked = device.get(offer(page))
    while "/my-page/more/" in asked.address:
        boxes = set(asked.form.xpath(".//input[@name]/@name|.//textarea/@name"))
        pictures = asked.form.xpath(".//input[@name='feel']/@value")
        wanted = answers | ({"feel": pictures[0]} if pictures else {})
        asked = device.send(asked, {name: value for name, value in wanted.items() if name in boxes})
    assert asked.h1 == "My page" and "We have got what you wrote." in asked.words()
    told = device.get(offer(asked))
    assert told.h1 == "You told us all we ask here" and not check(told)
    links = told.main.xpath(".//li/a/@href")
    assert links == [f"/my-page/more/{step}" for step in ("about", "feel", "tell", "called")]
    assert device.get(links[0]).main.xpath(".//input[@checked]/@value") == ["autism"]


@pytest.mark.about_pages
def test_a_page_that_someone_may_look_at_shows_no_answer(client: CheckedClient) -> None:
    receipt, card = sent(client)
    tells(client, receipt, "about", about="both")
    device = CheckedClient(client.app)
    page = press(device, comes_back(device, card), "Hide my answers")
    assert not device.get(at("about", page)).main.xpath(".//input[@checked]")


@pytest.mark.about_pages
def test_nothing_is_offered_after_a_no_and_again_after_a_yes(client: CheckedClient) -> None:
    _receipt, card = sent(client)
    device, page = own_page(client, card)
    assert SHARED in device.get(offer(page)).words()
    change_in_one_more_tap(device, page, "No")
    page = device.get("/my-page")
    assert not offer(page) and device.get("/my-page/more/about").h1 == "My page"
    change_in_one_more_tap(device, page, "I am not sure")
    assert offer(device.get("/my-page"))


@pytest.mark.about_pages
@pytest.mark.parametrize("after", ["little", "advocate"])
def test_to_send_little_holds_until_a_yes(client: CheckedClient, after: str) -> None:
    _receipt, card = sent(client, agree="no", after=after)
    device, page = own_page(client, card)
    assert not offer(page)
    change_in_one_more_tap(device, page, "I am not sure")
    assert not offer(device.get("/my-page"))
    change_in_one_more_tap(device, device.get("/my-page"), "Yes")
    assert offer(device.get("/my-page"))


def test_each_voice_tells_into_its_own_folder(client: CheckedClient, settings: Settings) -> None:
    receipt, own, theirs = sent_by_a_helper(client)
    person, _invited = own_page(client, theirs)
    person.send(person.get("/my-page/answer/list"), press="Yes")
    page = person.get("/my-page")
    assert person.get(offer(page)).h1 == "What is true for you?"
    tells(person, page, "about", about="autism")
    helper, page = own_page(client, own)
    assert helper.get(offer(page)).h1 == "What is true for them?", "what the person told is not known here"
    tells(helper, page, "about", about="both")
    kept = opened(client, settings, receipt).voices
    told = {key: [each["value"] for each in of["said"] if each["step"] == "about"] for key, of in kept.items()}
    assert told == {"helper": ["both"], "person": ["autism"]}


@pytest.mark.about_pages
def test_the_second_check_stays_what_was_sent(client: CheckedClient) -> None:
    _receipt, card = sent(client)
    other: Said = {
        "step": "called", "means": "name", "question": "?", "lines": [], "value": {"name": "Zadie", "liked": ""},
    }  # fmt: skip
    with client.app.app_context(), database().transaction() as db:
        told_later.add(db, db.scalars(select(Folder)).one(), Later(said=other, reasons=[], marks=[]))
    assert own_page(client, card)[1].h1 == "My page", "the name that was sent opens it"


@pytest.mark.about_pages
def test_who_has_no_page_open_comes_to_the_way_back(client: CheckedClient) -> None:
    assert client.get("/my-page/more").h1 == client.get("/my-page/more/about").h1 == client.get("/come-back").h1

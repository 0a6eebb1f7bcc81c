"""The links of a page where people type carry what stands in its box, and each page leads back to it."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from time_machine import TimeMachineFixture

from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor, at_check
from tests.support.public.typing import follows, goes_back, presses, speaks
from tests.support.public.voices import press

WORDS = "It is very loud here.\nI want to go home."
TOLD = "You told us. We do not show it here."
AROUND = "//button[@value='again' or @value='back' or @name='to'][not(starts-with(@value,'/language/'))]"
LINKS = ["/", "/help", "/display"]
BEYOND = ["/words", "/privacy", "/accessibility", "/pictures", "/advocate"]  # links of the page that "More" opens


def typing(client: CheckedClient, **wanted: str) -> FetchedPage:
    visitor = Visitor(client)
    return visitor.answers_until(visitor.opens("/join"), {"who": "me", **wanted}, "/tell")


def box(page: FetchedPage, name: str = "tell-words") -> str:
    (found,) = page.form.xpath(f".//textarea[@name='{name}']")
    return str(found.text_content()).strip().replace("\r\n", "\n")


def on_a_device_of_ones_own(client: CheckedClient, page: FetchedPage) -> FetchedPage:
    """Stop for now, say on the page of the card that nobody else looks here, and carry on."""
    card = client.send(page, press="Stop for now")
    own = press(client, card, "Only I use this phone")
    return press(client, own, "Carry on")


@pytest.mark.about_pages
@pytest.mark.parametrize("to", [*LINKS, *BEYOND])
def test_every_link_around_a_page_leads_there_and_back_to_what_was_typed(client: CheckedClient, to: str) -> None:
    page = typing(client)
    wrote = {"tell": "upset", "tell-words": WORDS}
    other = follows(client, page, to if to in LINKS else "/help", **wrote)
    other = follows(client, other, to) if to in BEYOND else other
    assert other.status == 200 and other.address.split("?")[0] == to, other.address
    again = goes_back(client, other)
    assert box(again) == WORDS and again.main.xpath(".//input[@value='upset']/@checked")
    check = client.send(again, {"tell": ["upset"], "tell-words": box(again)})
    assert check.address != again.address


@pytest.mark.about_pages
def test_no_link_of_a_page_where_people_type_leaves_it_behind(client: CheckedClient) -> None:
    page = typing(client)
    left = page.tree.xpath("//a[@href][not(starts-with(@href,'#'))][not(starts-with(@href,'tel:'))]/@href")
    assert [each for each in left if not each.startswith("sms:")] == ["/leave"]


@pytest.mark.about_pages
def test_another_language_shows_the_same_page_with_what_was_typed(client: CheckedClient) -> None:
    page = typing(client)
    polish = speaks(client, page, "pl", **{"tell-words": WORDS})
    assert polish.tree.get("lang") == "pl" and box(polish) == WORDS
    english = speaks(client, polish, "en", **{"tell-words": WORDS + " Now."})
    assert english.tree.get("lang") == "en" and box(english) == WORDS + " Now."


@pytest.mark.about_pages
def test_looks_are_chosen_and_lead_back(client: CheckedClient) -> None:
    looks = follows(client, typing(client), "/display", **{"tell": "upset", "tell-words": WORDS})
    again = client.send(looks, {"size": "3", "calm": "on"})
    assert box(again) == WORDS and again.main.xpath(".//input[@value='upset']/@checked")
    assert again.address.split("?")[0] == "/join/tell", "one Save, and they are back where they typed"
    assert {"size-3", "calm-on"} <= set(again.tree.get("class").split())
    assert box(goes_back(client, follows(client, again, "/display", **{"tell-words": "More."}))) == "More."


@pytest.mark.about_pages
def test_looks_chosen_on_a_page_between_lead_back_to_that_and_then_to_what_was_typed(client: CheckedClient) -> None:
    helped = follows(client, typing(client), "/help", **{"tell-words": WORDS})
    saved = client.send(follows(client, helped, "/display"), {"size": "2"})
    assert saved.address.split("?")[0] == "/help" and "size-2" in saved.tree.get("class")
    assert box(goes_back(client, saved)) == WORDS


@pytest.mark.about_pages
def test_a_page_between_two_pages_leads_back_too(client: CheckedClient) -> None:
    helped = follows(client, typing(client), "/help", **{"tell-words": WORDS})
    in_polish = follows(client, helped, "/language/pl")
    assert in_polish.address.split("?")[0] == "/help" and in_polish.tree.get("lang") == "pl"
    assert box(goes_back(client, follows(client, in_polish, "/words"))) == WORDS


def test_back_keeps_what_was_typed(client: CheckedClient) -> None:
    page = typing(client)
    (button,) = page.tree.xpath("//nav//button[@value='back']")
    before = presses(client, page, button, **{"tell-words": WORDS})
    assert before.address.split("?")[0] != page.address.split("?")[0]
    visitor = Visitor(client)
    assert box(visitor.answers_until(before, {"who": "me"}, "/tell")) == WORDS


@pytest.mark.about_pages
def test_what_is_too_long_is_still_there_after_a_link(client: CheckedClient) -> None:
    page = client.send(typing(client), {"tell-words": "long " * 1000})
    assert page.errors() == ["Problem: This is too long. Write less here."]
    again = goes_back(client, follows(client, page, "/help", **{"tell-words": "long " * 999}))
    assert box(again) == ("long " * 999).strip()


def test_on_a_device_of_ones_own_reload_and_back_give_it_back(client: CheckedClient) -> None:
    page = on_a_device_of_ones_own(client, typing(client))
    check = Visitor(client).answers_until(page, {"who": "me", "tell-words": WORDS}, "/check")
    again = client.change(check, "tell")
    follows(client, again, "/help", **{"tell-words": "Something else."})
    assert box(client.get(again.address)) == "Something else."
    client.send(again, {"tell-words": "long " * 1000})
    assert box(client.get(again.address)) == ("long " * 1000).strip()


def test_on_every_other_device_the_address_shows_nothing(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    page = typing(client)
    other = follows(client, page, "/help", **{"tell-words": WORDS})
    for address in (page.address, other.address):
        assert "very loud" not in client.get(address).text
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=3))
    for way in (client.get(other.address), client.get(page.address)):
        for button in way.tree.xpath(AROUND):
            assert "very loud" not in client.press(button).text, button.get("value")
    bare = client.get(page.address)
    assert TOLD in bare.words() and box(bare) == ""
    after = client.press(bare.main.xpath(".//button[@value='keep']")[0])
    assert after.address != bare.address and "very loud" not in after.text, "kept unseen, and it goes on"
    check = Visitor(client).answers_until(after, {"who": "me"}, "/check")
    assert TOLD in check.words() and "very loud" not in check.text
    assert "very loud" not in client.change(check, "tell").text and "very loud" not in client.get(page.address).text


def test_what_another_person_typed_does_not_show_what_was_typed_before(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    page = typing(client)
    follows(client, page, "/help", **{"tell-words": WORDS})
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=3))
    bare = client.get(page.address)
    assert box(goes_back(client, follows(client, bare, "/help", **{"tell-words": ""}))) == ""
    assert box(goes_back(client, follows(client, bare, "/help", **{"tell-words": "I am another."}))) == "I am another."
    assert "very loud" not in client.back(client.get(page.address)).text


@pytest.mark.about_pages
def test_help_opens_though_the_draft_has_gone(client: CheckedClient) -> None:
    page = typing(client)
    client.post("/finished", {})
    assert follows(client, page, "/help", **{"tell-words": WORDS}).h1 == "Help right now"


@pytest.mark.about_pages
@pytest.mark.parametrize("to", ["https://example.org/", "//example.org", "/leave", "/staff/", "/help\nA: b", ""])
def test_a_link_leads_to_pages_of_ours_alone(client: CheckedClient, to: str) -> None:
    for page in (typing(client), at_check(client)):
        answer = client.client.post(page.form.get("action"), data=page.hidden() | {"to": to}, headers=client.headers)
        assert answer.status_code == 303, "it is a link, and no Send"
        assert urlsplit(answer.location).path == "/" and not urlsplit(answer.location).netloc


@pytest.mark.about_pages
@pytest.mark.parametrize("address", ["/finished", "//example.org/join/tell", "/nothing", "/staff/sign-out", "/join"])
def test_no_address_makes_a_way_back_of_another_post(client: CheckedClient, address: str) -> None:
    page = client.get("/help", query_string={"back": address})
    assert not page.tree.xpath("//form[@id='way-back']")

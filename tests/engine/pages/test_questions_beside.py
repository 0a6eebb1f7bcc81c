"""Several questions on one page: what a choice opens is asked, and what none opens is neither asked nor kept."""

from typing import Any

import pytest

from portal.config import Settings
from portal.engine.journey import Journey
from portal.engine.steps import SKIPPED, Ask
from portal.journeys import JOURNEYS
from portal.journeys.join import JOIN
from portal.records.voices.contents import ticks_in
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor, as_shown
from tests.support.public.my_pages import opened
from tests.support.public.taps import walked
from tests.support.walks import TODAY, samples

pytestmark = pytest.mark.about_pages
OPENED = [(each, ask) for each in JOURNEYS for ask in each.steps if isinstance(ask, Ask) and ask.opens_with]
WAYS = {"phone": "123", "phone-safe": "yes", "phone-when": "After 4pm", "email": "sam@example.com", "email-safe": "no"}


def at(client: CheckedClient, ends: str, **wanted: Any) -> FetchedPage:
    visitor = Visitor(client)
    return visitor.answers_until(visitor.opens("/join"), {"who": "me", "agree": "yes", **wanted}, ends)


def row(check: FetchedPage, question: str) -> Any:
    (found,) = [each for each in check.main.xpath(".//dl/div") if each.findtext("dt").strip() == question]
    return found


def said(client: CheckedClient, settings: Settings, receipt: FetchedPage) -> dict[str, Any]:
    contents = opened(client, settings, receipt).voices["person"]
    return {each["step"]: each["value"] for each in contents["said"]}


@pytest.mark.parametrize(("journey", "ask"), OPENED, ids=lambda each: each.name)
def test_what_a_choice_opens_is_asked_of_whoever_makes_it_and_of_nobody_else(journey: Journey, ask: Ask) -> None:
    first = next(each for each in journey.steps if each.name == ask.beside)
    way = dict(walked(journey).answers)
    for answer in samples(first):
        opens = [each for each in ask.opens_with if each == answer or each in ticks_in(answer)["ticks"]]
        route = journey.route(way | {first.name: answer}, TODAY)
        assert (ask in route.steps) == bool(opens), answer
        assert ask not in route.pages and not route.may_open(ask.name), "it has no page of its own"
        assert first in route.pages and route.page_with(ask) is first


def test_words_in_a_box_that_no_choice_opens_are_not_kept_as_an_answer(
    client: CheckedClient, settings: Settings
) -> None:
    page = client.send(at(client, "/where"), {"where": "home_with_family", "which": "Testham Hospital", "ward": "Oak"})
    assert page.address.startswith("/join/tell")
    before = as_shown(client.back(page))
    assert (before["where"], before["which"], before["ward"]) == ("home_with_family", "", "")
    receipt = Visitor(client).answers_until_sent(page, {"agree": "yes"})
    assert not {"kind", "which", "ward"} & set(said(client, settings, receipt))


def test_an_empty_box_that_may_be_skipped_is_a_skip_and_says_nothing_on_the_check_page(
    client: CheckedClient, settings: Settings
) -> None:
    page = client.send(at(client, "/where"), {"where": "hospital", "which": "", "ward": " "})
    assert page.address.startswith("/join/tell") and not page.errors()
    check = Visitor(client).answers_until(page, {"agree": "yes"}, "/check")
    assert row(check, "Where are you now?").xpath(".//*[@class='said']/text()") == ["In hospital"]
    told = said(client, settings, client.send(check))
    assert (told["where"], told["kind"], told["which"], told["ward"]) == ("hospital", SKIPPED, SKIPPED, SKIPPED)


def test_an_opened_box_that_must_be_filled_is_asked_again_when_it_is_empty(client: CheckedClient) -> None:
    page = client.send(at(client, "/reach"), {"reach": ["email"], "email": "", "email-safe": "yes"})
    assert (page.status, as_shown(page)["reach"]) == (422, ["email"]) and len(page.errors()) == 1


def test_what_is_wrong_in_one_box_shows_the_page_again_with_what_was_typed_in_all(client: CheckedClient) -> None:
    typed = {"reach": ["call", "email"], **WAYS, "speak": ["other_language"], "speak-words": "Polish"}
    page = client.send(at(client, "/reach"), typed)
    assert page.status == 422 and page.title.startswith("Problem: ") and len(page.errors()) == 1
    shown = as_shown(page)
    assert {name: shown[name] for name in typed} == typed
    again = client.send(page, shown | {"phone": "07700 900123"})
    assert again.address.startswith("/join/private"), again.errors()


def test_nothing_of_the_page_counts_until_all_of_it_is_right(client: CheckedClient) -> None:
    page = at(client, "/reach")
    client.send(page, {"reach": ["call"], "phone": "123", "phone-safe": "yes"})
    assert client.get(page.address.split("&ticket")[0].replace("/reach", "/private")).address.startswith("/join/reach")


def test_a_tap_answers_the_page_with_all_that_stands_on_it_for_everyone(
    client: CheckedClient, settings: Settings
) -> None:
    page = at(client, "/reach")
    after = client.post(page.form.get("action"), page.hidden() | {"tap": "not_now", "reach": "email", "email": "x"})
    assert after.address.startswith("/join/private")
    told = said(client, settings, Visitor(client).answers_until_sent(after, {"agree": "yes"}))
    assert (told["reach"], told["speak"], "email" in told) == ({"tap": "not_now"}, SKIPPED, False)


def test_change_of_an_opened_question_leads_to_its_page(client: CheckedClient) -> None:
    check = at(client, "/check", where="hospital", kind="no", which="Testham Hospital", ward="Oak", reach=["email"])
    reach, where = row(check, "How can we reach you?"), row(check, "Where are you now?")
    assert "sam@example.com" in reach.text_content() and "Testham Hospital" in where.text_content()
    assert reach.xpath(".//button/@value") == ["reach"] and where.xpath(".//button/@value") == ["where"]
    page = client.press(where.xpath(".//button")[0])
    assert page.address.startswith("/join/where") and as_shown(page)["which"] == "Testham Hospital"
    after = client.send(page, as_shown(page) | {"which": "Oakham Hospital"})
    assert after.h1 == "Check your answers" and "Oakham Hospital" in row(after, "Where are you now?").text_content()


def test_change_of_a_question_that_stands_beside_another_leads_to_that_ones_page(client: CheckedClient) -> None:
    check = at(client, "/check", who="my_child", you_now="yes")
    page = client.press(row(check, "And are you safe right now?").xpath(".//button")[0])
    assert page.address.startswith("/join/now")
    assert as_shown(page)["you_now"] == "yes"


def test_the_old_address_of_a_question_that_has_no_page_now_leads_on(client: CheckedClient) -> None:
    page = at(client, "/reach")
    for step in (each for each in JOIN.steps if isinstance(each, Ask) and each.beside):
        gone = client.get(page.address.split("&ticket")[0].replace("/reach", f"/{step.name}"))
        assert gone.status == 200 and gone.address.startswith("/join/reach")

"""What I told you: every answer as it was said, with its day, to its own voice alone; what is private never shows."""

import pytest

from portal.config import Settings
from portal.engine.steps import Ask
from portal.journeys import JOURNEYS
from portal.languages import COOKIE
from portal.my_page.said import words
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import fill
from tests.support.public.my_pages import PRIVATE, change_in_one_more_tap, my_page
from tests.support.public.voices import HELPER, PARENT, asked_by_a_helper, comes, new_browser, opened, second_card
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages
HIDDEN = "You told us. We do not show it here."


def answers_on(page: FetchedPage) -> list[tuple[str, list[str]]]:
    """Each question on the page with the lines of its answer."""
    rows = page.main.xpath(".//dl/div")
    said = [(row.xpath("dt")[0], row.xpath("dd/span") or row.xpath("dd")) for row in rows]
    return [
        (question.text_content(), [" ".join(line.text_content().split()) for line in lines]) for question, lines in said
    ]


@pytest.mark.parametrize("start", ["/join", "/review", "/problem", "/advocate"])
def test_every_answer_stands_there_as_it_was_said_but_for_what_is_private(
    start: str, client: CheckedClient, settings: Settings
) -> None:
    device, page, receipt = my_page(client, start, **PRIVATE | {"now": "not_sure"})
    assert "See what I told you" in page.words()
    told = device.get("/my-page/told")
    assert told.h1 == "What I told you" and told.title.startswith("My page")
    private = {"now", "private", "stay_away"}
    said = opened(client, settings, receipt).voices["person"]["said"]
    wanted = [(each["question"], [HIDDEN] if each["step"] in private else each["lines"]) for each in said]
    assert answers_on(told) == wanted and ["Sam Example", "Sam Example"] in [lines for _question, lines in wanted]
    assert not [each for each in ("Vernon", "Petunia", "Mum", "Dad", "I am not sure") if each in told.words()]
    assert not check(told) and not check(page)


def test_an_answer_has_its_day_and_what_came_later_stands_after_it(client: CheckedClient) -> None:
    device, page, _receipt = my_page(client)
    change_in_one_more_tap(device, page, "I am not sure")
    device.send(device.get("/my-page/add"), {"more": "The cat is called <b>Tom</b>."})
    told = device.get("/my-page/told")
    [day] = told.main.xpath(".//h2")
    assert f"opened on {day.text_content()}" in page.words()
    assert answers_on(told)[-2:] == [
        ("Do you want to be on the list?", ["I am not sure"]),
        ("You added this", ["The cat is called <b>Tom</b>."]),
    ]


def test_no_voice_ever_sees_what_another_told_us(client: CheckedClient) -> None:
    """A parent asks, and the young person answers beside them; a helper asks, and the person comes with their card."""
    device, _page, _receipt = my_page(client, "/join", **PARENT | {"tell-words": "They like cats"})
    parents = device.get("/my-page/told")
    assert "They like cats" in parents.words()
    assert ("Do you want to be on the list?", ["No"]) not in answers_on(parents), "what the child said"
    other = new_browser(client)
    _receipt, own, theirs = asked_by_a_helper(other, **{"tell-words": "They like dogs"})
    helper, _page = comes(other, own)
    person, _page = comes(other, theirs)
    assert "They like dogs" in helper.get("/my-page/told").words()
    assert person.get("/my-page/told").h1 == "My page", "they told us nothing yet"
    assert "See what I told you" not in person.get("/my-page").words()
    person.send(person.get("/my-page/answer/list"), press="Yes")
    person.send(person.get("/my-page/add"), {"more": "I like mice"})
    assert [lines for _question, lines in answers_on(person.get("/my-page/told"))] == [["Yes"], ["I like mice"]]
    assert "mice" not in helper.get("/my-page/told").words()


def test_how_a_helper_reaches_the_person_without_them_stays_hidden_too(client: CheckedClient) -> None:
    reached = {"reach_them": "Ring 07700 900199", "reach_them-safe": "yes"}
    receipt, card = sends(client, "/join", **HELPER)
    helper, _page = comes(client, card)
    asked = helper.get("/my-page/more/reach_them")
    helper.send(asked, fill(asked, reached))
    assert second_card(client, receipt).words != card.words
    told = helper.get("/my-page/told")
    assert ("How can we reach them without you?", [HIDDEN]) in answers_on(told) and "900199" not in told.words()


def test_where_somebody_may_look_the_words_stand_there_once_after_a_press(client: CheckedClient) -> None:
    _receipt, card = sends(client, "/join", **PRIVATE)
    device = CheckedClient(client.app)
    page = comes_back(device, card, alone=False)
    assert "See what I told you" in page.words()
    asks = device.get("/my-page/told")
    assert asks.h1 == "Can anyone see your screen?" and not check(asks) and "Sam" not in asks.words()
    refused = device.post("/my-page/told", asks.hidden(), headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status == 400 and refused.h1 == asks.h1 and "Sam" not in refused.words()
    shown = device.send(asks, press="Show my answers")
    assert "Something very private" in shown.words() and not [each for each in ("Vernon", "Mum") if each in shown.text]
    assert "Print this page" not in shown.words() and "Keep this as a file" not in shown.words()
    assert device.get(shown.address).h1 == asks.h1, "the same address once more"
    assert device.get("/my-page/told/file").h1 == asks.h1
    other = CheckedClient(client.app)
    assert other.get(device.send(asks, press="Show my answers").address).h1 == "What is on your card?"


def test_what_was_said_in_another_language_stays_in_it(client: CheckedClient) -> None:
    client.client.set_cookie(COOKIE, "ar")
    _receipt, card = sends(client, "/join", **PRIVATE)
    client.client.set_cookie(COOKIE, "en")
    device = CheckedClient(client.app)
    comes_back(device, card)
    told = device.get("/my-page/told")
    assert told.tree.get("lang") == "en" and told.tree.get("dir") == "ltr"
    assert {each.get("lang") for each in told.main.xpath(".//dt | .//dd/span")} == {"ar"}
    assert ("ما اسمك؟", ["Sam Example", "Sam Example"]) in answers_on(told)
    assert ("هل أنت في أمان الآن؟", [HIDDEN]) in answers_on(told), "our own words are in the language that is read"


def test_these_pages_are_closed_without_a_card(client: CheckedClient) -> None:
    for address in ("/my-page/told", "/my-page/told/file", "/my-page/promise"):
        assert client.get(address).h1 == "What is on your card?", address
    for address in ("/my-page/told", "/my-page/promise"):
        marks = client.get("/come-back").hidden()
        assert client.post(address, marks).h1 == "What is on your card?", address


def test_what_is_private_today_stays_private_when_its_question_has_gone() -> None:
    steps = [step for journey in JOURNEYS for step in journey.steps]
    assert {step.name for step in steps if isinstance(step, Ask) and step.private} <= words.ONCE_PRIVATE


def test_the_privacy_pages_promise_what_is_true(client: CheckedClient) -> None:
    page = client.get("/privacy/kept")
    assert "yes or no. Your card lets you see it." in page.words() and not check(page)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [("نعم", "rtl"), ("Sam", "ltr"), ("«نعم» Sam", "rtl"), ("12 Sam", "ltr"), ("5", "ltr"), ("", "ltr")],
)
def test_a_line_runs_as_its_first_letter_does(line: str, wanted: str) -> None:
    assert words.direction(line) == wanted

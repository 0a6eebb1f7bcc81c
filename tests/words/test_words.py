"""Every public page, error and hard word keeps the word rules of easy read (`easy-read.md`, rules 1 to 6)."""

import pytest

from portal.glossary.hard_words import every_name, meanings_of
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.easy_pages import PAGES, VOICES, badly_told, lengths, screens
from tests.support.easy_words import blocks, grade, official_problems, problems_in

pytestmark = pytest.mark.about_pages

EXEMPT_FROM_LENGTH = {"/accessibility"}  # and /privacy/full, which is not held to easy words either


def check(page: FetchedPage) -> list[str]:
    found = [f"{page.h1}: {each}" for each in problems_in(blocks(page))]
    found += official_problems(page)
    shown = blocks(page, folded_too=False)
    if grade(shown) > 4:
        found.append(f"{page.h1}: a grade of {grade(shown):.1f}")
    return found + ([] if page.address.split("?")[0] in EXEMPT_FROM_LENGTH else lengths(page, shown))


def not_explained(page: FetchedPage) -> list[str]:
    """The hard words of a page whose meaning does not stand on it."""
    if page.address.split("?")[0].endswith(("/sent", "/cleared", "/check")):
        return []
    told = {each.text_content() for each in page.main.xpath(".//dl[@class='hard-words__list']/dt")}
    shown = " ".join(blocks(page, folded_too=False))
    return [f"{page.h1}: {each.word} is not explained" for each in meanings_of(shown) if each.word not in told]


@pytest.mark.parametrize("voice", VOICES)
def test_every_screen_of_the_journey_and_its_errors_are_easy_to_read(voice: str, client: CheckedClient) -> None:
    found = []
    for page in screens(client, VOICES[voice]):
        found += [*check(page), *badly_told(page), *not_explained(page)]
    assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize("address", PAGES)
def test_every_other_page_is_easy_to_read(address: str, client: CheckedClient) -> None:
    found = check(client.get(address))
    assert not found, "\n".join(found)


def test_the_buttons_to_hear_a_page_are_on_every_page_in_common_words(client: CheckedClient) -> None:
    for address in PAGES:
        (group,) = client.get(address).main.find_class("listen")
        buttons = [each.text_content() for each in group.iter("button")]
        assert buttons == ["Listen", "Pause", "Go on", "Stop", "Slower", "Faster"]
        assert not problems_in([*buttons, group.get("aria-label")])
        assert "hidden" in group.attrib  # a script shows them where there is a voice


def test_every_hard_word_has_a_meaning_of_at_most_15_words_that_is_easy_itself() -> None:
    found = problems_in([each.meaning for each in every_name()])
    assert not found, "\n".join(found)


def test_a_word_inside_a_longer_one_counts_once() -> None:
    assert [each.word for each in meanings_of("In a mental health hospital")] == ["mental health hospital"]


@pytest.mark.parametrize(
    "bad",
    [
        "This sentence has far too many words in it for anyone who finds it hard to read.",
        "Please do this.",
        "You can't do this.",
        "Your DSR is here.",
        "We look at it; then we write.",
        "Ask (now).",
        "Your referral is here.",
        "Select one.",
        "A multifaceted day.",
        "This is COMPLETED.",
    ],
)
def test_the_word_rules_can_fail(bad: str) -> None:
    assert problems_in([bad])


def test_the_word_rules_let_plain_words_pass() -> None:
    assert not problems_in(["You can ask for help.", "Ring 01403 229900 by 2pm.", "Your NHS number is not needed."])

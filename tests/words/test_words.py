"""Every public page, error and hard word keeps the word rules of easy read (`easy-read.md`, rules 1 to 6)."""

import pytest

from portal.glossary.hard_words import every_name, meanings_of
from tests.support.checked_client import CheckedClient
from tests.support.easy_pages import PAGES, VOICES, badly_told, screens
from tests.support.easy_words import problems_in
from tests.support.words.page_checks import check, not_explained

pytestmark = pytest.mark.about_pages


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
        (group,) = client.get(address).tree.find_class("listen")
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

"""What stands on every screen of the public side, errors and the way back included, whatever the page is about."""

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html

from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen
from tests.support.easy_words import problems_in

Shown = list[tuple[Screen, Any]]


@pytest.fixture(scope="session")
def shown(live_portal: LivePortal, every_screen: list[Screen]) -> Shown:
    """Every screen with its page, parsed."""
    pages = [live_portal.shown[int(screen.address.rsplit("/", 1)[1])] for screen in every_screen]
    return [(screen, html.fromstring(page)) for screen, page in zip(every_screen, pages, strict=True)]


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_help_is_the_same_in_the_same_order_on_every_screen(shown: Shown) -> None:
    helps = {said(page.find_class("help-now")[0]): screen for screen, page in shown}
    assert len(helps) == 1, helps
    (words,) = helps
    assert words.index("999") < words.index("111") < words.index("85258") < words.index("More")


def test_the_title_of_every_problem_says_so_first(shown: Shown) -> None:
    with_problem = [(screen, page) for screen, page in shown if screen.has_summary]
    assert len(with_problem) > 40
    assert not [screen for screen, page in with_problem if not page.findtext(".//title").startswith("Problem: ")]


def test_nobody_is_asked_for_a_password_or_to_prove_that_they_are_a_person(shown: Shown) -> None:
    for screen, page in shown:
        assert not page.xpath("//input[@type='password']|//iframe|//canvas|//audio"), screen


def test_to_go_on_is_continue_and_no_step_is_called_completed(shown: Shown) -> None:
    pressed = {said(each) for _screen, page in shown for each in page.iter("button", "a")}
    assert "Continue" in pressed
    assert not [each for each in pressed if each.lower().startswith("next") or "complete" in each.lower()]


def test_the_words_around_every_page_keep_the_word_rules(shown: Shown) -> None:
    around = {words for _screen, page in shown for words in _around(page)}
    assert len(around) > 15
    assert not problems_in(sorted(around))


def _around(page: Any) -> Iterator[str]:
    """Each piece of words outside `main`, and what stands for eyes that cannot see: labels and alternative texts."""
    languages = set(page.xpath("//a[@hreflang]"))
    for each in page.xpath("//header//a|//nav//a|//footer//li|//footer//h2|//aside//p"):
        if each not in languages:
            yield said(each).removeprefix("Aa ")  # a sign, not a word
    # What the buttons of the check page are called names a question once more, which is judged on its own page.
    yield from page.xpath("//@aria-label[not(../@name='change')]")
    yield from filter(None, page.xpath("//img/@alt"))

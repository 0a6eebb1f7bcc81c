"""The layout rules of easy read hold on every screen, at every width, and however big or spaced the words are."""

import pytest
from selenium.webdriver import Chrome

from tests.accessibility import eyes
from tests.accessibility.eyes import DESK, PHONE, SMALL_PHONE
from tests.accessibility.screens import Screen


@pytest.mark.parametrize("px", [SMALL_PHONE, PHONE, DESK])
def test_every_screen_keeps_the_layout_rules(browser: Chrome, every_screen: list[Screen], px: int) -> None:
    findings = {}
    for screen in every_screen:
        eyes.open_screen(browser, screen, px)
        findings[screen] = eyes.measured(browser, px, type=True, pictures=True, height=px == PHONE)
    assert not eyes.report(findings), eyes.report(findings)


def test_no_screen_scrolls_sideways_when_its_words_are_twice_as_big(
    browser: Chrome, every_screen: list[Screen]
) -> None:
    findings = {}
    for screen in every_screen:
        eyes.open_screen(browser, screen, SMALL_PHONE)
        eyes.double_the_text(browser)
        findings[screen] = eyes.measured(browser, SMALL_PHONE)
    assert not eyes.report(findings), eyes.report(findings)


def test_no_screen_scrolls_sideways_when_its_words_are_spaced(browser: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    for screen in every_screen:
        eyes.open_screen(browser, screen, SMALL_PHONE)
        eyes.space_the_text(browser)
        findings[screen] = eyes.measured(browser, SMALL_PHONE)
    assert not eyes.report(findings), eyes.report(findings)

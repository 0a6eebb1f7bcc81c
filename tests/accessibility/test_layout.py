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
        findings[screen] = eyes.measured(browser, type=True, pictures=True, height=px == PHONE)
    assert not eyes.report(findings), eyes.report(findings)


def test_no_screen_scrolls_sideways_however_its_words_look(browser: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    for screen in every_screen:
        eyes.open_screen(browser, screen, SMALL_PHONE)
        for look in eyes.looks(browser):
            findings[f"{screen}, {look}"] = eyes.measured(browser)
    assert not eyes.report(findings), eyes.report(findings)


def test_bigger_words_are_bigger_everywhere(browser: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(browser, every_screen[0], SMALL_PHONE)
    sizes = {look: eyes.sizes(browser) for look in eyes.looks(browser)}
    normal = sizes["as it comes"]
    for look, times in {"size 2": 1.125, "size 3": 1.3, "size 4": 1.5, "words twice as big": 2}.items():
        assert sizes[look] == pytest.approx([each * times for each in normal], rel=0.01), look

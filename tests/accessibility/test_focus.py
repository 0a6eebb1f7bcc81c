"""Whoever goes through a page with the Tab key sees where they are, reaches everything, and goes in reading order."""

from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys

from tests.accessibility import eyes
from tests.accessibility.eyes import DESK, PHONE
from tests.accessibility.screens import Screen

WATCH = (Path(__file__).parent / "focus.js").read_text()
JUDGE = (Path(__file__).parent / "tabs.js").read_text()
STOPS = "return window.tabStops().length"


def tabbed_through(browser: Chrome) -> list[str]:
    """Press Tab from the top of the open page to its end: what a person would stumble over."""
    browser.execute_script(WATCH)
    browser.execute_script("document.querySelector('.nhsuk-skip-link').focus()")
    keys = ActionChains(browser, duration=0)
    keys.send_keys(Keys.TAB * (browser.execute_script(STOPS) - 1)).perform()
    found: list[str] = browser.execute_script(JUDGE)
    return found


@pytest.mark.parametrize("px", [PHONE, DESK])
def test_tab_reaches_everything_in_reading_order_with_a_ring_that_is_seen(
    browser: Chrome, every_screen: list[Screen], px: int
) -> None:
    findings = {}
    for screen in every_screen:
        eyes.open_screen(browser, screen, px)
        findings[screen] = tabbed_through(browser)
    assert not eyes.report(findings), eyes.report(findings)

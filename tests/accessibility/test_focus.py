"""Whoever goes through a page with the Tab key sees where they are, reaches everything, and goes in reading order."""

from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys

from tests.accessibility import eyes
from tests.accessibility.eyes import DESK, ONE, SMALL_PHONE
from tests.accessibility.screens import Screen, at, one_of_each, short

WATCH = (Path(__file__).parent / "focus.js").read_text()
JUDGE = (Path(__file__).parent / "tabs.js").read_text()
SHARES = range(3)  # so that several processes can look at once
STOPS = "return window.tabStops().length"


def tabbed_through(browser: Chrome) -> list[str]:
    """Press Tab from the top of the open page to its end: what a person would stumble over."""
    browser.execute_script(WATCH)
    browser.execute_script("document.querySelector('.nhsuk-skip-link').focus()")
    keys = ActionChains(browser, duration=0)
    keys.send_keys(Keys.TAB * (browser.execute_script(STOPS) - 1)).perform()
    found: list[str] = browser.execute_script(JUDGE)
    return found


@pytest.mark.parametrize("share", SHARES)
def test_tab_reaches_everything_in_reading_order_with_a_ring_that_is_seen(
    browser: Chrome, every_screen: list[Screen], share: int
) -> None:
    findings = {}
    for screen in short(every_screen)[share :: len(SHARES)]:
        eyes.open_screen(browser, screen)
        findings[screen] = tabbed_through(browser)
    assert not eyes.report(findings), eyes.report(findings)


def test_the_ring_and_the_order_are_right_on_a_wide_screen_too(browser: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    for screen in one_of_each(every_screen):
        eyes.open_screen(browser, screen, DESK)
        findings[screen] = tabbed_through(browser)
    assert not eyes.report(findings), eyes.report(findings)


SPOILED = {
    "has no ring": "one('summary').style.setProperty('outline', 'none', 'important');"
    " one('summary').style.setProperty('box-shadow', 'none', 'important')",
    "has a ring of": "one('.leave-now').style.setProperty('outline-color', '#0000aa', 'important');"
    " one('.leave-now').style.setProperty('box-shadow', 'none', 'important')",
    "is not whole on the screen": "one('html').style.scrollPadding = 0",
    "is covered by": "const cover = document.createElement('p'); document.body.append(cover);"
    " cover.style = 'position: fixed; inset: 0 0 auto; height: 200px; background: white'",
    "has a ring cut": "one('.choices').style = 'overflow: hidden'",
    "is never reached": "one('summary').tabIndex = -1",
    "but stands before it": "one('.ways').style.flexDirection = 'row-reverse'",
}


@pytest.mark.parametrize("what", SPOILED)
def test_pressing_tab_finds_what_is_wrong(browser: Chrome, every_screen: list[Screen], what: str) -> None:
    eyes.open_screen(browser, at(every_screen, "/join/tell"), SMALL_PHONE)
    browser.execute_script(ONE + SPOILED[what])
    assert what in eyes.report({"here": tabbed_through(browser)})

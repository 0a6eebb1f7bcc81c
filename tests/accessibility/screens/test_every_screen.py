"""Every screen, with and without its problems, keeps the rules that a browser can measure, however it is shown."""

import pytest
from selenium.webdriver import Chrome

from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import DESK, DEVICES, PHONE, SMALL_PHONE
from tests.accessibility.support.screens import Screen, one_of_each, short
from tests.support.drills import DRILLS
from tests.support.servers import at_width

SHARES = range(8)  # so that several processes can look at once
OF_ONE_JOURNEY = ("/join", "/display", "/help")  # what the others look like on a wide screen too


@pytest.mark.parametrize("share", SHARES)
def test_every_screen_keeps_the_rules_for_eyes_and_keyboards(
    browser: Chrome, every_screen: list[Screen], share: int
) -> None:
    findings: dict[str, list[str]] = {}
    several_looks = one_of_each(every_screen)
    for screen in short(every_screen)[share :: len(SHARES)]:
        eyes.open_screen(browser, screen)
        if screen.is_new_shape or DRILLS:  # neither axe nor Tab reads words
            findings[f"{screen}, axe"] = eyes.judged_by_axe(browser)
            findings[f"{screen}, Tab"] = eyes.tabbed_through(browser)
        findings |= at_each_width(browser, screen)
        if screen in several_looks:
            findings |= in_each_look(browser, screen)
    assert not eyes.report(findings), eyes.report(findings)


def at_each_width(browser: Chrome, screen: Screen) -> dict[str, list[str]]:
    """The layout rules on a desk, a phone and a small phone."""
    findings = {}
    for px in (DESK, PHONE, SMALL_PHONE):
        at_width(browser, px)
        findings[f"{screen}, {px} px"] = eyes.measured(browser, type=True, pictures=True, height=px == PHONE)
    return findings


def in_each_look(browser: Chrome, screen: Screen) -> dict[str, list[str]]:
    """What a person or their device may choose: size, spacing, direction, pictures, colours, movement, paper."""
    findings = {}
    plain = eyes.seen(browser)
    for device in DEVICES:
        findings[f"{screen}, {device}"] = eyes.taken(browser, device, plain)
    for look in eyes.looks(browser):
        findings[f"{screen}, {look}"] = eyes.measured(browser)
    browser.execute_script(eyes.MIRROR)
    findings[f"{screen}, from right to left"] = eyes.measured(browser, type=True, pictures=True)
    findings[f"{screen}, without pictures"] = eyes.without_pictures(browser)
    return findings


def test_tab_goes_the_right_way_on_a_wide_screen_too(browser: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    for screen in one_of_each(every_screen):
        if screen.path.startswith(OF_ONE_JOURNEY):
            eyes.open_screen(browser, screen, DESK)
            findings[screen] = eyes.tabbed_through(browser)
    assert not eyes.report(findings), eyes.report(findings)

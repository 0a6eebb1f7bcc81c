"""The layout rules of easy read hold on every screen, at every width, and however big, spaced or mirrored words are."""

import pytest
from selenium.webdriver import Chrome

from tests.accessibility import eyes
from tests.accessibility.eyes import DESK, PHONE, SMALL_PHONE
from tests.accessibility.screens import Screen, short
from tests.servers import at_width

SHARES = range(4)  # so that several processes can look at once
MIRROR = "document.documentElement.dir = 'rtl'"
WORDS = "return document.body.innerText.replace(/\\s+/g, ' ')"
WITHOUT_PICTURES = """
document.documentElement.classList.replace("pictures-on", "pictures-off");
return [...document.querySelectorAll("main img")].filter((image) => image.checkVisibility()).length;
"""


@pytest.mark.parametrize("share", SHARES)
def test_every_screen_keeps_the_layout_rules_however_it_is_shown(
    browser: Chrome, every_screen: list[Screen], share: int
) -> None:
    findings = {}
    for screen in short(every_screen)[share :: len(SHARES)]:
        eyes.open_screen(browser, screen)
        for px in (DESK, PHONE, SMALL_PHONE):
            at_width(browser, px)
            found = eyes.measured(browser, type=True, pictures=True, height=px == PHONE)
            findings[f"{screen}, {px} px"] = found
        for look in eyes.looks(browser):
            findings[f"{screen}, {look}"] = eyes.measured(browser)
        browser.execute_script(MIRROR)
        findings[f"{screen}, from right to left"] = eyes.measured(browser, type=True, pictures=True)
        findings[f"{screen}, without pictures"] = found_without_pictures(browser)
    assert not eyes.report(findings), eyes.report(findings)


def found_without_pictures(browser: Chrome) -> list[str]:
    """What is wrong on the open page when its pictures are switched off."""
    words = browser.execute_script(WORDS)
    left = browser.execute_script(WITHOUT_PICTURES)
    found = [f"pictures: {left} are left"] if left else []
    found += [] if browser.execute_script(WORDS) == words else ["words: they are not the same"]
    return [*found, *eyes.measured(browser)]


def test_bigger_words_are_bigger_everywhere(browser: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(browser, every_screen[0], SMALL_PHONE)
    normal = eyes.sizes(browser)
    sizes = {look: eyes.sizes(browser) for look in eyes.looks(browser)}
    assert sizes["size 1"] == normal
    for look, times in {"size 2": 1.125, "size 3": 1.3, "size 4": 1.5, "words twice as big": 2}.items():
        assert sizes[look] == pytest.approx([each * times for each in normal], rel=0.01), look

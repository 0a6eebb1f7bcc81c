"""Each choice of colours keeps the rules for eyes on every kind of page, and a device's own wishes never make it."""

import pytest
from selenium.webdriver import Chrome

from tests.accessibility.support import eyes
from tests.accessibility.support.colours import KINDS, SCHEMES, WEAR
from tests.accessibility.support.eyes import SMALL_PHONE
from tests.accessibility.support.screens import Screen, at, short
from tests.support.drills import DRILLS

CHOSEN = SCHEMES[1:]
BY_KEYS = ("/join/tell", "/join/check", "/display")
PAINTED = """
return [...document.querySelectorAll("*:not(img)")].map((each) => {
  const { color, backgroundColor, borderTopColor, outlineColor } = getComputedStyle(each);
  return [each.tagName, color, backgroundColor, borderTopColor, outlineColor].join(" ");
});
"""
WISHES = ({"prefers_color_scheme": "dark"}, {"prefers_contrast": "more"})


def looked_at(every_screen: list[Screen]) -> list[Screen]:
    return short(every_screen) if DRILLS else [at(every_screen, path, error=error) for path, error in KINDS]


def painted(browser: Chrome, scheme: str) -> list[str]:
    """Every colour of each element of the open page, in these colours."""
    browser.execute_script(WEAR, scheme)
    found: list[str] = browser.execute_script(PAINTED)
    return found


@pytest.mark.parametrize("scheme", CHOSEN)
def test_axe_finds_nothing_in_any_colours(browser: Chrome, every_screen: list[Screen], scheme: str) -> None:
    findings: dict[object, list[str]] = {}
    for screen in looked_at(every_screen):
        eyes.open_screen(browser, screen, SMALL_PHONE)
        browser.execute_script(WEAR, scheme)
        findings[screen] = eyes.judged_by_axe(browser)
        if DRILLS or screen.path in BY_KEYS:
            findings[f"{screen}, Tab"] = eyes.tabbed_through(browser)
    assert not eyes.report(findings), eyes.report(findings)


@pytest.mark.parametrize("scheme", CHOSEN)
def test_forced_colours_win_and_paper_is_as_it_was(browser: Chrome, every_screen: list[Screen], scheme: str) -> None:
    eyes.open_screen(browser, at(every_screen, "/join/tell", error=True))
    for media in (eyes.DEVICES["forced colours, dark"], eyes.DEVICES["print"]):
        eyes.emulate(browser, **media)
        plain, worn = painted(browser, "plain"), painted(browser, scheme)
        eyes.emulate(browser)
        assert worn == plain
    assert painted(browser, scheme) != painted(browser, "plain")


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: next(iter(wish)))
def test_a_device_does_not_choose_for_a_person(
    browser: Chrome, every_screen: list[Screen], wish: dict[str, str]
) -> None:
    eyes.open_screen(browser, at(every_screen, "/join/tell", error=True))
    before = painted(browser, "plain")
    eyes.emulate(browser, **wish)
    after = painted(browser, "plain")
    eyes.emulate(browser)
    assert after == before

"""Whatever a person's device does to colours, movement or paper, the same words and pictures are there to see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.accessibility import eyes
from tests.accessibility.eyes import ONE
from tests.accessibility.screens import Screen, at, one_of_each

LOOK = (Path(__file__).parent / "media.js").read_text()
DEVICES = {
    "forced colours, light": {"forced_colors": "active", "prefers_color_scheme": "light"},
    "forced colours, dark": {"forced_colors": "active", "prefers_color_scheme": "dark"},
    "less movement": {"prefers_reduced_motion": "reduce"},
    "print": {"media": "print"},
}


def taken(browser: Chrome, plain: dict[str, list[str]]) -> list[str]:
    """What can no longer be seen or told apart on the open page."""
    seen = browser.execute_script(LOOK)
    gone = [f"gone: {line}" for line in plain["lines"] if line not in seen["lines"]]
    return [*seen["found"], *gone]


@pytest.fixture(autouse=True)
def as_it_comes(browser: Chrome) -> Iterator[None]:
    yield
    eyes.emulate(browser)


def test_every_screen_has_the_same_words_on_every_device(browser: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    for screen in one_of_each(every_screen):
        eyes.emulate(browser)
        eyes.open_screen(browser, screen)
        plain = browser.execute_script(LOOK)
        for device, wishes in DEVICES.items():
            eyes.emulate(browser, **wishes)
            findings[f"{screen}, {device}"] = taken(browser, plain)
    assert not eyes.report(findings), eyes.report(findings)


SPOILED = {
    "words": ("forced colours, dark", "one('h1').style = 'color: #333; forced-color-adjust: none'"),
    "edge": ("forced colours, dark", "one('.choice').style = 'border: 0'"),
    "tile": ("forced colours, dark", "one('img').style = 'forced-color-adjust: auto'"),
    "motion": ("less movement", "one('h1').style = 'transition: color 1s !important'"),
    "gone": ("print", "one('h1').classList.add('ways')"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_the_script_finds_what_a_device_takes_away(browser: Chrome, every_screen: list[Screen], what: str) -> None:
    device, spoil = SPOILED[what]
    eyes.open_screen(browser, at(every_screen, "/join/now"))
    plain = browser.execute_script(LOOK)
    browser.execute_script(ONE + spoil)
    eyes.emulate(browser, **DEVICES[device])
    assert what in [finding.split(":")[0] for finding in taken(browser, plain)]

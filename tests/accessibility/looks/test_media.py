"""The script that compares devices finds what one of them takes away."""

import pytest
from selenium.webdriver import Chrome

from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import ONE
from tests.accessibility.support.screens import Screen, at

SPOILED = {
    "words": ("forced colours, dark", "one('h1').style = 'color: #333; forced-color-adjust: none'"),
    "edge": ("forced colours, dark", "one('.pick').style = 'border: 0'"),
    "tile": ("forced colours, dark", "one('.choice__picture').style = 'forced-color-adjust: auto'"),
    "motion": ("less movement", "one('h1').style = 'transition: color 1s !important'"),
    "gone": ("print", "one('h1').classList.add('ways')"),
    "paper": (
        "print",
        "one('h1').className = 'never-on-paper'; one('h1').style.setProperty('display', 'block', 'important')",
    ),
}


@pytest.mark.parametrize("what", SPOILED)
def test_the_script_finds_what_a_device_takes_away(browser: Chrome, every_screen: list[Screen], what: str) -> None:
    device, spoil = SPOILED[what]
    eyes.open_screen(browser, at(every_screen, "/join/now"))
    plain = eyes.seen(browser)
    assert not eyes.taken(browser, device, plain)
    browser.execute_script(ONE + spoil)
    assert what in [finding.split(":")[0] for finding in eyes.taken(browser, device, plain)]

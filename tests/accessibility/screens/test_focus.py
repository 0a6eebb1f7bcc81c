"""Pressing Tab finds what is wrong with a ring, or with the order in which things get the focus."""

import pytest
from selenium.webdriver import Chrome

from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import ONE, SMALL_PHONE
from tests.accessibility.support.screens import Screen, at

SPOILED = {
    "has no ring": "one('summary').style.setProperty('outline', 'none', 'important');"
    " one('summary').style.setProperty('box-shadow', 'none', 'important')",
    "has a ring of": "one('.leave-now').style.setProperty('outline-color', '#0000aa', 'important');"
    " one('.leave-now').style.setProperty('box-shadow', 'none', 'important')",
    "is not whole on the screen": "one('html').style.scrollPadding = 0",
    "is covered by": "const cover = document.createElement('p'); document.body.append(cover);"
    " cover.style = 'position: fixed; inset: 0 0 auto; height: 200px; background: white'",
    "has a ring cut": "one('.nhsuk-form-group').style = 'overflow: hidden'",
    "is never reached": "one('summary').tabIndex = -1",
    "but stands before it": "one('.help-now__row').style.flexDirection = 'row-reverse'",
}


@pytest.mark.parametrize("what", SPOILED)
def test_pressing_tab_finds_what_is_wrong(browser: Chrome, every_screen: list[Screen], what: str) -> None:
    eyes.open_screen(browser, at(every_screen, "/join/tell"), SMALL_PHONE)
    browser.execute_script(ONE + SPOILED[what])
    assert what in eyes.report({"here": eyes.tabbed_through(browser)})

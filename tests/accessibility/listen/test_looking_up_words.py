"""Someone finds out what a word means by keyboard, with and without scripts."""

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.accessibility.support.keyboard import KeyboardVisitor
from tests.accessibility.support.live import LivePortal


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_a_word_is_found_by_keyboard(live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    browser.get(f"{live_portal.address}/")
    browser.delete_all_cookies()  # of what was looked at before
    browser.get(f"{live_portal.address}/")
    person = KeyboardVisitor(browser)
    person.tabs_to("What words mean")
    person.goes_on_with(Keys.ENTER)
    person.presses(Keys.TAB, Keys.ENTER, Keys.TAB, "c.e.t.r")
    person.goes_on_with(Keys.ENTER)
    assert "A meeting about your care" in browser.find_element(By.CLASS_NAME, "row__words").text
    assert browser.find_element(By.ID, "q").get_attribute("value") == "c.e.t.r"
    assert browser.get_cookies() == []
    person.tabs_to("Back")
    person.goes_on_with(Keys.ENTER)
    person.tabs_to("L")
    person.goes_on_with(Keys.ENTER)
    assert "Local Area Emergency Protocol" in browser.find_element(By.TAG_NAME, "main").text

"""How someone likes pages to look is kept: at every address, with the same words."""

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.accessibility import eyes
from tests.accessibility.eyes import SMALL_PHONE
from tests.accessibility.keyboard import KeyboardVisitor
from tests.accessibility.live import LivePortal
from tests.servers import at_width


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_choices_made_by_keyboard_hold_on_the_pages_after(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    browser.delete_all_cookies()
    browser.get(f"{live_portal.address}/display")
    person = KeyboardVisitor(browser)
    person.answers({"pictures": "off", "size": "4"})
    assert "Saved." in browser.find_element(By.TAG_NAME, "main").text
    person.tabs_to("Help")
    person.goes_on_with(Keys.ENTER)
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("class").endswith("size-4 pictures-off")
    assert browser.find_element(By.CSS_SELECTOR, "main p").value_of_css_property("font-size") == "33px"
    browser.delete_all_cookies()


def test_the_choices_themselves_can_be_seen_at_any_size(browser: Chrome, live_portal: LivePortal) -> None:
    browser.delete_all_cookies()
    at_width(browser, SMALL_PHONE)
    for size in ("1", "2", "3", "4"):
        browser.get(f"{live_portal.address}/display")
        browser.add_cookie({"name": "size", "value": size})
        browser.get(f"{live_portal.address}/display")
        assert browser.find_element(By.ID, "size" if size == "1" else f"size-{size}").is_selected()
        assert not eyes.measured(browser)
    browser.delete_all_cookies()

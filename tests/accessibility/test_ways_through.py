"""The whole journey can be done by keyboard alone, and in a browser that runs no scripts."""

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.accessibility.eyes import PHONE
from tests.accessibility.keyboard import KeyboardVisitor
from tests.accessibility.live import LivePortal
from tests.people import CHILD
from tests.servers import at_width

WAYS = {
    "me": {"who": "me", "agree": "yes"},
    "my child, who is with me": {"who": "my_child", "here": "yes", **CHILD},
}


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
@pytest.mark.parametrize("way", WAYS)
def test_someone_asks_by_keyboard_alone(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str, way: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    browser.delete_all_cookies()
    at_width(browser, PHONE)
    browser.get(live_portal.address)
    person = KeyboardVisitor(browser)
    person.tabs_to("Ask to join the list")
    person.goes_on_with(Keys.ENTER)
    assert person.page().address == "/join"
    person.answers_until(WAYS[way], "/sent")
    assert len(browser.find_element(By.ID, "reference").text) == 9

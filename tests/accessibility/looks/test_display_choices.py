"""How someone likes pages to look is kept: at every address, with the same words."""

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from portal.public.display_choices import LOOKS
from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import SMALL_PHONE
from tests.accessibility.support.keyboard import KeyboardVisitor
from tests.accessibility.support.live import LivePortal
from tests.support.servers import at_width

WANTED = {"pictures": "off", "size": "4", "colours": "dark", "calm": "on"}


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_choices_made_by_keyboard_hold_on_the_pages_after(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    browser.delete_all_cookies()
    browser.get(f"{live_portal.address}/display")
    person = KeyboardVisitor(browser)
    for look, value in WANTED.items():
        person.tabs_to(str(next(each.question for each in LOOKS if each.name == look)))
        person.goes_on_with(Keys.ENTER)
        person.answers({look: value})
        assert "Saved." in browser.find_element(By.TAG_NAME, "main").text
    person.tabs_to("Help")
    person.goes_on_with(Keys.ENTER)
    looks = (browser.find_element(By.TAG_NAME, "html").get_attribute("class") or "").split()
    assert {f"{look}-{value}" for look, value in WANTED.items()} <= set(looks)
    assert browser.find_element(By.TAG_NAME, "body").value_of_css_property("color") == "rgba(236, 232, 223, 1)"
    assert browser.find_element(By.CSS_SELECTOR, "main p").value_of_css_property("font-size") == "33px"
    browser.delete_all_cookies()


def test_the_choices_themselves_can_be_seen_at_any_size(browser: Chrome, live_portal: LivePortal) -> None:
    browser.delete_all_cookies()
    at_width(browser, SMALL_PHONE)
    for size in ("1", "2", "3", "4"):
        browser.get(f"{live_portal.address}/display/size")
        browser.add_cookie({"name": "size", "value": size, "path": "/"})
        for look in LOOKS:
            browser.get(live_portal.address + look.address)
            assert not eyes.measured(browser), look.name
        browser.get(f"{live_portal.address}/display/size")
        assert browser.find_element(By.ID, f"look-{size}").is_selected()
    browser.delete_all_cookies()

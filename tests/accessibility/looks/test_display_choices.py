"""How someone likes pages to look is kept: at every address, with the same words."""

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import SMALL_PHONE
from tests.accessibility.support.keyboard import KeyboardVisitor, brings_another_page
from tests.accessibility.support.live import LivePortal
from tests.support.servers import at_width

WANTED = {"pictures": "off", "size": "4", "colours": "dark", "calm": "on"}


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_choices_made_by_keyboard_hold_on_the_pages_after(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    browser.delete_all_cookies()
    browser.get(f"{live_portal.address}/help")
    person = KeyboardVisitor(browser)
    person.tabs_to("Aa How it looks")
    person.goes_on_with(Keys.ENTER)
    person.answers(WANTED)
    assert person.page().address == "/help"
    looks = (browser.find_element(By.TAG_NAME, "html").get_attribute("class") or "").split()
    assert {f"{look}-{value}" for look, value in WANTED.items()} <= set(looks)
    assert browser.find_element(By.TAG_NAME, "body").value_of_css_property("color") == "rgba(241, 236, 227, 1)"
    assert browser.find_element(By.CSS_SELECTOR, "main p").value_of_css_property("font-size") == "33px"
    browser.delete_all_cookies()


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_inside_a_journey_one_save_leads_back_to_what_was_typed(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    browser.get(f"{live_portal.address}/join")
    browser.delete_all_cookies()
    browser.get(f"{live_portal.address}/join")
    person = KeyboardVisitor(browser)
    person.answers_until({"who": "me"}, "/tell")
    browser.find_element(By.TAG_NAME, "textarea").send_keys("It is loud.")
    brings_another_page(browser, browser.find_element(By.CSS_SELECTOR, ".ways [value^='/display']").click)
    person.answers(WANTED)
    assert person.page().address == "/join/tell"
    assert browser.find_element(By.TAG_NAME, "textarea").get_attribute("value") == "It is loud."
    looks = (browser.find_element(By.TAG_NAME, "html").get_attribute("class") or "").split()
    assert {f"{look}-{value}" for look, value in WANTED.items()} <= set(looks)
    browser.delete_all_cookies()


def test_the_choices_themselves_can_be_seen_at_any_size(browser: Chrome, live_portal: LivePortal) -> None:
    browser.delete_all_cookies()
    at_width(browser, SMALL_PHONE)
    for size in ("1", "2", "3", "4"):
        browser.get(f"{live_portal.address}/display")
        browser.add_cookie({"name": "size", "value": size, "path": "/"})
        browser.get(f"{live_portal.address}/display/size")
        assert browser.current_url.endswith("/display#size")
        assert not eyes.measured(browser), size
        assert browser.find_element(By.ID, f"size-{size}").is_selected()
    browser.delete_all_cookies()

"""What was typed and not sent is there after Back and a reload on a device of one's own, and on no other."""

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.accessibility.support.keyboard import KeyboardVisitor, brings_another_page
from tests.accessibility.support.live import LivePortal


def at_name(browser: Chrome, live_portal: LivePortal, *, own_device: bool = False) -> KeyboardVisitor:
    """Someone who just came to the box for their name."""
    browser.delete_all_cookies()
    person = KeyboardVisitor(browser)
    browser.get(f"{live_portal.address}/join")
    person.answers_until({"who": "me"}, "/name")
    if own_device:
        person.says_the_phone_is_theirs()
    return person


def box(browser: Chrome) -> str:
    return str(browser.find_element(By.ID, "name").get_attribute("value"))


def reloads(browser: Chrome) -> None:
    brings_another_page(browser, lambda: browser.execute_script("location.reload()"))


@pytest.mark.parametrize(("own_device", "left"), [(True, "Zebedee"), (False, "")])
def test_back_and_reload_give_it_back_on_a_device_of_ones_own_alone(
    browser: Chrome, live_portal: LivePortal, own_device: bool, left: str
) -> None:
    at_name(browser, live_portal, own_device=own_device)
    browser.find_element(By.ID, "name").send_keys("Zebedee")
    reloads(browser)
    assert box(browser) == left
    browser.back()
    browser.forward()
    assert box(browser) == left


def test_what_was_typed_into_another_draft_is_given_to_nobody_else(browser: Chrome, live_portal: LivePortal) -> None:
    kept = None
    for typed in ("Zebedee", ""):
        at_name(browser, live_portal, own_device=True)
        if typed:
            browser.find_element(By.ID, "name").send_keys(typed)
            kept = browser.execute_script("return history.state")
            assert kept["typed"]["name"] == typed
    browser.execute_script("history.replaceState(arguments[0], '')", kept)
    reloads(browser)
    assert box(browser) == ""


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_enter_presses_continue_and_no_link_of_the_page(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    person = at_name(browser, live_portal)
    browser.find_element(By.ID, "name").send_keys("Zebedee")
    person.goes_on_with(Keys.ENTER)
    assert "/birthday" in browser.current_url


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_help_and_back_by_their_buttons_keep_what_was_typed(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    person = at_name(browser, live_portal)
    browser.find_element(By.ID, "name").send_keys("Zebedee")
    brings_another_page(browser, browser.find_element(By.CSS_SELECTOR, ".help-now button[value='/help']").click)
    assert person.page().h1 == "Help right now"
    brings_another_page(browser, browser.find_element(By.CSS_SELECTOR, "#way-back button").click)
    assert box(browser) == "Zebedee"

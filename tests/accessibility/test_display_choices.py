"""How someone likes pages to look is kept: at every address, with the same words."""

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.accessibility import eyes
from tests.accessibility.eyes import SMALL_PHONE
from tests.accessibility.keyboard import KeyboardVisitor
from tests.accessibility.live import LivePortal
from tests.accessibility.screens import Screen
from tests.servers import at_width

PICTURES_OFF = "document.documentElement.classList.replace('pictures-on', 'pictures-off')"
LOOK = """
const pictures = [...document.querySelectorAll("main img")].filter((image) => image.checkVisibility());
return { pictures: pictures.length, words: document.body.innerText.replace(/\\s+/g, " ") };
"""


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


def test_without_pictures_every_screen_has_the_same_words(browser: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    for screen in every_screen:
        eyes.open_screen(browser, screen, SMALL_PHONE)
        plain = browser.execute_script(LOOK)
        browser.execute_script(PICTURES_OFF)
        without = browser.execute_script(LOOK)
        findings[screen] = eyes.measured(browser)
        findings[screen] += [f"{without['pictures']} pictures are left"] if without["pictures"] else []
        findings[screen] += ["other words"] if without["words"] != plain["words"] else []
    assert not eyes.report(findings), eyes.report(findings)


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

"""The answers in one tap, opened: they fit a small phone, and open by keyboard."""

from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import PHONE, SMALL_PHONE
from tests.accessibility.support.screens import Screen

OUTSIDE = """
return [...document.querySelectorAll(".tap")].map((each) => each.getBoundingClientRect())
  .filter((box) => box.left < 0 || box.right > document.documentElement.clientWidth || box.height < 44).length;
"""


def test_the_answers_in_one_tap_open_by_keyboard_and_fit_a_small_phone(
    browser: Chrome, every_screen: list[Screen]
) -> None:
    screen = next(each for each in every_screen if "/join/birthday" in str(each))
    for px in (SMALL_PHONE, PHONE):
        eyes.open_screen(browser, screen, px)
        browser.find_element(By.CSS_SELECTOR, ".taps summary").send_keys(Keys.ENTER)
        shown = [each.text for each in browser.find_elements(By.CSS_SELECTOR, ".tap") if each.is_displayed()]
        assert shown == ["Not now", "I want to ask someone"]
        assert eyes.measured(browser) == [] and eyes.judged_by_axe(browser) == []
        for direction in ("ltr", "rtl"):
            browser.execute_script("document.documentElement.dir = arguments[0]", direction)
            assert browser.execute_script(OUTSIDE) == 0, (px, direction)
        browser.execute_script("document.documentElement.style.fontSize = '200%'")
        assert browser.execute_script(OUTSIDE) == 0, px

"""What opens on a page: the answers in one tap, and the questions that a choice opens, also where no style can tell."""

from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import PHONE, SMALL_PHONE
from tests.accessibility.support.screens import Screen, at

OUTSIDE = """
return [...document.querySelectorAll(".tap")].map((each) => each.getBoundingClientRect())
  .filter((box) => box.left < 0 || box.right > document.documentElement.clientWidth || box.height < 44).length;
"""


def test_the_answers_in_one_tap_stand_open_and_fit_a_small_phone(browser: Chrome, every_screen: list[Screen]) -> None:
    screen = next(each for each in every_screen if "/join/birthday" in str(each))
    for px in (SMALL_PHONE, PHONE):
        eyes.open_screen(browser, screen, px)
        shown = [each.text for each in browser.find_elements(By.CSS_SELECTOR, ".tap") if each.is_displayed()]
        assert shown == ["Not now", "I do not know"]
        assert eyes.measured(browser) == [] and eyes.judged_by_axe(browser) == []
        for direction in ("ltr", "rtl"):
            browser.execute_script("document.documentElement.dir = arguments[0]", direction)
            assert browser.execute_script(OUTSIDE) == 0, (px, direction)
        browser.execute_script("document.documentElement.style.fontSize = '200%'")
        assert browser.execute_script(OUTSIDE) == 0, px


BOXES = """
const boxes = [...document.querySelectorAll("main input[type=text]")];
return boxes.filter((box) => box.checkVisibility()).map((box) => box.id);
"""
PHONE_BOXES, EMAIL_BOXES = ["phone", "phone-when"], ["email"]
# As a browser of before 2022 reads the sheet.
KNOWS_NO_HAS = """
for (const sheet of document.styleSheets) {
  [...sheet.cssRules].map((rule, at) => [rule, at]).reverse().forEach(([rule, at]) => {
    if (rule.cssText.includes(":has(")) sheet.deleteRule(at);
  });
}
"""


def ticks(browser: Chrome, value: str) -> list[str]:
    """The boxes that are seen once this was ticked, or no longer is."""
    browser.find_element(By.CSS_SELECTOR, f"input[name='reach'][value='{value}']").send_keys(Keys.SPACE)
    boxes: list[str] = browser.execute_script(BOXES)
    return boxes


def test_a_choice_opens_its_own_questions_and_no_others(browser: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(browser, at(every_screen, "/join/reach"), PHONE)
    assert browser.execute_script(BOXES) == []
    assert ticks(browser, "text") == PHONE_BOXES
    assert ticks(browser, "email") == PHONE_BOXES + EMAIL_BOXES
    assert eyes.measured(browser, type=True, pictures=True, height=True) == []
    assert ticks(browser, "text") == EMAIL_BOXES
    assert ticks(browser, "come_back") == EMAIL_BOXES


def test_where_no_style_can_tell_what_was_chosen_every_question_is_open(
    browser: Chrome, every_screen: list[Screen]
) -> None:
    eyes.open_screen(browser, at(every_screen, "/join/reach"), SMALL_PHONE)
    browser.execute_script(KNOWS_NO_HAS)
    boxes = browser.execute_script(BOXES)
    assert {*PHONE_BOXES, *EMAIL_BOXES} < set(boxes) and ticks(browser, "text") == boxes
    assert eyes.measured(browser, type=True, pictures=True) == []
    assert eyes.tabbed_through(browser) == []

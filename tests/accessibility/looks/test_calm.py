"""Who chose that nothing moves sees nothing move: no script, no style and no voice starts it."""

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By

from tests.accessibility.support import eyes
from tests.accessibility.support.listening import press, sentence_ends
from tests.accessibility.support.screens import Screen, at

QUESTION = "/join/tell"
CALM = "document.documentElement.classList.replace('calm-off', 'calm-on')"
# Whatever a style sheet may come to say, on every element and what stands before and after it.
RESTLESS = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`@keyframes turn { to { rotate: 1turn } } html { scroll-behavior: smooth }
  *, *::before, *::after { transition: all 2s; animation: turn 2s infinite }`);
document.adoptedStyleSheets = [sheet];
"""
MOVING = """
return ["", "::before", "::after"].flatMap((part) => [...document.querySelectorAll("*")].map((each) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each, part);
  return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior !== "auto";
})).filter(Boolean).length;
"""
SCROLLS = """
window.scrolls = [];
Element.prototype.scrollIntoView = (how) => window.scrolls.push(how.behavior);
"""
WORD_MARKS = "return CSS.highlights.has('word')"


def moving(browser: Chrome) -> int:
    found: int = browser.execute_script(MOVING)
    return found


def test_nothing_moves_on_a_page_as_it_is(browser: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(browser, at(every_screen, QUESTION))
    assert moving(browser) == 0


@pytest.mark.parametrize("by", ["choice", "device"])
def test_calm_stops_all_that_a_style_may_move(browser: Chrome, every_screen: list[Screen], by: str) -> None:
    eyes.open_screen(browser, at(every_screen, QUESTION, error=True))
    browser.execute_script(RESTLESS)
    assert moving(browser) > 100
    if by == "choice":
        browser.execute_script(CALM)
    else:
        eyes.emulate(browser, prefers_reduced_motion="reduce")
    left = moving(browser)
    eyes.emulate(browser)
    assert left == 0


@pytest.mark.parametrize(("script", "goes_down"), [("", "4px"), (CALM, "0px")], ids=["as it is", "calm"])
def test_a_calm_button_does_not_go_down_when_it_is_pressed(
    browser: Chrome, every_screen: list[Screen], script: str, goes_down: str
) -> None:
    eyes.open_screen(browser, at(every_screen, QUESTION))
    browser.execute_script(script)
    button = browser.find_element(By.ID, "go")
    keys = ActionChains(browser, duration=0)
    keys.move_to_element(button).click_and_hold().perform()
    top = button.value_of_css_property("top")
    keys.move_to_element(browser.find_element(By.TAG_NAME, "h1")).release().perform()
    assert top == goes_down


@pytest.mark.parametrize(("script", "how"), [("", "smooth"), (CALM, "auto")], ids=["as it is", "calm"])
def test_a_voice_moves_a_calm_page_at_once_and_no_mark_runs_along(
    listener: Chrome, every_screen: list[Screen], script: str, how: str
) -> None:
    eyes.open_screen(listener, at(every_screen, QUESTION))
    listener.execute_script(script + ";" + SCROLLS)
    press(listener, "Listen")
    for _sentence in range(8):
        sentence_ends(listener)
    assert set(listener.execute_script("return window.scrolls")) == {how}
    listener.execute_script("voice.now.onboundary({ name: 'word', charIndex: 0, charLength: 2 })")
    assert listener.execute_script(WORD_MARKS) is (how == "smooth")
    assert listener.execute_script("return CSS.highlights.has('sentence')")

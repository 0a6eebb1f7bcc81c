"""The small loudspeaker of each choice: it reads that choice, chooses nothing, and is there only where it can speak."""

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import DEVICES, PHONE, SMALL_PHONE
from tests.accessibility.support.keyboard import WITHIN, KeyboardVisitor
from tests.accessibility.support.listening import (
    CHOOSING,
    HERE,
    MARKED,
    PLACES,
    QUESTION,
    loudspeakers,
    offered,
    press,
    sentence_ends,
    spoken,
    with_voices,
)
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen, at

CHOSEN = "return document.querySelectorAll('main input:checked').length"
INSIDE = "return document.querySelectorAll('label .say').length"
SIDES = """
const box = (element) => element.getBoundingClientRect();
return [...document.querySelectorAll(".pick")].filter((each) => each.checkVisibility()).map((pick) => {
  const [label, say] = [box(pick.querySelector(".choice")), box(pick.querySelector(".say"))];
  const isBelow = pick.matches(".choices--three > .pick"); // yes, no and not sure lie beside each other
  const isLarge = say.width >= 44 && say.height >= 44;
  if (isBelow) return [say.top >= label.bottom, Math.round(say.top - label.bottom), isLarge];
  const isAtEnd = document.dir === "rtl" ? say.right <= label.left : say.left >= label.right;
  const gap = document.dir === "rtl" ? label.left - say.right : say.left - label.right;
  return [isAtEnd, Math.round(gap), isLarge];
});
"""
LOOKS_OF = """
const style = getComputedStyle(document.querySelector(arguments[0]));
const box = document.querySelector(arguments[0]).getBoundingClientRect();
return [style.backgroundColor, Number(style.fontWeight), box.width * box.height, box.height];
"""


def choices_of(browser: Chrome) -> list[WebElement]:
    return [each for each in browser.find_elements(By.CLASS_NAME, "choice") if each.is_displayed()]


def test_each_reads_its_choice_and_chooses_nothing(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(listener, at(every_screen, CHOOSING))
    choices = choices_of(listener)
    buttons = loudspeakers(listener)
    assert len(choices) == len(buttons) > 2 and listener.execute_script(INSIDE) == 0
    before = listener.execute_script(CHOSEN)
    for choice, button in zip(choices, buttons, strict=True):
        assert button.accessible_name == f"Listen: {choice.text}".replace("\n", " ")
        button.click()
        assert spoken(listener)[-1] == choice.text
        assert listener.execute_script(MARKED, "sentence") == choice.text
        sentence_ends(listener)
        assert listener.execute_script("return [voice.now, CSS.highlights.size]") == [None, 0]
    assert listener.execute_script(CHOSEN) == before == 0
    assert len(spoken(listener)) == len(choices)


def test_a_press_moves_nothing_and_escape_ends_it(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(listener, at(every_screen, CHOOSING))
    before = listener.execute_script(PLACES)
    loudspeakers(listener)[0].click()
    assert listener.execute_script(PLACES) == before and offered(listener) == ["Listen"]
    KeyboardVisitor(listener).presses(Keys.ESCAPE)
    assert listener.execute_script("return voice.now") is None
    loudspeakers(listener)[0].click()
    press(listener, "Listen")
    assert offered(listener) == ["Pause", "Stop", "Slower", "Faster"]
    press(listener, "Slower")
    loudspeakers(listener)[1].click()
    assert offered(listener) == ["Pause", "Stop", "Slower", "Faster"], "the page was being read, and nothing moves"
    assert listener.execute_script("return voice.spoken.at(-1).rate") < 1
    sentence_ends(listener)
    assert offered(listener) == ["Listen"]


def test_it_is_heard_by_keyboard_too(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(listener, at(every_screen, CHOOSING))
    person = KeyboardVisitor(listener)
    second = loudspeakers(listener)[1]
    for _stop in range(30):
        person.presses(Keys.TAB)
        if listener.switch_to.active_element == second:
            break
    person.presses(Keys.SPACE)
    assert spoken(listener) == [choices_of(listener)[1].text]
    assert listener.switch_to.active_element == second and listener.execute_script(CHOSEN) == 0


def test_without_a_voice_there_is_none(browser: Chrome, every_screen: list[Screen]) -> None:
    with with_voices(browser):
        eyes.open_screen(browser, at(every_screen, CHOOSING))
        assert browser.find_elements(By.CLASS_NAME, "say") == []
        browser.execute_script("voice.voices = [arguments[0]]; speechSynthesis.onvoiceschanged()", HERE)
        assert len(loudspeakers(browser)) == len(choices_of(browser))
        browser.execute_script("voice.voices = []; speechSynthesis.onvoiceschanged()")
        assert browser.find_elements(By.CLASS_NAME, "say") == []


def test_without_scripts_there_is_none(browser_without_scripts: Chrome, live_portal: LivePortal) -> None:
    browser_without_scripts.get(f"{live_portal.address}/display")
    assert browser_without_scripts.find_elements(By.CLASS_NAME, "choice")
    assert browser_without_scripts.find_elements(By.CLASS_NAME, "say") == []


@pytest.mark.parametrize("path", [CHOOSING, QUESTION, "/join/agree", "/display"])
def test_they_keep_the_rules_of_every_page_in_both_directions(
    listener: Chrome, every_screen: list[Screen], path: str
) -> None:
    findings = {}
    for px in (PHONE, SMALL_PHONE):
        eyes.open_screen(listener, at(every_screen, path), px)
        assert loudspeakers(listener)
        for direction in ("ltr", "rtl"):
            listener.execute_script("document.documentElement.dir = arguments[0]", direction)
            where = f"{px} px, {direction}"
            assert {tuple(each) for each in listener.execute_script(SIDES)} == {(True, 8, True)}, where
            findings[where] = eyes.measured(listener, type=True, pictures=True, height=px == PHONE)
            for look in eyes.looks(listener):
                findings[f"{where}, {look}"] = eyes.measured(listener)
        findings[f"{px} px, axe"] = eyes.judged_by_axe(listener)
        for device in DEVICES:
            eyes.emulate(listener, **DEVICES[device])
            findings[f"{px} px, {device}"] = eyes.seen(listener)["found"]
            assert device != "print" or loudspeakers(listener) == []
        eyes.emulate(listener)
    assert not eyes.report(findings), eyes.report(findings)


@pytest.mark.parametrize("path", [CHOOSING, QUESTION, "/display"])
def test_listen_is_weaker_than_the_main_button(listener: Chrome, every_screen: list[Screen], path: str) -> None:
    eyes.open_screen(listener, at(every_screen, path))
    WebDriverWait(listener, WITHIN, 0.02).until(lambda _browser: offered(listener) == ["Listen"])
    ground, *main = listener.execute_script(LOOKS_OF, "#go")
    for weaker in (".listen__button", ".say"):
        its_ground, *its = listener.execute_script(LOOKS_OF, weaker)
        assert ground == "rgb(11, 85, 64)" and its_ground in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"), (
            "that of a card"
        )
        assert all(one < other for one, other in zip(its[:2], main[:2], strict=True)), weaker
    assert listener.execute_script(LOOKS_OF, ".listen__button")[3] < main[2]

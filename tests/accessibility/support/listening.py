"""Listening in the tests: a stand-in voice in a real browser, and what a person does with the buttons."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.accessibility.support.keyboard import WITHIN

STAND_IN = (Path(__file__).parent / "scripts" / "voice.js").read_text()
HERE = {"name": "Here", "lang": "en-GB", "localService": True}
ELSEWHERE = {"name": "Elsewhere", "lang": "en-GB", "localService": False}
FRENCH = {"name": "Amélie", "lang": "fr-FR", "localService": True}
OWN = {"name": "Own", "lang": "en_US", "localService": True, "default": True}

QUESTION = "/join/tell"
CHOOSING = "/join/who"
# What a person sees in these parts of the open page, line by line.
SEEN = """
const box = document.querySelector(".listen");
const aside = [box, ...document.querySelectorAll("main .nhsuk-u-visually-hidden, main [aria-hidden=true]")];
const shown = aside.map((each) => each.hasAttribute("hidden"));
for (const each of aside) each.toggleAttribute("hidden", true);
const words = arguments[0].map((part) => document.querySelector(part)?.innerText ?? "");
aside.forEach((each, index) => { each.toggleAttribute("hidden", shown[index]); });
return words.join("\\n");
"""
MARKED = "return [...CSS.highlights.get(arguments[0]) || []].map(String).join('')"
MARKED_BLOCKS = "return [...document.querySelectorAll('.being-read')].map((each) => each.innerText)"
PLACES = "return [...document.querySelectorAll('main *')].map((each) => Math.round(each.getBoundingClientRect().top))"
PICTURES_CAME = (
    "return [...document.querySelectorAll('.listen img')].every((each) => !each.checkVisibility() || each.complete)"
)


@contextmanager
def with_voices(browser: Chrome, *voices: dict[str, Any], more: str = "") -> Iterator[Chrome]:
    """A browser with these voices alone, on each page it opens."""
    script = f"(() => {{ {STAND_IN.replace('VOICES', json.dumps(voices))}\n{more} }})()"
    kept = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    try:
        yield browser
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", kept)
        browser.get("about:blank")


def press(browser: Chrome, words: str) -> None:
    """Press this button of the group "Hear this page"."""
    (button,) = [each for each in browser.find_elements(By.CSS_SELECTOR, ".listen button") if each.text == words]
    button.click()


def offered(browser: Chrome) -> list[str]:
    """The buttons of "Hear this page" that are seen."""
    return [each.text for each in browser.find_elements(By.CSS_SELECTOR, ".listen button") if each.is_displayed()]


def spoken(browser: Chrome) -> list[str]:
    return [each["text"] for each in browser.execute_script("return voice.spoken")]


def sentence_ends(browser: Chrome) -> None:
    browser.execute_script("voice.ends()")


def loudspeakers(browser: Chrome) -> list[WebElement]:
    """The small buttons beside the choices that are seen."""
    return [each for each in browser.find_elements(By.CSS_SELECTOR, ".say") if each.is_displayed()]


def heard(browser: Chrome) -> list[str]:
    """All that is read out on the open page, from the press on Listen to the end."""
    browser.execute_script("voice.isQuick = true; voice.spoken.length = 0")
    press(browser, "Listen")
    WebDriverWait(browser, WITHIN, 0.02).until(lambda _browser: offered(browser) == ["Listen"])
    return spoken(browser)

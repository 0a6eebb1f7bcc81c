"""Someone who has a keyboard and nothing else: Tab, arrows, Space, Enter and letters. They read what a page asks."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from lxml import html
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.support.checked_client import FetchedPage
from tests.support.people import fill

WITHIN = 30  # seconds; what is waited for comes in a fraction of one
MOST_STOPS = 60
WHERE = """
const { tagName, type, name, value, innerText } = document.activeElement;
return { tag: tagName.toLowerCase(), type, name, value, words: innerText };
"""
BEGAN = "return performance.timeOrigin"  # each page has its own
OTHER_PAGE = "return performance.timeOrigin !== arguments[0] && document.readyState === 'complete'"


def brings_another_page(browser: Chrome, does: Callable[[], object]) -> None:
    """Do what leads to another page, or to this one again, and wait until it is there."""
    before = browser.execute_script(BEGAN)
    does()
    WebDriverWait(browser, WITHIN, 0.02).until(lambda _browser: browser.execute_script(OTHER_PAGE, before))


class KeyboardVisitor:
    """Goes through pages in this browser by keys alone."""

    def __init__(self, browser: Chrome) -> None:
        self.browser = browser

    def page(self) -> FetchedPage:
        """The open page, as it stands."""
        source = self.browser.page_source
        return FetchedPage(urlsplit(self.browser.current_url).path, 200, source, html.fromstring(source))

    def presses(self, *keys: str) -> None:
        ActionChains(self.browser, duration=0).send_keys(*keys).perform()

    def where(self) -> dict[str, Any]:
        """What has the focus."""
        found: dict[str, Any] = self.browser.execute_script(WHERE)
        return found

    def tabs_to(self, words: str) -> None:
        """Press Tab until the link or button with these words has the focus."""
        for _stop in range(MOST_STOPS):
            self.presses(Keys.TAB)
            if " ".join(self.where()["words"].split()) == words:
                return
        raise AssertionError(f"Tab never comes to {words!r} on {self.browser.current_url}")

    def goes_on_with(self, *keys: str) -> None:
        """Press keys that bring another page, and wait for it."""
        brings_another_page(self.browser, lambda: self.presses(*keys))

    def answers(self, wanted: dict[str, Any]) -> None:
        """Answer the open page from its top to its main button, and press that."""
        answer = fill(self.page(), wanted)
        self.presses(Keys.TAB, Keys.ENTER)  # "Skip to the page" is the first thing on each
        for _stop in range(MOST_STOPS):
            self.presses(Keys.TAB)
            there = self.where()
            if there["tag"] == "button" and there["name"] != "change":
                break
            self._gives(there, answer)
        self.goes_on_with(Keys.ENTER)

    def _gives(self, there: dict[str, Any], answer: dict[str, Any]) -> None:
        wanted = answer.get(there["name"] or "", "")
        if there["type"] == "radio":
            self._chooses(wanted)
        elif there["type"] == "checkbox" and there["value"] in wanted:
            self.presses(Keys.SPACE)
        elif there["type"] in ("text", "textarea"):
            self.presses(wanted)

    def _chooses(self, wanted: str) -> None:
        if self.where()["value"] == wanted:
            self.presses(Keys.SPACE)
        for _choice in range(MOST_STOPS):
            if self.where()["value"] == wanted:
                return
            self.presses(Keys.ARROW_DOWN)
        raise AssertionError(f"there is no choice {wanted!r} on {self.browser.current_url}")

    def answers_until(self, wanted: dict[str, Any], end: str) -> list[str]:
        """Answer page after page until an address ends with `end`; the addresses on the way."""
        seen: list[str] = []
        for _page in range(MOST_STOPS):
            seen.append(self.page().address)
            if seen[-1].endswith(end):
                return seen
            self.answers(wanted)
        raise AssertionError(f"never came to {end}: {seen}")

    def says_the_phone_is_theirs(self) -> None:
        """Stop in a journey, say that nobody else uses this phone, and carry on where they stopped."""
        for words in ("Stop for now", "Only I use this phone", "Carry on"):
            self.tabs_to(words)
            self.goes_on_with(Keys.ENTER)

"""The history of a browser that others look at: no address of a visit shows a word that was said, nor a card."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.accessibility.support.keyboard import KeyboardVisitor
from tests.accessibility.support.live import LivePortal
from tests.support.card_holders import words_on
from tests.support.servers import open_browser

MARKED = ("Zebedee", "Littlehampton", "It is very loud")
SAID = {"who": "me", "agree": "yes", "name": "Zebedee", "name-liked": "", "where": "hospital", "ward": "Littlehampton"}
SAID |= {"tell-words": "It is very loud"}
GO_ON = {"session.restore_on_startup": 1}  # "Continue where you left off"


class Visit:
    """Someone who asks on a device that others look at, up to the card, and leaves by closing the tab."""

    def __init__(self, browser: Chrome, portal: LivePortal) -> None:
        self.browser, self.address = browser, portal.address
        self.person = KeyboardVisitor(browser)
        self.addresses: list[str] = []
        self.words: list[str] = []

    def goes_until(self, end: str) -> None:
        while not self.browser.current_url.split("?")[0].endswith(end):
            self.person.answers(SAID)
            self.addresses.append(self.browser.current_url)

    def asks(self) -> None:
        self.browser.get(f"{self.address}/join")
        self.goes_until("/check")
        assert self.shows(), "the check page was shown once, with what was said"
        self.goes_until("/sent")
        self.words = words_on(self.person.page())
        self.person.tabs_to("See or print your card")
        self.person.goes_on_with("\n")
        self.addresses.append(self.browser.current_url)
        assert words_on(self.person.page()) == self.words != []

    def shows(self) -> list[str]:
        """Which of the marked words stand on the open page, and whether a card does."""
        source = self.browser.page_source
        return [each for each in MARKED if each in source] + words_on(self.person.page())

    def closes_the_tab(self) -> None:
        old = self.browser.current_window_handle
        self.browser.switch_to.new_window("tab")
        new = self.browser.current_window_handle
        self.browser.switch_to.window(old)
        self.browser.close()
        self.browser.switch_to.window(new)


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_a_closed_tab_shows_nothing_again(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    browser.delete_all_cookies()
    visit = Visit(browser, live_portal)
    visit.asks()
    visit.closes_the_tab()
    assert len(visit.addresses) > 10
    found = {}
    for address in visit.addresses:
        browser.get(address)
        found[address] = visit.shows()
    assert not [each for each in found.items() if each[1]]


@pytest.mark.parametrize("upto", ["/check", "/sent"])
def test_back_and_forward_inside_the_tab_show_nothing_again(
    browser: Chrome, live_portal: LivePortal, upto: str
) -> None:
    browser.delete_all_cookies()
    visit = Visit(browser, live_portal)
    browser.get(f"{live_portal.address}/join")
    visit.goes_until(upto)
    found = []
    for step in [browser.back] * (len(visit.addresses) - 1) + [browser.forward] * (len(visit.addresses) - 1):
        step()
        found += [(browser.current_url, each) for each in visit.shows()]
    browser.refresh()
    assert not [*found, *visit.shows()]


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Path]:
    """Where a browser keeps what it needs to open its tabs again."""
    yield tmp_path / "profile"
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)


NO_SUCH_DAY = {"birthday": "31", "birthday-month": "Febuary", "birthday-year": "2001"}


@pytest.mark.parametrize("upto", ["/where", "/birthday", "/check", "/sent"])
def test_a_browser_that_opens_its_tabs_again_shows_nothing(live_portal: LivePortal, profile: Path, upto: str) -> None:
    first = open_browser(f"--user-data-dir={profile}", preferences=GO_ON)
    try:
        visit = Visit(first, live_portal)
        first.get(f"{live_portal.address}/join")
        visit.goes_until(upto)
        if upto == "/birthday":  # the answer to a post, which shows what was typed
            visit.person.answers(SAID | NO_SUCH_DAY)
            assert "Febuary" in first.page_source
        last = first.current_url
    finally:
        first.quit()
    again = open_browser(f"--user-data-dir={profile}", "--restore-last-session", preferences=GO_ON)
    try:
        visit = Visit(again, live_portal)
        found, opened = [], []
        for tab in again.window_handles:
            again.switch_to.window(tab)
            opened.append(again.current_url)
            found += ["Febuary"] if "Febuary" in again.page_source else []
            found += visit.shows() if again.find_elements(By.TAG_NAME, "main") else []
        assert last in opened, opened
        assert not found
    finally:
        again.quit()

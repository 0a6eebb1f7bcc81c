"""On a device that others may look at, a page that nobody uses warns, can be kept by keyboard, and is cleared."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from portal.config import Settings
from tests.accessibility.support import eyes, live
from tests.accessibility.support.eyes import SMALL_PHONE
from tests.accessibility.support.keyboard import WITHIN, KeyboardVisitor
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen, at
from tests.support.servers import axe

BEHIND = "return [...document.body.children].filter((each) => !each.matches('.idle')).every((each) => each.inert)"
WARN = """
for (const each of document.body.children) {
  each.inert = !each.matches(".idle");
  each.style.visibility = each.inert ? "hidden" : "visible";
}
document.querySelector(".idle").hidden = false;
"""


@pytest.fixture(scope="module")
def hasty_portal(
    live_settings: Settings, migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LivePortal]:
    """A portal that loses patience within seconds."""
    hasty = replace(live_settings, idle_warn_seconds=1, idle_clear_seconds=3, instance=tmp_path_factory.mktemp("hasty"))
    with live.live_portal(hasty, migrated_sqlite) as portal:
        yield portal


def warns(browser: Chrome, *, whether: bool = True) -> None:
    """Wait until the warning is there, or gone."""
    warning = browser.find_element(By.CLASS_NAME, "idle")
    WebDriverWait(browser, WITHIN, 0.02).until(lambda _browser: warning.is_displayed() is whether)


def test_an_idle_page_warns_is_kept_by_keyboard_and_is_cleared(browser: Chrome, hasty_portal: LivePortal) -> None:
    browser.delete_all_cookies()
    browser.get(f"{hasty_portal.address}/join")
    person = KeyboardVisitor(browser)
    person.answers({})
    warns(browser)
    assert browser.execute_script(BEHIND)
    assert person.where()["words"] == "I am still here"
    person.presses(Keys.ENTER)
    warns(browser, whether=False)
    assert not browser.execute_script(BEHIND)
    warns(browser)
    person.presses(Keys.ESCAPE)
    warns(browser, whether=False)
    assert hasty_portal.drafts() == 1
    WebDriverWait(browser, WITHIN, 0.02).until(lambda _browser: browser.current_url.endswith("/cleared"))
    assert hasty_portal.drafts() == 0
    assert browser.get_cookies() == []


def test_nobody_is_hurried_on_a_device_of_their_own(browser: Chrome, live_portal: LivePortal) -> None:
    browser.delete_all_cookies()
    browser.get(f"{live_portal.address}/join")
    person = KeyboardVisitor(browser)
    person.answers_until({}, "/now")
    assert browser.find_elements(By.CLASS_NAME, "idle")
    person.says_the_phone_is_theirs()
    assert person.page().address == "/join/now"
    assert not browser.find_elements(By.CLASS_NAME, "idle")
    person.answers_until({}, "/name")
    assert not browser.find_elements(By.CLASS_NAME, "idle")


def test_the_warning_keeps_the_rules_of_every_page(browser: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    eyes.open_screen(browser, at(every_screen, "/join/now"), SMALL_PHONE)
    browser.execute_script(WARN)
    found = axe(browser)
    findings["axe"] = [*found.violations, *found.incompletes]
    for look in eyes.looks(browser):
        about_main = ("one h1", "one main button")
        findings[look] = [line for line in eyes.measured(browser, type=True) if not line.startswith(about_main)]
    assert not eyes.report(findings), eyes.report(findings)

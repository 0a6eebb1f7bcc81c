"""The staff side in a real browser: axe on each screen and its problem, targets, keyboard, and no scripts."""

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import DESK, PHONE, SMALL_PHONE
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen
from tests.support.drills import DRILLS
from tests.support.servers import at_width
from tests.support.staff_fixtures import Office

# Not `:focus`, which matches nothing while another window of the machine has the focus.
SUMMARY_HAS_FOCUS = "return document.activeElement.matches('.nhsuk-error-summary')"
BETWEEN = 900  # wider than a phone, and too narrow for nine columns


def test_axe_finds_nothing_on_any_staff_screen(browser: Chrome, staff_screens: list[Screen]) -> None:
    findings: dict[object, list[str]] = {}
    for screen in staff_screens:
        eyes.open_screen(browser, screen, DESK)
        findings[screen] = eyes.judged_by_axe(browser)
        if screen.name in ("the inbox", "a request") or DRILLS:
            at_width(browser, SMALL_PHONE)
            findings[f"{screen}, on a phone"] = eyes.judged_by_axe(browser)
    assert not eyes.report(findings), eyes.report(findings)


def test_the_cells_of_the_inbox_have_their_headings_where_there_is_no_room_for_columns(
    browser: Chrome, staff_screens: list[Screen]
) -> None:
    eyes.open_screen(browser, next(each for each in staff_screens if each.name == "the inbox"), SMALL_PHONE)
    seen = {}
    for px in (SMALL_PHONE, BETWEEN):
        at_width(browser, px)
        headings = browser.find_elements(By.CSS_SELECTOR, ".cards .nhsuk-table-responsive__heading")
        seen[px] = [each.text for each in headings if each.is_displayed()]
    assert len(seen[BETWEEN]) > 5 and seen[BETWEEN] == seen[SMALL_PHONE]


@pytest.mark.parametrize("px", [SMALL_PHONE, PHONE, DESK])
def test_staff_screens_have_big_targets_and_never_scroll_sideways(
    browser: Chrome, staff_screens: list[Screen], px: int
) -> None:
    findings: dict[object, list[str]] = {}
    for screen in staff_screens:
        eyes.open_screen(browser, screen, px)
        findings[screen] = eyes.measured(browser)
    assert not eyes.report(findings), eyes.report(findings)


def test_staff_work_by_keyboard_and_without_scripts(browser_without_scripts: Chrome, live_portal: LivePortal) -> None:
    office, browser = Office(live_portal.app), browser_without_scripts
    worker = office.hires()
    request = office.receives(level="now", about="Keyboard Example")
    at_width(browser, SMALL_PHONE)
    browser.get(f"{live_portal.address}/staff/")
    browser.find_element(By.ID, "email").send_keys(worker.address, Keys.TAB, worker.password, Keys.ENTER)
    wait = WebDriverWait(browser, 30, ignored_exceptions=[StaleElementReferenceException])
    wait.until(lambda _: browser.find_elements(By.ID, "code"))
    browser.find_element(By.ID, "code").send_keys(worker.code(), Keys.ENTER)
    wait.until(lambda _: browser.find_elements(By.ID, "words"))
    browser.find_element(By.ID, "words").send_keys(request.shown_reference, Keys.ENTER)  # it may be on the second page
    wait.until(lambda _: browser.find_elements(By.LINK_TEXT, request.shown_reference))
    browser.find_element(By.LINK_TEXT, request.shown_reference).send_keys(Keys.ENTER)
    wait.until(lambda _: browser.find_element(By.TAG_NAME, "h1").text.endswith("Keyboard Example"))
    browser.find_element(By.XPATH, "//button[.='Mark as acknowledged']").send_keys(Keys.ENTER)
    wait.until(lambda _: "Marked as acknowledged." in browser.find_element(By.TAG_NAME, "main").text)
    browser.find_element(By.XPATH, "//button[.='Sign out']").send_keys(Keys.ENTER)
    wait.until(lambda _: browser.find_element(By.TAG_NAME, "h1").text == "Sign in")


def test_a_problem_takes_the_focus(browser: Chrome, live_portal: LivePortal) -> None:
    browser.get(f"{live_portal.address}/staff/sign-in")
    browser.find_element(By.ID, "email").send_keys("nobody@example.org", Keys.ENTER)
    WebDriverWait(browser, 30).until(lambda _: browser.execute_script(SUMMARY_HAS_FOCUS))


def test_a_record_on_paper_has_no_navigation(browser: Chrome, staff_screens: list[Screen]) -> None:
    screen = next(each for each in staff_screens if each.name == "a record to print")
    eyes.open_screen(browser, screen, DESK)
    shown = "return ['.staff-nav','.back','.off-paper','main h1'].map(s => document.querySelector(s).checkVisibility())"
    assert browser.execute_script(shown) == [True, True, True, True]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert browser.execute_script(shown) == [False, False, False, True]
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

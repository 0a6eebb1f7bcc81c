""" "Leave" ends everything here and opens a page that says nothing, with and without scripts."""

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.accessibility.support.keyboard import KeyboardVisitor
from tests.accessibility.support.live import LivePortal

LEAVE = "Leave"


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_leaving_ends_the_draft_and_the_cookie(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    browser.delete_all_cookies()
    before = live_portal.drafts()
    browser.get(f"{live_portal.address}/join")
    KeyboardVisitor(browser).answers_until({}, "/who")
    assert live_portal.drafts() == before + 1
    assert [cookie["name"] for cookie in browser.get_cookies()] == ["visit"]
    browser.find_element(By.LINK_TEXT, LEAVE).click()
    assert browser.current_url == live_portal.settings.leave_to
    assert live_portal.drafts() == before
    assert browser.get_cookies() == []  # a cookie is for a host, whatever its port


def test_back_does_not_bring_the_page_again_that_someone_left(browser: Chrome, live_portal: LivePortal) -> None:
    browser.delete_all_cookies()
    browser.get(f"{live_portal.address}/help")
    browser.get(f"{live_portal.address}/join")
    browser.find_element(By.LINK_TEXT, LEAVE).click()
    browser.back()
    assert browser.current_url == f"{live_portal.address}/help"


def test_the_way_to_leave_is_on_every_screen(live_portal: LivePortal, every_screen: list) -> None:
    for screen, page in zip(every_screen, live_portal.shown, strict=False):
        assert LEAVE in page, screen

"""Nothing on any screen is fetched from another host, and no screen has anything to complain about in the console."""

from pathlib import Path
from urllib.parse import urlsplit

from selenium.webdriver.common.by import By

from tests.accessibility.support import eyes
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen, one_of_each
from tests.support.public.network import reached_for
from tests.support.servers import open_browser


def test_no_screen_asks_another_host_until_someone_leaves(
    live_portal: LivePortal, every_screen: list[Screen], tmp_path: Path
) -> None:
    log, complaints = tmp_path / "network.json", {}
    browser = open_browser(f"--log-net-log={log}")
    try:
        for screen in one_of_each(every_screen):
            eyes.open_screen(browser, screen)
            complaints[screen] = [str(entry["message"]) for entry in browser.get_log("browser")]
        browser.get(live_portal.address)
        browser.find_element(By.LINK_TEXT, "Leave").click()
        assert browser.current_url == live_portal.settings.leave_to
    finally:
        browser.quit()
    assert reached_for(log) == {urlsplit(each).netloc for each in (live_portal.address, live_portal.settings.leave_to)}
    assert not eyes.report(complaints), eyes.report(complaints)


def test_the_console_would_tell_of_what_the_browser_refuses(live_portal: LivePortal) -> None:
    browser = open_browser()
    try:
        browser.get(live_portal.address)
        browser.execute_script("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.2/picture'}))")
        assert "Content Security Policy" in "".join(str(entry["message"]) for entry in browser.get_log("browser"))
    finally:
        browser.quit()

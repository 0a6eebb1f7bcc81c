"""A staff page that nobody uses warns before it is signed out, and what was typed on it stays, signed out or not."""

from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.accessibility.support.eyes import PHONE
from tests.accessibility.support.keyboard import WITHIN
from tests.accessibility.support.live import LivePortal
from tests.support.servers import at_width, axe
from tests.support.staff_fixtures import Office


def warns(browser: Chrome, *, whether: bool = True) -> None:
    warning = browser.find_element(By.CLASS_NAME, "idle")
    WebDriverWait(browser, WITHIN, 0.02).until(lambda _browser: warning.is_displayed() is whether)


def test_what_was_typed_stays_when_one_stays_signed_in_and_when_it_was_too_late(
    browser: Chrome, live_portal: LivePortal
) -> None:
    office = Office(live_portal.app)
    client = office.signs_in(office.hires())
    page = client.get(f"/staff/request/{office.receives().shown_reference}/down/note")
    live_portal.shown.append(page.text.replace('data-warn-seconds="780"', 'data-warn-seconds="4"'))
    at_width(browser, PHONE)
    browser.get(f"{live_portal.address}/staff/sign-in")
    browser.delete_all_cookies()
    browser.add_cookie({"name": "staff", "value": office.client_secret(client), "path": "/"})
    browser.get(f"{live_portal.address}/shown/{len(live_portal.shown) - 1}")
    box = browser.find_element(By.ID, "words")
    box.send_keys("Rang the school.")
    warns(browser)
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    warns(browser, whether=False)
    warns(browser)
    browser.delete_all_cookies()  # as though the session had ended
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    over = browser.find_element(By.CLASS_NAME, "idle__over")
    WebDriverWait(browser, WITHIN, 0.02).until(lambda _browser: over.is_displayed())
    found = axe(browser)
    assert not [*found.violations, *found.incompletes]
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    warns(browser, whether=False)
    assert box.get_attribute("value") == "Rang the school."

"""A journey, and the way back from it, can be done by keyboard alone, and in a browser that runs no scripts."""

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.accessibility.support.eyes import PHONE
from tests.accessibility.support.keyboard import KeyboardVisitor
from tests.accessibility.support.live import LivePortal
from tests.support.card_holders import CardInHand, boxes, sends
from tests.support.checked_client import CheckedClient
from tests.support.people import CHILD
from tests.support.servers import at_width

WAYS = {
    "me": {"who": "me", "agree": "yes"},
    "my child, who is with me": {"who": "my_child", "here": "yes", **CHILD},
}


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
@pytest.mark.parametrize("way", WAYS)
def test_someone_asks_by_keyboard_alone(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str, way: str
) -> None:
    browser: Chrome = request.getfixturevalue(scripts)
    browser.delete_all_cookies()
    at_width(browser, PHONE)
    browser.get(live_portal.address)
    person = KeyboardVisitor(browser)
    person.tabs_to("Join the list It helps you get care at home.")
    person.goes_on_with(Keys.ENTER)
    assert person.page().address == "/join"
    person.answers_until(WAYS[way], "/sent")
    assert len(browser.find_element(By.ID, "reference").text) == 9


def comes_back(person: KeyboardVisitor, card: CardInHand) -> None:
    """The first letter of one word and four whole ones, the picture, the birthday, and that nobody looks."""
    person.tabs_to("Come back")
    person.goes_on_with(Keys.ENTER)
    person.answers(boxes([card.words[0][0], *card.words[1:]]))
    while card.words[0] not in person.page().form.xpath(".//input[@type='radio']/@value"):
        person.tabs_to("More words")
        person.goes_on_with(Keys.ENTER)
    person.answers({"chosen": card.words[0]})
    assert person.page().h1 == "One more thing"
    person.answers({})
    assert person.page().h1 == "My page"
    person.tabs_to("Only I use this phone: show my answers")
    person.goes_on_with(Keys.ENTER)


@pytest.mark.parametrize("scripts", ["browser", "browser_without_scripts"])
def test_someone_comes_back_and_changes_their_mind_by_keyboard_alone(
    live_portal: LivePortal, request: pytest.FixtureRequest, scripts: str
) -> None:
    _receipt, card = sends(CheckedClient(live_portal.app))
    browser: Chrome = request.getfixturevalue(scripts)
    browser.delete_all_cookies()
    at_width(browser, PHONE)
    browser.get(live_portal.address)
    person = KeyboardVisitor(browser)
    comes_back(person, card)
    assert person.page().h1 == "My page" and "You said yes to the list." in person.page().words()
    person.tabs_to("Change my answer")
    person.goes_on_with(Keys.ENTER)
    person.tabs_to("No")
    person.goes_on_with(Keys.SPACE)
    assert person.page().h1 == "We have your answer" and "You said no to the list." in person.page().words()
    person.tabs_to("Change it back")
    person.goes_on_with(Keys.ENTER)
    assert "You said yes to the list." in person.page().words()
    person.tabs_to("Go to my page")
    person.goes_on_with(Keys.ENTER)
    person.tabs_to("Finished: clear this device")
    person.goes_on_with(Keys.ENTER)
    assert person.page().h1 == "This device is clear now"
    browser.get(f"{live_portal.address}/my-page")
    assert person.page().h1 == "What is on your card?"

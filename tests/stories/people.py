"""The two sides of a story: someone with a phone in their hand, and a member of staff at a desk."""

from datetime import date
from typing import Any

from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from portal.commands.birthdays import see_birthdays
from portal.commands.index import make_findings
from portal.commands.matching import match
from tests.accessibility.support.keyboard import KeyboardVisitor, brings_another_page
from tests.accessibility.support.live import LivePortal
from tests.support.card_holders import boxes, words_on
from tests.support.staff_fixtures import Office, Worker


class OnAPhone(KeyboardVisitor):
    """Asks, keeps the words of the card, and comes back with them."""

    def __init__(self, browser: Chrome, address: str) -> None:
        super().__init__(browser)
        self.address = address
        self.reference = ""
        self.words: list[str] = []

    def opens(self, way: str) -> None:
        self.browser.get(self.address + way)

    def reads(self) -> str:
        return self.page().words()

    def goes_to(self, words: str) -> None:
        """Tab to the link or button with these words, and use it."""
        self.tabs_to(words)
        self.goes_on_with(Keys.ENTER)

    def asks(self, way: str, **wanted: Any) -> None:
        """From the start page of this journey to its receipt; the reference and the card stay in their hand."""
        self.opens(way)
        self.answers_until({"who": "me", "agree": "yes", **wanted}, "/sent")
        self.reference, self.words = self.page().reference, words_on(self.page())

    def card_to_give(self) -> list[str]:
        """The words of the card that the receipt gives for someone else."""
        self.goes_to("A card for the other person")
        return words_on(self.page())

    def clears(self) -> None:
        """Another phone from now on: this one knows nothing."""
        self.browser.delete_all_cookies()

    def comes_back(self, words: list[str] | None = None, **born: str) -> None:
        """With the words of a card and a birthday, on a phone that nobody else looks at."""
        self.opens("/come-back")
        self.answers(boxes(words or self.words))
        self.answers(born)
        if self.page().h1 == "My page":
            self.goes_to("Only I use this phone: show my answers")


class AtADesk:
    """Reads requests, and does with them what staff do."""

    def __init__(self, browser: Chrome, portal: LivePortal) -> None:
        self.browser, self.portal, self.office = browser, portal, Office(portal.app)

    def signs_in(self, worker: Worker) -> None:
        """Whoever sat here before leaves."""
        self.browser.delete_all_cookies()
        self.opens("/staff/")
        self.types(email=worker.address, password=worker.password)
        self.goes_on()
        self.types(code=worker.code())
        self.goes_on()

    def worker_runs(self) -> None:
        """What the worker sees to each minute and each night."""
        make_findings(self.portal.app)
        match(self.portal.app)
        see_birthdays(self.portal.app)

    def opens(self, way: str) -> None:
        self.browser.get(self.portal.address + way)

    def opens_request(self, reference: str) -> None:
        self.opens(f"/staff/request/{reference}")

    def reads(self, where: str = "main") -> str:
        """The words of the page, or of the part that this selector finds."""
        return " ".join(self.browser.find_element(By.CSS_SELECTOR, where).text.split())

    def types(self, **typed: str) -> None:
        for id_, words in typed.items():
            self.browser.find_element(By.ID, id_.replace("_", "-")).send_keys(words)

    def picks_the_day(self, id_: str, day: date) -> None:
        """Set, not typed: the order of day and month in the box is that of the browser's own language."""
        box = self.browser.find_element(By.ID, id_)
        self.browser.execute_script("arguments[0].value = arguments[1]", box, day.isoformat())

    def ticks(self, *ids: str) -> None:
        for each in ids:
            self.browser.find_element(By.ID, each).click()

    def goes_on(self) -> None:
        """With the main button of the page's form."""
        self._goes_on(self.browser.find_element(By.CSS_SELECTOR, "main form button"))

    def presses(self, words: str) -> None:
        """The first button that begins with these words."""
        self._goes_on(self.browser.find_element(By.XPATH, f"//button[starts-with(normalize-space(.), '{words}')]"))

    def follows(self, words: str) -> None:
        self._goes_on(self.browser.find_element(By.XPATH, f"//main//a[starts-with(normalize-space(.), '{words}')]"))

    def references(self) -> list[str]:
        """The requests of the list, from the top."""
        return [each.text for each in self.browser.find_elements(By.CSS_SELECTOR, "a.reference")]

    def _goes_on(self, control: WebElement) -> None:
        brings_another_page(self.browser, control.click)

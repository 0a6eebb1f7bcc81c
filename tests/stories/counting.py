"""A walk by the HTML of its pages alone: how many pages, taps and words a person at a phone has to go through."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import fill

NOT_SEEN = "//details/*[not(self::summary)]|//*[@hidden]|//script|//*[contains(@class,'visually-hidden')]"


def words_on(page: FetchedPage, answers: dict[str, Any] | None = None) -> int:
    """How many words stand inside `main`, folds closed, and of what a choice opens only what these answers open."""
    main = deepcopy(page.main)
    for each in main.xpath(f".{NOT_SEEN}".replace("|//", "|.//")):
        each.drop_tree()
    for block in _closed(main, answers or {}):
        block.drop_tree()
    return len(" ".join(main.itertext()).split())


def _closed(main: Any, answers: dict[str, Any]) -> list[Any]:
    """The blocks that no choice among these answers opens."""
    blocks = main.xpath(".//div[contains(concat(' ', @class, ' '), ' opened ')]")
    return [each for each in blocks if not set(each.get("class").split()) & _open(each.getparent(), answers)]


def _open(choices: Any, answers: dict[str, Any]) -> set[str]:
    controls = choices.xpath("./div[@class='pick']/label/input[@data-nth]")
    return {f"opened-{each.get('data-nth')}" for each in controls if _is_chosen(each, answers)}


@dataclass
class Walk:
    """One person's way, and what it cost them."""

    client: CheckedClient
    pages: list[tuple[str, int]] = field(default_factory=list)
    taps: int = 0

    @property
    def words(self) -> int:
        return sum(words for _page, words in self.pages)

    def sees(self, page: FetchedPage, answers: dict[str, Any] | None = None) -> FetchedPage:
        self.pages.append((page.h1, words_on(page, answers)))
        return page

    def opens(self, address: str) -> FetchedPage:
        """A page that a link leads to."""
        self.taps += 1
        return self.client.get(address)

    def presses(self, page: FetchedPage, answers: dict[str, Any], *, press: str = "") -> FetchedPage:
        """Fill in the page as given, and press its main button, or the one with these words."""
        self.sees(page, answers)
        chosen = [each for each in page.form.xpath(".//input[@data-nth or @type='radio']") if _is_chosen(each, answers)]
        self.taps += len(chosen) + 1
        return self.client.send(page, answers, press=press)

    def from_home(self, address: str, wanted: dict[str, Any], *, ends: str = "/sent") -> FetchedPage:
        """From the home page by the link to this address to the receipt, each question answered."""
        home = self.sees(self.client.get("/"))
        assert home.main.xpath(f".//a[@href='{address}']"), f"home does not lead to {address}"
        page = self.opens(address)
        for _page in range(40):
            if page.address.split("?")[0].endswith(ends):
                return self.sees(page)
            page = self.presses(page, only_opened(page, fill(page, wanted)))
        raise AssertionError(f"never came to {ends}: {page.address} {page.errors()}")


def only_opened(page: FetchedPage, answers: dict[str, Any]) -> dict[str, Any]:
    """These answers without those in boxes that no choice among them opens: nobody sees those."""
    closed = {
        each.get("name")
        for block in _closed(page.main, answers)
        for each in block.xpath(".//input[@type!='hidden']|.//textarea")
    }
    return {name: value for name, value in answers.items() if name not in closed}


def _is_chosen(control: Any, answers: dict[str, Any]) -> bool:
    given = answers.get(control.get("name"), ())
    return control.get("value") in ([given] if isinstance(given, str) else given)

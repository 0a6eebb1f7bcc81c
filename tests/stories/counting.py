"""A walk by the HTML of its pages alone, and how many pages, taps and words it has: as a person at a phone sees them."""

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
    chosen = {nth for control in main.xpath(".//input[@data-nth]") for nth in _nth(control, answers or {})}
    for block in main.xpath(".//div[contains(concat(' ', @class, ' '), ' opened ')]"):
        opens = {each for each in block.get("class").split() if each.startswith("opened-")}
        if not opens & {f"opened-{nth}" for nth in chosen}:
            block.drop_tree()
    return len(" ".join(main.itertext()).split())


def _nth(control: Any, answers: dict[str, Any]) -> list[str]:
    """The place of this choice among its question's, where it was chosen."""
    given = answers.get(control.get("name"), ())
    values = [given] if isinstance(given, str) else list(given)
    return [control.get("data-nth")] if control.get("value") in values else []


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
    chosen = {nth for control in page.main.xpath(".//input[@data-nth]") for nth in _nth(control, answers)}
    closed: set[str] = set()
    for block in page.main.xpath(".//div[contains(concat(' ', @class, ' '), ' opened ')]"):
        if not {each for each in block.get("class").split() if each.startswith("opened-")} & {f"opened-{n}" for n in chosen}:
            closed |= {each.get("name") for each in block.xpath(".//input[@type!='hidden']|.//textarea")}
    return {name: value for name, value in answers.items() if name not in closed}


def _is_chosen(control: Any, answers: dict[str, Any]) -> bool:
    given = answers.get(control.get("name"), ())
    return control.get("value") in ([given] if isinstance(given, str) else given)

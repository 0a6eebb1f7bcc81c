"""What people print is a tagged PDF that a screen reader can read, fits its sheets, and says what the screen says."""

from collections.abc import Callable

import pytest
from selenium.webdriver import Chrome

from portal.languages import COOKIE
from tests.accessibility.support import eyes, paper
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.paper import A4, Print, unspaced
from tests.accessibility.support.screens import Screen, at
from tests.support.servers import at_width

PAGES = {
    "subjects": "/about",
    "information": "/about/list",
    "colours": "/about/colours",
    "story": "/about/story",
    "privacy": "/privacy",
    "privacy in full": "/privacy/full",
    "words": "/words",
    "receipt": "/join/sent",
    "check": "/join/check",
    "card": "/come-back: my page card",
    "card to give": "/come-back: card to give",
    "my page": "/come-back: my page",
    "my page with a message": "/come-back: my page with a message",
    "message": "/come-back: message",
    "what I told you": "/come-back: my page told",
}
IN_DANGER = ("999", "111", "85258")


def opened(browser: Chrome, every_screen: list[Screen], page: str) -> None:
    eyes.open_screen(browser, at(every_screen, PAGES[page]))


def torn(sheets: list[str], together: list[list[str]]) -> list[str]:
    """What stands together on no sheet."""
    return [
        " ".join(lines)
        for lines in together
        if not any(all(unspaced(each) in sheet for each in lines) for sheet in sheets)
    ]


def faults(browser: Chrome) -> list[str]:
    """What is wrong with the open page on paper: one line each."""
    screen, sheet, made = paper.as_on_screen(browser), paper.as_on_paper(browser), paper.printed(browser)
    whole = "".join(made.sheets)
    found = [f"wider than the sheet: {each}" for each in sheet["wide"]]
    wanted = [line for line in screen["lines"] if line not in screen["buttons"]]
    found += [f"gone: {line}" for line in [*wanted, *IN_DANGER] if unspaced(line) not in whole]
    found += [f"torn: {each}" for each in torn(made.sheets, sheet["together"])]
    ends = [sheet for sheet in made.sheets if sheet.endswith(tuple(map(unspaced, screen["headings"])))]
    found += [f"a heading is the last on its sheet: {each[-40:]}" for each in ends]
    found += [f"to press: {each}" for each in sheet["buttons"]]
    found += ["pictures are gone"] if sheet["pictures"] != screen["pictures"] else []
    found += [f"not loaded: {each}" for each in sheet["unloaded"]]
    return found + _untagged(made, browser)


def _untagged(made: Print, browser: Chrome) -> list[str]:
    found = [] if made.root.get("/MarkInfo", {}).get("/Marked") else ["not marked as tagged"]
    found += [] if made.root.get("/StructTreeRoot", {}).get("/K") else ["no tags"]
    found += (
        [] if made.root.get("/Lang") == browser.execute_script("return document.documentElement.lang") else ["lang"]
    )
    found += [] if made.read.metadata and made.read.metadata.get("/Title") == browser.title else ["no title"]
    sizes = {tuple(round(float(side) / 72, 1) for side in sheet.mediabox[2:]) for sheet in made.read.pages}
    return found + ([] if sizes == {tuple(round(side, 1) for side in A4)} else [f"not A4: {sizes}"])


@pytest.mark.parametrize("page", PAGES)
def test_a_printed_page_is_tagged_fits_and_says_what_the_screen_says(
    browser: Chrome, every_screen: list[Screen], page: str
) -> None:
    opened(browser, every_screen, page)
    assert not faults(browser)


@pytest.mark.parametrize("page", ["information", "card", "check"])
def test_the_biggest_words_are_as_big_on_paper_and_still_fit(
    browser: Chrome, every_screen: list[Screen], page: str
) -> None:
    opened(browser, every_screen, page)
    at_first = paper.as_on_paper(browser)["size"]
    browser.execute_script(eyes.SIZE, "4")
    assert not faults(browser)
    grown = paper.as_on_paper(browser)["size"]
    assert grown == [pytest.approx(size * 1.5) for size in at_first]
    assert min(grown) > 28  # no words are left behind


@pytest.mark.parametrize("card", ["card", "card to give"])
def test_the_words_the_numbers_and_the_code_of_a_card_are_on_one_sheet(
    browser: Chrome, every_screen: list[Screen], card: str
) -> None:
    opened(browser, every_screen, card)
    seen = paper.as_on_paper(browser)
    first = paper.printed(browser).sheets[0]
    assert len(seen["pictures"]) == 6
    words = [word for card in seen["together"][:5] for word in card]
    assert not [each for each in [*words, "Or use this link."] if unspaced(each) not in first]


def test_the_pictures_are_drawn_on_paper_and_stay_away_when_switched_off(
    browser: Chrome, every_screen: list[Screen]
) -> None:
    opened(browser, every_screen, "information")
    drawn = paper.printed(browser).drawn()
    browser.execute_script(eyes.WITHOUT_PICTURES)
    assert paper.printed(browser).drawn() < drawn / 4


def test_a_page_from_right_to_left_is_printed_in_its_language(browser: Chrome, live_portal: LivePortal) -> None:
    browser.delete_all_cookies()
    at_width(browser, eyes.PHONE)
    browser.get(f"{live_portal.address}/about/list")
    browser.add_cookie({"name": COOKIE, "value": "ar"})
    browser.get(f"{live_portal.address}/about/list")
    try:
        made = paper.printed(browser)
        assert made.root["/Lang"] == "ar"
        assert not paper.as_on_paper(browser)["wide"]
        assert all(number in "".join(made.sheets) for number in IN_DANGER)
    finally:
        browser.delete_all_cookies()


@pytest.mark.parametrize("path", ["my page", "my page told", "my page promise"])
def test_what_we_were_asked_to_keep_private_is_on_no_paper(
    browser: Chrome, every_screen: list[Screen], path: str
) -> None:
    eyes.open_screen(browser, at(every_screen, f"/come-back: {path}"))
    assert "asked us to keep private" in paper.as_on_screen(browser)["whole"]
    whole = "".join(paper.printed(browser).sheets)
    assert not [each for each in ("keepprivate", "unlesssomeone", "tellyoufirst.") if each in whole]


SPOILED: dict[str, tuple[str, Callable[[list[str]], bool]]] = {
    "wide": ("one('h1').style = 'width: 80rem; max-width: none'", lambda found: any("wider" in each for each in found)),
    "gone": ("one('.row__words').classList.add('ways')", lambda found: any("gone: " in each for each in found)),
    "torn": (
        "one('p.row__words').innerText = 'word '.repeat(900)",
        lambda found: any("torn" in each for each in found),
    ),
    "heading": (
        "one('.rows').style = 'break-before: page'; one('h1').style = 'break-after: auto'",
        lambda found: any("heading" in each for each in found),
    ),
    "button": (
        "one('.print-button').hidden = false; one('.print-button').style.setProperty('display', 'block', 'important')",
        lambda found: any("to press" in each for each in found),
    ),
    "picture": ("one('.row img').classList.add('ways')", lambda found: "pictures are gone" in found),
    "language": ("document.documentElement.lang = ''", lambda found: "lang" in found),
}


@pytest.mark.parametrize("what", SPOILED)
def test_the_check_of_prints_finds_what_is_wrong(browser: Chrome, every_screen: list[Screen], what: str) -> None:
    spoil, is_found = SPOILED[what]
    opened(browser, every_screen, "information")
    browser.execute_script(eyes.ONE + spoil)
    assert is_found(faults(browser))

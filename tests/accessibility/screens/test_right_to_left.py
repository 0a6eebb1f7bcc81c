"""In a language that is read from right to left, what points somewhere is its own mirror image."""

from selenium.webdriver import Chrome

from tests.accessibility.support import eyes
from tests.accessibility.support.screens import Screen, at

# The chevron is one corner that points up and to the right, and is turned: where does it point to now?
CHEVRON = """
const link = document.querySelector(".nhsuk-back-link");
const style = getComputedStyle(link, "::before");
const turned = new DOMMatrix(style.transform);
const middle = parseFloat(style.left) + parseFloat(style.width) / 2;
return {to: turned.a - turned.c, up: turned.b - turned.d, side: middle / link.getBoundingClientRect().width};
"""


def test_the_chevron_of_the_back_link_points_the_way_back(browser: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(browser, at(every_screen, "/join/now"))
    chevron = browser.execute_script(CHEVRON)
    assert chevron["to"] < -1, "to the left"
    assert abs(chevron["up"]) < 0.1
    assert chevron["side"] < 0.2, "before its words"
    browser.execute_script(eyes.MIRROR)
    chevron = browser.execute_script(CHEVRON)
    assert chevron["to"] > 1, "to the right"
    assert abs(chevron["up"]) < 0.1
    assert chevron["side"] > 0.8, "before its words"


# Where each of the five numbers of the card begins, in the order in which they are written.
NUMBERS = """
const text = document.getElementById("numbers").firstChild;
return [...text.data.matchAll(/\\d+/g)].map((number) => {
  const range = document.createRange();
  range.setStart(text, number.index);
  range.setEnd(text, number.index + number[0].length);
  return range.getBoundingClientRect().left;
});
"""


def test_the_numbers_of_a_card_stand_in_one_order_in_every_language(
    browser: Chrome, every_screen: list[Screen]
) -> None:
    eyes.open_screen(browser, at(every_screen, "/come-back: card of a draft"))
    browser.execute_script(eyes.MIRROR)
    starts = browser.execute_script(NUMBERS)
    assert len(starts) == 5 and starts == sorted(starts), "as in the link, from left to right"

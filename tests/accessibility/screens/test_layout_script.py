"""The layout script finds what breaks each rule: a page is spoiled in one way, and told apart from a good one."""

import pytest
from selenium.webdriver import Chrome

from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import DESK, ONE, PHONE, SMALL_PHONE
from tests.accessibility.support.screens import Screen, at

SPOILED = {
    "size: small words": (PHONE, "one('.help-now__title').style.fontSize = '18px'"),
    "size: body words": (PHONE, "one('.choice__words').style.fontSize = '21px'"),
    "size: heading": (PHONE, "one('h1').style.fontSize = '27px'"),
    "size: what is typed on a button": (PHONE, "one('#go').style.fontSize = '20px'"),
    "line height": (PHONE, "one('.choice__words').style.lineHeight = '1.4'"),
    "italics": (PHONE, "one('h1').style.fontStyle = 'italic'"),
    "start": (PHONE, "one('h1').style.textAlign = 'center'"),
    "line length": (
        DESK,
        "one('.help-now__title').textContent = 'it is ill '.repeat(7);"
        " one('.help-now__title').style.whiteSpace = 'nowrap'",
    ),
    "picture: none": (PHONE, "one('.choice__picture').remove()"),
    "picture: two": (PHONE, "one('.choice').append(one('.choice__picture').cloneNode())"),
    "picture: after its words": (PHONE, "one('.choice').append(one('.choice__picture'))"),
    "picture: shown after its words": (PHONE, "one('.choice__picture').style.order = '1'"),
    "picture: narrow": (PHONE, "one('.choice__picture').style.width = '60px'"),
    "picture: no tile": (PHONE, "one('.choice__picture').style.background = 'none'"),
    "target: narrow": (PHONE, "one('.ways .way, .ways a').style = 'min-width: 0; width: 43px; overflow: hidden'"),
    "target: low": (PHONE, "one('summary').style = 'padding: 0; min-height: 0; height: 43px'"),
    "gap": (PHONE, "one('.pick').style.marginBottom = '-13px'"),
    "main button": (
        PHONE,
        "one('#go').style = 'height: 55px; min-height: 0; padding: 0'",
    ),
    "one main button: two": (PHONE, "one('main form').append(one('#go').cloneNode(true))"),
    "one main button: none": (PHONE, "one('#go').hidden = true; one('#go').style.display = 'none'"),
    "one main button: a link too": (
        PHONE,
        "const link = one('.leave-now').cloneNode(true); link.className = 'main-button'; one('main').append(link)",
    ),
    "one h1: two": (PHONE, "one('main').append(one('h1').cloneNode(true))"),
    "sideways: a long word": (
        SMALL_PHONE,
        "one('h1').textContent = 'a '.repeat(60); one('h1').style.whiteSpace = 'nowrap'",
    ),
    "sideways: cut off": (
        SMALL_PHONE,
        "one('.choices').style.overflow = 'hidden'; one('.pick:last-child span').style.whiteSpace = 'nowrap'",
    ),
    "cut": (SMALL_PHONE, "one('.choice').style = 'flex: none; height: 20px; min-height: 0'"),
    "frame: begins": (PHONE, "one('.help-now').style.paddingBottom = '40px'"),
    "frame: ends": (PHONE, "one('.choices').style.paddingBottom = '300px'"),
    "height": (PHONE, "one('.choices').style.paddingBottom = '1000px'"),
}


NO_PICTURE = "one('.choice__picture').onerror = arguments[0]; one('.choice__picture').src = '/no.svg'"


@pytest.mark.parametrize("what", SPOILED)
def test_the_layout_script_finds_what_is_wrong(browser: Chrome, every_screen: list[Screen], what: str) -> None:
    px, spoil = SPOILED[what]
    eyes.open_screen(browser, at(every_screen, "/join/now"), px)
    assert not eyes.measured(browser, type=True, pictures=True, height=True)
    browser.execute_script(ONE + spoil)
    found = eyes.measured(browser, type=True, pictures=True, height=True)
    assert what.split(":")[0] in [finding.split(":")[0] for finding in found], found


def test_the_layout_script_finds_a_picture_that_did_not_load(browser: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(browser, at(every_screen, "/join/now"))
    browser.execute_async_script(ONE + NO_PICTURE)
    assert "did not load" in eyes.measured(browser, pictures=True)[0]


def test_the_layout_script_asks_for_bigger_pictures_beside_information(
    browser: Chrome, every_screen: list[Screen]
) -> None:
    eyes.open_screen(browser, at(every_screen, "/about/list"))
    browser.execute_script("document.querySelector('.row__picture').style.width = '95px'")
    assert "less than 96" in eyes.measured(browser, pictures=True)[0]


def test_bigger_words_are_bigger_everywhere(browser: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(browser, every_screen[0], SMALL_PHONE)
    normal = eyes.sizes(browser)
    sizes = {look: eyes.sizes(browser) for look in eyes.looks(browser)}
    assert sizes["size 1"] == normal
    for look, times in {"size 2": 1.125, "size 3": 1.3, "size 4": 1.5, "words twice as big": 2}.items():
        assert sizes[look] == pytest.approx([each * times for each in normal], rel=0.01), look

"""Listen: a voice of this device reads each page out, all that is seen, once, in order, and nothing that was typed."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from portal.config import Settings
from tests.accessibility import eyes, live
from tests.accessibility.eyes import DEVICES, PHONE, SMALL_PHONE
from tests.accessibility.keyboard import WITHIN, KeyboardVisitor
from tests.accessibility.screens import Screen, at, one_of_each, short

STAND_IN = (Path(__file__).parent / "voice.js").read_text()
HERE = {"name": "Here", "lang": "en-GB", "localService": True}
ELSEWHERE = {"name": "Elsewhere", "lang": "en-GB", "localService": False}
FRENCH = {"name": "Amélie", "lang": "fr-FR", "localService": True}
OWN = {"name": "Own", "lang": "en_US", "localService": True, "default": True}

QUESTION = "/join/tell"
# What a person sees on the open page, line by line: in `main`, then the help in danger.
SEEN = """
const box = document.querySelector(".listen");
const aside = [box, ...document.querySelectorAll("main .nhsuk-u-visually-hidden")];
const shown = aside.map((each) => each.hidden);
for (const each of aside) each.hidden = true;
const words = ["main", ".help-now"].map((part) => document.querySelector(part).innerText);
aside.forEach((each, index) => { each.hidden = shown[index]; });
return words.join("\\n");
"""
MARKED = "return [...CSS.highlights.get(arguments[0]) || []].map(String).join('')"
MARKED_BLOCKS = "return [...document.querySelectorAll('.being-read')].map((each) => each.innerText)"
PLACES = "return [...document.querySelectorAll('main *')].map((each) => Math.round(each.getBoundingClientRect().top))"
PICTURES_CAME = (
    "return [...document.querySelectorAll('.listen img')].every((each) => !each.checkVisibility() || each.complete)"
)
KEPT = "return [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"


@contextmanager
def with_voices(browser: Chrome, *voices: dict[str, Any], more: str = "") -> Iterator[Chrome]:
    """A browser with these voices alone, on each page it opens."""
    script = f"(() => {{ {STAND_IN.replace('VOICES', json.dumps(voices))}\n{more} }})()"
    kept = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    try:
        yield browser
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", kept)
        browser.get("about:blank")


@pytest.fixture
def listener(browser: Chrome) -> Iterator[Chrome]:
    """A browser with a voice of its own."""
    with with_voices(browser, HERE):
        yield browser


def press(browser: Chrome, words: str) -> None:
    """Press this button of the group "Hear this page"."""
    (button,) = [each for each in browser.find_elements(By.CSS_SELECTOR, ".listen button") if each.text == words]
    button.click()


def offered(browser: Chrome) -> list[str]:
    """The buttons of "Hear this page" that are seen."""
    return [each.text for each in browser.find_elements(By.CSS_SELECTOR, ".listen button") if each.is_displayed()]


def spoken(browser: Chrome) -> list[str]:
    return [each["text"] for each in browser.execute_script("return voice.spoken")]


def sentence_ends(browser: Chrome) -> None:
    browser.execute_script("voice.ends()")


def heard(browser: Chrome) -> list[str]:
    """All that is read out on the open page, from the press on Listen to the end."""
    browser.execute_script("voice.isQuick = true; voice.spoken.length = 0")
    press(browser, "Listen")
    WebDriverWait(browser, WITHIN, 0.02).until(lambda _browser: offered(browser) == ["Listen"])
    return spoken(browser)


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("voices", [[], [ELSEWHERE], [FRENCH], [{**HERE, "localService": "yes"}]])
def test_without_a_voice_of_this_device_for_the_page_there_is_no_button(
    browser: Chrome, every_screen: list[Screen], voices: list[dict[str, Any]]
) -> None:
    with with_voices(browser, *voices):
        eyes.open_screen(browser, at(every_screen, QUESTION))
        assert offered(browser) == []


def test_a_browser_that_cannot_speak_shows_no_button(browser: Chrome, every_screen: list[Screen]) -> None:
    away = "Object.defineProperty(window, 'speechSynthesis', { value: undefined })"
    hide = {"source": away}
    kept = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", hide)
    eyes.open_screen(browser, at(every_screen, QUESTION))
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", kept)
    assert offered(browser) == []
    assert browser.execute_script("return document.body.classList.contains('js-enabled')")


def test_voices_may_come_and_go_later(browser: Chrome, every_screen: list[Screen]) -> None:
    with with_voices(browser, ELSEWHERE):
        eyes.open_screen(browser, at(every_screen, QUESTION))
        browser.execute_script("voice.voices = [arguments[0]]; speechSynthesis.onvoiceschanged()", HERE)
        assert offered(browser) == ["Listen"]
        press(browser, "Listen")
        browser.execute_script("voice.voices = []; speechSynthesis.onvoiceschanged()")
        assert offered(browser) == []
        assert browser.execute_script("return voice.now") is None


@pytest.mark.parametrize(("voices", "name"), [([ELSEWHERE, FRENCH, HERE], "Here"), ([HERE, OWN], "Own")])
def test_it_reads_with_a_voice_of_this_device_alone_the_one_that_a_person_uses_first(
    browser: Chrome, every_screen: list[Screen], voices: list[dict[str, Any]], name: str
) -> None:
    with with_voices(browser, *voices):
        eyes.open_screen(browser, at(every_screen, QUESTION))
        press(browser, "Listen")
        assert browser.execute_script("return voice.spoken.map((each) => each.name)") == [name]


def test_every_screen_is_read_out_whole_once_and_in_order(listener: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    wrong = [screen for screen in short(every_screen) if screen.has_summary][::12]
    for screen in [*one_of_each(every_screen), *wrong]:
        eyes.open_screen(listener, screen)
        seen = listener.execute_script(SEEN)
        said = "".join(map(letters, heard(listener)))
        findings[screen] = [] if said == letters(seen) else [f"read out: {said}\n    seen: {letters(seen)}"]
    assert len(findings) > 50
    assert not eyes.report(findings), eyes.report(findings)


def test_a_page_is_read_sentence_by_sentence_and_a_number_figure_by_figure(
    listener: Chrome, every_screen: list[Screen]
) -> None:
    eyes.open_screen(listener, at(every_screen, "/join/agree"))
    said = heard(listener)
    assert not [each for each in said if re.search(r"[.?!]\s", each)]
    assert "Ring 9 9 9" in said
    assert said.index("Continue") < said.index("Do you need help now?")


def test_what_is_folded_is_read_when_it_is_open(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(listener, at(every_screen, QUESTION))
    folded = listener.find_element(By.CSS_SELECTOR, ".why p").get_attribute("textContent")
    assert folded not in heard(listener)
    listener.find_element(By.CSS_SELECTOR, ".why summary").click()
    assert folded in heard(listener)


def test_what_was_typed_is_never_read_out(listener: Chrome, every_screen: list[Screen]) -> None:
    typed = [screen for screen in every_screen if screen.typed]
    assert typed
    for screen in typed:
        eyes.open_screen(listener, screen)
        said = " ".join(heard(listener))
        assert not [each for each in screen.typed if each[:20] in said], screen
    eyes.open_screen(listener, at(every_screen, QUESTION))
    listener.find_element(By.TAG_NAME, "textarea").send_keys("a secret")
    assert "secret" not in " ".join(heard(listener))


def test_the_mark_goes_with_the_voice_and_moves_nothing(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(listener, at(every_screen, QUESTION))
    press(listener, "Listen")
    before = listener.execute_script(PLACES)
    for _sentence in range(3):
        assert listener.execute_script(MARKED, "sentence").split() == spoken(listener)[-1].split()
        assert listener.execute_script(PLACES) == before
        sentence_ends(listener)
    press(listener, "Stop")
    assert listener.execute_script("return CSS.highlights.size") == 0


def test_a_word_is_marked_where_the_voice_says_which_one_it_is(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(listener, at(every_screen, QUESTION))
    press(listener, "Listen")
    sentence_ends(listener)
    say = "voice.now.onboundary({ name: arguments[0], charIndex: arguments[1], charLength: arguments[2] })"
    second = spoken(listener)[-1].split()[1]
    place = spoken(listener)[-1].index(second)
    for length in (len(second), None):
        listener.execute_script(say, "word", place, length)
        assert listener.execute_script(MARKED, "word") == second
    listener.execute_script(say, "word", 10_000, None)
    listener.execute_script(say, "sentence", 0, 3)
    assert listener.execute_script(MARKED, "word") == second
    sentence_ends(listener)
    assert listener.execute_script(MARKED, "word") == ""


def test_a_browser_that_marks_no_words_marks_the_block(browser: Chrome, every_screen: list[Screen]) -> None:
    with with_voices(browser, HERE, more="Object.defineProperty(window, 'Highlight', { value: undefined })"):
        eyes.open_screen(browser, at(every_screen, QUESTION))
        press(browser, "Listen")
        before = browser.execute_script(PLACES)
        for _sentence in range(3):
            (block,) = browser.execute_script(MARKED_BLOCKS)
            assert spoken(browser)[-1] in block
            sentence_ends(browser)
        assert browser.execute_script(PLACES) == before
        press(browser, "Stop")
        assert browser.execute_script(MARKED_BLOCKS) == []


def test_pause_go_on_and_stop_by_keyboard(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(listener, at(every_screen, QUESTION))
    person = KeyboardVisitor(listener)
    person.tabs_to("Listen")
    person.presses(Keys.ENTER)
    assert offered(listener) == ["Pause", "Stop", "Slower", "Faster"]
    sentence_ends(listener)
    second = spoken(listener)[-1]
    assert person.where()["words"] == "Pause"
    person.presses(Keys.SPACE)
    assert listener.execute_script("return voice.now") is None
    assert offered(listener) == ["Go on", "Stop", "Slower", "Faster"]
    assert person.where()["words"] == "Go on"
    person.presses(Keys.SPACE)
    assert spoken(listener)[1:] == [second, second]  # from the start of the sentence
    person.presses(Keys.ESCAPE)
    assert listener.execute_script("return voice.now") is None
    assert offered(listener) == ["Listen"]
    assert person.where()["words"] == "Listen"


def test_slower_and_faster_hold_for_the_page_and_have_an_end(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(listener, at(every_screen, QUESTION))
    press(listener, "Listen")
    for words in ("Slower", "Faster", "Faster", *["Slower"] * 9):
        press(listener, words)
    rates = listener.execute_script("return voice.spoken.map((each) => each.rate)")
    assert rates[1] < rates[0] == rates[2] < rates[3]
    assert rates[-1] == rates[-2] == 0.5
    (slower,) = listener.find_elements(By.CSS_SELECTOR, "[data-listen=slower]")
    assert slower.get_attribute("aria-disabled") == "true"
    assert len(set(spoken(listener))) == 1
    press(listener, "Stop")
    press(listener, "Listen")
    assert listener.execute_script("return voice.spoken.pop().rate") == 0.5


def test_nothing_is_kept_in_the_browser(listener: Chrome, every_screen: list[Screen]) -> None:
    listener.delete_all_cookies()
    eyes.open_screen(listener, at(every_screen, QUESTION))
    before = listener.get_cookies()
    press(listener, "Listen")
    press(listener, "Slower")
    press(listener, "Stop")
    assert listener.execute_script(f"return (async () => {{ {KEPT} }})()") == [0, 0, "", 0]
    assert listener.get_cookies() == before
    eyes.open_screen(listener, at(every_screen, "/join/agree"))
    press(listener, "Listen")
    assert listener.execute_script("return voice.spoken[0].rate") == 1


@pytest.mark.parametrize(
    "leave",
    [
        "window.dispatchEvent(new PageTransitionEvent('pagehide'))",
        "addEventListener('click', (e) => e.preventDefault()); document.querySelector('[data-leave]').href = '#';"
        "document.querySelector('[data-leave]').click()",
    ],
)
def test_leaving_stops_it(listener: Chrome, every_screen: list[Screen], leave: str) -> None:
    eyes.open_screen(listener, at(every_screen, QUESTION))
    press(listener, "Listen")
    listener.execute_script(leave)
    assert listener.execute_script("return [voice.now, voice.stopped]") == [None, 1]


def test_the_idle_warning_stops_it(
    listener: Chrome, live_settings: Settings, migrated_sqlite: Path, tmp_path: Path
) -> None:
    hasty = replace(live_settings, idle_warn_seconds=2, idle_clear_seconds=600, instance=tmp_path)
    with live.live_portal(hasty, migrated_sqlite) as portal:
        listener.delete_all_cookies()
        listener.get(f"{portal.address}/join")
        listener.find_element(By.ID, "go").click()
        press(listener, "Listen")
        assert listener.execute_script("return voice.now !== null")
        warning = listener.find_element(By.CLASS_NAME, "idle")
        WebDriverWait(listener, WITHIN, 0.02).until(lambda _browser: warning.is_displayed())
        assert listener.execute_script("return voice.now") is None


def test_the_page_follows_the_voice_until_a_person_moves_it(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.emulate(listener, prefers_reduced_motion="reduce")
    eyes.open_screen(listener, at(every_screen, QUESTION))
    press(listener, "Listen")
    for _sentence in range(14):
        sentence_ends(listener)
    assert listener.execute_script("return scrollY") > 0
    listener.execute_script("document.dispatchEvent(new WheelEvent('wheel'))")
    listener.execute_script("scrollTo(0, 0)")
    sentence_ends(listener)
    assert listener.execute_script("return scrollY") == 0
    eyes.emulate(listener)


@pytest.mark.parametrize("path", ["/", QUESTION, "/join/check", "/join/sent", "/come-back"])
def test_the_buttons_keep_the_rules_of_every_page(listener: Chrome, every_screen: list[Screen], path: str) -> None:
    findings = {}
    for px in (PHONE, SMALL_PHONE):
        eyes.open_screen(listener, at(every_screen, path), px)
        findings[f"{px} px"] = eyes.measured(listener, type=True, pictures=True, height=px == PHONE)
        press(listener, "Listen")
        WebDriverWait(listener, WITHIN, 0.02).until(lambda browser: browser.execute_script(PICTURES_CAME))
        findings[f"{px} px, reading"] = eyes.measured(listener, type=True, pictures=True)
        findings[f"{px} px, axe"] = eyes.judged_by_axe(listener)
        for look in eyes.looks(listener):
            findings[f"{px} px, {look}"] = eyes.measured(listener)
    for device in DEVICES:
        eyes.emulate(listener, **DEVICES[device])
        findings[device] = eyes.seen(listener)["found"]
    eyes.emulate(listener)
    KeyboardVisitor(listener).presses(Keys.TAB)  # who last used a mouse sees no ring
    findings["Tab"] = eyes.tabbed_through(listener)
    assert not eyes.report(findings), eyes.report(findings)

"""The buttons of Listen: by keyboard, at one's own pace, kept nowhere, ended on leaving, and as every page is."""

from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from portal.config import Settings
from tests.accessibility.support import eyes, live
from tests.accessibility.support.eyes import DEVICES, PHONE, SMALL_PHONE
from tests.accessibility.support.keyboard import WITHIN, KeyboardVisitor
from tests.accessibility.support.listening import QUESTION, offered, press, sentence_ends, spoken
from tests.accessibility.support.screens import Screen, at

PICTURES_CAME = (
    "return [...document.querySelectorAll('.listen img')].every((each) => !each.checkVisibility() || each.complete)"
)
KEPT = "return [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"


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
    eyes.open_screen(listener, at(every_screen, QUESTION))  # no page of another test still sets its cookie
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
        person = KeyboardVisitor(listener)
        person.tabs_to("Start")
        person.goes_on_with(Keys.ENTER)
        press(listener, "Listen")
        assert listener.execute_script("return voice.now !== null")
        warning = listener.find_element(By.CLASS_NAME, "idle")
        WebDriverWait(listener, WITHIN, 0.02).until(lambda _browser: warning.is_displayed())
        assert listener.execute_script("return voice.now") is None


def test_the_page_follows_the_voice_until_a_person_moves_it(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.emulate(listener, prefers_reduced_motion="reduce")
    eyes.open_screen(listener, at(every_screen, QUESTION))
    press(listener, "Listen")
    for _sentence in range(9):
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
        WebDriverWait(listener, WITHIN, 0.02).until(lambda browser: browser.execute_script(PICTURES_CAME))
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

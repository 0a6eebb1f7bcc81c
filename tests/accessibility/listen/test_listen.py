"""Listen: a voice of this device reads each page out, all that is seen, once, in order, and nothing that was typed."""

import re
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.accessibility.support import eyes
from tests.accessibility.support.listening import (
    CHOOSING,
    ELSEWHERE,
    FRENCH,
    HERE,
    MARKED,
    MARKED_BLOCKS,
    OWN,
    PLACES,
    QUESTION,
    SEEN,
    heard,
    offered,
    press,
    sentence_ends,
    spoken,
    with_voices,
)
from tests.accessibility.support.screens import Screen, at, one_of_each, short


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
        seen = listener.execute_script(SEEN, ["main", ".foot__help"] if screen.path == "/" else ["main"])
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
    eyes.open_screen(listener, at(every_screen, "/help"))
    assert [each for each in heard(listener) if "9 9 9" in each]


def test_the_frame_is_read_on_the_first_page_alone(listener: Chrome, every_screen: list[Screen]) -> None:
    eyes.open_screen(listener, at(every_screen, "/"))
    first = heard(listener)
    assert "Do you need help now?" in first and "Hurt or in danger?" in first and "Ring 9 9 9" in first
    eyes.open_screen(listener, at(every_screen, CHOOSING))
    question = listener.find_element(By.TAG_NAME, "h1").text
    choices = [each.text for each in listener.find_elements(By.CLASS_NAME, "choice") if each.is_displayed()]
    said = heard(listener)
    assert said[: len(choices) + 1] == [question, *choices]
    frame = ".top, .help-now, .ways, .way-through"
    around = " ".join(each.text for each in listener.find_elements(By.CSS_SELECTOR, frame)).split("\n")
    assert around and not set(around) & set(said)


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

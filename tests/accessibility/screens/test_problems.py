"""Every problem says what to do, takes the focus, leads to its field, and takes away nothing that was typed."""

from selenium.webdriver import Chrome, Keys

from tests.accessibility.support import eyes
from tests.accessibility.support.keyboard import KeyboardVisitor
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen

# What the summary says, what has the focus, and where each of its links leads when it is used.
SUMMARY = """
const done = arguments[0];
const summary = document.querySelector(".nhsuk-error-summary");
const found = { hasFocus: document.activeElement === summary, items: [] };
const links = [...summary.querySelectorAll("a")];
(async () => {
  for (const link of links) {
    link.click();
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    const field = document.getElementById(link.hash.slice(1));
    const told_by = (each) => (each?.getAttribute("aria-describedby") || "").split(" ");
    const ids = [field, field.closest("fieldset")].flatMap(told_by);
    const told = ids.map((id) => document.getElementById(id)?.innerText).join(" ");
    const isThere = document.activeElement === field;
    found.items.push({ words: link.innerText, isThere, told, isButton: field.matches("button") });
  }
  done(found);
})();
"""
TYPED = "return [...document.querySelectorAll('input[type=text], textarea')].map((box) => box.value.trim())"


def test_every_problem_takes_the_focus_and_leads_to_its_field(browser: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    for screen in (each for each in every_screen if each.has_summary):
        eyes.open_screen(browser, screen)
        found = browser.execute_async_script(SUMMARY)
        problems = [] if found["hasFocus"] else ["the summary has not the focus"]
        for item in found["items"]:
            problems += problems_of(item)
        findings[screen] = problems if found["items"] else ["the summary is empty"]
    assert len(findings) > 40
    assert not eyes.report(findings), eyes.report(findings)


def problems_of(item: dict[str, object]) -> list[str]:
    """What is wrong with one line of the summary."""
    words = str(item["words"])
    found = [] if item["isThere"] else [f"{words!r} does not lead to its field"]
    if len(words.split()) > 12:
        found.append(f"{words!r} has more than 12 words")
    if not item["isButton"] and words not in str(item["told"]):
        found.append(f"{words!r} is not said again at its field: {item['told']!r}")
    return found


def test_what_was_typed_stays(browser: Chrome, every_screen: list[Screen]) -> None:
    findings = {}
    for screen in (each for each in every_screen if each.typed):
        eyes.open_screen(browser, screen)
        there = browser.execute_script(TYPED)
        findings[screen] = [f"gone: {typed[:20]}" for typed in screen.typed if typed not in there]
    assert len(findings) > 5
    assert not eyes.report(findings), eyes.report(findings)


def test_someone_puts_a_problem_right_by_keyboard(browser: Chrome, live_portal: LivePortal) -> None:
    browser.delete_all_cookies()
    browser.get(f"{live_portal.address}/join")
    person = KeyboardVisitor(browser)
    person.answers_until({"who": "me"}, "/name")
    person.tabs_to("Continue")
    person.goes_on_with(Keys.ENTER)
    assert browser.title.startswith("Problem: ")
    person.presses(Keys.TAB, Keys.ENTER)  # from the summary to its first link, and on to the field
    assert person.where()["name"] == "name"
    person.presses("Sam")
    person.tabs_to("Continue")
    person.goes_on_with(Keys.ENTER)
    assert person.page().address == "/join/birthday"

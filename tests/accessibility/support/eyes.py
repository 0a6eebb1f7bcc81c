"""A pair of eyes on the open page: how it is looked at (width, size, colours), and what the scripts measure there."""

import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains, Chrome, Keys

from tests.accessibility.support.screens import Screen
from tests.support.servers import at_width, axe

SCRIPTS = Path(__file__).parent / "scripts"
LAYOUT, MEDIA = (SCRIPTS / "layout.js").read_text(), (SCRIPTS / "media.js").read_text()
WATCH_FOCUS, JUDGE_FOCUS = (SCRIPTS / "focus.js").read_text(), (SCRIPTS / "tabs.js").read_text()
# The values of WCAG 1.4.12.
SPACING = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`);
document.adoptedStyleSheets = [sheet];
"""
LOOKS = (
    ("words twice as big", "document.documentElement.style.fontSize = '200%'", "document.documentElement.style = ''"),
    ("words spaced", SPACING, "document.adoptedStyleSheets = []"),
)
SIZE = (
    "document.documentElement.className = document.documentElement.className.replace(/size-./, `size-${arguments[0]}`)"
)
SIZES = "return [...document.querySelectorAll('body *')].map((each) => parseFloat(getComputedStyle(each).fontSize))"
MIRROR = "document.documentElement.dir = 'rtl'"
WORDS = "return document.body.innerText.replace(/\\s+/g, ' ')"
WITHOUT_PICTURES = """
document.documentElement.classList.replace("pictures-on", "pictures-off");
return [...document.querySelectorAll("main img:not(.card-code)")].filter((image) => image.checkVisibility()).length;
"""
DEVICES = {
    "forced colours, light": {"forced_colors": "active", "prefers_color_scheme": "light"},
    "forced colours, dark": {"forced_colors": "active", "prefers_color_scheme": "dark"},
    "less movement": {"prefers_reduced_motion": "reduce"},
    "print": {"media": "print"},
}
ONE = "const one = (selector) => document.querySelector(selector);"  # for scripts that spoil a page
PHONE, SMALL_PHONE, DESK = 390, 320, 1280


def open_screen(browser: Chrome, screen: Screen, px: int = PHONE) -> None:
    """Show this screen, on a device of this width."""
    at_width(browser, px)
    browser.get(screen.address)


def measured(browser: Chrome, **wanted: bool) -> list[str]:
    """What breaks a layout rule on the open page: one line each."""
    found: list[str] = browser.execute_script(LAYOUT, wanted)
    return found


def sizes(browser: Chrome) -> list[float]:
    """How big the words of each element of the open page are, in pixels."""
    found: list[float] = browser.execute_script(SIZES)
    return found


def looks(browser: Chrome) -> Iterator[str]:
    """Each way in which people make words easier to read, one after the other, on the open page."""
    for size in ("2", "3", "4", "1"):
        browser.execute_script(SIZE, size)
        yield f"size {size}"
    for look, do, undo in LOOKS:
        browser.execute_script(do)
        yield look
        browser.execute_script(undo)


def judged_by_axe(browser: Chrome) -> list[str]:
    """What axe finds wrong, and what it leaves for someone to look at."""
    found = axe(browser)
    return [*found.violations, *found.incompletes]


def tabbed_through(browser: Chrome) -> list[str]:
    """Press Tab from the top of the open page to its end: what a person would stumble over."""
    browser.execute_script(WATCH_FOCUS)
    browser.execute_script("document.querySelector('.nhsuk-skip-link').focus()")
    keys = ActionChains(browser, duration=0)
    keys.send_keys(Keys.TAB * (browser.execute_script("return window.tabStops().length") - 1)).perform()
    found: list[str] = browser.execute_script(JUDGE_FOCUS)
    return found


def without_pictures(browser: Chrome) -> list[str]:
    """What is wrong on the open page when its pictures are switched off."""
    words = browser.execute_script(WORDS)
    left = browser.execute_script(WITHOUT_PICTURES)
    found = [f"pictures: {left} are left"] if left else []
    found += [] if browser.execute_script(WORDS) == words else ["words: they are not the same"]
    return [*found, *measured(browser)]


def seen(browser: Chrome) -> dict[str, list[str]]:
    """The lines of words on the open page, and what can be seen badly there."""
    looked: dict[str, list[str]] = browser.execute_script(MEDIA)
    return looked


def taken(browser: Chrome, device: str, plain: dict[str, list[str]]) -> list[str]:
    """What a device takes away from the open page: what can no longer be seen or told apart."""
    emulate(browser, **DEVICES[device])
    now = seen(browser)
    emulate(browser)
    there = now["lines"] + (plain["never"] if device == "print" else [])
    return [*now["found"], *(f"gone: {line}" for line in plain["lines"] if line not in there)]


def emulate(browser: Chrome, media: str = "", **features: str) -> None:
    """Ask for print, forced colours, less motion … as a person's device does; nothing given: as it comes."""
    named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": named})


def report(findings: dict[Any, list[str]]) -> str:
    """Findings by screen, as lines; the empty text when there are none. Alike ones are told once."""
    by_line: dict[str, list[str]] = {}
    for screen, lines in findings.items():
        for line in lines:
            by_line.setdefault(re.sub(r"draft=\w+", "", line), []).append(str(screen))
    return "\n".join(f"{line}\n    on {where[0]} and {len(where) - 1} more" for line, where in by_line.items())


def keep_picture(browser: Chrome, path: Path, *, whole: bool = True) -> None:
    """Save what the open page looks like: the whole page, or what is seen first."""
    size = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
    clip = {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}} if whole else {}
    taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": whole, **clip})
    path.write_bytes(b64decode(taken["data"]))

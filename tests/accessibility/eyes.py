"""A pair of eyes on the open page: how it is looked at (width, size of text, colours), and what the scripts measure there."""

from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome

from tests.accessibility.screens import Screen
from tests.servers import at_width

LAYOUT = (Path(__file__).parent / "layout.js").read_text()
SPACING = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`);
document.adoptedStyleSheets = [sheet];
"""
PHONE, SMALL_PHONE, DESK = 390, 320, 1280


def open_screen(browser: Chrome, screen: Screen, px: int = PHONE) -> None:
    """Show this screen, on a device of this width."""
    at_width(browser, px)
    browser.get(screen.address)


def measured(browser: Chrome, px: int, **wanted: bool) -> list[str]:
    """What breaks a layout rule on the open page, at this width: one line each."""
    at_width(browser, px)
    found: list[str] = browser.execute_script(LAYOUT, {"px": px, **wanted})
    return found


def double_the_text(browser: Chrome) -> None:
    browser.execute_script("document.documentElement.style.fontSize = '200%'")


def space_the_text(browser: Chrome) -> None:
    """The values of WCAG 1.4.12."""
    browser.execute_script(SPACING)


def choose(browser: Chrome, **choices: str) -> None:
    """Keep display choices as the portal does, in their cookies, for the pages opened after."""
    for name, value in choices.items():
        browser.add_cookie({"name": name, "value": value})


def emulate(browser: Chrome, media: str = "", **features: str) -> None:
    """Ask for print, forced colours, less motion … as a person's device does; nothing given: as it comes."""
    named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": named})


def report(findings: dict[Any, list[str]]) -> str:
    """Findings by screen, as lines; the empty text when there are none. Alike ones are told once."""
    by_line: dict[str, list[str]] = {}
    for screen, lines in findings.items():
        for line in lines:
            by_line.setdefault(line, []).append(str(screen))
    return "\n".join(f"{line}\n    on {where[0]} and {len(where) - 1} more" for line, where in by_line.items())

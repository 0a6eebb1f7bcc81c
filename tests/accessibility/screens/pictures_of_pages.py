"""`make pictures-of-pages`: what every screen looks like, kept in artefacts/pictures-of-pages to be looked at.

English at four widths and in each choice of colours, Arabic and Ukrainian on both phones, and the other languages on
the small one: one screen of each address. With PORTAL_DRILLS every screen, in everything.
"""

import html
import re
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from portal.config import ROOT
from portal.languages import NAMES, OURS
from portal.public.display_choices import LOOKS
from tests.accessibility.support import collecting, eyes, screens
from tests.accessibility.support.colours import WEAR
from tests.accessibility.support.eyes import DESK, PHONE, SMALL_PHONE
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen, one_of_each, short
from tests.support.drills import DRILLS

FOLDER = ROOT / "artefacts" / "pictures-of-pages"  # never committed
TABLET = 768
WIDTHS = (SMALL_PHONE, PHONE, TABLET, DESK)
PLAIN, *COLOURS = next(look.values for look in LOOKS if look.name == "colours")
WELL = ("ar", "uk")
SHARES = range(4)


def wanted(language: str) -> list[tuple[int, str]]:
    """The widths and colours in which the screens of a language are kept."""
    if DRILLS:
        return [(px, colours) for px in WIDTHS for colours in (PLAIN, *COLOURS)]
    if language == OURS:
        return [*((px, PLAIN) for px in WIDTHS), *((PHONE, colours) for colours in COLOURS)]
    return [(px, PLAIN) for px in ((SMALL_PHONE, PHONE) if language in WELL else (SMALL_PHONE,))]


@pytest.fixture(scope="session")
def screens_in(live_portal: LivePortal, every_screen: list[Screen]) -> Callable[[str], list[Screen]]:
    known = {OURS: short(every_screen)}

    def collected(language: str) -> list[Screen]:
        if language not in known:
            known[language] = short(collecting.collect(live_portal, language).screens)
        return known[language] if DRILLS else one_of_each(known[language])

    return collected


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("language", NAMES)
def test_pictures_are_kept(
    browser: Chrome, screens_in: Callable[[str], list[Screen]], language: str, share: int
) -> None:
    folder = FOLDER / language
    folder.mkdir(parents=True, exist_ok=True)
    for screen in screens_in(language)[share :: len(SHARES)]:
        for px, colours in wanted(language):
            eyes.open_screen(browser, screen, px)
            browser.execute_script(WEAR, colours)
            eyes.keep_picture(browser, folder / f"{_plain(str(screen))}_{px}_{colours}.png")
    write_contents()


IN_THE_README = {
    "home": ("/", False),
    "question": ("/join/agree", False),
    "safe": ("/join/now", False),
    "receipt": ("/join/sent", False),
    "my-page": ("/come-back: my page", False),
}


def test_the_six_pictures_of_the_readme_are_kept(
    browser: Chrome, every_screen: list[Screen], staff_screens: list[Screen]
) -> None:
    """Copy them to docs/screens/ when a page has changed."""
    folder = FOLDER.parent / "readme"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (path, error) in IN_THE_README.items():
        eyes.open_screen(browser, screens.at(every_screen, path, error=error))
        _keep_small(browser, folder / f"{name}.webp")
    eyes.open_screen(browser, next(each for each in staff_screens if each.name == "the inbox"), DESK)
    _keep_small(browser, folder / "inbox.webp")


def _keep_small(browser: Chrome, path: Path) -> None:
    taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": 80})
    path.write_bytes(b64decode(taken["data"]))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def write_contents() -> None:
    """All pictures on one page, by language."""
    parts = ["<!doctype html><meta charset=utf-8><title>Pictures of pages</title>"]
    for language in NAMES:
        found = sorted((FOLDER / language).glob("*.png"))
        parts.append(f"<h1>{html.escape(NAMES[language])}</h1>")
        parts += [_picture(path) for path in found]
    (FOLDER / "index.html").write_text("\n".join(parts), "utf-8")


def _picture(path: Path) -> str:
    where = html.escape(str(path.relative_to(FOLDER)))
    return f'<a href="{where}"><img src="{where}" alt="{where}" title="{where}" height="400" loading="lazy"></a>'

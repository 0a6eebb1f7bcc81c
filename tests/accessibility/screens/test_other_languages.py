"""Screens in other languages keep the rules that a browser can measure: longer words, other letters, right to left."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from portal.config import Settings
from tests.accessibility.support import collecting, eyes, live
from tests.accessibility.support.colours import KINDS
from tests.accessibility.support.eyes import PHONE, SMALL_PHONE
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen, at, one_of_each, short
from tests.support.drills import DRILLS
from tests.support.servers import at_width
from tests.support.words.catalogues import OTHERS

WHOLE = "ar"  # read from right to left, with letters of its own: every screen of it, as in English
SHARES = range(4)


@pytest.fixture(scope="module")
def portal_elsewhere(
    tmp_path_factory: pytest.TempPathFactory, live_settings: Settings, migrated_sqlite: Path
) -> Iterator[LivePortal]:
    """A portal of their own: what is sent here fills no inbox that another test looks at."""
    settings = replace(live_settings, instance=tmp_path_factory.mktemp("elsewhere"))
    with live.live_portal(settings, migrated_sqlite) as portal:
        yield portal


@pytest.fixture(scope="module")
def screens_in(portal_elsewhere: LivePortal) -> Callable[[str], list[Screen]]:
    """Every screen of the public side in a language, each once; in most, those of one way through one journey."""
    known: dict[str, list[Screen]] = {}

    def collected(language: str) -> list[Screen]:
        if language not in known:
            collect = collecting.collect if DRILLS or language == WHOLE else collecting.collect_some
            known[language] = short(collect(portal_elsewhere, language).screens)
        return known[language]

    return collected


@pytest.mark.parametrize("share", SHARES)
def test_every_screen_in_arabic_keeps_the_rules(
    browser: Chrome, screens_in: Callable[[str], list[Screen]], share: int
) -> None:
    findings: dict[str, list[str]] = {}
    several_looks = one_of_each(screens_in(WHOLE))
    for screen in screens_in(WHOLE)[share :: len(SHARES)]:
        if screen.is_new_shape or screen in several_looks or DRILLS:
            findings |= looked_at(browser, screen, well=DRILLS or screen in several_looks)
        if screen.is_new_shape or DRILLS:
            findings[f"{screen}, axe"] = eyes.judged_by_axe(browser)
            findings[f"{screen}, Tab"] = eyes.tabbed_through(browser)
    assert not eyes.report(findings), eyes.report(findings)


@pytest.mark.parametrize("language", [each for each in OTHERS if each != WHOLE])
def test_screens_in_each_language_keep_the_rules(
    browser: Chrome, screens_in: Callable[[str], list[Screen]], language: str
) -> None:
    findings: dict[str, list[str]] = {}
    for screen in screens_in(language) if DRILLS else one_of_each(screens_in(language)):
        findings |= looked_at(browser, screen, well=DRILLS)
    for screen in screens_in(language) if DRILLS else one_of_each_template(screens_in(language)):
        eyes.open_screen(browser, screen, SMALL_PHONE)
        findings[f"{screen}, axe"] = eyes.judged_by_axe(browser)
    assert not eyes.report(findings), eyes.report(findings)


def one_of_each_template(screens: list[Screen]) -> list[Screen]:
    """One page of each template that a stranger comes to, as it is or with its problem."""
    return [at(screens, path, error=error) for path, error in KINDS if not path.startswith("/come-back")]


def looked_at(browser: Chrome, screen: Screen, *, well: bool) -> dict[str, list[str]]:
    """The layout rules on a small phone; `well`: on the other phone, and with the biggest words, too."""
    eyes.open_screen(browser, screen, SMALL_PHONE)
    findings = {f"{screen}, {SMALL_PHONE} px": eyes.measured(browser, type=True, pictures=True)}
    if not well:
        return findings
    at_width(browser, PHONE)
    findings[f"{screen}, {PHONE} px"] = eyes.measured(browser, type=True, pictures=True, height=True)
    at_width(browser, SMALL_PHONE)
    browser.execute_script(eyes.SIZE, "4")
    findings[f"{screen}, biggest words"] = eyes.measured(browser)
    browser.execute_script(eyes.SIZE, "1")
    return findings

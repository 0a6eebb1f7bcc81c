"""axe finds nothing wrong on any screen, and nothing that is left for someone to look at."""

import pytest
from selenium.webdriver import Chrome

from tests.accessibility import eyes
from tests.accessibility.screens import Screen
from tests.servers import axe

SHARES = range(4)  # so that several processes can look at once


@pytest.mark.parametrize("share", SHARES)
def test_axe_finds_nothing_on_any_screen(browser: Chrome, every_screen: list[Screen], share: int) -> None:
    findings = {}
    for screen in every_screen[share :: len(SHARES)]:
        eyes.open_screen(browser, screen)
        found = axe(browser)
        findings[screen] = [*found.violations, *found.incompletes]
    assert not eyes.report(findings), eyes.report(findings)

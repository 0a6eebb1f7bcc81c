"""axe finds nothing wrong on any screen, and nothing that is left for someone to look at."""

import pytest
from selenium.webdriver import Chrome

from tests.accessibility import eyes
from tests.accessibility.screens import Screen
from tests.servers import axe


@pytest.mark.parametrize("half", [0, 1])
def test_axe_finds_nothing_on_any_screen(browser: Chrome, every_screen: list[Screen], half: int) -> None:
    findings = {}
    for screen in every_screen[half::2]:
        eyes.open_screen(browser, screen)
        found = axe(browser)
        findings[screen] = [*found.violations, *found.incompletes]
    assert not eyes.report(findings), eyes.report(findings)

"""What the stories share: a portal of their own, a week that lies ahead, people, staff, and the table of all ways."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from portal import calendar
from portal.config import Settings
from portal.crypto import keys
from tests.accessibility.support import live
from tests.accessibility.support.eyes import DESK, PHONE
from tests.accessibility.support.live import LivePortal
from tests.stories import table
from tests.stories.people import AtADesk, OnAPhone
from tests.stories.table import Somebody
from tests.stories.week import Week
from tests.support.public.owners_settings import HELP_LINES
from tests.support.servers import at_width


@pytest.fixture
def portal(tmp_path: Path, key_folder: Path, migrated_sqlite: Path) -> Iterator[LivePortal]:
    read = keys.read(key_folder, staff=True)
    settings = Settings(mode="development", instance=tmp_path, keys=read, requests_a_minute=0, help_lines=HELP_LINES)
    with live.live_portal(settings, migrated_sqlite) as portal:
        yield portal


@pytest.fixture
def week(portal: LivePortal) -> Week:
    """The first week from the next one on that has no bank holiday."""
    monday = calendar.today() + timedelta(days=14 - calendar.today().weekday())
    while not all(calendar.is_working_day(monday + timedelta(days=each), portal.settings) for each in range(5)):
        monday += timedelta(days=7)
    return Week(monday)


@pytest.fixture
def phone(browser: Chrome, portal: LivePortal) -> OnAPhone:
    """Someone with a phone, who uses its keys alone."""
    browser.delete_all_cookies()
    at_width(browser, PHONE)
    return OnAPhone(browser, portal.address)


@pytest.fixture
def desk(browser_without_scripts: Chrome, portal: LivePortal) -> AtADesk:
    """A member of staff, in a browser that runs no scripts."""
    browser_without_scripts.delete_all_cookies()
    at_width(browser_without_scripts, DESK)
    return AtADesk(browser_without_scripts, portal)


@pytest.fixture
def somebody(app: Flask, record_property: Callable[[str, object], None]) -> Somebody:
    """Begins a way of somebody new, or goes on with one: `with somebody("A lost card", pages=9) as sam:`."""
    return partial(table.way, app, record_property)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    ran = [each for kind in ("passed", "failed") for each in terminalreporter.getreports(kind)]
    lines = table.lines([each.user_properties for each in ran if each.when == "call"])
    if lines:
        terminalreporter.write("\n" + "\n".join(lines) + "\n")

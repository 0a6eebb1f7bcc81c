"""What the tests in a real browser share: a live portal, every screen of it, and a browser that forgets in between."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from portal.config import Settings
from portal.crypto import keys
from tests.accessibility.support import collecting, every_voice, live, way_back
from tests.accessibility.support.collecting import Collector
from tests.accessibility.support.listening import HERE, with_voices
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen
from tests.accessibility.support.staff import requests as staff_request_screens
from tests.accessibility.support.way_back import WayBack
from tests.support.public.owners_settings import HELP_LINES


@pytest.fixture(scope="session")
def live_settings(tmp_path_factory: pytest.TempPathFactory, key_folder: Path) -> Settings:
    instance = tmp_path_factory.mktemp("live")
    read = keys.read(key_folder, staff=True)
    return Settings(mode="development", instance=instance, keys=read, requests_a_minute=0, help_lines=HELP_LINES)


@pytest.fixture(scope="session")
def live_portal(live_settings: Settings, migrated_sqlite: Path) -> Iterator[LivePortal]:
    """A portal in a thread, both sides; people leave it to a page of this machine."""
    with live.live_portal(live_settings, migrated_sqlite) as portal:
        yield portal


@pytest.fixture(scope="session")
def collected(live_portal: LivePortal) -> Collector:
    """A stranger who has been everywhere on the public side."""
    collected = collecting.collect(live_portal)
    way_back.collect(collected)
    every_voice.collect(WayBack(collected))
    return collected


@pytest.fixture(scope="session")
def every_screen(collected: Collector) -> list[Screen]:
    """Every screen of the public side and its problems, each once."""
    return collected.screens


@pytest.fixture
def listener(browser: Chrome) -> Iterator[Chrome]:
    """A browser with a voice of its own."""
    with with_voices(browser, HERE):
        yield browser


@pytest.fixture(scope="session")
def staff_screens(live_portal: LivePortal) -> list[Screen]:
    """Every screen of the staff side and its problems."""
    return staff_request_screens.collect(live_portal)

"""A portal that serves on a real socket, on each kind of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.config import Settings
from tests.faults.serving import Served, serving


@pytest.fixture
def served(settings: Settings, key_folder: Path, tmp_path: Path) -> Iterator[Served]:
    with serving(settings, key_folder, tmp_path) as up:
        yield up

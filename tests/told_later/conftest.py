"""The application of these tests: one whose "Ask to join the list" asks some of its questions later."""

from collections.abc import Iterator

import pytest
from flask import Flask

from portal import journeys
from portal.config import Settings
from tests.support.records.fresh import SharedApplications
from tests.told_later.telling import ASKS_LATER


@pytest.fixture
def app(
    settings: Settings, shared_applications: SharedApplications, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    others = [each for each in journeys.JOURNEYS if each.name != ASKS_LATER.name]
    monkeypatch.setattr(journeys, "JOURNEYS", (ASKS_LATER, *others))
    made = shared_applications.make(settings)
    yield made
    made.extensions["portal.database"].engine.dispose()

"""What the tests of records share."""

from collections.abc import Iterator

import pytest

from portal.config import Settings
from portal.database import Database


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    made = Database(settings.database)
    yield made
    made.engine.dispose()

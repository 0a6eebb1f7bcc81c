"""What the tests of the staff side share."""

import pytest

from portal import calendar
from tests.support.staff.moves import MONDAY_AT_10


@pytest.fixture
def opening_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday morning, as far as opening hours go."""
    whole = calendar.is_open
    monkeypatch.setattr(calendar, "is_open", lambda _moment, settings: whole(MONDAY_AT_10, settings))

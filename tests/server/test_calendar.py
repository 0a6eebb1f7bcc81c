"""Working days: without weekends and the bank holidays of England, in London's time; after 5pm is the next day."""

from datetime import UTC, date, datetime

import pytest

from portal import calendar
from portal.config import Settings

SETTINGS = Settings(mode="development")


@pytest.mark.parametrize(
    ("received", "counts_from"),
    [
        (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), date(2026, 11, 23)),  # a Monday morning
        (datetime(2026, 11, 23, 16, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 17, 0, tzinfo=UTC), date(2026, 11, 24)),  # after 5pm
        (datetime(2026, 11, 27, 18, 0, tzinfo=UTC), date(2026, 11, 30)),  # Friday evening
        (datetime(2026, 11, 22, 10, 0, tzinfo=UTC), date(2026, 11, 23)),  # a Sunday
        (datetime(2026, 12, 25, 10, 0, tzinfo=UTC), date(2026, 12, 29)),  # Christmas Day; Boxing Day is kept on Monday
        (datetime(2026, 7, 1, 16, 30, tzinfo=UTC), date(2026, 7, 2)),  # half past five in summer time
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), date(2026, 3, 30)),  # the night the clocks change
    ],
)
def test_a_request_counts_from_a_working_day(received: datetime, counts_from: date) -> None:
    assert calendar.received_on(received, SETTINGS) == counts_from


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (0, date(2026, 12, 22)),
        (1, date(2026, 12, 23)),
        (2, date(2026, 12, 24)),
        (3, date(2026, 12, 29)),
        (5, date(2026, 12, 31)),
        (6, date(2027, 1, 4)),
    ],
)
def test_a_due_date_skips_weekends_and_bank_holidays(days: int, due: date) -> None:
    assert calendar.due(datetime(2026, 12, 22, 10, 0, tzinfo=UTC), days, SETTINGS) == due


def test_the_days_staff_read_are_a_setting() -> None:
    until_saturday = Settings(mode="development", last_day=5)
    assert calendar.is_working_day(date(2026, 11, 28), until_saturday)
    assert not calendar.is_working_day(date(2026, 11, 28), SETTINGS)

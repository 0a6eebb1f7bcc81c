"""The days of a complaint: three working days, six months, thirty days, and the day on which an answer is a task."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal import calendar
from portal.config import Settings
from portal.records.complaints import clocks
from portal.records.complaints.state import Clock, Due

SETTINGS = Settings(mode="development")


@pytest.mark.parametrize(
    ("sent", "acknowledge"),
    [
        (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), date(2026, 11, 26)),  # Monday morning: Thursday
        (datetime(2026, 11, 23, 22, 0, tzinfo=UTC), date(2026, 11, 26)),  # at night it came on that day, too
        (datetime(2026, 11, 26, 9, 0, tzinfo=UTC), date(2026, 12, 1)),  # over a weekend
        (datetime(2026, 11, 28, 9, 0, tzinfo=UTC), date(2026, 12, 2)),  # a Saturday
        (datetime(2026, 12, 23, 9, 0, tzinfo=UTC), date(2026, 12, 30)),  # over Christmas: 24, 29 and 30 December
        (datetime(2027, 3, 25, 9, 0, tzinfo=UTC), date(2027, 4, 1)),  # over Easter: 30, 31 March and 1 April
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), date(2026, 7, 7)),  # in London it is 2 July
    ],
)
def test_a_complaint_is_acknowledged_in_three_working_days_after_the_day_it_came(
    sent: datetime, acknowledge: date
) -> None:
    assert clocks.days_of(sent, SETTINGS).acknowledge == acknowledge


def test_in_opening_hours_that_is_the_day_of_every_other_clock_of_the_portal() -> None:
    sent = datetime(2026, 12, 23, 9, 0, tzinfo=UTC)
    assert clocks.days_of(sent, SETTINGS).acknowledge == calendar.due(sent, 3, SETTINGS)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 1, 10), 6, date(2026, 7, 9)),
        (date(2026, 7, 1), 6, date(2026, 12, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 30), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), 6, date(2027, 6, 14)),
        (date(2026, 6, 15), 6, date(2026, 12, 14)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
    ],
)
def test_months_begin_with_their_first_day(first: date, months: int, last: date) -> None:
    assert calendar.last_of_months(first, months) == last


def test_the_days_are_settings() -> None:
    sent = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    usual = clocks.days_of(sent, SETTINGS)
    assert (usual.answer, usual.information) == (date(2027, 5, 22), date(2026, 12, 23))
    other = Settings(
        mode="development", days_to_acknowledge_complaint=1, months_to_answer_complaint=3,
        days_to_acknowledge_data_complaint=14,
    )  # fmt: skip
    found = clocks.days_of(sent, other)
    assert (found.acknowledge, found.answer, found.information) == (
        date(2026, 11, 24), date(2027, 2, 22), date(2026, 12, 7),
    )  # fmt: skip


def test_what_is_settled_by_the_next_working_day_is_outside_the_rules() -> None:
    assert clocks.last_to_settle(datetime(2026, 11, 27, 9, 0, tzinfo=UTC), SETTINGS) == date(2026, 11, 30)


def test_an_answer_is_a_task_twenty_working_days_before_its_last_day() -> None:
    answer = Due(clock=Clock.ANSWER, by=date(2026, 11, 30), done=None, after="")
    begins = date(2026, 11, 2)  # a Monday: twenty working days are four weeks
    assert clocks.is_a_task(answer, begins, SETTINGS)
    assert not clocks.is_a_task(answer, begins - timedelta(days=3), SETTINGS)
    assert not clocks.is_a_task(Due(clock=Clock.ANSWER, by=answer.by, done=begins, after=""), begins, SETTINGS)
    assert clocks.is_a_task(Due(clock=Clock.ACKNOWLEDGE, by=answer.by, done=None, after=""), date(2026, 1, 5), SETTINGS)

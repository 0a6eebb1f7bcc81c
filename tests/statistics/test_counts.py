"""Counts: working days as staff have them, each request in its month, each person once, and what waits still."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from portal.config import Settings
from portal.records.queries.counting import Counted
from portal.records.queries.due import ANSWER, DECIDE, READ
from portal.statistics.counts import Figures, Span, month_of, months_before, work_out
from portal.statistics.who_asked import asked_by

SETTINGS = Settings()
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)  # a Friday
SPAN = Span(date(2026, 10, 1), date(2026, 11, 1))


def at(day: int, hour: int = 10, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def one(sent: datetime, **more: Any) -> Counted:
    facts: dict[str, Any] = {
        "id": "x", "kind": "join", "status": "looking", "level": "normal", "sent_at": sent, "read_at": None,
        "answered_at": None, "decided_at": None, "person": str(sent),
    }  # fmt: skip
    return Counted(**(facts | more))


def figures(*rows: Counted, span: Span = SPAN, now: datetime = NOW) -> Figures:
    return work_out(rows, span, SETTINGS, now)


TOOK = [
    # sent, read, working days, in time (two of them)
    (at(2), at(2, 11), 0, True),  # a Monday
    (at(2), at(4, 16), 2, True),
    (at(2), at(5), 3, False),
    (at(6), at(9), 1, True),  # over a weekend
    (at(6, 18), at(9, 9), 0, True),  # after closing time it counts as Monday's
    (at(7), at(7, 11), 0, True),  # on a Saturday, at once
    (datetime(2026, 8, 28, 10, tzinfo=UTC), datetime(2026, 9, 1, 9, tzinfo=UTC), 1, True),  # over the bank holiday
]


@pytest.mark.parametrize(("sent", "read", "days", "in_time"), TOOK)
def test_time_is_counted_in_working_days(sent: datetime, read: datetime, days: int, in_time: bool) -> None:
    step = figures(one(sent, read_at=read), span=Span(month_of(sent), month_of(sent))).steps[READ]
    assert (step.days, step.in_time, step.late) == ([days], int(in_time), int(not in_time))


def test_median_and_worst_are_of_what_was_done() -> None:
    done = [one(at(2), answered_at=at(2 + days), status="acknowledged") for days in (0, 1, 3, 9)]
    step = figures(*done, one(at(2))).steps[ANSWER]
    assert (step.median, step.worst, step.in_time, step.late, step.waiting_late) == (2, 7, 3, 1, 1)
    assert figures().steps[ANSWER].median is None and figures().steps[ANSWER].worst is None


def test_what_is_for_now_has_less_time() -> None:
    read = {"read_at": at(4)}
    step = figures(one(at(2), level="now", **read), one(at(2), **read)).steps[READ]
    assert (step.in_time, step.late) == (1, 1)


def test_what_waits_is_in_time_until_its_day_is_over() -> None:
    step = figures(one(at(18)), one(at(17)), one(at(17), status="closed"), one(at(4))).steps[READ]
    assert (step.waiting_in_time, step.waiting_late, step.ended_without) == (1, 2, 1)
    assert step.how_many == 4


def test_the_oldest_may_be_from_before_the_months_that_are_shown() -> None:
    old = one(at(3, month=2), read_at=at(4, month=2))
    found = figures(old, one(at(18)))
    assert found.steps[DECIDE].oldest == at(3, month=2) and found.steps[DECIDE].waiting_from_before == 1
    assert found.steps[READ].oldest == at(18) and found.steps[READ].waiting_from_before == 0
    assert found.steps[DECIDE].how_many == 1 and len(found.sent) == 1


def test_only_what_is_decided_on_waits_for_a_decision() -> None:
    rows = [one(at(2), kind=kind) for kind in ("join", "review", "consent", "advocate", "problem", "lost", "call")]
    assert figures(*rows).steps[DECIDE].how_many == 2
    withdrawn, agreed = one(at(2), status="withdrawn"), one(at(2), kind="review", status="held", decided_at=at(9))
    step = figures(withdrawn, agreed).steps[DECIDE]
    assert (step.ended_without, step.in_time, step.waiting) == (1, 1, 0)


def test_a_request_counts_in_the_month_of_london() -> None:
    late = datetime(2026, 9, 30, 23, 30, tzinfo=UTC)  # the first of October in London
    found = figures(one(late), one(late - timedelta(hours=1)))
    assert [month for month, _each in found.sent] == [date(2026, 10, 1)]


def test_linked_requests_are_one_person_in_each_month_and_in_all() -> None:
    found = figures(one(at(2), person="a"), one(at(3), person="a"), one(at(3, month=10), person="a"), one(at(4)))
    assert len(found.sent) == 4 and len(found.everyone) == 2
    assert [len(found.people[month]) for month in SPAN.months] == [1, 2]


def test_months_go_over_the_turn_of_the_year() -> None:
    assert months_before(date(2026, 11, 1), 11) == date(2025, 12, 1)
    assert Span(date(2025, 12, 1), date(2026, 2, 1)).months == [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]


ASKED = [
    ({"who": "me"}, "person", "self"),
    ({"who": "me_with_help"}, "person", "with_help"),
    ({"who": "my_child"}, "parent", "family"),
    ({"who": "someone_i_help", "role": "hospital_team"}, "helper", "worker"),
    ({"who": "someone_i_help", "role": "advocate"}, "helper", "advocate"),
    ({"who": "someone_i_help"}, "helper", "other"),
    ({}, "person", "self"),
    ({}, "parent", "family"),
    ({}, "helper", "other"),
]


@pytest.mark.parametrize(("said", "voice", "expected"), ASKED)
def test_who_asked_is_what_they_said_or_who_wrote(said: dict[str, str], voice: str, expected: str) -> None:
    contents: Any = {"said": [{"step": step, "value": value} for step, value in said.items()]}
    assert asked_by(contents, voice) == expected

"""An override counts by two people, or at once in an emergency until the second says no. Pure."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from portal.records.accountability.names import Actor
from portal.records.consent import overrides
from portal.records.consent.overrides import Override, Standing
from portal.records.consent.records import CAPACITY, OVERRIDE, OVERRIDE_REVIEW, Recorded
from portal.records.requests.submissions import Submission
from portal.records.standing.override_list import Listed

MADE_AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
MADE = Recorded(kind=OVERRIDE, by=Actor.staff(1), on="2026-11-02", purpose="list", id=1, at=MADE_AT)
EMERGENCY = replace(MADE, more={"emergency": "now"})


def says(answer: str, number: int = 2, *, by: int = 2, of: int = 1, days: int = 1) -> Recorded:
    return Recorded(
        kind=OVERRIDE_REVIEW, by=Actor.staff(by), on="2026-11-03", purpose="list", answer=answer, rests_on=of,
        id=number, at=MADE_AT + timedelta(days=days),
    )  # fmt: skip


def only(*records: Recorded) -> Override:
    (found,) = overrides.all_of(records)
    return found


@pytest.mark.parametrize(
    ("made", "reviews", "standing"),
    [
        (MADE, (), Standing.WAITS),
        (EMERGENCY, (), Standing.AT_ONCE),
        (MADE, (says("yes"),), Standing.COUNTS),
        (EMERGENCY, (says("yes"),), Standing.COUNTS),
        (MADE, (says("no"),), Standing.STOPPED),
        (EMERGENCY, (says("no"),), Standing.STOPPED),
        (MADE, (says("yes"), says("no", 3)), Standing.STOPPED),
        (MADE, (says("no"), says("yes", 3)), Standing.STOPPED),
        (MADE, (says("yes", by=1),), Standing.WAITS),
        (EMERGENCY, (says("no", by=1),), Standing.AT_ONCE),
        (MADE, (says("yes", of=9),), Standing.WAITS),
        (replace(MADE, more={"emergency": "wait"}), (), Standing.WAITS),
    ],
)
def test_what_it_is_worth(made: Recorded, reviews: tuple[Recorded, ...], standing: Standing) -> None:
    found = only(made, *reviews)
    assert found.standing is standing
    assert found.counts == (standing in (Standing.COUNTS, Standing.AT_ONCE))


def test_one_that_never_counted_does_not_stand_at_the_top_of_what_leaves() -> None:
    assert not only(MADE).ever_counted and not only(MADE, says("no")).ever_counted
    assert only(MADE, says("yes"), says("no", 3)).ever_counted and only(EMERGENCY, says("no")).ever_counted


@pytest.mark.parametrize(
    ("days", "reviews", "overdue"),
    [(6, (), False), (7, (), True), (7, (says("yes"),), False), (8, (says("yes"),), True), (9, (says("no"),), False)],
)
def test_nobody_looked_at_it_for_7_days(days: int, reviews: tuple[Recorded, ...], overdue: bool) -> None:
    assert only(MADE, *reviews).is_overdue(MADE_AT + timedelta(days=days)) == overdue


def test_only_overrides_are_found_and_in_their_order() -> None:
    later = replace(MADE, id=5, purpose="meeting")
    found = overrides.all_of([later, replace(MADE, kind=CAPACITY, id=3), says("yes"), MADE])
    assert [(each.id, each.purpose, len(each.reviews)) for each in found] == [(1, "list", 1), (5, "meeting", 0)]


def test_the_list_begins_with_what_nobody_looked_at_and_then_what_waits() -> None:
    counts, waits = only(MADE, says("yes")), only(replace(MADE, id=7))
    rows = [
        Listed(submission=Submission(), override=each, is_overdue=overdue)
        for each, overdue in ((counts, False), (waits, False), (counts, True), (waits, True))
    ]
    ordered = [(each.override.id, each.is_overdue) for each in sorted(rows, key=lambda each: each.order)]
    assert ordered == [(7, True), (1, True), (7, False), (1, False)]

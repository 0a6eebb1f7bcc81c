"""Which capacity and best interests records count for one decision."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from portal.records.accountability.names import Actor
from portal.records.consent import capacity
from portal.records.consent.records import Recorded


@pytest.mark.parametrize("find", [capacity.newest, capacity.lacking, capacity.best_interests])
def test_a_record_of_another_decision_never_counts(find: Callable[[list[Recorded], str], Recorded | None]) -> None:
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    kinds = (("capacity", "lacks"), ("best_interests", "yes"))
    records = [
        Recorded(
            kind=kind, by=Actor.staff(1), on="2026-11-02", purpose="meeting", answer=answer, id=number, at=at,
            rests_on=1, more=dict.fromkeys(capacity.WHOLE, "yes") | {"review": "2027-01-01"},
        )
        for number, (kind, answer) in enumerate(kinds, start=1)
    ]  # fmt: skip
    assert find(records, "meeting") and not find(records, "list")

"""The child first: for whom a parent waits, and what ends the wait. Pure."""

from datetime import date

import pytest

from portal.records.accountability.names import Actor
from portal.records.consent.records import ATTEMPT, CAPACITY, CHILD_FIRST, COMPETENCE, SPOKE, TOLD, Recorded
from portal.records.standing.child_first import (
    AGE_NOT_KNOWN,
    UNDER_16,
    Asked,
    is_parent,
    proves_a_talk,
    stop,
)

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 6)
PERSON, HELPER, PARENT, UNKNOWN = (Asked(voice=each, on=MONDAY) for each in ("person", "helper", "parent", "unknown"))


@pytest.mark.parametrize("asked", [PERSON, HELPER, UNKNOWN])
@pytest.mark.parametrize(("age", "said"), [(9, UNDER_16), (15, UNDER_16), (None, AGE_NOT_KNOWN), (16, ""), (40, "")])
def test_a_parent_waits_for_an_under_16_who_asked_without_one(asked: Asked, age: int | None, said: str) -> None:
    assert stop(age, [asked], []) == said


def test_a_parent_who_asked_does_not_wait_unless_the_child_asked_too() -> None:
    assert stop(15, [PARENT], []) == "" and stop(None, [PARENT], []) == ""
    assert stop(15, [PARENT, PERSON], []) == UNDER_16
    assert stop(15, [], []) == ""


@pytest.mark.parametrize(("talked", "said"), [(MONDAY, ""), (FRIDAY, ""), (date(2026, 11, 1), UNDER_16)])
def test_a_talk_on_or_after_the_day_they_asked_ends_the_wait(talked: date, said: str) -> None:
    assert stop(15, [PERSON], [talked]) == said


def test_what_they_asked_later_begins_anew() -> None:
    again = Asked(voice="person", on=FRIDAY)
    assert stop(15, [PERSON, again], [TUESDAY]) == UNDER_16
    assert stop(15, [PERSON, again], [TUESDAY, FRIDAY]) == ""
    assert stop(15, [PERSON, Asked(voice="parent", on=FRIDAY)], [TUESDAY]) == "", "a parent's own asking begins nothing"


@pytest.mark.parametrize(
    ("kind", "alone", "proves"),
    [
        (SPOKE, "alone", True), (SPOKE, "with_someone", False), (TOLD, "alone", True), (TOLD, "with_someone", False),
        (TOLD, "", False), (ATTEMPT, "", True), (CHILD_FIRST, "", True), (COMPETENCE, "", False), (CAPACITY, "", False),
    ],
)  # fmt: skip
def test_only_some_records_prove_a_talk(kind: str, alone: str, proves: bool) -> None:
    recorded = Recorded(kind=kind, by=Actor.staff(1), on="2026-11-02", purpose="list", alone=alone)
    assert proves_a_talk(recorded) == proves


def test_every_folder_of_a_parent_is_one() -> None:
    assert [each for each in ("person", "parent", "parent2", "parent-1", "helper") if is_parent(each)] == [
        "parent", "parent2", "parent-1",
    ]  # fmt: skip

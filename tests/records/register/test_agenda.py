"""Why somebody is on the agenda, as a table, and the order of the agenda."""

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.records.register.agenda import Facts, Reason, in_order, reasons
from portal.records.register.state import Standing, standing
from tests.records.register.test_state import CLOCKS, DAY, on, story


def stands(*lines: str) -> Standing:
    return standing(story(*lines), CLOCKS)


RED, GREEN = stands("on +0", "colour red +0"), stands("on +0", "colour green +0")
AWAY = stands("on +0", "colour green +0", "admitted +1 colour blue", "discharged +3 colour green")
CASES: list[tuple[Facts, int, tuple[Reason, ...]]] = [
    (Facts(key="a", standing=Standing()), 0, ()),
    (Facts(key="a", standing=Standing(), asks=True), 0, (Reason.NEW_ASK,)),
    (Facts(key="a", standing=GREEN, asks=True), 0, ()),  # they are on it already
    (Facts(key="a", standing=RED), 0, (Reason.RED,)),
    (Facts(key="a", standing=RED), 7, (Reason.RED, Reason.LOOK_DUE)),
    (Facts(key="a", standing=GREEN), 89, ()),
    (Facts(key="a", standing=GREEN), 90, (Reason.LOOK_DUE,)),
    (Facts(key="a", standing=GREEN, turns=True), 1, (Reason.BIRTHDAY,)),
    (Facts(key="a", standing=GREEN, late_task=True), 1, (Reason.LATE_TASK,)),
    (Facts(key="a", standing=GREEN, asked_consent_on=DAY - timedelta(days=364)), 0, ()),
    (Facts(key="a", standing=GREEN, asked_consent_on=DAY - timedelta(days=365)), 0, (Reason.CONSENT_DUE,)),
    (Facts(key="a", standing=AWAY), 17, (Reason.DISCHARGED,)),
    (Facts(key="a", standing=AWAY), 18, ()),
]


@pytest.mark.parametrize(("facts", "days", "expected"), CASES)
def test_the_agenda_says_why(facts: Facts, days: int, expected: tuple[Reason, ...]) -> None:
    assert reasons(facts, on(days), ask_again_after=365) == expected


def test_new_asks_come_first_then_the_colours_in_their_order() -> None:
    people = [
        Facts(key="green", standing=GREEN),
        Facts(key="blue", standing=stands("on +0", "colour blue +0")),
        Facts(key="late red", standing=stands("on +0", "colour red +5")),
        Facts(key="red", standing=RED),
        Facts(key="none", standing=stands("on +0")),
        Facts(key="new", standing=Standing(), asks=True),
    ]
    order = ["new", "none", "red", "late red", "blue", "green"]
    assert [each.key for each in in_order(people)] == order
    assert [each.key for each in in_order([replace(each) for each in reversed(people)])] == order

"""Where consent stands, as a table: every row of `domain.md` 2f, and the hazards H5 and H7 to H10."""

import re

import pytest

from portal.records.consent.state import Known, rule, state
from portal.records.consent.state_columns import State, Who
from portal.records.consent.state_rules import TABLE as RULES
from tests.support.records.consent_answers import ROWS, said


@pytest.mark.parametrize(("known", "words", "expected"), ROWS)
def test_consent_stands_where_the_table_says(known: Known, words: list[str], expected: State) -> None:
    assert state(said(*words), known) is expected


def test_every_state_is_reached() -> None:
    assert {expected for _known, _words, expected in ROWS} == set(State)


def test_only_a_confirmed_yes_or_a_decision_is_given() -> None:
    given_by = [row for row in RULES if row.state is State.GIVEN]
    assert [row.who for row in given_by if row.confirmed is not True] == [Who.DECIDED_YES]


@pytest.mark.parametrize(("known", "words", "expected"), ROWS)
def test_the_rule_says_why(known: Known, words: list[str], expected: State) -> None:
    found = rule(said(*words), known)
    assert found.state is expected
    assert re.match(r"(2f|H[5-9]|H10|source line|a child who must not be given away)", found.because)

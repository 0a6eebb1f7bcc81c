"""Where consent stands, as a table: every row of `domain.md` 2f, and the hazards H5 and H7 to H10."""

import re
from datetime import timedelta
from itertools import product

import pytest

from portal.records.consent.state import (
    Answer,
    Known,
    rule,
    state,
)
from portal.records.consent.state_columns import Own, Parents, State, Who
from portal.records.consent.state_rules import TABLE as RULES
from portal.records.consent.state_rules import row_for
from tests.support.records.consent_cases import START


def said(*words: str) -> list[Answer]:
    """ "person yes", "parent no confirmed", "parent:Ana yes": answers in the order of time."""
    answers = []
    for number, each in enumerate(words):
        who, answer, *rest = each.split()
        voice, _colon, name = who.partition(":")
        at = START + timedelta(hours=number)
        answers.append(Answer(voice=voice, name=name, answer=answer, at=at, confirmed="confirmed" in rest))
    return answers


ADULT, SIXTEEN, CHILD = Known(age=40), Known(age=16), Known(age=12)
COMPETENT = Known(age=14, competent=True)
HIDES = Known(age=14, names_a_parent=True)
UNKNOWN = Known(age=None)
NO_CAPACITY = Known(age=30, lacks_capacity=True)
TABLE = [
    # 18 and over, and 16 and 17: their own choice, and nobody else's
    (ADULT, [], State.WAITING_FOR_PERSON),
    (ADULT, ["person yes"], State.GIVEN_NOT_CONFIRMED),
    (ADULT, ["person yes confirmed"], State.GIVEN),
    (ADULT, ["person no"], State.REFUSED),
    (ADULT, ["person not_sure"], State.UNSURE),
    (ADULT, ["person yes confirmed", "person no"], State.WITHDRAWN),
    (ADULT, ["person yes confirmed", "person changed_mind"], State.WITHDRAWN),
    (ADULT, ["person yes confirmed", "person not_sure confirmed"], State.UNSURE),
    # what nobody confirmed never undoes what staff confirmed, except that a no always stops
    (ADULT, ["person yes confirmed", "person not_sure"], State.GIVEN),
    (ADULT, ["person yes confirmed", "person yes"], State.GIVEN),
    (ADULT, ["person no confirmed", "person yes"], State.REFUSED),
    (ADULT, ["person no confirmed", "person no", "person yes"], State.REFUSED),
    (ADULT, ["person yes confirmed", "person changed_mind confirmed", "person yes"], State.WITHDRAWN),
    (ADULT, ["person not_sure confirmed", "person yes"], State.UNSURE),
    (ADULT, ["person no confirmed", "person yes", "person yes confirmed"], State.GIVEN),
    (CHILD, ["person yes confirmed", "parent no confirmed", "parent yes"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person no confirmed", "person yes"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person seemed_no confirmed", "person yes"], State.THEY_DIFFER),
    (ADULT, ["person no", "person yes"], State.GIVEN_NOT_CONFIRMED),
    (ADULT, ["person yes confirmed", "person no", "person yes"], State.GIVEN_NOT_CONFIRMED),
    (ADULT, ["parent yes confirmed"], State.WAITING_FOR_PERSON),
    (ADULT, ["person yes confirmed", "parent no"], State.GIVEN),
    (ADULT, ["helper yes confirmed"], State.WAITING_FOR_PERSON),
    (ADULT, ["unknown yes confirmed"], State.WAITING_FOR_PERSON),
    (CHILD, ["unknown yes confirmed", "person yes confirmed"], State.WAITING_FOR_PARENT),
    (SIXTEEN, ["parent yes confirmed"], State.WAITING_FOR_PERSON),
    (SIXTEEN, ["person yes confirmed", "parent no"], State.GIVEN),
    (SIXTEEN, ["person no", "parent yes confirmed"], State.REFUSED),
    # a helper's "they cannot decide this" is an opinion; a capacity record leads to best interests
    (ADULT, ["helper cannot_tell"], State.WAITING_FOR_PERSON),
    (NO_CAPACITY, [], State.BEST_INTERESTS),
    (NO_CAPACITY, ["person yes confirmed"], State.BEST_INTERESTS),
    (NO_CAPACITY, ["parent yes confirmed"], State.BEST_INTERESTS),
    (Known(age=30, lacks_capacity=True, best_interests="yes"), [], State.GIVEN),
    (Known(age=30, lacks_capacity=True, best_interests="no"), [], State.REFUSED),
    # under 16: a parent is needed, and the child is asked too
    (CHILD, [], State.WAITING_FOR_PARENT),
    (CHILD, ["person yes"], State.WAITING_FOR_PARENT),
    (CHILD, ["person no"], State.REFUSED),
    (CHILD, ["parent yes confirmed"], State.WAITING_FOR_PERSON),
    (CHILD, ["parent yes", "person yes"], State.GIVEN_NOT_CONFIRMED),
    (CHILD, ["parent yes confirmed", "person yes"], State.GIVEN_NOT_CONFIRMED),
    (CHILD, ["parent yes confirmed", "person yes confirmed"], State.GIVEN),
    (CHILD, ["parent yes confirmed", "person seemed_yes confirmed"], State.GIVEN),
    (CHILD, ["parent yes confirmed", "person cannot_tell confirmed"], State.GIVEN),
    (CHILD, ["parent yes confirmed", "person seemed_not_sure confirmed"], State.GIVEN),
    (CHILD, ["person cannot_tell confirmed"], State.WAITING_FOR_PARENT),
    (CHILD, ["parent yes confirmed", "person not_sure"], State.UNSURE),
    (CHILD, ["parent not_sure"], State.UNSURE),
    (CHILD, ["parent no"], State.REFUSED),
    (CHILD, ["parent yes confirmed", "person no"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person seemed_no confirmed"], State.THEY_DIFFER),
    (CHILD, ["parent no", "person yes"], State.THEY_DIFFER),
    (CHILD, ["parent:Ana yes confirmed", "parent:Ben no", "person yes confirmed"], State.THEY_DIFFER),
    (CHILD, ["parent:Ana yes confirmed", "parent:Ben yes", "person yes confirmed"], State.GIVEN_NOT_CONFIRMED),
    (CHILD, ["parent yes confirmed", "parent no"], State.WITHDRAWN),
    (CHILD, ["parent no", "person no"], State.REFUSED),
    # a child who must not be given away: nobody asks the parent first
    (HIDES, ["person yes"], State.CHILD_ALONE_FIRST),
    (HIDES, [], State.CHILD_ALONE_FIRST),
    (HIDES, ["parent yes confirmed"], State.CHILD_ALONE_FIRST),
    # what staff saw ends the wait, and never stands in the place of what the child said
    (CHILD, ["parent yes confirmed", "person no", "person cannot_tell confirmed"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person not_sure", "person seemed_yes confirmed"], State.UNSURE),
    (CHILD, ["parent yes confirmed", "person yes confirmed", "person seemed_no confirmed"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person seemed_yes confirmed", "person no"], State.THEY_DIFFER),
    (CHILD, ["person seemed_yes confirmed", "person no"], State.REFUSED),
    (
        CHILD,
        ["parent yes confirmed", "person no", "person seemed_no", "person seemed_yes confirmed"],
        State.THEY_DIFFER,
    ),
    (COMPETENT, ["person seemed_yes confirmed"], State.UNSURE),
    (SIXTEEN, ["person seemed_yes confirmed"], State.UNSURE),
    # a competence note: the child's own answer; a parent's no is for staff to settle
    (COMPETENT, ["person yes confirmed"], State.GIVEN),
    (COMPETENT, ["person no", "parent yes confirmed"], State.REFUSED),
    (COMPETENT, ["person yes confirmed", "parent no"], State.THEY_DIFFER),
    # age unknown
    (UNKNOWN, [], State.WAITING_FOR_AGE),
    (UNKNOWN, ["person yes confirmed"], State.WAITING_FOR_AGE),
    (UNKNOWN, ["parent yes confirmed"], State.WAITING_FOR_AGE),
    (UNKNOWN, ["person no"], State.REFUSED),
    (UNKNOWN, ["person yes", "person no"], State.WITHDRAWN),
]


@pytest.mark.parametrize(("known", "words", "expected"), TABLE)
def test_consent_stands_where_the_table_says(known: Known, words: list[str], expected: State) -> None:
    assert state(said(*words), known) is expected


def test_every_state_is_reached() -> None:
    assert {expected for _known, _words, expected in TABLE} == set(State)


def test_every_rule_is_the_answer_to_something_and_something_is_answered_by_every_rule() -> None:
    everything = product(Who, Own, Parents, (False, True), (False, True))
    found = {
        row_for(who, own, parents, hides_from_parents=hides, confirmed=confirmed)
        for who, own, parents, hides, confirmed in everything
    }
    assert found == set(RULES)


def test_only_a_confirmed_yes_or_a_decision_is_given() -> None:
    given_by = [row for row in RULES if row.state is State.GIVEN]
    assert [row.who for row in given_by if row.confirmed is not True] == [Who.DECIDED_YES]


@pytest.mark.parametrize(("known", "words", "expected"), TABLE)
def test_the_rule_says_why(known: Known, words: list[str], expected: State) -> None:
    found = rule(said(*words), known)
    assert found.state is expected
    assert re.match(r"(2f|H[5-9]|H10|source line|a child who must not be given away)", found.because)


def test_turning_16_hands_the_choice_to_the_young_person() -> None:
    answers = said("parent yes confirmed", "person yes confirmed")
    assert state(answers, Known(age=15)) is State.GIVEN
    assert state(answers, Known(age=16)) is State.GIVEN
    assert state(said("parent yes confirmed", "person cannot_tell confirmed"), Known(age=16)) is State.UNSURE

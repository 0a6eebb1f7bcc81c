"""Where consent stands, as a table: every row of `domain.md` 2f, and the hazards H5 and H7 to H10."""

import re
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.consent.state import (
    ASKED,
    Answer,
    Known,
    opens_sharing,
    opens_sharing_by_override,
    rule,
    state,
)
from portal.records.consent.state_columns import Own, Parents, State, Who
from portal.records.consent.state_rules import TABLE as RULES
from portal.records.consent.state_rules import row_for

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


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
    (ADULT, ["person yes confirmed", "person not_sure"], State.UNSURE),
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


ANSWERS = st.sampled_from(["yes", "no", "not_sure", "changed_mind", "seemed_yes", "seemed_no", *ASKED])
EVENTS = st.lists(
    st.builds(
        Answer,
        voice=st.sampled_from(["person", "parent", "helper", "unknown"]),
        name=st.sampled_from(["", "Ana", "Ben"]),
        answer=ANSWERS,
        at=st.integers(0, 10**6).map(lambda seconds: START + timedelta(seconds=seconds)),
        confirmed=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda each: each.at,
)
KNOWN = st.builds(
    Known,
    age=st.none() | st.integers(3, 90),
    names_a_parent=st.booleans(),
    competent=st.booleans(),
    lacks_capacity=st.booleans(),
    best_interests=st.sampled_from(["", "yes", "no"]),
)


@pytest.mark.parametrize("found", list(State))
def test_an_override_opens_only_what_consent_does_not(found: State) -> None:
    assert not opens_sharing_by_override(found, False)
    assert opens_sharing_by_override(found, True) == (found is not State.GIVEN)
    assert opens_sharing(found) == (found is State.GIVEN)


@given(EVENTS, KNOWN)
def test_a_helper_and_a_voice_nobody_knows_never_change_the_state(answers: list[Answer], known: Known) -> None:
    assert state(answers, known) is state([each for each in answers if each.voice in ("person", "parent")], known)


@given(EVENTS, KNOWN, st.randoms())
def test_the_order_in_which_events_are_read_does_not_matter(
    answers: list[Answer], known: Known, chance: object
) -> None:
    shuffled = list(answers)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state(shuffled, known) is state(answers, known)


@given(EVENTS, KNOWN)
def test_sharing_opens_only_on_a_confirmed_yes_or_a_recorded_decision(answers: list[Answer], known: Known) -> None:
    if not opens_sharing(state(answers, known)) or known.best_interests == "yes":
        return
    deciding = [each for each in answers if each.voice in ("person", "parent") and each.confirmed]
    assert any(each.answer == "yes" or (each.voice, each.answer) == ("parent", "seemed_yes") for each in deciding)
    assert known.age is not None


@given(EVENTS, KNOWN)
def test_a_last_no_of_the_person_never_leaves_sharing_open(answers: list[Answer], known: Known) -> None:
    if known.lacks_capacity and known.best_interests == "yes":
        return
    last = Answer(voice="person", answer="no", at=START + timedelta(days=90))
    assert not opens_sharing(state([*answers, last], known))


@given(EVENTS, KNOWN, st.sampled_from(["seemed_yes", *ASKED]), st.booleans())
def test_what_staff_saw_never_opens_what_the_person_closed(
    answers: list[Answer], known: Known, seen: str, confirmed: bool
) -> None:
    said_no = Answer(voice="person", answer="no", at=START + timedelta(days=90))
    attempt = Answer(voice="person", answer=seen, at=START + timedelta(days=91), confirmed=confirmed)
    assert state([*answers, said_no, attempt], known) is state([*answers, said_no], known)


@given(EVENTS, st.integers(16, 90))
def test_from_16_on_a_parent_never_changes_the_state(answers: list[Answer], age: int) -> None:
    assert state(answers, Known(age=age)) is state([each for each in answers if each.voice == "person"], Known(age=age))

"""What holds of consent whatever was answered and written down, in whatever order."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.consent.state import (
    ASKED,
    Answer,
    Known,
    opens_sharing,
    opens_sharing_by_override,
    state,
)
from portal.records.consent.state_columns import State
from tests.support.records.consent_cases import START

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


@given(EVENTS, KNOWN, st.sampled_from(["yes", "no", "not_sure", "changed_mind"]), st.sampled_from(["yes", "not_sure"]))
def test_what_nobody_confirmed_never_undoes_what_staff_confirmed(
    answers: list[Answer], known: Known, confirmed: str, newer: str
) -> None:
    before = Answer(voice="person", answer=confirmed, at=START + timedelta(days=90), confirmed=True)
    after = Answer(voice="person", answer=newer, at=START + timedelta(days=91))
    assert state([*answers, before, after], known) is state([*answers, before], known)


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

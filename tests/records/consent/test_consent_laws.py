"""What holds of consent whatever was answered and written down, in whatever order."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.consent.says_now import ASKED, COUNT, Answer
from portal.records.consent.state import Decision, Known, opens_sharing, opens_sharing_by_override, state
from portal.records.consent.state_columns import State
from tests.support.records.consent_cases import START

ANSWERS = st.sampled_from(["yes", "no", "not_sure", "changed_mind", "seemed_yes", "seemed_no", *ASKED])
EVENTS = st.lists(
    st.builds(
        Answer,
        voice=st.sampled_from(["person", "parent", "council", "decider", "helper", "unknown"]),
        name=st.sampled_from(["", "Ana", "Ben"]),
        answer=ANSWERS,
        at=st.integers(0, 10**6).map(lambda seconds: START + timedelta(seconds=seconds)),
        confirmed=st.booleans(),
        has_right=st.booleans(),
        as_a_child=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda each: each.at,
)
DECISIONS = st.none() | st.builds(
    Decision,
    answer=st.sampled_from(["yes", "no"]),
    at=st.integers(0, 10**6).map(lambda seconds: START + timedelta(seconds=seconds)),
    is_past=st.booleans(),
)
KNOWN = st.builds(
    Known,
    age=st.none() | st.integers(3, 90),
    names_a_parent=st.booleans(),
    competent=st.booleans(),
    lacks_capacity=st.booleans(),
    someone_may_decide=st.booleans(),
    best_interests=DECISIONS,
    settled=DECISIONS,
)


@pytest.mark.parametrize("found", list(State))
def test_an_override_opens_only_what_consent_does_not(found: State) -> None:
    assert not opens_sharing_by_override(found, False)
    assert opens_sharing_by_override(found, True) == (found is not State.GIVEN)
    assert opens_sharing(found) == (found is State.GIVEN)


@given(EVENTS, KNOWN)
def test_a_helper_and_a_voice_nobody_knows_never_change_the_state(answers: list[Answer], known: Known) -> None:
    assert state(answers, known) is state([each for each in answers if each.voice in COUNT], known)


@given(EVENTS, KNOWN)
def test_an_adult_without_the_legal_right_never_changes_the_state(answers: list[Answer], known: Known) -> None:
    assert state(answers, known) is state([each for each in answers if each.has_right], known)


@given(EVENTS, KNOWN, st.randoms())
def test_the_order_in_which_events_are_read_does_not_matter(
    answers: list[Answer], known: Known, chance: object
) -> None:
    shuffled = list(answers)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state(shuffled, known) is state(answers, known)


@given(EVENTS, KNOWN)
def test_sharing_opens_only_on_a_confirmed_yes_or_a_recorded_decision(answers: list[Answer], known: Known) -> None:
    if not opens_sharing(state(answers, known)) or _is_decided(known):
        return
    deciding = [each for each in answers if each.voice in COUNT and each.confirmed and each.has_right]
    assert any(each.answer == "yes" or (each.voice != "person" and each.answer == "seemed_yes") for each in deciding)
    assert known.age is not None


@given(EVENTS, KNOWN)
def test_a_last_no_of_the_person_never_leaves_sharing_open(answers: list[Answer], known: Known) -> None:
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


@given(EVENTS, KNOWN, st.sampled_from(["yes", "not_sure"]))
def test_a_yes_on_the_web_never_opens_again_what_a_no_stopped_after_a_decision(
    answers: list[Answer], known: Known, newer: str
) -> None:
    """Anybody can say on the web that they are this person."""
    known = replace(known, age=30, lacks_capacity=True)
    no = Answer(voice="person", answer="no", at=START + timedelta(days=90))
    after = Answer(voice="person", answer=newer, at=START + timedelta(days=91))
    assert not opens_sharing(state([*answers, no, after], known))


@given(EVENTS, KNOWN)
def test_what_was_said_as_a_child_opens_nothing_from_16_on(answers: list[Answer], known: Known) -> None:
    known = replace(known, age=16, lacks_capacity=False)
    assert not opens_sharing(state([replace(each, as_a_child=True) for each in answers], known))


@given(EVENTS, KNOWN)
def test_a_competent_child_decides_whatever_a_parent_says(answers: list[Answer], known: Known) -> None:
    known = replace(known, age=14, competent=True)
    assert state(answers, known) is state([each for each in answers if each.voice == "person"], known)


@given(EVENTS, KNOWN)
def test_what_was_settled_ends_when_one_of_them_answers_anew(answers: list[Answer], known: Known) -> None:
    known = replace(known, age=12, competent=False)
    anew = [
        Answer(voice="parent", name="Zoe", answer="yes", at=START + timedelta(days=90), confirmed=True),
        Answer(voice="person", answer="no", at=START + timedelta(days=91), confirmed=True),
    ]
    assert state([*answers, *anew], known) is State.THEY_DIFFER


@given(EVENTS, KNOWN)
def test_past_its_review_day_a_decision_opens_nothing(answers: list[Answer], known: Known) -> None:
    def past(decision: Decision | None) -> Decision | None:
        return replace(decision, is_past=True) if decision else None

    known = replace(known, best_interests=past(known.best_interests), settled=past(known.settled))
    without = replace(known, best_interests=None, settled=None)
    assert opens_sharing(state(answers, known)) == opens_sharing(state(answers, without))


def _is_decided(known: Known) -> bool:
    return known.lacks_capacity and known.best_interests is not None and known.best_interests.answer == "yes"


@given(EVENTS, st.integers(16, 90))
def test_from_16_on_a_parent_never_changes_the_state(answers: list[Answer], age: int) -> None:
    assert state(answers, Known(age=age)) is state([each for each in answers if each.voice == "person"], Known(age=age))

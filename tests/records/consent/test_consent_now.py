"""Where consent stands for staff: worked out from every voice on all linked requests, the age, and what they wrote."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.consent.state import opens_sharing
from portal.records.consent.state_columns import State
from portal.records.standing.consent_now import TWO_AGES, TWO_BIRTHDAYS, age_today, alone_matters, now
from portal.staff.labels import consent_words
from tests.support.records.consent_cases import ADULT, CHILD, TODAY, Case

GIVEN, UNCONFIRMED = State.GIVEN, State.GIVEN_NOT_CONFIRMED
TABLE: list[tuple[Any, tuple[str, ...], str, State]] = [
    (ADULT, (), "A person yes", UNCONFIRMED),
    (ADULT, (), "A person yes; A person spoke alone", GIVEN),
    (ADULT, (), "A person yes; A person spoke with_someone", GIVEN),
    (ADULT, ("must_not_tell",), "A person yes; A person spoke with_someone", UNCONFIRMED),
    (ADULT, ("someone_was_with_them",), "A person yes; A person spoke with_someone", UNCONFIRMED),
    (ADULT, ("must_not_tell",), "A person yes; A person spoke alone", GIVEN),
    (ADULT, (), "A person yes; A person spoke alone; A person yes", GIVEN),  # heard once it is confirmed
    (ADULT, (), "A person yes; A person spoke alone; B person not_sure", GIVEN),
    (ADULT, (), "A person no; A person spoke alone; B person yes", State.REFUSED),  # whoever says they are the person
    (ADULT, (), "A person yes; A person spoke alone; B person no", State.WITHDRAWN),  # on another request
    (ADULT, (), "A person no; B person yes; B person spoke alone", GIVEN),
    (ADULT, (), "A helper yes; A helper spoke alone", State.WAITING_FOR_PERSON),
    (ADULT, (), "A person yes; A person spoke alone; B helper no; B helper changed_mind", GIVEN),  # counts as none
    (ADULT, (), "A person no; B helper yes", State.REFUSED),
    (ADULT, (), "A unknown yes; A unknown spoke alone", State.WAITING_FOR_PERSON),  # did not say who they are
    (ADULT, (), "A person yes; A person spoke alone; B unknown no", GIVEN),
    (CHILD, (), "A person yes; A person spoke alone; B helper yes; B unknown yes", State.WAITING_FOR_PARENT),
    (
        CHILD, (),
        "A person yes; A person spoke alone; A parent yes; A parent spoke alone; A parent right yes; B helper no",
        GIVEN,
    ),
    (ADULT, (), "A person asked seemed_yes", State.UNSURE),
    # a parent: spoken to, and the legal right checked
    (CHILD, (), "A parent yes; A person yes; A person spoke alone; A parent spoke alone", UNCONFIRMED),
    (CHILD, (), "A parent yes; A person yes; A person spoke alone; A parent right yes", UNCONFIRMED),
    (CHILD, (), "A parent yes; A person yes; A person spoke alone; A parent spoke alone; A parent right yes", GIVEN),
    (
        CHILD, (),
        "A parent yes; A person yes; A person spoke alone; A parent spoke alone; A parent right yes; A parent right no",
        UNCONFIRMED,
    ),
    (
        CHILD, (),
        "A parent yes; A person yes; A person spoke alone; A parent spoke alone; A parent right not_yet",
        UNCONFIRMED,
    ),
    # an attempt ends the wait for the child, never as their yes
    (CHILD, (), "A parent yes; A parent spoke alone; A parent right yes", State.WAITING_FOR_PERSON),
    (CHILD, (), "A parent yes; A parent spoke alone; A parent right yes; A person asked cannot_tell", GIVEN),
    (CHILD, (), "A person asked seemed_yes", State.WAITING_FOR_PARENT),
    (CHILD, (), "A parent yes; A parent spoke alone; A parent right yes; A person asked seemed_no", State.THEY_DIFFER),
    # two parents, on one request or on two
    (CHILD, (), "A parent yes; A parent2 no; A person yes", State.THEY_DIFFER),
    (CHILD, (), "A parent no; B parent yes; A person yes", State.THEY_DIFFER),
    # a competence note, the last one, is an input
    (CHILD, (), "A person yes; A person spoke alone; A person competent yes", GIVEN),
    (CHILD, (), "A person yes; A person competent yes; A person competent no", State.WAITING_FOR_PARENT),
    (CHILD, ("talk_to_the_child_alone_first",), "A person yes", State.CHILD_ALONE_FIRST),
    (None, (), "A person yes; A person spoke alone", State.WAITING_FOR_AGE),
    # a capacity record, the newest one of this decision, leads to best interests from 16 on
    (ADULT, (), "A person yes; A person spoke alone; A person capacity lacks", State.BEST_INTERESTS),
    (ADULT, (), "A person yes; A person spoke alone; A person capacity lacks meeting", GIVEN),
    (ADULT, (), "A person yes; A person spoke alone; A person capacity has", GIVEN),
    (ADULT, (), "A person yes; A person spoke alone; A person capacity lacks; A person capacity has", GIVEN),
    (ADULT, (), "A person yes; A person capacity has; B person capacity lacks", State.BEST_INTERESTS),
    (ADULT, (), "A helper no; A helper yes", State.WAITING_FOR_PERSON),
    (CHILD, (), "A person capacity lacks; A person best_interests yes", State.WAITING_FOR_PARENT),
    (None, (), "A person capacity lacks; A person best_interests yes", State.WAITING_FOR_AGE),
    # a best interests decision, the last one, while nobody found since that they can decide
    (ADULT, (), "A person capacity lacks; A person best_interests yes", GIVEN),
    (ADULT, (), "A person capacity lacks; A person best_interests no", State.REFUSED),
    (ADULT, (), "A person capacity lacks; A person best_interests yes meeting", State.BEST_INTERESTS),
    (ADULT, (), "A person capacity lacks; A person best_interests yes; A person best_interests no", State.REFUSED),
    (ADULT, (), "A person capacity lacks; A person best_interests yes; A person capacity lacks", GIVEN),
    (
        ADULT, (),
        "A person capacity lacks; A person best_interests yes; A person capacity has; A person capacity lacks",
        State.BEST_INTERESTS,
    ),
    (ADULT, (), "A person best_interests yes", State.WAITING_FOR_PERSON),
]  # fmt: skip


@pytest.mark.parametrize(("birthday", "marks", "story", "expected"), TABLE)
def test_consent_stands_where_the_story_leads(
    birthday: Any, marks: tuple[str, ...], story: str, expected: State
) -> None:
    heard = Case(birthday, marks).tells(*story.split("; "))
    stands, *_of_the_meeting = now(heard, TODAY).stands
    assert stands.state is expected


def test_an_answer_that_was_not_given_alone_is_confirmed_only_alone() -> None:
    for how in ("handed_over", "with_someone"):
        heard = Case(ADULT).tells("A person yes", "A person spoke with_someone", how=how)
        assert alone_matters(heard, heard[0].events[0])
        assert now(heard, TODAY).state_of("list") is State.GIVEN_NOT_CONFIRMED


BIRTHDAYS = [
    ([ADULT], 25, ""),
    ([], None, ""),
    (["skipped"], None, ""),
    ([ADULT, ADULT], 25, ""),
    ([ADULT, CHILD], None, TWO_BIRTHDAYS),
    ([{"age": 15, "said": "2026-11-01"}], 15, ""),
    ([{"age": 15, "said": "2025-11-01"}], 16, ""),
    ([{"age": 15, "said": "2026-11-01"}, {"age": 17, "said": "2026-11-01"}], None, TWO_AGES),
    ([ADULT, {"age": 24, "said": "2026-11-01"}], 25, ""),  # nobody knows the day from an age
    ([ADULT, {"age": 15, "said": "2026-11-01"}], None, TWO_AGES),
]


@pytest.mark.parametrize(("given", "years", "note"), BIRTHDAYS)
def test_the_age_is_known_only_when_all_agree(given: list[Any], years: int | None, note: str) -> None:
    heard = []
    for number, birthday in enumerate(given):
        heard += Case(birthday).tells(f"{number} person yes")
    found = age_today(heard, TODAY)
    assert (found.years, found.note) == (years, note)


def test_the_age_is_worked_out_on_the_day() -> None:
    heard = Case({"born": "2010-11-22"}).tells("A person yes", "A person spoke alone")
    assert now(heard, date(2026, 11, 21)).state_of("list") is State.WAITING_FOR_PARENT
    assert now(heard, date(2026, 11, 22)).state_of("list") is State.GIVEN


def test_a_request_is_asked_about_even_before_anyone_answered() -> None:
    case = Case(ADULT)
    case.voice("A", "helper")
    (stands,) = now(list(case.heard.values()), TODAY).stands
    assert (stands.purpose, stands.state) == ("list", State.WAITING_FOR_PERSON)


def test_every_state_has_words_a_colour_and_a_shape() -> None:
    shown = [consent_words.shown(each) for each in State]
    assert all(each.words and each.colour and each.shape and each.more for each in shown)
    assert len({each.words for each in shown}) == len(State)


LINES = st.lists(
    st.sampled_from(
        [
            f"{request} {line}"
            for request in "AB"
            for line in (
                *(f"{who} {said}" for who in ("person", "parent", "helper") for said in ("yes", "no", "not_sure")),
                *(f"person asked {seen}" for seen in ("seemed_yes", "seemed_no", "cannot_tell")),
                "person competent yes",
            )
        ]
    ),
    min_size=1,
    max_size=7,
)


@given(LINES, st.sampled_from([ADULT, CHILD, None]))
def test_nothing_opens_before_staff_spoke_to_anyone(lines: list[str], birthday: Any) -> None:
    heard = Case(birthday).tells(*lines)
    assert not any(opens_sharing(each.state) for each in now(heard, TODAY).stands)

"""Where consent stands for staff: worked out from every voice on all linked requests, the age, and what they wrote."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.consent.state import opens_sharing
from portal.records.consent.state_columns import Row, State
from portal.records.consent.state_rules import TABLE
from portal.records.standing.ages import TWO_AGES, TWO_BIRTHDAYS, age_today
from portal.records.standing.confirmed import alone_matters
from portal.records.standing.consent_now import now
from portal.staff.labels import consent_words
from tests.support.records.consent_cases import ADULT, CHILD, TODAY, Case
from tests.support.records.consent_stories import STORIES


@pytest.mark.parametrize(("birthday", "marks", "story", "expected"), STORIES)
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
    on_the_day = now(heard, date(2026, 11, 22))
    assert on_the_day.state_of("list") is State.WAITING_FOR_PERSON, "what was given before waits for them anew"
    assert "16th birthday" in on_the_day.stands[0].because


def test_a_request_is_asked_about_even_before_anyone_answered() -> None:
    case = Case(ADULT)
    case.voice("A", "helper")
    (stands,) = now(list(case.heard.values()), TODAY).stands
    assert (stands.purpose, stands.state) == ("list", State.WAITING_FOR_PERSON)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.because[:40])
def test_staff_read_why_in_words_and_then_which_rule(row: Row) -> None:
    read = consent_words.why(row.because)
    assert read[0].isupper() and read.endswith(".") and not read.startswith(("2f", "H5", "H7", "H8", "H9", "H10"))


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

"""Where a complaint stands, for every order in which its steps are written down that makes a difference."""

from datetime import date
from typing import Any

import pytest

from portal.records.complaints import state
from portal.records.complaints.state import Clock, Days, Due, Entry, Kind, Reader, Step

DAYS = Days(
    received=date(2026, 11, 2), acknowledge=date(2026, 11, 5), answer=date(2027, 5, 1), information=date(2026, 12, 2)
)
IS, NOT, SETTLED, ACK, WHO, ABOUT, ANSWERED, LATE = Kind


def written(*kinds: Kind, on: date = date(2026, 11, 4), **said: str) -> list[Entry]:
    return [Entry(kind=kind, on=on, said=said, id=number) for number, kind in enumerate(kinds, 1)]


STANDS = [
    # what was written down: is it a complaint, is it about information, may its status say "answered"?
    ((), (True, False, False)),
    ((IS,), (True, False, False)),
    ((NOT,), (False, False, True)),
    ((SETTLED,), (False, False, True)),
    ((NOT, IS), (True, False, False)),
    ((IS, NOT), (False, False, True)),
    ((ABOUT,), (True, True, False)),
    ((ABOUT, NOT), (False, False, True)),
    ((NOT, ABOUT), (False, True, False)),
    ((ABOUT, NOT, IS), (True, True, False)),
    ((ACK, WHO), (True, False, False)),
    ((ACK, WHO, LATE), (True, False, False)),
    ((ACK, WHO, ANSWERED), (True, False, True)),
    ((NOT, ABOUT, ACK, ANSWERED), (False, True, True)),
]


@pytest.mark.parametrize(("kinds", "expected"), STANDS)
def test_a_problem_is_a_complaint_unless_the_person_says_no_and_only_what_is_written_down_proves_an_answer(
    kinds: tuple[Kind, ...], expected: tuple[bool, bool, bool]
) -> None:
    found = (state.is_complaint(kinds), state.is_about_information(kinds), state.may_be_answered(kinds))
    assert found == expected


NEXT = [
    ((), "acknowledged sort who information"),
    ((IS,), "acknowledged sort who information"),
    ((ACK,), "late sort who information"),
    ((ACK, WHO), "answered late sort who information"),
    ((WHO, ABOUT), "acknowledged sort who"),
    ((NOT,), "sort information"),
    ((NOT, ABOUT), "acknowledged sort"),
    ((NOT, ABOUT, ACK), "answered sort"),
    ((ACK, WHO, ANSWERED), ""),
]


@pytest.mark.parametrize(("kinds", "steps"), NEXT)
def test_only_what_makes_sense_next_is_offered(kinds: tuple[Kind, ...], steps: str) -> None:
    assert state.next_steps(kinds) == tuple(Step(each) for each in steps.split())


def test_the_clocks_run_until_what_they_ask_for_is_written_down() -> None:
    acknowledge, answer = state.dues([], DAYS)
    assert (acknowledge.clock, acknowledge.by, acknowledge.done) == (Clock.ACKNOWLEDGE, DAYS.acknowledge, None)
    assert (answer.clock, answer.by, answer.done) == (Clock.ANSWER, DAYS.answer, None)
    both = state.dues(written(ABOUT, ACK), DAYS)
    assert [(each.clock, each.done) for each in both] == [
        (Clock.ACKNOWLEDGE, date(2026, 11, 4)),
        (Clock.INFORMATION, date(2026, 11, 4)),
        (Clock.ANSWER, None),
    ]
    assert state.dues(written(NOT), DAYS) == state.dues(written(SETTLED), DAYS) == ()
    assert [each.clock for each in state.dues(written(NOT, ABOUT), DAYS)] == [Clock.INFORMATION]


def test_a_new_day_for_a_late_answer_holds_and_is_a_clock_of_its_own() -> None:
    first = state.dues(written(ACK, WHO), DAYS)[-1]
    late = Entry(kind=LATE, on=date(2027, 4, 20), said={"by": "2027-06-01"}, id=3)
    then = state.dues([*written(ACK, WHO), late], DAYS)[-1]
    assert (first.by, then.by) == (DAYS.answer, date(2027, 6, 1)) and first.after != then.after


def test_a_complaint_that_goes_on_after_a_no_has_clocks_of_its_own() -> None:
    assert state.dues(written(IS), DAYS)[0].after == state.dues([], DAYS)[0].after
    assert state.dues(written(NOT, IS), DAYS)[0].after != state.dues([], DAYS)[0].after


LAST = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("done", "today", "is_late"),
    [
        (None, LAST, False),
        (None, date(2026, 11, 6), True),
        (LAST, date(2026, 12, 24), False),
        (date(2026, 11, 6), date(2026, 12, 24), True),
    ],
)
def test_the_last_day_is_in_time_and_the_next_is_late(done: date | None, today: date, is_late: bool) -> None:
    assert Due(clock=Clock.ACKNOWLEDGE, by=LAST, done=done, after="").is_late(today) is is_late


NAMED: list[Any] = [
    ("council", (), (Reader.COUNCIL,)),
    ("children", (), (Reader.COUNCIL,)),
    ("board", (), (Reader.HEALTH,)),
    ("trust", (), (Reader.HEALTH,)),
    ("council,trust,children", (), (Reader.COUNCIL, Reader.HEALTH)),
    ("trust", (ABOUT,), (Reader.HEALTH, Reader.REGULATOR)),
    ("", (NOT, ABOUT), (Reader.REGULATOR,)),
]


@pytest.mark.parametrize(("who", "before", "expected"), NAMED)
def test_a_letter_names_the_ombudsman_of_whoever_answers(
    who: str, before: tuple[Kind, ...], expected: tuple[Reader, ...]
) -> None:
    assert state.to_name([*written(*before), *(written(WHO, who=who) if who else [])]) == expected


def test_who_answers_is_whoever_was_written_down_last() -> None:
    assert state.to_name([*written(WHO, who="council"), *written(WHO, who="board")]) == (Reader.HEALTH,)

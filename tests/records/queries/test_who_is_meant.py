"""Whom a withdrawal without a card is about: names as people write them, ages, twins, and one that comes again."""

import pytest

from portal.commands.matching import match
from tests.support.records.withdrawals import paused, receives, rings, to_do
from tests.support.staff_fixtures import Office


@pytest.mark.parametrize(
    ("held", "cold"),
    [
        ("Ailbhe O'Testley", "Ailbhe OTestley"),
        ("Łucja Testowa", "Lucja Testowa"),
        ("Rowan James Testford", "Rowan Testford"),
        ("Rowan Testfield", "Testfield Rowan"),
        ("Jo-Ann Testham", "Joann Testham"),
        ("Søren Testø", "Soren Testo"),
        ("أحمد تجربة", "احمد تجربه"),
        ("अनीता परीक्षा", "अनीता परीक्षा"),
    ],
)
def test_a_name_need_not_be_the_same_letter_for_letter(office: Office, held: str, cold: str) -> None:
    one, other = receives(office, name=held), receives(office, name=cold)
    receives(office, "consent", name=cold)
    match(office.app)
    assert paused(office, one, other) == [True, True]


@pytest.mark.parametrize(("age", "matches"), [(25, True), (24, False), (26, False), (40, False)])
def test_an_age_counts_as_the_birthdays_it_can_mean(office: Office, age: int, matches: bool) -> None:
    request = receives(office)
    receives(office, "consent", aged={"age": age, "said": "2026-11-30"})
    match(office.app)
    assert paused(office, request) == [matches]


def test_twins_are_told_apart_by_the_whole_name(office: Office) -> None:
    mine, twins = receives(office, name="Rowan Testfield"), receives(office, name="Robin Testfield")
    receives(office, "consent", name="Rowan Testfield")
    match(office.app)
    assert paused(office, mine, twins) == [True, False]


def test_what_may_be_about_several_pauses_none_and_one_task_names_them_all(office: Office) -> None:
    requests = [receives(office, name=each) for each in ("Rowan Testfield", "Robin Testfield")]
    answer = receives(office, "consent", name="R Testfield")
    match(office.app)
    assert paused(office, *requests) == [False, False]
    (task,) = to_do(office, answer)
    assert all(each.shown_reference in task.words for each in requests)


def test_a_withdrawal_that_comes_again_is_counted_and_flagged(office: Office) -> None:
    receives(office)
    answers = [receives(office, "consent", name=each) for each in ("Sam Example", "Example Sam", "Sam Exemple")]
    receives(office, "consent", answer="yes")
    match(office.app)
    assert [rings(office, each) for each in answers] == [1, 2, 2]
    assert "3 times now" in next(each.words for each in to_do(office, answers[2]) if each.words)

"""What is left to tell, what may be told later at all, and how the newest answer stands before the earlier ones."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from portal.engine.journey import nothing_known
from portal.engine.pages.later.way import Way, offered_after
from portal.engine.steps import Answers, Stop
from portal.journeys.shared import agreeing
from portal.records.correspondence import told_later
from portal.records.voices.contents import Contents
from tests.support.staff_fixtures import said
from tests.told_later.telling import ABOUT, ASKS_LATER

TODAY = date(2026, 11, 30)


def test_the_newest_answer_stands_in_its_place_and_changes_nothing_that_was_sent() -> None:
    first, second = said("a", "A?", ["1"], "1"), said("b", "B?", ["1"], "1")
    sent_first: Contents = {"said": [first, second], "marks": ["x"], "reasons": []}
    at = datetime(2026, 11, 30)
    later = told_later.Later(said=said("a", "A?", ["2"], "2"), reasons=["now"], marks=["x", "y"])
    over = told_later.laid_over(sent_first, [(at, later), (at, later | {"said": said("a", "A?", ["3"], "3")})])
    assert [each["value"] for each in over["said"]] == ["3", "1"]
    assert [each["value"] for each in over["said"][0]["earlier"]] == ["1", "2"]
    assert (over["marks"], over["reasons"]) == (["x", "y"], ["now"])
    assert sent_first == {"said": [first, second], "marks": ["x"], "reasons": []}


def test_a_page_to_read_is_shown_before_a_question_that_is_left_and_not_without_one() -> None:
    def left(**known: object) -> list[str]:
        way = Way(journey=ASKS_LATER, voice="person", known=dict(known), today=TODAY)  # type: ignore[arg-type]
        return [each.name for each in way.left]

    assert left() == ["about", "feel", "read_later", "tell", "called"]
    assert left(tell={"ticks": ["upset"], "words": ""}) == ["about", "feel", "called"]
    assert left(about={"tap": "not_now"}, feel="skipped") == ["about", "feel", "read_later", "tell", "called"]


@pytest.mark.parametrize(
    "more",
    [
        (replace(agreeing.AGREE_THEM, name="of_them"),),
        (Stop(name="end", title="", lines=(), button=""),),
        (replace(ABOUT, name="name"),),
    ],
)
def test_what_is_told_later_has_no_end_is_not_handed_over_and_has_names_of_its_own(more: tuple[Stop, ...]) -> None:
    with pytest.raises(ValueError, match="join"):
        replace(ASKS_LATER, more=more)


def test_a_journey_that_asks_later_says_whom_its_words_are_to() -> None:
    with pytest.raises(ValueError, match="known_of"):
        replace(ASKS_LATER, known_of=nothing_known)


def test_whoever_sends_little_is_asked_no_more_whatever_made_them() -> None:
    answers = Answers({"who": "me"}, TODAY)
    assert offered_after(ASKS_LATER, answers)
    assert not offered_after(replace(ASKS_LATER, only_sends=lambda _answers: frozenset({"name"})), answers)
    assert not offered_after(replace(ASKS_LATER, more=()), answers)


def test_only_whoever_says_yes_or_no_is_told_that_this_is_shared_too() -> None:
    shares = [each for each in ("person", "parent", "helper", "unknown") if way(each).shares]
    assert shares == ["person", "parent"]


def way(voice: str) -> Way:
    return Way(journey=ASKS_LATER, voice=voice, known={}, today=TODAY)

"""The way through a journey is a pure function of the answers."""

from dataclasses import replace

import pytest

from portal.engine.journey import Journey
from portal.engine.questions import ChooseOne, YesNo, choice
from portal.engine.steps import SEEN, SKIPPED, Ask, Line, Stop, Tell
from portal.engine.writing import Write
from portal.journeys.join import JOIN
from portal.records.voices.contents import Values
from tests.support.walks import ADULT, CHILD, TODAY

LINES = (Line(picture="list", words="One."),)


def small(*steps: Ask | Tell | Stop) -> Journey:
    return replace(JOIN, steps=steps)


COLOUR = Ask(
    name="colour",
    title="Which?",
    picture="list",
    kind=ChooseOne(choices=(choice("red", "Red"), choice("blue", "Blue"))),
)
WHY_RED = Ask(name="why", title="Why?", picture="list", kind=Write(), only_if=lambda a: a.get("colour") == "red")
AFTER_WHY = Ask(name="more", title="More?", picture="list", kind=YesNo(), only_if=lambda a: "why" in a)
LAST = Ask(name="last", title="Last?", picture="list", kind=YesNo(), skip="No thanks")


def test_continue_goes_to_the_first_step_with_no_answer() -> None:
    route = small(COLOUR, WHY_RED, LAST).route({"colour": "blue"}, TODAY)
    assert route.next is LAST


def test_an_answer_on_a_branch_left_behind_does_not_count() -> None:
    saved = {"colour": "blue", "why": "It is warm.", "more": "yes", "last": "no"}
    route = small(COLOUR, WHY_RED, AFTER_WHY, LAST).route(saved, TODAY)
    assert [step.name for step in route.steps] == ["colour", "last"]
    assert "why" not in route.answers


def test_a_change_returns_to_the_check_page_unless_it_opened_a_new_question() -> None:
    journey = small(COLOUR, WHY_RED, LAST)
    assert journey.route({"colour": "blue", "last": "yes"}, TODAY).next is None
    assert journey.route({"colour": "red", "last": "yes"}, TODAY).next is WHY_RED


def test_a_page_may_be_opened_up_to_the_first_unanswered_one() -> None:
    route = small(COLOUR, WHY_RED, LAST).route({"colour": "red"}, TODAY)
    assert [name for name in ("colour", "why", "last", "nothing") if route.may_open(name)] == ["colour", "why"]


def test_back_is_the_step_before_on_the_route() -> None:
    route = small(COLOUR, WHY_RED, LAST).route({"colour": "blue", "last": "yes"}, TODAY)
    assert route.before("last") is COLOUR
    assert route.before(None) is LAST
    assert route.before("colour") is None


def test_there_is_no_way_back_from_where_another_person_holds_the_phone() -> None:
    saved: Values = {"who": "my_child", "here": "yes", "birthday": CHILD}
    steps = [step for step in JOIN.steps if step.name in ("who", "birthday", "here", "over", "agree_you", "back")]
    route = small(*steps).route(saved | {"over": SEEN, "agree_you": "no"}, TODAY)
    assert route.before("agree_you") is None
    assert route.before("back") is None
    assert not route.may_open("agree_you")


def test_while_another_person_holds_the_phone_the_first_ones_pages_are_closed() -> None:
    saved: Values = {"who": "my_child", "here": "yes", "birthday": ADULT, "over": SEEN}
    names = ("who", "birthday", "here", "over", "agree_you", "back")
    journey = small(*[step for step in JOIN.steps if step.name in names])
    open_now = [name for name in names if journey.route(saved, TODAY).may_open(name)]
    assert open_now == ["agree_you"]
    answered = journey.route(saved | {"agree_you": "yes"}, TODAY)
    assert [name for name in names if answered.may_open(name)] == [
        "who",
        "birthday",
        "here",
        "over",
        "back",
    ]


def test_an_answer_that_a_deploy_no_longer_offers_is_asked_again() -> None:
    route = small(COLOUR, LAST).route({"colour": "green", "gone": "x", "last": "yes"}, TODAY)
    assert route.next is COLOUR


def test_a_skip_is_an_answer_only_where_it_is_offered() -> None:
    assert small(LAST).route({"last": SKIPPED}, TODAY).next is None
    assert small(COLOUR).route({"colour": SKIPPED}, TODAY).next is COLOUR


def test_the_way_ends_at_a_stop() -> None:
    stop = Stop(name="end", title="End", lines=LINES, button="Clear", only_if=lambda a: a.get("colour") == "red")
    route = small(COLOUR, stop, LAST).route({"colour": "red", "last": "yes"}, TODAY)
    assert route.next is stop


def test_two_steps_with_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="same name"):
        small(COLOUR, COLOUR)


def test_a_rule_sees_only_the_answers_above_it() -> None:
    peeks = Ask(name="peeks", title="?", picture="list", kind=YesNo(), only_if=lambda a: "last" in a)
    route = small(peeks, LAST).route({"last": "yes"}, TODAY)
    assert [step.name for step in route.steps] == ["last"]

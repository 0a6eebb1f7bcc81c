"""An answer by picture is kept with its picture, changes nothing by itself, and staff see the same picture."""

from typing import Any

import pytest

from portal.engine.by_picture import FEELINGS, SIZES, ByPicture
from portal.engine.journey import Journey
from portal.engine.steps import SKIPPED, Ask
from portal.journeys.advocate import ADVOCATE
from portal.journeys.join import FEEL, JOIN
from portal.journeys.problem import HOW_BIG, PROBLEM, WHEN
from portal.records.requests import sending
from portal.staff.request import voices
from tests.support.public.taps import NOT_NOW, WHOLE, sent, walked
from tests.support.staff_fixtures import Office
from tests.support.walks import TODAY, samples, with_more

pytestmark = pytest.mark.about_pages

WHOLE_JOIN, WHOLE_ADVOCATE, WHOLE_PROBLEM = (with_more(each) for each in (JOIN, ADVOCATE, PROBLEM))
ASKED = pytest.mark.parametrize(
    ("journey", "ask"),
    [
        (journey, ask)
        for journey in (WHOLE_JOIN, WHOLE_ADVOCATE, WHOLE_PROBLEM)
        for ask in journey.steps
        if isinstance(ask, Ask) and isinstance(ask.kind, ByPicture)
    ],
    ids=lambda each: each.name,
)


def test_the_faces_go_from_very_good_to_very_bad_and_sizes_from_small_to_big() -> None:
    words = [str(each.words) for each in FEELINGS]
    assert words == ["Very good", "Good", "Okay", "Bad", "Very bad"]
    assert [str(each.words) for each in SIZES] == ["It is small", "It is in the middle", "It is big"]
    assert isinstance(WHEN.kind, ByPicture)
    assert [str(each.words) for each in WHEN.kind.choices] == ["Today", "This week", "This month", "A long time ago"]


@ASKED
def test_each_answer_by_picture_is_kept_with_the_picture_that_was_shown(journey: Journey, ask: Ask) -> None:
    assert isinstance(ask.kind, ByPicture)
    for each in ask.kind.choices:
        (told,) = [s for s in sent(journey, **{ask.name: each.key}).contents["said"] if s["step"] == ask.name]
        assert (told["value"], told["lines"], told["picture"]) == (each.key, [str(each.words)], each.drawn)
    for round_it in (SKIPPED, NOT_NOW):
        (told,) = [s for s in sent(journey, **{ask.name: round_it}).contents["said"] if s["step"] == ask.name]
        assert "picture" not in told


@ASKED
def test_an_answer_by_picture_changes_no_level_no_mark_and_not_the_way(journey: Journey, ask: Ask) -> None:
    kept = [sent(journey, **{ask.name: value}) for value in samples(ask)]
    facts = {(each.level, str(each.contents["reasons"]), str(each.contents["marks"])) for each in kept}
    ways = {tuple(step.name for step in walked(journey, **{ask.name: value}).steps) for value in samples(ask)}
    assert len(facts) == len(ways) == 1


def test_staff_see_the_picture_beside_the_words(office: Office) -> None:
    worker = office.hires()
    with office.database.transaction() as db:
        kept = [sent(WHOLE_JOIN, **{**WHOLE, "feel": "bad"}), sent(WHOLE_PROBLEM, big="middle", when="long_ago")]
        references = [sending.send(db, office.settings.keys, each).shown_reference for each in kept]
    client = office.signs_in(worker)
    drawn = {
        " ".join(image.getparent().text_content().split()): image.get("src")
        for reference in references
        for image in client.get(f"/staff/request/{reference}").main.find_class("said-picture")
    }
    assert sorted(drawn) == ["A long time ago", "Bad", "It is in the middle"]
    assert "feel_bad" in drawn["Bad"] and "size_middle" in drawn["It is in the middle"]
    assert "long_ago" in drawn["A long time ago"]


def test_a_picture_that_a_later_version_no_longer_has_is_left_out() -> None:
    kept: Any = {"picture": "gone"}
    without: Any = {}
    assert voices.picture_of(kept) == "" and voices.picture_of(without) == ""


@pytest.mark.parametrize(("journey", "added"), [(WHOLE_JOIN, [FEEL]), (WHOLE_PROBLEM, [WHEN, HOW_BIG])])
def test_a_draft_begun_before_these_questions_loses_nothing(journey: Journey, added: list[Ask]) -> None:
    before = {name: value for name, value in walked(journey).answers.items() if name not in [a.name for a in added]}
    route = journey.route(before, TODAY)
    assert route.next is added[0]
    assert dict(route.answers) == before


@pytest.mark.parametrize("given", ["this_week", "this_month", "later", SKIPPED])
def test_what_was_answered_before_about_when_an_advocate_is_needed_is_still_an_answer(given: str) -> None:
    when = next(step for step in WHOLE_ADVOCATE.steps if step.name == "when")
    assert isinstance(when, Ask) and when.understands(given)

"""What the rules of the real journeys lead to: how long they are, whose voice is asked, and what is read now."""

from datetime import date
from itertools import pairwise

import pytest

from portal.engine.journey import Journey
from portal.engine.route import Route
from portal.engine.steps import SKIPPED, Answers, Stop, Tell, is_opened
from portal.engine.taps import TAPS, value_of
from portal.journeys import JOURNEYS
from portal.journeys.join import JOIN
from portal.journeys.shared.contact import PHONE
from portal.journeys.shared.rules import age_band, facts, safe_way, under_16
from portal.records.voices.contents import Birthday, Born, Ticks, Value, Values
from tests.support.walks import ADULT, CHILD, TODAY, read_by_rules, samples, ways


@pytest.mark.words
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_every_way_through_ends_at_check_or_at_a_stop_within_its_pages(journey: Journey) -> None:
    longest = 0
    for saved in ways(journey):
        route = journey.route(saved, TODAY)
        assert route.next is None or isinstance(route.next, Stop)
        names = [step.name for step in route.pages]
        assert all(name_before(route, name) in (None, before) for before, name in pairwise(names))
        longest = max(longest, len(names))
    assert longest <= 15  # of a parent who says no, and whose child then answers on the same phone


@pytest.mark.words
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_the_pages_that_are_told_at_first_are_never_exceeded_and_their_number_never_grows(journey: Journey) -> None:
    for saved in ways(journey):
        given: Values = {}
        told: list[tuple[int, int]] = []
        while not isinstance(step := (route := journey.route(given, TODAY)).next, Stop):
            page = route.page_with(step) if step else None
            told.append(journey.page_of(page.name if page else None, route, given))
            if page is None:
                break
            while step and not isinstance(step, Stop) and route.page_with(step) is page:
                given[step.name] = saved[step.name]
                step = (route := journey.route(given, TODAY)).next
        assert [number for number, _count in told] == list(range(1, len(told) + 1)), saved
        assert all(after <= before for (_, before), (_, after) in pairwise(told)), (saved, told)
        assert len(told) <= told[-1][1] <= told[0][1], (saved, told)


@pytest.mark.parametrize("age", [ADULT, {"born": "2009-09-09"}])
def test_a_person_of_16_or_over_who_is_safe_has_at_most_9_pages_and_each_asks_something(age: Birthday) -> None:
    assert len(_shortest(age).pages) <= 9
    assert len(_shortest(age).questions) <= 11
    assert not [step for step in _shortest(age).steps if isinstance(step, Tell)]


def test_under_16_adds_one_page() -> None:
    assert [step.name for step in _shortest(CHILD).pages if step not in _shortest(ADULT).pages] == ["first"]


def name_before(route: Route, name: str) -> str | None:
    step = route.before(name)
    return step.name if step else None


def _shortest(age: Birthday) -> Route:
    wanted: Values = {"who": "me", "now": "yes", "birthday": age, "where": "home_with_family"}
    wanted["agree"] = "yes"
    saved: Values = {}
    while (step := JOIN.route(saved, TODAY).next) is not None:
        saved[step.name] = wanted.get(step.name, samples(step)[0])
    return JOIN.route(saved, TODAY)


def test_the_page_after_are_you_safe_is_the_same_for_every_answer() -> None:
    said: tuple[Value, ...] = ("yes", "no", "not_sure", "someone_with_me", value_of(TAPS[-1]))
    saved: Values
    for answer in said:
        for saved in (
            {"who": "me", "now": answer},
            {"who": "my_child", "you": SKIPPED, "now": "yes", "you_now": answer},
        ):
            assert getattr(JOIN.route(saved, TODAY).next, "name", None) == "name"


def test_the_rules_read_only_a_few_answers() -> None:
    assert read_by_rules("join") == {
        "who",
        "birthday",
        "where",
        "reach",
        "agree",
        "agree_parent",
        "after",
        "here",
    }


@pytest.mark.parametrize(
    ("saved", "asked"),
    [
        ({"who": "me", "birthday": ADULT}, {"agree"}),
        ({"who": "me", "birthday": CHILD}, {"agree"}),
        ({"who": "me_with_help", "birthday": CHILD}, {"agree"}),
        ({"who": "my_child", "birthday": CHILD, "here": "no"}, {"agree_parent"}),
        ({"who": "my_child", "birthday": CHILD, "here": "yes"}, {"agree_parent", "agree_you"}),
        ({"who": "my_child", "birthday": ADULT, "here": "no"}, set()),
        ({"who": "my_child", "birthday": ADULT, "here": "yes"}, {"agree_you"}),
        ({"who": "my_child", "birthday": SKIPPED, "here": "yes"}, {"agree_you"}),
        ({"who": "someone_i_help", "birthday": CHILD, "here": "no"}, set()),
        ({"who": "someone_i_help", "birthday": ADULT, "here": "yes"}, {"agree_you"}),
    ],
)
def test_whose_voice_is_asked_follows_the_law_and_a_helper_never_answers(saved: Values, asked: set[str]) -> None:
    """`domain.md` 2f and the table in `design.md` 4."""
    names = {step.name for step in JOIN.route(saved, TODAY).steps}
    assert names & {"agree", "agree_parent", "agree_you"} == asked


@pytest.mark.parametrize(
    ("answer", "level"), [("yes", "normal"), ("no", "now"), ("not_sure", "now"), ("someone_with_me", "normal")]
)
def test_the_level_follows_from_facts_alone(answer: str, level: str) -> None:
    assert facts(Answers({"who": "me", "now": answer}, TODAY)).level == level


def test_self_harm_is_read_now() -> None:
    told = Answers({"who": "me", "now": "yes", "tell": {"ticks": ["hurt_myself"], "words": ""}}, TODAY)
    assert facts(told).reasons == ("hurts_themselves",)


def test_naming_a_parent_says_talk_to_the_child_alone_first() -> None:
    told = Answers({"who": "me", "birthday": CHILD, "private": {"ticks": ["mum"], "words": ""}}, TODAY)
    assert set(facts(told).marks) == {"must_not_tell", "talk_to_the_child_alone_first", "under_16_alone"}


def test_words_alone_about_who_must_not_be_told_are_a_mark_too() -> None:
    told = Answers({"private": {"ticks": [], "words": "My uncle"}}, TODAY)
    assert facts(told).marks == ("must_not_tell",)


def test_a_way_that_was_not_said_to_be_safe_is_not_used() -> None:
    reach = Ticks(ticks=["text"], words="")
    for safe in ("no", "not_sure"):
        assert (
            safe_way(Answers({"reach": reach, "phone": {"detail": "1", "safe": safe, "when": ""}}, TODAY), True) is None
        )
    call_only = Ticks(ticks=["call"], words="")
    assert (
        safe_way(Answers({"reach": call_only, "phone": {"detail": "1", "safe": "yes", "when": ""}}, TODAY), True)
        is None
    )
    assert is_opened(PHONE, Answers({"reach": call_only}, TODAY))


def test_a_birthday_on_29_february_falls_on_1_march() -> None:
    born = Born(born="2012-02-29")
    assert under_16(Answers({"birthday": born}, date(2028, 2, 28)))
    assert not under_16(Answers({"birthday": born}, date(2028, 2, 29)))
    assert age_band({"born": "2011-02-28"}, date(2027, 2, 27)) == "under_16"
    assert age_band({"born": "2010-02-28"}, date(2027, 2, 28)) == "16_17"
    assert age_band({"born": "2009-02-28"}, date(2027, 2, 28)) == "adult"
    assert age_band(SKIPPED, TODAY) == "unknown"


def test_a_leap_day_birthday_comes_on_1_march_in_other_years() -> None:
    born = Born(born="2012-02-29")
    assert age_band(born, date(2030, 2, 28)) == "16_17"
    assert age_band(born, date(2030, 3, 1)) == "adult"

"""The ten points of a request at its top: each from what was said, not told yet, or not asked for in this journey."""

import pytest

from portal.engine.journey import Journey
from portal.engine.steps import Ask
from portal.journeys import JOURNEYS
from portal.journeys.advocate import ADVOCATE
from portal.journeys.call import CALL
from portal.journeys.consent import CONSENT
from portal.journeys.join import JOIN
from portal.journeys.lost import LOST
from portal.journeys.problem import PROBLEM
from portal.journeys.review import REVIEW
from portal.staff.request.points import EVERY, OF_KIND, SAID_IN
from tests.support.public.taps import NOT_NOW, WHOLE, sent, with_more
from tests.support.staff.request_pages import ASKED_OF_PEOPLE, MISSING, NONE, nothing, page_of, points, seen
from tests.support.staff_fixtures import Office, said

pytestmark = pytest.mark.about_pages

# By kind, what nobody is asked for there.
NEVER = {
    "join": (),
    "review": (),
    "consent": ("where", "now", "happening"),
    "advocate": ("consent",),
    "problem": ("age", "where", "consent", "advocate"),
    "call": ("age", "where", "now", "happening", "consent", "information", "advocate"),
    "lost": ("where", "now", "consent", "information", "advocate"),
}
EVERYTHING = {"consent": {"answer": "no"}}  # an advocate is asked about after a no alone
EACH = pytest.mark.parametrize(
    "journey", [JOIN, REVIEW, CONSENT, ADVOCATE, PROBLEM, CALL, LOST], ids=lambda each: each.name
)


@EACH
def test_all_ten_stand_there_in_their_order_whatever_was_told(office: Office, journey: Journey) -> None:
    for answers in (WHOLE, nothing(journey)):
        found = seen(office, sent(journey, **answers))
        assert tuple(found) == (*ASKED_OF_PEOPLE, "received")
        assert all(found.values()) and "(just now)" in found["received"] and "Reference" in found["received"]


@EACH
def test_where_everything_was_told_nothing_reads_as_missing(office: Office, journey: Journey) -> None:
    found = seen(office, sent(with_more(journey), **WHOLE | EVERYTHING.get(journey.name, {})))
    assert [key for key, words in found.items() if MISSING in words] == []
    assert tuple(key for key in ASKED_OF_PEOPLE if NONE in found[key]) == NEVER[journey.name]


@EACH
def test_where_nothing_was_told_each_point_that_is_asked_for_reads_so(office: Office, journey: Journey) -> None:
    found = seen(office, sent(journey, **nothing(journey)))
    told = {key for key in ASKED_OF_PEOPLE if MISSING not in found[key] and NONE not in found[key]}
    # A call is nothing without its number; no journey is without "who", but where it is asked for and was gone round.
    known = {"call": {"who", "reach"}, "lost": {"who"}, "advocate": {"advocate"}}
    known["problem"] = {"who"} if "Not known who" not in found["who"] else set()
    assert told == known.get(journey.name, set())
    assert tuple(key for key in ASKED_OF_PEOPLE if NONE in found[key]) == NEVER[journey.name]


def test_what_a_journey_asks_is_never_said_not_to_be_asked() -> None:
    for journey in JOURNEYS:
        meant = {step.means for step in (*journey.steps, *journey.more) if isinstance(step, Ask)}
        asked = {point for point, meanings in SAID_IN.items() if meant & set(meanings)}
        assert asked <= OF_KIND.get(journey.name, EVERY), journey.name


def test_what_was_told_is_shown_as_it_was_said(office: Office) -> None:
    answers = WHOLE | {
        "birthday": {"born": "2011-03-05"}, "now": "no", "advocate": "yes", "where": "hospital",
        "tell": {"ticks": ["upset"], "words": "They shout a lot."},
    }  # fmt: skip
    found = seen(office, sent(with_more(JOIN), **answers))
    assert found["who"] == "The person, for themselves" and "under 16" in found["age"]
    assert found["where"] == "In hospital" and found["now"] == "No" and found["advocate"] == "Yes"
    assert "I feel very upset" in found["happening"] and "They shout a lot." in found["happening"]
    assert "Another language" in found["information"] and "They read English here" in found["information"]
    assert "07700 900123 Safe to use" in found["reach"].replace(
        "Phone Safe to use 07700 900123", "07700 900123 Safe to use"
    )
    assert "The person: Yes" in found["consent"]


def test_a_helper_is_named_with_what_they_are_to_the_person(office: Office) -> None:
    helper = WHOLE | {"who": "someone_i_help", "role": "advocate", "you": "Kim Marsh", "you_now": "no"}
    found = seen(office, sent(with_more(JOIN), **helper))
    assert "The helper who asked, for " in found["who"] and "Kim Marsh Advocate" in found["who"]
    assert "Whoever asks: No" in found["now"] and "Given by whoever asked" in found["reach"]


def test_a_helper_who_is_safe_tells_nothing_of_the_person(office: Office) -> None:
    found = seen(office, sent(with_more(JOIN), **WHOLE | {"who": "someone_i_help", "now": NOT_NOW, "you_now": "yes"}))
    assert MISSING in found["now"] and "Whoever asks: Yes" in found["now"]


def test_a_tap_in_the_place_of_a_yes_or_no_is_no_answer(office: Office) -> None:
    found = seen(office, sent(with_more(JOIN), **WHOLE | {"agree": NOT_NOW}))
    assert (
        MISSING in found["consent"]
        and MISSING not in seen(office, sent(with_more(JOIN), **WHOLE | {"agree": "not_sure"}))["consent"]
    )


def test_the_newest_answer_is_the_one_that_is_shown(office: Office) -> None:
    where = [
        said("where", "Where are you now?", [words], key) for words, key in (("At home", "home"), ("In hospital", "h"))
    ]
    request = office.receives(more_said=tuple(where))
    assert points(page_of(office.signs_in(office.hires()), request))["where"] == "In hospital"

"""Ask to join the list over HTTP: every answer of every question, and every pair of those that lead to other pages."""

from typing import Any

import pytest

from portal.engine.asked import field_of
from portal.engine.steps import SKIPPED, Answers, Ask, is_opened, no_panel
from portal.engine.taps import tapped
from portal.journeys.join import JOIN
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.easy_pages import EVERY_WAY
from tests.support.people import CHILD, Visitor, fill
from tests.support.walks import TODAY, all_pairs, read_by_rules, samples

pytestmark = pytest.mark.about_pages

ASKS = {step.name: step for step in JOIN.steps if isinstance(step, Ask)}


@pytest.mark.parametrize("who", [{"who": "me", "agree": "no"}, {"who": "someone_i_help", "here": "no"}])
def test_every_single_answer_of_every_question_can_be_given(who: dict[str, str], client: CheckedClient) -> None:
    """Each sample answer, posted as a browser would, leads on to another page."""
    visitor = Visitor(client)
    wanted = {**EVERY_WAY, **who}
    visitor.answers_until(visitor.opens("/join"), wanted, "/check")
    tried = 0
    for page in visitor.seen:
        name = page.address.split("?")[0].rsplit("/", 1)[1]
        for ask in (step for step in ASKS.values() if name in (step.name, step.beside)):
            is_asked = field_of(ask) in page.hidden()  # of whoever came this way
            for value in answers_on_the_page(ask) if is_asked else []:
                after = client.send(page, posted(page, ask, value, wanted))
                assert after.status == 200, (ask.name, value, after.errors())
                assert f"/{name}?" not in after.address, (ask.name, value)
                client.send(page, fill(page, wanted))
                tried += 1
    assert tried > 80


def answers_on_the_page(ask: Ask) -> list[Any]:
    """A tap is one for the whole page, and given with its first question."""
    return [each for each in samples(ask) if not (ask.beside and tapped(each))]


def posted(page: FetchedPage, ask: Ask, value: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends with this answer: the skip or the tap of a page alone, else what is in all of its boxes.

    A question beside another is skipped by leaving its boxes empty.
    """
    went_round = {"skip": "yes"} if value == SKIPPED else value if tapped(value) else {}
    if went_round and not ask.beside:
        return went_round
    boxes = fill(page, wanted)
    if ask.opens_with and not is_opened(ask, Answers({ask.beside: ticks_or_key(boxes[ask.beside])}, TODAY)):
        boxes[ask.beside] = ask.opens_with[0]
    others = {box: each for box, each in boxes.items() if box.split("-")[0] != ask.name}
    own = {} if went_round else ask.kind.fill(ask.name, value)
    return others | {box: each for box, each in own.items() if each}


def ticks_or_key(given: Any) -> Any:
    return {"ticks": given, "words": ""} if isinstance(given, list) else given


BRANCHING = {
    "who": ["me", "me_with_help", "my_child", "someone_i_help"],
    "now": ["yes", "no"],
    "you_now": ["yes", "no"],
    "birthday": ["adult", "child", "unknown"],
    "where": ["home_with_family", "hospital"],
    "tell": ["upset", "hurt_myself"],
    "reach": ["text", "call", "email", "letter", "someone"],
    "agree": ["yes", "no", "not_sure"],
    "after": ["little", "advocate", "all", "delete"],
    "here": ["yes", "no"],
}


def test_the_branching_answers_are_the_ones_that_rules_read() -> None:
    """Those that lead to other pages, open questions beside them, or show help on the next page."""
    open_others = {step.beside for step in ASKS.values() if step.opens_with}
    show_help = {step.name for step in ASKS.values() if step.helps is not no_panel}
    assert set(BRANCHING) | {"agree_parent"} == read_by_rules("join") | open_others | show_help


FOR_OTHERS = ("who", ["my_child", "someone_i_help"])
ASKED_AFTER = {"after": ("agree", ["no"]), "here": FOR_OTHERS, "you_now": FOR_OTHERS}
BIRTHDAYS: dict[str, dict[str, str]] = {"adult": {}, "child": CHILD, "unknown": {"birthday": "skip"}}


@pytest.mark.parametrize("part", range(4))
def test_every_pair_of_branching_answers_ends_well(part: int, client: CheckedClient) -> None:
    client.checks = False  # each screen was checked above
    ways = list(all_pairs(BRANCHING, ASKED_AFTER))
    assert len(ways) > 24
    for way in ways[part::4]:
        born = BIRTHDAYS[way.pop("birthday")]
        visitor, wanted = Visitor(client), {**way, "agree_parent": way["agree"], **born}
        end = visitor.answers_until_over(visitor.opens("/join"), wanted)
        assert end.h1 in ("We have got it", "This device is clear now"), way

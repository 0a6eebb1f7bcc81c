"""Every way through a journey, on the pure route: it forks only at answers that some rule reads."""

import random
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any, ClassVar

from portal.engine.journey import Journey
from portal.engine.route import Route
from portal.engine.steps import SEEN, SKIPPED, Answers, Ask, Step, Stop, Tell, is_opened
from portal.engine.taps import value_of
from portal.journeys import JOURNEYS
from portal.records.voices.contents import Birthday

TODAY = date(2026, 11, 22)


class Watched(Answers):
    """Answers that remember which of them were read."""

    read: ClassVar[set[str]] = set()

    def __getitem__(self, name: str) -> Any:
        Watched.read.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        Watched.read.add(name)
        return super().get(name, default)


def with_more(journey: Journey) -> Journey:
    """This journey with what may be told after it was sent, as if all of it were asked before."""
    return replace(journey, steps=(*journey.steps, *journey.more), more=())


def samples(step: Step) -> list[Any]:
    """Every sample answer of a step; of its taps one, since every rule reads them alike."""
    if isinstance(step, Tell):
        return [SEEN]
    assert isinstance(step, Ask)
    taps = [value_of(each) for each in step.offered_taps]
    return step.kind.samples() + ([SKIPPED] if step.skip else []) + taps[-1:]


class ByChance(dict[str, Any]):
    """Answers that are chosen when the route comes to their question: a whole walk in one pass down the list."""

    def __init__(self, journey: Journey, chance: random.Random) -> None:
        super().__init__()
        self.steps = {step.name: step for step in journey.steps}
        self.chance = chance

    def __contains__(self, name: object) -> bool:
        return name in self.steps

    def __missing__(self, name: str) -> Any:
        self[name] = self.chance.choice(samples(self.steps[name]))
        return self[name]


def random_walk(journey: Journey, chance: random.Random) -> dict[str, Any]:
    """The answers of one walk to its end, each chosen by chance among the samples."""
    saved = ByChance(journey, chance)
    end = journey.route(saved, TODAY).next
    assert end is None or isinstance(end, Stop)
    return dict(saved)


@cache
def read_by_rules(journey_name: str) -> frozenset[str]:
    """The names of the answers that some rule reads, found by many random walks (with one seed) past watched rules."""
    journey = next(each for each in JOURNEYS if each.name == journey_name)
    chance = random.Random(1)
    Watched.read = set()
    for _walk in range(4000):
        saved = random_walk(journey, chance)
        for each in journey.steps:
            each.only_if(Watched(saved, TODAY))
            is_opened(each, Watched(saved, TODAY))
    return frozenset(Watched.read) & {step.name for step in journey.steps}


@cache
def answers_that_differ(journey_name: str) -> dict[str, list[Any]]:
    """Of each step that some rule reads, one sample of those answers that lead each of many walks the same way."""
    journey = next(each for each in JOURNEYS if each.name == journey_name)
    chance = random.Random(2)
    walks = [random_walk(journey, chance) for _walk in range(300)]

    def led_to(name: str, answer: Any) -> tuple[tuple[str, ...], ...]:
        passed = [walk | {name: answer} for walk in walks if name in walk]
        return tuple(tuple(step.name for step in journey.route(each, TODAY).steps) for each in passed)

    asked = [step for step in journey.steps if step.name in read_by_rules(journey_name)]
    return {
        step.name: list({led_to(step.name, answer): answer for answer in reversed(samples(step))}.values())[::-1]
        for step in asked
    }


def all_pairs(
    choices: Mapping[str, Sequence[str]], asked_after: Mapping[str, tuple[str, Sequence[str]]]
) -> Iterator[dict[str, str]]:
    """Ways that have each pair of answers in one of them. `asked_after`: a question that only these answers lead to."""

    def can_be(way: dict[str, str]) -> bool:
        return all(way.get(other, wanted[0]) in wanted for name, (other, wanted) in asked_after.items() if name in way)

    def is_asked(way: dict[str, str], name: str) -> bool:
        other, wanted = asked_after.get(name, (name, choices[name]))
        return way.get(other) in wanted

    def pairs_in(way: dict[str, str]) -> set[frozenset[tuple[str, str]]]:
        return {frozenset(pair) for pair in combinations([each for each in way.items() if is_asked(way, each[0])], 2)}

    singles = [(name, answer) for name, answers in choices.items() for answer in answers]
    left = [frozenset(pair) for pair in combinations(singles, 2) if pair[0][0] != pair[1][0] and can_be(dict(pair))]
    while left:
        way = dict(left[0])
        for name in way.keys() & asked_after.keys():
            other, wanted = asked_after[name]
            way.setdefault(other, wanted[0])
        for name in [each for each in choices if each not in way]:
            tried = [way | {name: answer} for answer in choices[name]]
            way = max(tried, key=lambda each: len(pairs_in(each) & set(left)))
        done = pairs_in(way)
        left = [pair for pair in left if pair not in done]
        yield {name: way[name] for name in choices}


def ways(journey: Journey, *, forks: Set[str] | None = None) -> Iterator[dict[str, Any]]:
    """Each way through: the answers of a whole walk."""
    forks = read_by_rules(journey.name) if forks is None else forks
    yield from _ways(journey, {}, forks)


def _ways(journey: Journey, saved: dict[str, Any], forks: Set[str]) -> Iterator[dict[str, Any]]:
    route: Route = journey.route(saved, TODAY)
    step = route.next
    if step is None or isinstance(step, Stop):
        yield saved
        return
    for answer in answers_that_differ(journey.name)[step.name] if step.name in forks else samples(step)[:1]:
        yield from _ways(journey, saved | {step.name: answer}, forks)


ADULT: Birthday = {"born": "2000-02-29"}
CHILD: Birthday = {"born": "2014-05-05"}

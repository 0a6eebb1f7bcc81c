"""The checks look at everything: each step of each journey, in each voice, with its problem."""

import re

import pytest

from portal.engine.journey import Journey
from portal.journeys import JOURNEYS
from tests.accessibility.support.collecting import WAYS, Collector
from tests.accessibility.support.way_back import WAY

# A picture, what goes on, and a file.
NO_PAGES = {"/card/qr", "/come-back/.+", "/come-back/private", "/my-page/told/file"}
PLACES = re.compile("<[^>]+>")


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_every_step_was_looked_at(collected: Collector, journey: Journey) -> None:
    seen = {path for _way, path in collected.came_to}
    if journey.start is None and f"/{journey.name}" in seen:  # its first question stands at the address of the journey
        seen.add(f"/{journey.name}/{journey.steps[0].name}")
    steps = (*journey.steps, *journey.more)
    assert [step.name for step in steps if f"/{journey.name}/{step.name}" not in seen] == []


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
@pytest.mark.parametrize("way", WAYS)
def test_every_way_was_walked_to_its_end(collected: Collector, journey: Journey, way: str) -> None:
    assert {(way, f"/{journey.name}/sent"), (way, f"/{journey.name}/delete")} & collected.came_to


def test_every_page_of_the_way_back_was_looked_at(collected: Collector) -> None:
    seen = {path for way, path in collected.came_to if way == WAY}
    rules = [rule for rule in collected.portal.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    pages = {rule.rule for rule in rules if rule.endpoint.startswith("my_page.")}
    wanted = {PLACES.sub(".+", page) for page in pages} - NO_PAGES
    assert not [page for page in wanted if not any(re.fullmatch(page, each) for each in seen)]

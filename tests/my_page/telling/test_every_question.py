"""Every question that is asked later, of each journey and each voice: its page is there, refuses nothing, takes one."""

from typing import Any

import pytest
from flask import Flask

from portal.engine.journey import Journey
from portal.engine.pages.later.way import Way
from portal.engine.steps import Ask
from portal.journeys import JOURNEYS
from portal.journeys.shared.rules import known_of
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import fill
from tests.support.walks import TODAY

pytestmark = pytest.mark.about_pages
WITH_MORE = [each for each in JOURNEYS if each.more]
HELPER: dict[str, dict[str, Any]] = {
    "join": {"who": "someone_i_help", "here": "no"},
    "review": {"who": "advocate", "here": "no"},
    "advocate": {"who": "someone_i_help"},
}


def asked(page: FetchedPage) -> str:
    return page.address.split("?")[0].partition("/my-page/more/")[2]


def tells_all(app: Flask, journey: Journey, **who: Any) -> list[str]:
    """The names of the questions that come, each refused empty and then answered, until none is left."""
    _receipt, card = sends(CheckedClient(app), f"/{journey.name}", **who)
    client, seen = CheckedClient(app), []
    comes_back(client, card)
    page = client.get("/my-page/more")
    while asked(page):
        seen.append(asked(page))
        assert client.send(page, {}).status == 422, seen
        page = client.send(page, fill(page, {}))
    assert page.status == 200 and len(seen) == len(set(seen))
    return seen


def wanted(journey: Journey, voice: str) -> set[str]:
    """The questions that follow from the voice alone."""
    steps = Way(journey=journey, voice=voice, known={}, today=TODAY).steps
    return {step.name for step in steps if isinstance(step, Ask) and voice and known_of(voice)}


@pytest.mark.parametrize("journey", WITH_MORE, ids=lambda each: each.name)
def test_a_person_is_asked_each_and_may_answer_each(app: Flask, journey: Journey) -> None:
    assert wanted(journey, "person") <= set(tells_all(app, journey))


@pytest.mark.parametrize("name", HELPER)
def test_so_is_whoever_helps_them(app: Flask, name: str) -> None:
    journey = next(each for each in WITH_MORE if each.name == name)
    assert wanted(journey, "helper") <= set(tells_all(app, journey, **HELPER[name]))

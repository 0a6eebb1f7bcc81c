"""The checks look at everything: each step of each journey, in each voice, with its problem; and pictures are kept."""

import re
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from portal.config import ROOT
from portal.engine.journey import Journey
from portal.journeys import JOURNEYS
from tests.accessibility import eyes
from tests.accessibility.screens import WAYS, Collector, Screen, at
from tests.accessibility.way_back import WAY

NO_PAGES = {"/card/qr", "/come-back/.+"}  # a picture, and what goes on
PLACES = re.compile("<[^>]+>")
ARTEFACTS = ROOT / "artefacts"  # never committed
PICTURES = {
    "home": ("/", False),
    "start": ("/join", False),
    "question": ("/join/agree", False),
    "problem": ("/join/agree", True),
    "check": ("/join/check", False),
    "receipt": ("/join/sent", False),
}
SIDE_BY_SIDE = """<!doctype html><style>
body {{ margin: 0; display: flex; gap: 24px; background: #aeb7bd; padding: 24px }}
img {{ width: 390px; align-self: start }}</style><img src="{}"><img src="{}">"""


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_every_step_was_looked_at(collected: Collector, journey: Journey) -> None:
    seen = {path for _way, path in collected.came_to}
    assert [step.name for step in journey.steps if f"/{journey.name}/{step.name}" not in seen] == []


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


def test_pictures_of_the_main_screens_are_kept_to_be_looked_at(browser: Chrome, every_screen: list[Screen]) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    for name, (path, error) in PICTURES.items():
        eyes.open_screen(browser, at(every_screen, path, error=error))
        eyes.keep_picture(browser, ARTEFACTS / f"{name}.png")
    assert all((ARTEFACTS / f"{name}.png").stat().st_size > 20_000 for name in PICTURES)


def test_the_picture_for_the_readme_shows_two_phones(
    browser: Chrome, every_screen: list[Screen], tmp_path: Path
) -> None:
    for name, path in (("one", "/"), ("two", "/join/agree")):
        eyes.open_screen(browser, at(every_screen, path))
        eyes.keep_picture(browser, tmp_path / f"{name}.png", whole=False)
    (tmp_path / "phones.html").write_text(SIDE_BY_SIDE.format("one.png", "two.png"))
    eyes.at_width(browser, 852)
    browser.get((tmp_path / "phones.html").as_uri())
    ARTEFACTS.mkdir(exist_ok=True)
    eyes.keep_picture(browser, ARTEFACTS / "ask.png")
    assert (ARTEFACTS / "ask.png").stat().st_size > 20_000

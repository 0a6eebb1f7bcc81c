"""What is written and named nowhere is found out: a question, an information page, a kind of note."""

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from portal import journeys
from portal.engine.steps import Ask, Stop, Tell
from portal.journeys import JOURNEYS
from portal.public import information
from portal.public.information import PAGES
from portal.public.information.page import Information
from portal.staff.actions.note_forms import FORMS, NoteForm
from tests.support.staff_fixtures import Office


def written_in(room: ModuleType, *kinds: type) -> dict[str, Any]:
    """Everything of these kinds that has a name of its own in a module of this room."""
    modules = [import_module(each.name) for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, kinds)
    }


def test_every_question_that_is_written_is_asked() -> None:
    """By its name, since a journey may ask it with other words or under another rule."""
    asked = {step.name for journey in JOURNEYS for step in (journey.start, *journey.steps, *journey.more) if step}
    steps = written_in(journeys, Ask, Tell, Stop)
    assert len(steps) > 50
    assert [name for name, step in steps.items() if step.name not in asked] == []


def test_every_information_page_that_is_written_is_shown() -> None:
    pages = written_in(information, Information)
    assert len(pages) >= len(PAGES)
    assert [name for name, page in pages.items() if page not in PAGES] == []
    assert len({each.address for each in PAGES}) == len(PAGES)


def test_every_kind_of_note_that_is_written_can_be_chosen() -> None:
    assert set(NoteForm.__subclasses__()) == set(FORMS.values())


@pytest.mark.about_pages
def test_a_request_leads_to_every_kind_of_note_by_its_title(office: Office) -> None:
    submission = office.receives()
    page = office.signs_in(office.hires()).get(f"/staff/request/{submission.shown_reference}")
    links = page.main.xpath(".//section[@aria-labelledby='judged']//a[contains(@href,'/down/')]")
    led_to = {each.get("href").rsplit("/", 1)[1]: each.text_content() for each in links}
    assert led_to == {what: form.title for what, form in FORMS.items()}

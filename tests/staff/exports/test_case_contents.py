"""What is in a shared request: exactly the documented shape, who must not be told first, and nothing that is locked."""

import json
import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from portal import calendar
from portal.exporting.case_shape import Case
from tests.support.staff.capacity import best_interests, lacks_capacity
from tests.support.staff.capacity import writes as decides
from tests.support.staff.exports import FORM, PARTS, address, agreed, keeps_note, links, shares
from tests.support.staff_fixtures import PRIVATE, WAYS, Office


@pytest.mark.parametrize("way", ["file", "paper"])
def test_locked_notes_and_colours_never_leave_and_notes_only_when_they_are_ticked(office: Office, way: str) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client, more_said=(*WAYS, PRIVATE))
    keeps_note(office, request, "Zebra words under lock", locked=True)
    keeps_note(office, request, "Giraffe words for staff", locked=False)
    colour = client.get(f"/staff/request/{request.shown_reference}/down/colour")
    client.send(colour, {"colour": "amber", "factors": "drugs", "why": "Because of the lion"})
    asked = client.get(address(request))
    assert not asked.form.xpath(".//input[@value='notes' and @checked]")
    ticked = asked.form.xpath(".//input[@name='parts' and @checked]/@value")
    without = client.send(asked, FORM | {"parts": ticked, "as": way}).text
    with_notes = client.send(asked, FORM | {"parts": [*PARTS, "notes"], "as": way}).text
    assert "Giraffe words" not in without and "Giraffe words" in with_notes
    for each in (without, with_notes):
        assert not re.search(r"Zebra|\blion\b|\bamber\b|\bdrugs\b", each, re.IGNORECASE)


def test_who_must_not_be_told_stands_first_whatever_was_ticked_and_from_linked_requests_too(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    links(office, request, office.receives(consents=(), more_said=(*WAYS, PRIVATE), marks=("must_not_tell",)))
    case = json.loads(shares(client, request, parts=["moves"]).text)
    assert case["first"]["must_not_be_told"] == ["Mum", "She reads\nmy <b>texts</b>"]
    assert case["first"]["take_care"] == ["must_not_tell"]
    assert [(each["way"], each["safe"]) for each in case["first"]["ways"]] == [("phone", "no"), ("email", "yes")]
    assert case["voices"] == case["consent"] == case["messages"] == []
    assert client.get(address(request)).words().index("Mum") < client.get(address(request)).words().index("May it be")


def fits(value: Any, shape: Any, where: str = "case") -> None:
    """Is this what was read from JSON exactly of this shape?"""
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        assert set(value) == {each.name for each in fields(shape)}, where
        for name, hint in hints.items():
            fits(value[name], hint, f"{where}.{name}")
    elif get_origin(shape) is list:
        for number, each in enumerate(value):
            fits(each, get_args(shape)[0], f"{where}[{number}]")
    elif get_origin(shape) is dict:
        assert all(isinstance(each, str) for pair in value.items() for each in pair), where
    elif get_origin(shape) is UnionType:
        assert value is None or isinstance(value, next(each for each in get_args(shape) if each is not NoneType)), where
    elif shape in (date, datetime):
        read = shape.fromisoformat(value)
        assert not isinstance(read, datetime) or read.utcoffset() is not None, where
    else:
        assert type(value) is shape, where


def test_the_file_has_exactly_the_documented_shape(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client, more_said=(*WAYS, PRIVATE), marks=("in_hospital",))
    decides(client, request, "capacity", lacks_capacity())
    decides(client, request, "best-interests", best_interests())
    keeps_note(office, request, "A note", locked=False)
    client.post(f"/staff/request/{request.shown_reference}/acknowledge", {})
    task = client.get(f"/staff/request/{request.shown_reference}/down/task")
    client.send(task, {"words": "Ring the school", "on": str(calendar.today())})
    case = json.loads(shares(client, request, parts=[*PARTS, "notes"]).text)
    fits(case, Case)
    assert (case["format"], case["version"]) == ("support-list-request", 1)
    for part in ("voices", "consent", "moves", "decisions", "tasks", "notes"):
        assert case[part], part
    paper = client.send(client.get(address(request)), FORM | {"parts": [*PARTS, "notes"], "as": "paper"}).words()
    for each in (
        "Sam Example",
        "Do you want it?",
        "Forgot it at once.",
        "It brings help.",
        "Ring the school",
        "A note",
    ):
        assert each in paper, each

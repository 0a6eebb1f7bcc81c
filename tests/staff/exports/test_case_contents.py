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
from portal.exporting.contents import names_one_of
from portal.records.staff.accounts import Role
from tests.support.staff.capacity import best_interests, cannot_decide
from tests.support.staff.capacity import writes as decides
from tests.support.staff.exports import FORM, PARTS, SURE, address, agreed, keeps_note, links, shares, trail
from tests.support.staff.moves import moved
from tests.support.staff_fixtures import PRIVATE, WAYS, Office, said


@pytest.mark.parametrize("way", ["file", "paper"])
def test_locked_notes_and_colours_never_leave_and_notes_only_when_they_are_ticked(office: Office, way: str) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client, more_said=(*WAYS, PRIVATE))
    keeps_note(office, request, "Zebra words under lock", locked=True)
    keeps_note(office, request, "Giraffe words for staff", locked=False)
    colour = client.get(f"/staff/request/{request.shown_reference}/down/colour")
    client.send(colour, {"colour": "amber", "factors": "drugs", "why": "Because of the lion"})
    asked = client.get(address(request))
    assert not asked.form.xpath(".//input[@name='parts' and @checked]"), "nothing is ticked before"
    without = client.send(asked, FORM | SURE | {"as": way}).text
    with_notes = client.send(asked, FORM | SURE | {"parts": [*PARTS, "notes"], "as": way}).text
    assert "Giraffe words" not in without and "Giraffe words" in with_notes
    for each in (without, with_notes):
        assert not re.search(r"Zebra|\blion\b|\bamber\b|\bdrugs\b", each, re.IGNORECASE)


STAY_AWAY = said("stay_away", "Who must stay away?", ["Uncle Roy"], {"ticks": [], "words": "Uncle Roy"})
SECRETS = ("Mum", "reads", "texts", "Roy", "07700 900111", "sam@example.com", "must_not_tell", "Must not tell")


@pytest.mark.parametrize("way", ["file", "paper"])
def test_a_paper_carries_no_way_and_nobody_who_must_not_be_told_unless_it_was_ticked(office: Office, way: str) -> None:
    client = office.signs_in(office.hires())
    private = (*WAYS, PRIVATE, STAY_AWAY)
    request = agreed(office, client, more_said=private, marks=("must_not_tell",))
    links(office, request, office.receives(consents=(), more_said=private, marks=("must_not_tell",)))
    sent = shares(client, request, **SURE, parts=PARTS, **{"as": way}).text
    assert "Sam Example" in sent
    for secret in SECRETS:
        assert secret not in sent, secret
    ticked = shares(client, request, **SURE, parts=[*PARTS, "ways", "care"], **{"as": way}).text
    for secret in SECRETS:
        assert (secret in ticked) == (secret in ("07700 900111", "sam@example.com", "Roy")), secret
    bare = shares(client, request, **SURE, parts=["tasks"], **{"as": "file"}).text
    case = json.loads(bare)
    assert (case["request"]["status"], case["request"]["level"], case["first"]["ways"]) == ("", "", [])
    page = client.get(address(request)).words()
    assert page.index("Mum") < page.index("May it be"), "staff read it first"


def test_who_must_not_be_told_stops_it_until_whoever_sends_it_is_sure(office: Office) -> None:
    client = office.signs_in(office.hires())
    named = agreed(office, client, more_said=(PRIVATE,), marks=("must_not_tell",))
    unknown = agreed(office, client, marks=("who_not_to_tell_is_not_known",))
    for request in (named, unknown):
        stopped = shares(client, request)
        assert stopped.status == 422 and "Nothing goes until you are sure" in stopped.words()
    assert "Not known: they did not answer this." in client.get(address(unknown)).words()
    assert not trail(office, "shared it")
    mum = shares(client, named, **SURE, name="mum")
    assert mum.status == 422 and "This is somebody who must not be told." in mum.words()
    assert shares(client, named, **SURE).status == 200
    assert shares(client, agreed(office, client)).status == 200, "nobody is named"


@pytest.mark.parametrize(
    ("name", "is_named"),
    [
        ("OTestley", True),
        ("Niamh O’Testley", True),
        ("Lucja", True),
        ("mum", True),
        ("Mum Jones", False),
        ("Robin", False),
    ],
)
def test_a_name_is_the_same_however_it_is_written(name: str, is_named: bool) -> None:
    assert names_one_of(name, ["Mum", "Mrs Niamh O'Testley", "Łucja"]) is is_named


def test_reasons_for_staff_go_only_with_their_notes(office: Office) -> None:
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    request = agreed(office, client)
    moved(client, request, "looking")
    moved(client, request, "waiting", reason="The school does not answer.")
    assert "does not answer" not in shares(client, request, parts=PARTS).text
    assert "does not answer" in shares(client, request, parts=[*PARTS, "notes"]).text


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
        if value is not None:
            fits(value, next(each for each in get_args(shape) if each is not NoneType), where)
    elif shape in (date, datetime):
        read = shape.fromisoformat(value)
        assert not isinstance(read, datetime) or read.utcoffset() is not None, where
    else:
        assert type(value) is shape, where


def test_the_file_has_exactly_the_documented_shape(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client, more_said=(*WAYS, PRIVATE), marks=("in_hospital",))
    cannot_decide(client, request)
    decides(client, request, "best-interests", best_interests())
    keeps_note(office, request, "A note", locked=False)
    client.post(f"/staff/request/{request.shown_reference}/acknowledge", {})
    task = client.get(f"/staff/request/{request.shown_reference}/down/task")
    client.send(task, {"words": "Ring the school", "on": str(calendar.today())})
    case = json.loads(shares(client, request, **SURE, parts=[*PARTS, "notes", "ways", "care"]).text)
    fits(case, Case)
    assert (case["format"], case["version"]) == ("support-list-request", 2)
    for part in ("voices", "consent", "moves", "decisions", "tasks", "notes"):
        assert case[part], part
    paper = client.send(client.get(address(request)), FORM | SURE | {"parts": [*PARTS, "notes"], "as": "paper"}).words()
    for each in (
        "Sam Example",
        "Do you want it?",
        "Forgot it at once.",
        "It brings help.",
        "Asked the family and the register.",
        "Ring the school",
        "A note",
    ):
        assert each in paper, each

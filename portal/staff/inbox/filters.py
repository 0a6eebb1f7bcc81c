"""What staff choose to see of the inbox: read from an address, and shown in words."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl

from werkzeug.datastructures import MultiDict

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.consent.state_columns import State
from portal.records.queries import teams
from portal.records.queries.inbox import BY_DUE, MINE, NEWEST, NOBODYS, OPEN, TO_ACKNOWLEDGE, Choice, Viewer
from portal.records.requests.flows import FLOWS, Status
from portal.records.staff import covers
from portal.records.staff.colleagues import Colleague
from portal.staff.access.gate import me
from portal.staff.forms.fields import Ticks
from portal.staff.forms.form import StaffForm, form_of
from portal.staff.labels import consent_words, team_words, words

NAMES = {
    "kind": "What for",
    "status": "Status",
    "level": "Level",
    "age": "Age",
    "consent": "Consent",
    "team": "Team",
    "owner": "Owner",
    "late": "Late",
    "mark": "Take care",
    "complaint": "Complaint",
    "sort": "Order",
}
ORDERS = {"": "Longest unanswered first", NEWEST: "Newest first", BY_DUE: "First due first"}
ONE_OF = ("sort",)  # of these, one value at a time


@dataclass(frozen=True, kw_only=True)
class Group:
    """One thing to filter by: its name, its label, what is chosen, and what can be."""

    name: str
    label: str
    chosen: Sequence[str]
    options: Sequence[tuple[str, str]]


class FilterForm(StaffForm):
    """What to show: any values of each thing, and one order."""

    @property
    def choice(self) -> Choice:
        """What is not one of the values counts as not chosen."""
        ticked = {each.name: tuple(each.answer) for each in self if isinstance(each, Ticks)}
        return Choice(**{name: values[:1] if name in ONE_OF else values for name, values in ticked.items()})


def viewer() -> Viewer:
    """Who is signed in, as the list needs it."""
    return Viewer(
        id=me().id,
        chair=me().is_chair,
        settings=settings(),
        today=calendar.today(),
        teams=teams.of_account(db(), me().id),
        covers_for=frozenset(covers.covered_by(db(), me().id)),
    )


def options(colleagues: Sequence[Colleague]) -> dict[str, list[tuple[str, str]]]:
    """Every value of every choice, with its words."""
    return {
        "kind": [(each, words.of(words.WHAT_FOR, each)) for each in FLOWS],
        "status": [(OPEN, "Not ended"), *((each.value, words.of(words.STATUS, each)) for each in Status)],
        "level": list(words.LEVEL.items()),
        "age": list(words.AGE_BAND.items()),
        "consent": [(each.value, consent_words.shown(each).words) for each in State],
        "team": [(MINE, "My teams"), *team_words.TEAM.items()],
        "owner": [(MINE, "Mine"), (NOBODYS, "Nobody yet"), *((str(each.id), each.name) for each in colleagues)],
        "late": [("yes", "Late")],
        "mark": list(words.MARK.items()),
        "complaint": [(TO_ACKNOWLEDGE, "Not acknowledged yet")],
        "sort": [(key, said) for key, said in ORDERS.items() if key],
    }


def read(given: MultiDict[str, str], may: dict[str, list[tuple[str, str]]]) -> Choice:
    """The choice in an address."""
    questions = {name: Ticks(NAMES[name], dict(values)) for name, values in may.items()}
    return form_of(questions, FilterForm)(given).choice


def kept(address: str, may: dict[str, list[tuple[str, str]]]) -> Choice:
    """The same from a choice that was kept."""
    return read(MultiDict(parse_qsl(address)), may)


def is_chosen(given: MultiDict[str, str]) -> bool:
    """Does this address say anything about what to show?"""
    return any(each.name in given for each in fields(Choice)) or "all" in given


def groups(choice: Choice, may: dict[str, list[tuple[str, str]]]) -> list[Group]:
    """The parts of the form, but for the order."""
    return [
        Group(name=name, label=NAMES[name], chosen=getattr(choice, name), options=values)
        for name, values in may.items()
        if name not in ONE_OF
    ]


def said(choice: Choice, may: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    """Each chosen value in words, with the address of the list without it. The order is not part of it."""
    found = []
    for name, values in may.items():
        chosen = () if name in ONE_OF else getattr(choice, name)
        for value in chosen:
            without = replace(choice, **{name: tuple(each for each in chosen if each != value)}).address or "all=yes"
            found.append((NAMES[name], dict(values)[value], without))
    return found

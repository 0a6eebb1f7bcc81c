"""What staff choose to see of the inbox: read from an address, and shown in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl

from portal import calendar
from portal.records.colleagues import Colleague
from portal.records.consent_state import State
from portal.records.flows import FLOWS, Status
from portal.records.listing import BY_DUE, MINE, NEWEST, NOBODYS, OPEN, Choice, Viewer
from portal.staff import consent_words, words
from portal.staff.forms import settings
from portal.staff.gate import me

NAMES = {
    "kind": "What for",
    "status": "Status",
    "level": "Level",
    "age": "Age",
    "consent": "Consent",
    "owner": "Owner",
    "late": "Late",
    "mark": "Take care",
    "sort": "Order",
}
ORDERS = {"": "Longest unanswered first", NEWEST: "Newest first", BY_DUE: "First due first"}


@dataclass(frozen=True, kw_only=True)
class Select:
    """One box of the form: its name, its label, and what can be chosen."""

    name: str
    label: str
    chosen: str
    options: Sequence[tuple[str, str]]


def viewer() -> Viewer:
    """Who is signed in, as the list needs it."""
    return Viewer(id=me().id, chair=me().is_chair, settings=settings(), today=calendar.today())


def options(colleagues: Sequence[Colleague]) -> dict[str, list[tuple[str, str]]]:
    """Every value of every choice, with its words."""
    return {
        "kind": [(each, words.of(words.WHAT_FOR, each)) for each in FLOWS],
        "status": [(OPEN, "Not ended"), *((each.value, words.of(words.STATUS, each)) for each in Status)],
        "level": list(words.LEVEL.items()),
        "age": list(words.AGE_BAND.items()),
        "consent": [(each.value, consent_words.shown(each).words) for each in State],
        "owner": [(MINE, "Mine"), (NOBODYS, "Nobody yet"), *((str(each.id), each.name) for each in colleagues)],
        "late": [("yes", "Late")],
        "mark": list(words.MARK.items()),
        "sort": [(key, said) for key, said in ORDERS.items() if key],
    }


def read(given: Mapping[str, str], may: dict[str, list[tuple[str, str]]]) -> Choice:
    """The choice in an address. What is not one of the values counts as not chosen."""
    known = {name: {value for value, _words in values} for name, values in may.items()}
    return Choice(**{name: given[name] for name in known if given.get(name) in known[name]})


def kept(address: str, may: dict[str, list[tuple[str, str]]]) -> Choice:
    """The same from a choice that was kept."""
    return read(dict(parse_qsl(address)), may)


def is_chosen(given: Mapping[str, str]) -> bool:
    """Does this address say anything about what to show?"""
    return any(each.name in given for each in fields(Choice)) or "all" in given


def selects(choice: Choice, may: dict[str, list[tuple[str, str]]]) -> list[Select]:
    """The boxes of the form."""
    return [
        Select(
            name=name,
            label=NAMES[name],
            chosen=getattr(choice, name),
            options=[("", ORDERS[""] if name == "sort" else "Any"), *values],
        )
        for name, values in may.items()
    ]


def said(choice: Choice, may: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    """What is chosen in words, each with the address of the list without it. The order is not part of it."""
    found = []
    for name, values in may.items():
        value = getattr(choice, name)
        if value and name != "sort":
            without = replace(choice, **{name: ""}).address or "all=yes"
            found.append((NAMES[name], dict(values)[value], without))
    return found

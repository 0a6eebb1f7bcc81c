"""`/staff/register`: who is on the list, one line a person: red, amber, blue, green, and within them the next look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.register.entry import Colour
from portal.records.register.state import State
from portal.records.requests import tasks
from portal.staff.access.gate import me
from portal.staff.labels import consent_words, register_words, words
from portal.staff.request.in_register import LIST, Known, everyone

WHICH = {
    "on": "On the list",
    "late": "To be looked at now",
    "paused": "Paused: there is no consent",
    "mine": "Mine",
    "off": "Taken off the list",
    "not": "Not on the list, with a colour",
}
ORDER = [None, *Colour]  # whoever has no colour yet comes first


@dataclass(frozen=True, kw_only=True)
class Line:
    """One person in the register."""

    known: Known
    open_tasks: int

    @property
    def colour(self) -> Colour | None:
        return self.known.standing.colour.colour if self.known.standing.colour else None


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/register", "register", register)


def register() -> ResponseReturnValue:
    which, colour, name = (request.args.get(each, "") for each in ("which", "colour", "name"))
    which = which if which in WHICH else "on"
    today = calendar.today()
    found = [each for each in everyone() if _is_wanted(each, which, today)]
    to_do = tasks.waiting(db(), settings(), [one.id for each in found for one in each.requests])
    open_by_id = [each.submission_id for each in to_do]
    lines = [
        Line(known=each, open_tasks=sum(one.id in open_by_id and open_by_id.count(one.id) for one in each.requests))
        for each in found
        if name.casefold() in each.shown_name.casefold()
    ]
    shown = [each for each in lines if not colour or each.colour == colour]
    audit.write(
        db(), actor=me().actor, did=Did.LOOKED_AT_REGISTER, record=Ref.REGISTER, why=f"{which} {colour}".strip()
    )
    return render_template(
        "staff/register/page.html",
        lines=sorted(shown, key=lambda line: _place(line.known)),
        how_many={each: sum(line.colour == each for line in lines) for each in ORDER},
        which=which,
        choices=WHICH,
        colour=colour,
        name=name,
        today=today,
        on=State.ON,
        purpose=LIST,
        words=words,
        consent_words=consent_words,
        register_words=register_words,
    )


def _is_wanted(known: Known, which: str, today: date) -> bool:
    state, is_on = known.state, known.standing.since is not None
    return {
        "on": is_on,
        "late": known.standing.is_late(today),
        "paused": state is State.PAUSED,
        "mine": is_on and any(each.owner_id == me().id for each in known.requests),
        "off": state is State.OFF,
        "not": state is State.NEVER,
    }[which]


def in_order(known: Iterable[Known]) -> list[Known]:
    """Whoever has no colour yet, then red, amber, blue, green; within them the next look."""
    return sorted(known, key=_place)


def _place(known: Known) -> tuple[int, date, str]:
    colour = known.standing.colour.colour if known.standing.colour else None
    return ORDER.index(colour), known.standing.next_look or date.max, known.key

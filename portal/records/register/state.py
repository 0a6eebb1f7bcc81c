"""Who is on the list, with which colour, and when they are looked at again: a pure function of the entries.

A status says only what a record proves: nothing here is kept, all of it is worked out from what staff wrote down and
from where consent stands (`domain.md` 1a, 2b, 4b).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.records.register.entry import Colour, Entry, What

RED_AFTER_DISCHARGE = 14  # days at least (`domain.md` 2b: Lincolnshire), when the setting says nothing else


class State(StrEnum):
    """Where somebody stands."""

    NEVER = "never on the list"
    ON = "on the list"
    PAUSED = "on the list, paused"  # consent is gone: nothing is shared until staff have spoken to the person
    OFF = "off the list"


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """Days until the next look, by colour, and how long somebody stays red after a discharge: settings of the area."""

    look: Mapping[Colour, int]
    red_after_discharge: int = RED_AFTER_DISCHARGE


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the entries of one person say today."""

    since: date | None = None  # on the list since; None when they are not
    off: Entry | None = None  # the last entry that took them off
    colour: Entry | None = None  # the last entry that set a colour
    colour_since: date | None = None  # the day since which it is that colour
    case_manager: str = ""  # the name
    case_manager_reach: str = ""
    admitted: Entry | None = None  # while they are in hospital
    red_until: date | None = None  # after a discharge
    last_look: Entry | None = None
    next_look: date | None = None

    def state(self, *, given: bool) -> State:
        """`given`: consent for the list stands, or a best interests decision for it."""
        if self.since is None:
            return State.OFF if self.off else State.NEVER
        return State.ON if given else State.PAUSED

    @property
    def look_mark(self) -> str:
        """Names the look that is to come: its day, and the last one before it."""
        last = self.last_look.id if self.last_look else 0
        return f"{self.next_look.isoformat()} {last}" if self.next_look else ""

    def is_late(self, today: date) -> bool:
        return self.next_look is not None and self.next_look < today


def standing(entries: Sequence[Entry], clocks: Clocks) -> Standing:
    """Read from the oldest entry to the newest: of each kind the newest counts."""
    last: dict[What, Entry] = {each.what: each for each in entries}
    off, on = last.get(What.OFF), last.get(What.ON)
    is_on = on is not None and (off is None or off.id < on.id)
    coloured = [each for each in entries if each.colour]
    admitted, discharged = last.get(What.ADMITTED), last.get(What.DISCHARGED)
    is_in = admitted is not None and (discharged is None or discharged.id < admitted.id)
    manager = last.get(What.CASE_MANAGER) or on
    return Standing(
        since=on.on if on and is_on else None,
        off=None if is_on else off,
        colour=coloured[-1] if coloured else None,
        colour_since=_since(coloured),
        case_manager=manager.said.get("case_manager", "") if manager and is_on else "",
        case_manager_reach=manager.said.get("reach", "") if manager and is_on else "",
        admitted=admitted if is_in else None,
        red_until=discharged.on + timedelta(days=clocks.red_after_discharge) if discharged and not is_in else None,
        last_look=last.get(What.LOOKED),
        next_look=_next_look(entries, coloured, clocks) if is_on else None,
    )


def may(what: What, state: State, found: Standing, *, given: bool) -> bool:
    """May this be written now? On needs consent; off is a person's act; the rest is for who is on the list."""
    if what is What.ON:
        return given and state in (State.NEVER, State.OFF)
    if what is What.COLOUR:
        return True
    if what is What.ADMITTED:
        return found.admitted is None
    if what is What.DISCHARGED:
        return found.admitted is not None
    return state in (State.ON, State.PAUSED)


def _since(coloured: Sequence[Entry]) -> date | None:
    """The first of the last entries in a row that say the same colour."""
    since: date | None = None
    before: Colour | None = None
    for each in coloured:
        if each.colour is not before:
            since, before = each.on, each.colour
    return since


def _next_look(entries: Sequence[Entry], coloured: Sequence[Entry], clocks: Clocks) -> date | None:
    """The day that staff wrote, or so many days after the last look; a colour that is set anew counts from its day."""
    looks = [each for each in entries if each.what in (What.ON, What.LOOKED)]
    if not looks:
        return None
    newest = max([looks[-1], *coloured[-1:]], key=lambda each: each.id)
    named = [each for each in entries if each.said.get("next_look") and each.id >= newest.id]
    if named:
        return date.fromisoformat(named[-1].said["next_look"])
    colour = coloured[-1].colour if coloured else None
    if colour is None:
        return None
    return newest.on + timedelta(days=clocks.look[colour])

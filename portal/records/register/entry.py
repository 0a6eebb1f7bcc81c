"""One entry of the register, as it is read: what it says, for which day, by whom. Pure: no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

RULES = "2026-12"  # the version of the rules that held when it was written


class Colour(StrEnum):
    """In the order of the source (lines 4 to 9). Blue is not a point on the scale: in a mental health hospital."""

    RED = "red"
    AMBER = "amber"
    BLUE = "blue"
    GREEN = "green"


IN_MENTAL_HEALTH = "mental_health"  # the only kind of hospital that blue is for


class NotBlue(Exception):
    """Blue is for a mental health hospital alone."""


class What(StrEnum):
    """What one entry says."""

    ON = "on"
    COLOUR = "colour"
    CASE_MANAGER = "case manager"
    LOOKED = "looked at"
    NEXT_LOOK = "next look"
    CHECKED = "checked"
    ADMITTED = "admitted"
    DISCHARGED = "discharged"
    OFF = "off"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry, opened. What a kind does not have is empty."""

    what: What
    on: date  # the day for which it holds
    said: Mapping[str, str] = field(default_factory=dict)  # each answer of its form, by its question
    factors: tuple[str, ...] = ()  # which were ticked, for a colour
    rules: str = RULES
    submission_id: str = ""
    id: int = 0
    at: datetime | None = None
    by: str = ""

    @property
    def colour(self) -> Colour | None:
        """Which colour it sets, by itself or with something else."""
        return Colour(self.said["colour"]) if self.said.get("colour") else None

    @property
    def why(self) -> str:
        return self.said.get("why", "")

    def only_what_may_be(self) -> None:
        """Raises NotBlue for blue without a mental health hospital (`domain.md` 2b)."""
        if self.colour is Colour.BLUE and self.said.get("hospital") != IN_MENTAL_HEALTH:
            raise NotBlue

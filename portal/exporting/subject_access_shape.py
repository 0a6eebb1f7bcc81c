"""The shape of a copy for the person, version 2: these classes, said in words in `docs/exports.md`. Pure: no database.

Moments are in UTC and days in London, both ISO 8601.
"""

from dataclasses import dataclass
from datetime import datetime

from portal.exporting.case_shape import Answer

FORMAT, VERSION = "copy-for-the-person", 2


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that is kept: `key` names it among all, and `kind` says what it is within its class."""

    key: str
    kind: str
    at: datetime | None
    by: str  # "you", or the name of a member of staff
    language: str  # of the words that were shown; "" for those of staff
    said: list[Answer]  # of the person: question and answer as they were shown; of staff: by key


@dataclass(frozen=True, kw_only=True)
class Held:
    """Everything of one class that is kept."""

    held: str
    items: list[Item]


@dataclass(frozen=True, kw_only=True)
class OwnRequest:
    reference: str
    kind: str
    status: str
    received: datetime
    language: str
    kept: list[Held]


@dataclass(frozen=True, kw_only=True)
class Covering:
    """What the first page says of what is not in it: never what it is."""

    something_left_out: bool
    reasons: list[str]  # kinds of reason that may be named; none when naming one would do harm


@dataclass(frozen=True, kw_only=True)
class Copy:
    """The whole of it."""

    format: str
    version: int
    covering: Covering
    requests: list[OwnRequest]

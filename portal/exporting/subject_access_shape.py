"""The shape of a copy for the person, version 1: these classes, said in words in `docs/exports.md`. Pure: no database.

Moments are in UTC and days in London, both ISO 8601.
"""

from dataclasses import dataclass
from datetime import date, datetime

from portal.exporting.case_shape import Answer

FORMAT, VERSION = "copy-for-the-person", 1


@dataclass(frozen=True, kw_only=True)
class OwnConsent:
    purpose: str
    answer: str
    at: datetime
    how: str
    words_shown: list[str]


@dataclass(frozen=True, kw_only=True)
class OwnMessage:
    at: datetime
    by: str  # "you", "they", or what a member of staff is here for
    words: str
    tap: str


@dataclass(frozen=True, kw_only=True)
class Words:
    """What one voice said: the person, or another who agreed."""

    voice: str
    number: int
    said: list[Answer]
    consent: list[OwnConsent]
    messages: list[OwnMessage]


@dataclass(frozen=True, kw_only=True)
class Step:
    at: datetime
    by: str
    after: str
    said: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Record:
    kind: str
    purpose: str
    on: date
    answer: str
    why: str
    more: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class OwnNote:
    at: datetime
    by: str
    words: str


@dataclass(frozen=True, kw_only=True)
class OwnRequest:
    reference: str
    kind: str
    status: str
    received: datetime
    language: str
    words: list[Words]
    steps: list[Step]
    records: list[Record]
    notes: list[OwnNote]
    complaint: list[Step]  # `after` is the kind of each step of it


@dataclass(frozen=True, kw_only=True)
class Copy:
    """The whole of it."""

    format: str
    version: int
    requests: list[OwnRequest]

"""The shape of one request outside, version 2: these classes, which `docs/exports.md` says in words. Pure: no database.

Moments are in UTC and days in London, both ISO 8601. Colours and locked notes have no place in it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

FORMAT, VERSION = "support-list-request", 2


class Part(StrEnum):
    """What an export may hold: only what was ticked. Who must not be told is in none of them."""

    SAID = "said"
    CONSENT = "consent"
    MOVES = "moves"
    MESSAGES = "messages"
    DECISIONS = "decisions"
    COMPLAINT = "complaint"  # each step of it
    TASKS = "tasks"
    NOTES = "notes"  # never locked ones
    CARE = "care"  # what to take care of
    WAYS = "ways"  # how to reach them


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Who wants which parts, and why."""

    name: str
    organisation: str
    why: str
    why_words: str
    parts: frozenset[Part]


@dataclass(frozen=True, kw_only=True)
class Way:
    way: str
    detail: str
    safe: str
    when: str


@dataclass(frozen=True, kw_only=True)
class Override:
    purpose: str
    reason: str
    why: str
    decided_by: str
    role: str
    on: date


@dataclass(frozen=True, kw_only=True)
class First:
    """What must be read before anything else: what opens it, and what was ticked of how to reach them safely."""

    take_care: list[str]
    ways: list[Way]
    opened_by: str
    sharing_paused: bool
    overrides: list[Override]


@dataclass(frozen=True, kw_only=True)
class Request:
    reference: str
    kind: str
    status: str  # "" when the moves were not ticked
    status_since: datetime | None
    received: datetime
    level: str  # "" when what to take care of was not ticked
    language: str
    age: int | None


@dataclass(frozen=True, kw_only=True)
class Answer:
    question: str
    answer: list[str]
    tap: str  # the key of an answer in one tap; "" when the question itself was answered


@dataclass(frozen=True, kw_only=True)
class Voice:
    voice: str
    number: int
    asked_for_this: bool
    said: list[Answer]


@dataclass(frozen=True, kw_only=True)
class ConsentAnswer:
    reference: str
    voice: str
    number: int
    answer: str
    at: datetime
    how: str
    confirmed: bool
    words_shown: list[str]
    language: str
    rules: str


@dataclass(frozen=True, kw_only=True)
class Consent:
    purpose: str
    state: str
    answers: list[ConsentAnswer]


@dataclass(frozen=True, kw_only=True)
class Move:
    at: datetime
    by: str
    before: str
    after: str
    said: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Message:
    voice: str
    number: int
    at: datetime
    by: str  # "voice", or the name of a member of staff
    words: str
    tap: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    kind: str
    purpose: str
    on: date
    by: str
    answer: str
    why: str
    more: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class ComplaintStep:
    kind: str
    on: date
    at: datetime | None
    by: str
    said: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Task:
    kind: str
    due: date
    words: str


@dataclass(frozen=True, kw_only=True)
class Note:
    at: datetime
    by: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """The whole of it. A part that was not asked for is empty; `parts` says which were."""

    format: str
    version: int
    made: datetime
    made_by: str
    given_to: str
    organisation: str
    why: str
    why_words: str
    parts: list[str]
    first: First
    request: Request
    voices: list[Voice]
    consent: list[Consent]
    moves: list[Move]
    messages: list[Message]
    decisions: list[Decision]
    complaint: list[ComplaintStep]
    tasks: list[Task]
    notes: list[Note]

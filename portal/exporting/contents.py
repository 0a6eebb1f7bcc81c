"""One request with everything that staff hold about it, opened: what an export starts from. Pure: no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from portal import names
from portal.records.accountability.exports import Export
from portal.records.complaints.state import Entry
from portal.records.correspondence.contacts import Call
from portal.records.correspondence.messages import Message
from portal.records.correspondence.notes import Note
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.register.entry import Entry as RegisterEntry
from portal.records.requests.moves import Made
from portal.records.requests.submissions import Submission
from portal.records.requests.task_lists import KeptTask
from portal.records.requests.tasks import ToDo
from portal.records.standing.ledger import Heard, lines_of, value_of
from portal.records.voices.contents import Meaning, WaySaid, ticks_in, way_in

CONTACT = (Meaning.PHONE, Meaning.EMAIL, Meaning.LETTER, Meaning.TRUSTED, Meaning.OWN)


@dataclass(frozen=True, kw_only=True)
class Read:
    """A member of staff opened it; with the reason, where they were asked for one."""

    at: datetime
    by: str
    why: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Around:
    """What is kept about the person around what was said: a copy for them holds it, and nobody else gets it."""

    talks: Sequence[Call] = ()  # talks with the person, and each try that failed
    register: Sequence[RegisterEntry] = ()
    tasks: Sequence[KeptTask] = ()
    reads: Sequence[Read] = ()
    cards: Sequence[datetime] = ()  # when the page of the person was opened with a card
    outgoing: Sequence[OutgoingMessage] = ()
    shared: Sequence[Export] = ()  # who got the request from us


@dataclass(frozen=True, kw_only=True)
class Inside:
    """One request. `messages` are the threads by the key of their voice: "person-1", "parent-2".

    Talks stand among the notes too, without a number: who gets the request gets them as one list.
    """

    submission: Submission
    voices: Sequence[Heard]
    messages: Mapping[str, Sequence[Message]]
    moves: Sequence[Made]
    notes: Sequence[Note]
    complaint: Sequence[Entry] = ()
    tasks: Sequence[ToDo] = ()
    talks_of_others: int = 0
    around: Around = Around()


def must_not_be_told(voices: Sequence[Heard]) -> list[str]:
    """Who must not be told, in the words that each of these voices ticked and wrote."""
    found: list[str] = []
    for voice in voices:
        said = ticks_in(value_of(voice.contents, Meaning.MUST_NOT_TELL))
        if set(said["ticks"]) - {"anyone"} or said["words"]:
            found += lines_of(voice.contents, Meaning.MUST_NOT_TELL)
    return list(dict.fromkeys(found))


def is_not_known_who(voices: Sequence[Heard]) -> bool:
    """Did one of these voices not answer who must not be told?"""
    return "who_not_to_tell_is_not_known" in take_care(voices)


def names_one_of(name: str, not_told: Sequence[str]) -> bool:
    """Does every part of this name stand in what was said about who must not be told, however it is written there?"""
    return names.is_within(name, " ".join(not_told))


def take_care(voices: Sequence[Heard]) -> list[str]:
    """The marks of these voices, as keys."""
    return list(dict.fromkeys(mark for voice in voices for mark in voice.contents.get("marks", ())))


def ways(voices: Sequence[Heard]) -> list[tuple[str, WaySaid]]:
    """Every way that was given to reach someone, with its key, and whether it is safe to use."""
    given = [(way, way_in(value_of(voice.contents, way))) for voice in voices for way in CONTACT]
    return [(way.value, said) for way, said in given if said]

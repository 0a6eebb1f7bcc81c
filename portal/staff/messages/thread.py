"""The thread with each voice as staff see it: messages, talks and tries in order, and the language they use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from portal import calendar, languages
from portal.config import settings
from portal.database import db
from portal.engine.steps import SKIPPED
from portal.records.correspondence import contacts
from portal.records.correspondence.contacts import Call
from portal.records.correspondence.messages import Message
from portal.records.requests.submissions import Opened
from portal.records.standing.ledger import value_of
from portal.records.voices.contents import Contents, Meaning, ticks_in
from portal.records.voices.folders import Folder
from portal.staff.labels import words

THEY_RANG = "they_rang"
TALKED = {
    "phone": "Spoke by phone",
    THEY_RANG: "They rang us",
    "in_person": "Spoke in person",
    "video": "Spoke by video",
    "other": "Spoke in another way",
}
TRIED = {
    "no_answer": "Rang, no answer",
    "not_safe": "Left no message, because it is not safe",
    "left_message": "Left a message that says nothing about them",
    "someone_else": "Someone else answered, and was told nothing",
    "wrong_number": "The number is wrong",
    "not_there": "Went there, and they were not there",
}
SIGN_LANGUAGE = "British Sign Language"
NOT_NAMED = "another language"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing in the thread: either a message or a call."""

    at: datetime
    by: str
    message: Message | None = None
    call: Call | None = None


@dataclass(frozen=True, kw_only=True)
class Thread:
    """All that went between one voice and staff, the oldest first."""

    entries: list[Entry]
    language: str  # that they use, in words
    wants_interpreter: bool

    @property
    def tries(self) -> int:
        """How often staff tried to reach them, and did not."""
        return sum(each.call is not None and not each.call.reached for each in self.entries)

    @property
    def is_english(self) -> bool:
        return self.language.casefold() == "english"


def threads(opened: Opened, noes: Mapping[str, datetime]) -> dict[str, Thread]:
    """The thread of each voice of this request, by the name of its folder; no talk before a no that closes it."""
    return {key: _thread(opened, key, folder, noes.get(key)) for key, folder in opened.folders.items()}


def _thread(opened: Opened, key: str, folder: Folder, no: datetime | None) -> Thread:
    written = [Entry(at=each.at, by=each.by, message=each) for each in opened.messages[key]]
    talked = [
        Entry(at=_when(each), by=each.by, call=each) for each in contacts.of_folder(db(), settings().keys, folder)
    ]
    talked = [each for each in talked if no is None or each.at > no]
    contents = opened.voices[key]
    return Thread(
        entries=sorted([*written, *talked], key=lambda each: each.at),
        language=language_of(contents, opened.submission.language),
        wants_interpreter=wants_interpreter(contents),
    )


def language_of(contents: Contents, written_in: str) -> str:
    """The language this voice uses: the one it named, sign language, or the one it read the questions in.

    What was sent before these were one question has the language and sign language in two.
    """
    talks = ticks_in(value_of(contents, Meaning.SPEAK))
    named = talks["words"] or value_of(contents, Meaning.LANGUAGE)
    if isinstance(named, str) and named and named != SKIPPED:
        return named
    if "bsl" in (*talks["ticks"], *ticks_in(value_of(contents, Meaning.FORMAT))["ticks"]):
        return SIGN_LANGUAGE
    if "other_language" in talks["ticks"] and written_in == languages.OURS:
        return NOT_NAMED
    return words.of(words.LANGUAGE, written_in)


def wants_interpreter(contents: Contents) -> bool:
    """Said so, among what helps when we talk; before that was asked, in a question of its own."""
    ticked = ticks_in(value_of(contents, Meaning.SPEAK))["ticks"]
    return "interpreter" in ticked or value_of(contents, Meaning.INTERPRETER) == "yes"


def _when(call: Call) -> datetime:
    """A talk of an earlier day stands at the end of that day, whenever it was written down."""
    end = datetime.combine(call.on + timedelta(days=1), time(), calendar.LONDON)
    return min(call.at, end)

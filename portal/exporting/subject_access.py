"""A copy of what we hold about one person, for that person. Pure: no database.

Never in it: locked notes, colours, overrides, competence notes, what other voices wrote unless they agreed, and names
of staff. What was left out is counted for the second person who checks it, and the person's copy does not say it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from portal.engine.taps import tapped
from portal.exporting.as_json import as_json
from portal.exporting.case_shape import Answer
from portal.exporting.contents import Inside
from portal.exporting.subject_access_shape import (
    FORMAT,
    VERSION,
    Copy,
    OwnConsent,
    OwnMessage,
    OwnNote,
    OwnRequest,
    Record,
    Step,
    Words,
)
from portal.records.consent.records import (
    ATTEMPT,
    BEST_INTERESTS,
    CAPACITY,
    CHILD_FIRST,
    COMPETENCE,
    OVERRIDE,
    OVERRIDE_REVIEW,
    Recorded,
)
from portal.records.correspondence.messages import Message
from portal.records.requests.moves import Made
from portal.records.standing.ledger import Heard

PERSON = "person"
NEVER = (ATTEMPT, COMPETENCE, OVERRIDE, OVERRIDE_REVIEW, CHILD_FIRST)
OF_MOVES = ("on", "why", "helps")  # what staff wrote to the person; all else names others or is for staff
FOUR = ("understand", "retain", "weigh", "communicate")
OF_RECORDS = frozenset(
    {"decision", "involved", "wishes", "beliefs", "options", "less", "easy_read", "time"}
    | {"may_return", "can_wait", "waiting", "review", *FOUR, *(f"{each}_words" for each in FOUR)}
)  # all else names others, or says what they think
Role = Callable[[str], str]  # what "staff:7" is here for, in plain words


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What may be in it besides the person's own words. `agreed` are voices: "XXXX-XXXX parent-1"."""

    notes: bool = False
    decisions: bool = False
    agreed: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class ForChecking:
    """A copy, and how many of what kind are not in it."""

    copy: Copy
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def digest(self) -> str:
        """Says whether another copy is the same to the last letter."""
        return sha256(as_json(self.copy)).hexdigest()


def voice_key(voice: Heard) -> str:
    """How a voice is named among all linked requests."""
    return f"{voice.reference} {voice.key}"


def others(of: Sequence[Inside]) -> list[Heard]:
    """The other voices that said something, whom one may ask whether they agree."""
    return [voice for each in of for voice in each.voices if voice.voice != PERSON and _is_heard(each, voice)]


def copy_for(of: Sequence[Inside], wanted: Wanted, role: Role) -> ForChecking:
    """All that may go, and what stays. A request that only others made stays: who made it is theirs to tell."""
    left_out: Counter[str] = Counter()
    requests = [_request(each, wanted, role, left_out) for each in of]
    theirs = [each for each in requests if each.words or each.records or each.notes]
    left_out["requests"] = len(requests) - len(theirs)
    whole = Copy(format=FORMAT, version=VERSION, requests=theirs)
    return ForChecking(copy=whole, left_out=Counter({kind: count for kind, count in left_out.items() if count}))


def _request(of: Inside, wanted: Wanted, role: Role, left_out: Counter[str]) -> OwnRequest:
    goes = [each for each in of.voices if each.voice == PERSON or voice_key(each) in wanted.agreed]
    stays = [each for each in of.voices if each not in goes]
    left_out["other_voices"] += sum(_how_much(of, each) for each in stays) + of.talks_of_others
    left_out["colours"] += of.colours
    left_out["tasks"] += len(of.tasks)
    submission = of.submission
    return OwnRequest(
        reference=submission.shown_reference,
        kind=submission.kind,
        status=submission.status,
        received=submission.sent_at,
        language=submission.language,
        words=[_words(of, each, role) for each in goes if _is_heard(of, each)],
        steps=[_step(each, role, left_out) for each in of.moves],
        records=_records(of, wanted, left_out),
        notes=_notes(of, wanted, role, left_out),
    )


def _is_heard(of: Inside, voice: Heard) -> bool:
    return bool(_how_much(of, voice))


def _how_much(of: Inside, voice: Heard) -> int:
    return len(voice.contents.get("said", ())) + len(voice.events) + len(of.messages.get(voice.key, ()))


def _words(of: Inside, voice: Heard, role: Role) -> Words:
    return Words(
        voice=voice.voice,
        number=voice.number,
        said=[
            Answer(question=each["question"], answer=list(each["lines"]), tap=tapped(each["value"]))
            for newest in voice.contents.get("said", ())
            for each in (*newest.get("earlier", ()), newest)
        ],
        consent=[
            OwnConsent(
                purpose=each["purpose"],
                answer=each["answer"],
                at=each["at"],
                how=each["how"],
                words_shown=list(each["words_shown"]),
            )
            for each in voice.events
        ],
        messages=[_message(each, voice, role) for each in of.messages.get(voice.key, ())],
    )


def _message(message: Message, voice: Heard, role: Role) -> OwnMessage:
    theirs = "you" if voice.voice == PERSON else "they"
    by = role(message.by) if message.by_staff else theirs
    return OwnMessage(at=message.at, by=by, words=message.words, tap=message.tap)


def _step(made: Made, role: Role, left_out: Counter[str]) -> Step:
    said = {key: str(value) for key, value in made.said.items() if value}
    left_out["staff_words"] += sum(key not in OF_MOVES for key in said)
    return Step(
        at=made.at,
        by=role(made.by),
        after=made.after,
        said={key: value for key, value in said.items() if key in OF_MOVES},
    )


def _records(of: Inside, wanted: Wanted, left_out: Counter[str]) -> list[Record]:
    """Capacity and best interests, without who was asked and what they think; nothing that safeguarding wrote."""
    records = [each for voice in of.voices for each in voice.records]
    own = [each for each in records if each.kind in (CAPACITY, BEST_INTERESTS)]
    left_out["safety"] += sum(each.kind in NEVER for each in records)
    if not wanted.decisions:
        left_out["decisions"] += len(own)
        return []
    left_out["views"] += sum(key not in OF_RECORDS for each in own for key in each.more)
    return [_record(each) for each in own]


def _record(recorded: Recorded) -> Record:
    return Record(
        kind=recorded.kind,
        purpose=recorded.purpose,
        on=recorded.day,
        answer=recorded.answer,
        why=recorded.why,
        more={key: value for key, value in recorded.more.items() if key in OF_RECORDS},
    )


def _notes(of: Inside, wanted: Wanted, role: Role, left_out: Counter[str]) -> list[OwnNote]:
    left_out["locked_notes"] += sum(each.locked for each in of.notes)
    open_ones = [each for each in of.notes if not each.locked]
    if not wanted.notes:
        left_out["notes"] += len(open_ones)
        return []
    return [OwnNote(at=each.at, by=role(each.by), words=each.words) for each in open_ones]

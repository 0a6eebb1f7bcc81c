"""Records as the exports read them, without a database."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from portal.exporting.contents import Around, Inside, Read
from portal.records.accountability.exports import CASE, Export
from portal.records.accountability.names import Actor
from portal.records.complaints.state import Entry, Kind
from portal.records.consent.records import Recorded
from portal.records.correspondence.contacts import Call
from portal.records.correspondence.messages import Message
from portal.records.correspondence.notes import Note
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.register.entry import Entry as RegisterEntry
from portal.records.register.entry import What
from portal.records.requests.moves import Made
from portal.records.requests.submissions import Submission
from portal.records.requests.task_lists import KeptTask
from portal.records.requests.tasks import ToDo
from portal.records.standing.ledger import Heard

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
OTHERS = ("parent", "helper")


def submission(reference: str = "22223333") -> Submission:
    return Submission(
        id="a" * 32, reference=reference, kind="join", status="new", level="normal", language="en", sent_at=AT,
        status_at=AT, kept_from_chairs=False,
    )  # fmt: skip


def record(kind: str, words: str, **more: str) -> Recorded:
    return Recorded(kind=kind, by=Actor.staff(1), on="2026-11-02", purpose="list", why=words, more=more, id=1, at=AT)


def event(words: str, number: int = 1) -> Any:
    return {
        "id": number, "purpose": "list", "answer": "yes", "how": "alone", "words_shown": [words], "language": "en",
        "at": AT, "rules": "2026-11",
    }  # fmt: skip


def heard(voice: str, words: str, records: Iterable[Recorded] = ()) -> Heard:
    said: Any = [{"step": "tell", "question": words, "lines": [words], "value": words}]
    return Heard(
        reference="2222-3333", kind="join", voice=voice, number=1, contents={"said": said, "about": words},
        events=[event(words)], records=list(records),
    )  # fmt: skip


def message(words: str, by: str = "voice") -> Message:
    return Message(id=1, by=by, at=AT, read_at=None, about_id=None, words=words, tap="")


def note(words: str, *, locked: bool) -> Note:
    return Note(id=2 if locked else 1, at=AT, by=Actor.staff(1), locked=locked, words=words)


def inside(own: str, others: str, locked: str, open_note: str) -> Inside:
    """A request with something of every class. What stands in the folders of other voices has `others` in it."""
    records = [
        record("override", own), record("competence", own), record("attempt", own),
        record("capacity", own, decision=own, advocate=own, by_name=own),
        record("best_interests", own, wishes=own, name1=own, views1=own, disagreements=own, nobody=own),
    ]  # fmt: skip
    about_others = [record("spoke", others), record("told", others)]
    voices = [heard("person", own, records), *(heard(each, others, about_others) for each in OTHERS)]
    threads = {"person-1": [message(own), message(own, "staff:1")]}
    return Inside(
        submission=submission(),
        voices=voices,
        messages=threads | {f"{each}-1": [message(others)] for each in OTHERS},
        moves=[Made(at=AT, by="staff:1", before="new", after="planned", said={"reason": own, "chair": own})],
        notes=[note(locked, locked=True), note(open_note, locked=False)],
        complaint=[Entry(kind=Kind.LATE, on=AT.date(), said={"why": own}, by="staff:1", at=AT, id=1)],
        tasks=[ToDo(id=1, submission_id="a" * 32, kind="by_hand", due=AT.date(), words=own)],
        around=_around(own),
    )


def _around(own: str) -> Around:
    to_do = ToDo(id=1, submission_id="a" * 32, kind="by_hand", due=AT.date(), words=own)
    shared = {"name": own, "organisation": own, "why": "care", "words": own, "parts": ["said"], "opened_by": "consent"}
    said: Any = {"on": AT.date(), "at": AT, "by": "staff:1", "answered": False, "words": own}
    return Around(
        talks=[Call(reached=True, how="phone", **said), Call(reached=False, how="no_answer", **said)],
        register=[
            RegisterEntry(
                what=What.ON,
                on=AT.date(),
                said={"colour": "amber", "why": own, "tried": own},
                factors=("no_carer",),
                at=AT,
                by="staff:1",
                id=1,
            )
        ],
        tasks=[KeptTask(to_do=to_do, done_at=None, done_by="")],
        reads=[Read(at=AT, by="staff:1"), Read(at=AT, by="staff:1", why="other", words=own)],
        cards=[AT],
        outgoing=[OutgoingMessage(id=1, template="received", way="email", sent_at=AT)],
        shared=[Export(id=1, submission_id="a" * 32, at=AT, by="staff:1", kind=CASE, said=shared, check=None)],
    )

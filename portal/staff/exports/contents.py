"""A request opened with everything on it, for what leaves. Raises CannotOpen when a key is missing."""

from portal.config import settings
from portal.database import db
from portal.exporting.contents import Inside
from portal.records.complaints import entries
from portal.records.correspondence import contacts, notes
from portal.records.correspondence.contacts import Call
from portal.records.correspondence.notes import Note
from portal.records.requests import moves, submissions, tasks
from portal.records.requests.submissions import Submission
from portal.records.standing import ledger
from portal.staff.labels import times

PERSON = "person"


def inside(submission: Submission) -> Inside:
    """All that staff hold about this one request. Locked notes stand in it without their words."""
    keys = settings().keys
    opened = submissions.opened(db(), keys, submission)
    talked = {key: contacts.of_folder(db(), keys, folder) for key, folder in opened.folders.items()}
    own = [_as_note(each) for each in talked.pop(PERSON, [])]
    return Inside(
        submission=submission,
        voices=ledger.heard(db(), keys, [submission]),
        messages={f"{each.voice}-{each.number}": opened.messages[key] for key, each in opened.folders.items()},
        moves=moves.of_submission(db(), keys, submission),
        notes=sorted((*notes.of_submission(db(), keys, submission.id), *own), key=lambda each: each.at, reverse=True),
        talks_of_others=sum(map(len, talked.values())),
        complaint=entries.of_submission(db(), keys, submission.id),
        tasks=tasks.waiting(db(), settings(), [submission.id]),
    )


def _as_note(call: Call) -> Note:
    """A talk with the person, or an attempt to reach them, as staff wrote it down."""
    what = "Talk" if call.reached else "Attempt to reach them"
    return Note(id=0, at=call.at, by=call.by, locked=False, words=f"{what} on {times.day(call.on)}.\n{call.words}")

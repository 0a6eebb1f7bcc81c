"""What staff write into the ledger: an answer they were told, that they spoke to a voice, an attempt, a note.

The caller holds the request's row (`submissions.hold_together`), so that the same form sent twice is kept once.
"""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from portal import calendar
from portal.crypto.keys import Keys
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.consent import events as consent_events
from portal.records.consent import records as consent_records
from portal.records.consent.records import Recorded
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.voices.folders import Folder

DID = {
    consent_records.SPOKE: Did.SPOKE_TO_VOICE,
    consent_records.TOLD: Did.WROTE_DOWN_ANSWER,
    consent_records.ATTEMPT: Did.ASKED_ANOTHER_WAY,
    consent_records.COMPETENCE: Did.COMPETENCE_NOTE,
    consent_records.CAPACITY: Did.CAPACITY_RECORD,
    consent_records.BEST_INTERESTS: Did.BEST_INTERESTS_RECORD,
    consent_records.AUTHORITY: Did.AUTHORITY_RECORD,
    consent_records.SETTLED: Did.SETTLED_RECORD,
    consent_records.OVERRIDE: Did.OVERRIDE,
    consent_records.OVERRIDE_REVIEW: Did.REVIEWED_OVERRIDE,
    consent_records.CHILD_FIRST: Did.CHILD_FIRST,
}


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Whose answer it is. A voice that has no folder yet gets one; `name` is kept then."""

    voice: str
    number: int = 1
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """An answer by phone, on paper or in person."""

    answer: str
    how: str  # "phone", "paper" or "in_person"
    stops: bool  # sharing stops: a yes is taken back, or the person says no


def told(
    db: Session, keys: Keys, submission: Submission, *, voice: Voice, told: Told, recorded: Recorded, once: str
) -> bool:
    """Write down the answer and how staff heard it, and stop sharing if it must. False when it was kept before."""
    if consent_records.was_kept(db, once):
        return False
    folder, data_key = _folder(db, keys, submission, voice)
    event = consent_events.record(
        db,
        folder,
        data_key,
        purpose=recorded.purpose,
        answer=told.answer,
        how=told.how,
        words_shown=[],
        language=submission.language,
        at=calendar.now(),
        by=recorded.by,
    )
    _keep(db, keys, submission, folder, replace(recorded, event=event.id), once)
    if told.stops:
        submissions.pause(db, submission, actor=recorded.by)
    return True


def about(db: Session, keys: Keys, submission: Submission, *, voice: Voice, recorded: Recorded, once: str) -> bool:
    """Write down something about this voice. False when this form was kept before."""
    if consent_records.was_kept(db, once):
        return False
    folder, _data_key = _folder(db, keys, submission, voice)
    _keep(db, keys, submission, folder, recorded, once)
    return True


def _folder(db: Session, keys: Keys, submission: Submission, voice: Voice) -> tuple[Folder, bytes]:
    return consent_events.folder_for(
        db,
        keys,
        submission.id,
        voice=voice.voice,
        number=voice.number,
        contents={"name": voice.name} if voice.name else {},
        at=calendar.now(),
    )


def _keep(db: Session, keys: Keys, submission: Submission, folder: Folder, recorded: Recorded, once: str) -> None:
    consent_records.keep(db, keys, folder, recorded, once=once)
    record = Ref.submission(submission.id)
    audit.write(db, actor=recorded.by, did=DID[recorded.kind], record=record, fields=["consent"])

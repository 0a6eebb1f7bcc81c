"""The ledger: what each voice said about consent and what staff recorded, on all linked requests, opened for staff."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.crypto.keys import Keys
from portal.records.consent import records as consent_records
from portal.records.consent.events import Event
from portal.records.consent.records import Recorded
from portal.records.consent.says_now import COUNT
from portal.records.correspondence import told_later
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened, Submission
from portal.records.voices import folders
from portal.records.voices.contents import Contents, InWords, Meaning, Said, Value, meaning_of
from portal.records.voices.folders import Folder


def value_of(contents: Contents, meaning: Meaning) -> Value | None:
    """The stored value of one answer; None when it was not asked or not sent."""
    said = _meant(contents, meaning)
    return said["value"] if said else None


def _meant(contents: Contents, meaning: Meaning) -> Said | None:
    return next((each for each in contents.get("said", ()) if meaning_of(each, contents) == meaning), None)


def answers(contents: Contents) -> dict[str, Said]:
    """What a folder says, by its meaning: the newest answer to a question is the one that counts."""
    return {meaning: each for each in contents.get("said", ()) if (meaning := meaning_of(each, contents))}


def in_english(said: Said) -> InWords:
    """The English of one question ("question") and its answer ("lines"), in whatever language it was shown."""
    return said.get("english", said)


def lines_of(contents: Contents, meaning: Meaning) -> list[str]:
    """One answer in English words; none when it was not asked or not sent."""
    said = _meant(contents, meaning)
    return list(in_english(said)["lines"]) if said else []


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One voice on one request. Two parents are two voices: their number says which."""

    reference: str  # of the request, as people see it
    kind: str
    voice: str
    number: int
    contents: Contents
    events: list[Event]  # its answers, the oldest first
    records: list[Recorded]

    @property
    def key(self) -> str:
        """ "person-1", "parent-2": this voice on this request."""
        return f"{self.voice}-{self.number}"

    @property
    def counts(self) -> bool:
        """False for a helper who answers for somebody: what they say is kept, and is nobody's yes or no."""
        return self.voice in COUNT


def heard(db: Session, keys: Keys, wanted: Iterable[Submission], *, opened: Opened | None = None) -> list[Heard]:
    """Every voice on these requests; one that is `opened` already is not opened again.

    Raises CannotOpen on a process that does not hold the staff ring.
    """
    found = []
    for submission in wanted:
        already = opened and opened.submission.id == submission.id
        those = opened if opened and already else submissions.opened(db, keys, submission, threads=False)
        found += [_heard(db, keys, those, folder) for folder in those.folders.values()]
    return found


def _heard(db: Session, keys: Keys, opened: Opened, folder: Folder) -> Heard:
    return Heard(
        reference=opened.submission.shown_reference,
        kind=opened.submission.kind,
        voice=folder.voice,
        number=folder.number,
        contents=opened.voices[folder.key],
        events=opened.consents[folder.key],
        records=consent_records.of_folder(db, keys, folder),
    )


def asked(db: Session, keys: Keys, submission: Submission) -> Contents:
    """What the voice that asked was asked and said, and nothing else. Raises CannotOpen as `heard` does."""
    opened = (
        told_later.contents(db, folder, folders.key_for_staff(db, keys, folder))
        for folder in folders.of_submission(db, submission.id)
    )
    return next((each for each in opened if each.get("asked_for_this")), Contents())

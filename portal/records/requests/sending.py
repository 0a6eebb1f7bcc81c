"""Sending: all that one Send keeps. A submission has its draft's id, so a second Send finds the first one's receipt."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from portal.crypto.keys import Keys
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.consent import events as consent_events
from portal.records.requests.flows import Status
from portal.records.requests.submissions import Submission, find, find_by_reference
from portal.records.voices import folders, invitations
from portal.records.voices.contents import Contents
from portal.records.voices.folders import Folder

LETTERS = "23456789CFGHJMPQRVWX"


@dataclass(frozen=True, kw_only=True)
class Consent:
    """One answer that a voice gave in this journey, with the words it was shown."""

    voice: str
    purpose: str
    answer: str
    how: str
    words_shown: list[str]


@dataclass(frozen=True, kw_only=True)
class PassedOn:
    """A voice that said nothing here and gets a card of its own, which the sender passes on."""

    voice: str
    contents: Contents


@dataclass(frozen=True, kw_only=True)
class ToSend:
    """All that one Send keeps."""

    id: str
    kind: str
    language: str
    unchecked: bool = False  # no person had checked the words in this language
    level: str
    voice: str  # whose words these are
    kept_from_chairs: bool = False
    contents: Contents  # the words asked and said, the values, and what the portal knew
    others: dict[str, Contents] = field(default_factory=dict)  # the same, for a voice that took the phone
    consents: tuple[Consent, ...] = ()
    passed_on: tuple[PassedOn, ...] = ()


def _new_reference(db: Session) -> str:
    while True:
        reference = "".join(secrets.choice(LETTERS) for _ in range(8))
        if find_by_reference(db, reference) is None:
            return reference


def send(
    db: Session,
    keys: Keys,
    sent: ToSend,
    *,
    browser_secret: bytes | None = None,
    own_device: bool = False,
    at: datetime | None = None,
) -> Submission:
    """Keep what was sent: once. A second call with the same id gives back the first submission.

    `at` is when it was sent; now, unless it is a sample from the past.
    """
    already = find(db, sent.id)
    if already:
        return already
    now = at or datetime.now(UTC)
    submission = Submission(
        id=sent.id,
        reference=_new_reference(db),
        kind=sent.kind,
        status=Status.NEW,
        level=sent.level,
        language=sent.language,
        sent_at=now,
        status_at=now,
        proved="",
        kept_from_chairs=sent.kept_from_chairs,
    )
    db.add(submission)
    db.flush()
    own = folders.make(
        db,
        keys,
        submission_id=sent.id,
        voice=sent.voice,
        contents={**sent.contents, "asked_for_this": True},
        at=now,
        browser_secret=browser_secret,
        own_device=own_device,
    )
    opened = {sent.voice: own}
    for voice in dict.fromkeys(each.voice for each in sent.consents):
        if voice not in opened:  # another voice, in a folder that the sender cannot open
            contents = sent.others.get(voice, Contents())
            opened[voice] = folders.make(db, keys, submission_id=sent.id, voice=voice, contents=contents, at=now)
    for said in sent.consents:
        _record(db, *opened[said.voice], said, sent, now)
    for other in sent.passed_on:
        made = folders.make(db, keys, submission_id=sent.id, voice=other.voice, contents=other.contents, at=now)
        invitations.make(db, keys, *made, passed_on_by=own)
    audit.write(db, actor=Actor.PUBLIC, did=Did.SENT, record=Ref.submission(sent.id))
    return submission


def _record(db: Session, folder: Folder, data_key: bytes, said: Consent, sent: ToSend, at: datetime) -> None:
    consent_events.record(
        db,
        folder,
        data_key,
        purpose=said.purpose,
        answer=said.answer,
        how=said.how,
        words_shown=said.words_shown,
        language=sent.language,
        unchecked=sent.unchecked,
        at=at,
    )

"""Told later: what a voice answered after its request was sent, sealed in its folder and laid over what it said then.

It is a message that the voice wrote, so it makes the clock run and is held against its digest as every other. A newer
answer to the same question stands before the earlier one, which stays.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.crypto import sealing
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence import messages
from portal.records.correspondence.messages import VOICE, KeptMessage
from portal.records.voices import folders
from portal.records.voices.contents import Contents, Said
from portal.records.voices.folders import Folder

PLACE = "told_later"  # no words of a thread open as an answer, nor an answer as words


class Later(TypedDict):
    """One answer, as it is sealed, and what it adds to what must be known."""

    said: Said
    reasons: list[str]  # why it must be read now
    marks: list[str]  # with what care


def add(db: Session, folder: Folder, later: Later, data_key: bytes | None = None) -> None:
    """Keep this answer of the voice; without its key, for whoever may add to the folder and cannot open it."""
    now = datetime.now(UTC)
    words, place = json.dumps(later).encode(), _place(folder.id, now)
    if data_key is None:
        sealed = sealing.seal_to(folder.public_key or b"", words, place=place)
    else:
        sealed = sealing.seal(data_key, words, place=place)
    kept = KeptMessage(folder_id=folder.id, by=VOICE, at=now, in_blocks=False, to_pair=data_key is None, told=True)
    kept.sealed = sealed
    db.add(kept)
    audit.write(db, actor=Actor.PUBLIC, did=Did.TOLD_MORE, record=Ref.submission(folder.submission_id))


def contents(db: Session, folder: Folder, data_key: bytes) -> Contents:
    """All that this voice was asked and said, at first and later: what every reader of a folder reads."""
    return laid_over(folders.open_folder(folder, data_key), of_folder(db, folder, data_key))


def laid_over(sent: Contents, told: Iterable[tuple[datetime, Later]]) -> Contents:
    """What was sent, with each answer that was told later in its place, or after all others. Pure."""
    found = sent.copy()
    for at, later in told:
        found["said"] = _with(found.get("said", []), {**later["said"], "told_at": at.isoformat()})
        found["reasons"] = list(dict.fromkeys([*found.get("reasons", ()), *later["reasons"]]))
        found["marks"] = list(dict.fromkeys([*found.get("marks", ()), *later["marks"]]))
    return found


def _with(before: list[Said], new: Said) -> list[Said]:
    old = next((each for each in before if each["step"] == new["step"]), None)
    if old is None:
        return [*before, new]
    new["earlier"] = [*old.get("earlier", ()), _alone(old)]
    return [new if each is old else each for each in before]


def _alone(said: Said) -> Said:
    alone = said.copy()
    alone.pop("earlier", None)
    return alone


def of_folder(db: Session, folder: Folder, data_key: bytes) -> list[tuple[datetime, Later]]:
    """Every answer of this voice that was told later, the oldest first."""
    ours = KeptMessage.folder_id == folder.id, KeptMessage.told.is_(True)
    found = db.scalars(select(KeptMessage).where(*ours).order_by(KeptMessage.id))
    return [(each.at, _opened(each, folder, data_key)) for each in found]


def _opened(kept: KeptMessage, folder: Folder, data_key: bytes) -> Later:
    place = _place(kept.folder_id, kept.at)
    later: Later = json.loads(messages.unsealed(kept, folder, data_key, place=place))
    return later


def _place(folder_id: str, at: datetime) -> str:
    return sealing.joined((PLACE, folder_id, at.isoformat()))

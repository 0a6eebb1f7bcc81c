"""Drafts: what someone has written and not sent, sealed with a key made from their cookie."""

import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import LargeBinary, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.database import Base
from portal.records.voices.contents import Values

KEPT_FOR = timedelta(hours=20)
IDLE = timedelta(hours=1)  # on a device that others look at: nobody answered for so long
KEPT_ON_OWN_DEVICE = timedelta(days=28)
MARK_LETTERS = "23456789CFGHJMPQRVWX"
SAID_ON = "said on"  # stands beside the answers; the name of no step has a space


class Draft(Base):
    """Found by a hash of the cookie's secret and the mark in the form, never by a guessable number."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    mark: Mapped[str] = mapped_column(String(12))
    kind: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(5))
    sealed: Mapped[bytes]
    has_card: Mapped[bool]  # then it outlives its browser, and is kept for 28 days
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


def owner_of(secret: bytes) -> bytes:
    """What the database keeps of a cookie's secret."""
    return sha256(b"owner" + secret).digest()


def id_of(secret: bytes, mark: str) -> str:
    """The id of this browser's draft with this mark, and of the submission it becomes: worked out, never looked up."""
    return sha256(b"draft" + secret + mark.encode()).hexdigest()[:32]


def key_of(secret: bytes, draft_id: str) -> bytes:
    """The key of this browser's draft."""
    return sealing.key_from(secret, f"draft {draft_id}")


def begin(db: Session, secret: bytes, *, kind: str, language: str, mark: str = "") -> Draft:
    """A new, empty draft of this browser. `mark` brings one back to life under the mark its page still carries,
    unless something else is being written under it.
    """
    now = datetime.now(UTC)
    before = db.get(Draft, id_of(secret, mark)) if mark else None
    if before and before.expires_at > now:
        mark = ""
    elif before:  # it ran out, and nobody has tidied up yet
        forget(db, before)
        db.flush()
    mark = mark or "".join(secrets.choice(MARK_LETTERS) for _ in range(8))
    draft = Draft(
        id=id_of(secret, mark),
        owner=owner_of(secret),
        mark=mark,
        kind=kind,
        language=language,
        sealed=b"",
        has_card=False,
        started_at=now,
        changed_at=now,
        expires_at=now + KEPT_FOR,
    )
    write(draft, secret, {})
    db.add(draft)
    return draft


def find(db: Session, secret: bytes, mark: str, *, kind: str) -> Draft | None:
    """This browser's draft with this mark; None when there is none, or it has run out."""
    draft = db.get(Draft, id_of(secret, mark))
    return draft if draft and draft.kind == kind and draft.expires_at > datetime.now(UTC) else None


def find_and_hold(db: Session, secret: bytes, mark: str, *, kind: str) -> Draft | None:
    """The same, held until this transaction ends: of many Sends at once, the first goes on and the others wait."""
    held = db.get(Draft, id_of(secret, mark), with_for_update=True)
    return held if held and held.kind == kind and held.expires_at > datetime.now(UTC) else None


def newest(db: Session, secret: bytes, *, kind: str) -> Draft | None:
    """The draft of this kind that this browser wrote in last."""
    ours = Draft.owner == owner_of(secret), Draft.kind == kind, Draft.expires_at > datetime.now(UTC)
    return db.scalars(select(Draft).where(*ours).order_by(Draft.changed_at.desc())).first()


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stands in a draft. `said_on`: the walk on which each answer was said that a page of another walk must not
    show; None in a draft that no walk has taken over yet.
    """

    answers: Values = field(repr=False)
    said_on: dict[str, str] | None = field(repr=False)


def read(draft: Draft, secret: bytes) -> Values:
    """The answers, by the name of their step."""
    return read_with(draft, key_of(secret, draft.id))


def read_with(draft: Draft, key: bytes) -> Values:
    """The same, with the key that its card holds."""
    return opened(draft, key).answers


def opened(draft: Draft, key: bytes) -> Written:
    """All that stands in it."""
    kept = json.loads(sealing.unseal(key, draft.sealed, place=_place(draft)))
    said_on: dict[str, str] | None = kept.pop(SAID_ON, None)
    return Written(answers=kept, said_on=said_on)


def write(
    draft: Draft,
    secret: bytes,
    answers: Values,
    *,
    said_on: dict[str, str] | None = None,
    own_device: bool = False,
    language: str = "",
) -> None:
    """Keep these answers in place of the ones before, and keep the draft for longer on a device nobody else uses.

    `language` is the one they were read in, when it may be another one now.
    """
    now = datetime.now(UTC)
    contents = answers if said_on is None else answers | {SAID_ON: said_on}
    draft.language = language or draft.language
    draft.sealed = sealing.seal(key_of(secret, draft.id), json.dumps(contents).encode(), place=_place(draft))
    draft.changed_at = now
    alone = own_device or draft.has_card
    draft.expires_at = now + KEPT_ON_OWN_DEVICE if alone else min(now + IDLE, draft.started_at + KEPT_FOR)


def keep_with_card(draft: Draft) -> None:
    """A card opens this draft now: keep it for longer."""
    draft.has_card = True
    draft.expires_at = datetime.now(UTC) + KEPT_ON_OWN_DEVICE


def find_by_id(db: Session, draft_id: str) -> Draft | None:
    """The draft that a card names, held; None when it was sent, cleared or has run out."""
    draft = db.get(Draft, draft_id, with_for_update=True)
    return draft if draft and draft.expires_at > datetime.now(UTC) else None


def move(db: Session, draft: Draft, key: bytes, secret: bytes) -> Draft:
    """Give this draft to another browser. The one that had it before cannot open it any more."""
    moved = begin(db, secret, kind=draft.kind, language=draft.language)
    moved.started_at, moved.has_card = draft.started_at, draft.has_card
    write(moved, secret, read_with(draft, key))
    db.delete(draft)
    return moved


def renew(db: Session, old: bytes, new: bytes) -> bool:
    """This browser has another secret now, and its drafts go with it. Is one kept when the browser closes?"""
    found = list(db.scalars(select(Draft).where(Draft.owner == owner_of(old), Draft.has_card.is_(False))))
    for draft in found:
        written = opened(draft, key_of(old, draft.id))
        moved = begin(db, new, kind=draft.kind, language=draft.language, mark=draft.mark)
        write(moved, new, written.answers, said_on=written.said_on)
        moved.started_at, moved.changed_at, moved.expires_at = draft.started_at, draft.changed_at, draft.expires_at
        db.delete(draft)
    return any(each.expires_at > each.changed_at + KEPT_FOR for each in found)


def _place(draft: Draft) -> str:
    return sealing.joined(("drafts", draft.id, draft.kind))


def forget(db: Session, draft: Draft) -> None:
    """This draft is gone: it was sent, or its writer cleared it."""
    db.delete(draft)


def forget_all(db: Session, secret: bytes) -> None:
    """Every draft of this browser is gone, but those that a card opens."""
    db.execute(delete(Draft).where(Draft.owner == owner_of(secret), Draft.has_card.is_(False)))


def forget_expired(db: Session) -> int:
    """Delete the drafts that ran out; how many there were."""
    return int(db.execute(delete(Draft).where(Draft.expires_at <= datetime.now(UTC))).rowcount)  # type: ignore[attr-defined]

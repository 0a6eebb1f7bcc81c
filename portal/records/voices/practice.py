"""Practice: a draft that nobody but a practice page can find, which is never sent and is gone after 2 hours.

It is a draft of the same browser under another secret, so that its id, its owner and its key are all others: what looks
for a draft to send, to carry on with or to make a card for works out a different id and cannot open it either.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.crypto import sealing
from portal.records.voices import drafts
from portal.records.voices.contents import Values
from portal.records.voices.drafts import Draft

KEPT_FOR = timedelta(hours=2)
KIND = "practice "


def secret_of(secret: bytes) -> bytes:
    """The secret of this browser for practice, worked out from that of its cookie."""
    return sealing.key_from(secret, "practice")


def begin(db: Session, secret: bytes, *, journey: str, language: str) -> Draft:
    """A new, empty practice of this browser; one it had before is gone."""
    forget_all(db, secret)
    draft = drafts.begin(db, secret_of(secret), kind=KIND + journey, language=language)
    draft.expires_at = datetime.now(UTC) + KEPT_FOR
    return draft


def find(db: Session, secret: bytes, mark: str, *, journey: str) -> Draft | None:
    """This browser's practice with this mark, held until the transaction ends; None when it is over."""
    return drafts.find_and_hold(db, secret_of(secret), mark, kind=KIND + journey)


def write(draft: Draft, secret: bytes, answers: Values, said_on: dict[str, str] | None = None) -> None:
    """Keep these answers, sealed, for 2 hours at most."""
    drafts.write(draft, secret_of(secret), answers, said_on=said_on)
    draft.expires_at = datetime.now(UTC) + KEPT_FOR


def renew(db: Session, old: bytes, new: bytes) -> None:
    """This browser has another secret from now on."""
    drafts.renew(db, secret_of(old), secret_of(new))


def forget_all(db: Session, secret: bytes) -> None:
    """Every practice of this browser is over, and what was typed in it is gone."""
    drafts.forget_all(db, secret_of(secret))


def forget_expired(db: Session) -> None:
    """Delete each practice that nobody ended and whose 2 hours are over."""
    db.execute(delete(Draft).where(Draft.kind.startswith(KIND), Draft.expires_at <= datetime.now(UTC)))

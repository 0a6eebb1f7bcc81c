"""What each member of staff chose to see: their last choice, and views that they saved. Their names are sealed.

A choice holds plain keys only, never anything that was said or typed.
"""

import secrets
from dataclasses import dataclass

from sqlalchemy import ForeignKey, LargeBinary, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import Base, insert

MOST = 10  # views of one person


class LastChoice(Base):
    """What the inbox shows when its address says nothing."""

    __tablename__ = "last_choices"

    account_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"), primary_key=True)
    choice: Mapped[str] = mapped_column(Text)


class KeptView(Base):
    """A choice with a name of one's own."""

    __tablename__ = "saved_views"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"), index=True)
    mark: Mapped[str] = mapped_column(String(32), unique=True)
    choice: Mapped[str] = mapped_column(Text)
    sealed_name: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True, kw_only=True)
class View:
    """One saved view, opened."""

    mark: str
    name: str
    choice: str


class TooMany(Exception):
    """This person has as many views as there can be."""


def last(db: Session, account_id: int) -> str | None:
    """The last choice of this person; empty when it was everything, None when they never chose."""
    kept = db.get(LastChoice, account_id)
    return kept.choice if kept else None


def remember(db: Session, account_id: int, choice: str) -> None:
    """Keep this as the last choice."""
    if last(db, account_id) != choice:
        kept = insert(db, LastChoice).values(account_id=account_id, choice=choice)
        db.execute(kept.on_conflict_do_update(index_elements=[LastChoice.account_id], set_={"choice": choice}))


def save(db: Session, keys: Keys, account_id: int, *, name: str, choice: str) -> None:
    """Keep this view; one with the same name is replaced. Raises TooMany."""
    already = views(db, keys, account_id)
    for each in already:
        if each.name.casefold() == name.casefold():
            forget(db, account_id, each.mark)
            break
    else:
        if len(already) >= MOST:
            raise TooMany
    mark = secrets.token_hex(16)
    sealed = sealing.seal(_key(keys), name.encode(), place=_place(account_id, mark))
    db.add(KeptView(account_id=account_id, mark=mark, choice=choice, sealed_name=sealed))
    db.flush()


def forget(db: Session, account_id: int, mark: str) -> bool:
    """Delete this view, if it is theirs. False when there was none."""
    mine = select(KeptView.id).where(KeptView.account_id == account_id, KeptView.mark == mark)
    found = db.scalars(mine).first()
    db.execute(delete(KeptView).where(KeptView.id == found))
    return found is not None


def views(db: Session, keys: Keys, account_id: int) -> list[View]:
    """Every view of this person, in the order of saving."""
    kept = db.scalars(select(KeptView).where(KeptView.account_id == account_id).order_by(KeptView.id))
    return [
        View(
            mark=each.mark,
            name=sealing.unseal(_key(keys), each.sealed_name, place=_place(account_id, each.mark)).decode(),
            choice=each.choice,
        )
        for each in kept
    ]


def _key(keys: Keys) -> bytes:
    return sealing.key_from(keys.accounts, "saved views")


def _place(account_id: int, mark: str) -> str:
    return sealing.joined(("saved_views", account_id, mark))

"""Tickets: a post of our own hands one to its redirect, and the page shows with it, once, what was said or a card.

The address of a page stays in the history of a browser: with its ticket spent it shows neither.
"""

import re
import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import String, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import Base, insert

RUNS_FOR = timedelta(minutes=2)  # as long as a slow phone takes to follow a redirect
TOKEN = re.compile(r"[0-9a-f]{32}")


class Ticket(Base):
    """One that was not spent yet, under a hash of its token and of what it shows."""

    __tablename__ = "tickets"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    walk: Mapped[str] = mapped_column(String(32))
    until: Mapped[datetime] = mapped_column(index=True)


def new_walk() -> str:
    """A walk is a run of pages with no break in it. Its token stands in their forms, never in an address."""
    return secrets.token_hex(16)


def read(given: str) -> str:
    """The token of a ticket or a walk as it came from a browser; "" for what cannot be one."""
    return given if TOKEN.fullmatch(given) else ""


def give(db: Session, shows: str, *, walk: str = "", token: str = "") -> str:
    """A ticket for one thing, which `shows` names: a draft, a receipt, a card. Whoever shows it goes on with `walk`.

    With a `token` of one's own the same ticket is given again: many posts at once then lead to one address.
    """
    token = token or secrets.token_hex(16)
    made = insert(db, Ticket).values(id=_id(token, shows), walk=walk or new_walk(), until=datetime.now(UTC) + RUNS_FOR)
    db.execute(made.on_conflict_do_nothing())
    return token


def spend(db: Session, token: str, shows: str) -> str:
    """The walk that goes on with this ticket, which is gone now; "" when it is for something else, or not fresh."""
    used = delete(Ticket).where(Ticket.id == _id(token, shows), Ticket.until > datetime.now(UTC))
    return db.scalar(used.returning(Ticket.walk)) or ""


def forget_old(db: Session) -> None:
    """Delete those that nobody spent."""
    db.execute(delete(Ticket).where(Ticket.until <= datetime.now(UTC)))


def _id(token: str, shows: str) -> str:
    return sha256(f"ticket {token} {shows}".encode()).hexdigest()

"""Tries at cards, counted before anything is worked out: by where from, in all, and by card at the second check.

An hour after the first try of a row it counts afresh, so nobody is kept from their own card for longer.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from ipaddress import ip_address, ip_network

from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.config import Settings
from portal.crypto import sealing
from portal.database import Base
from portal.records import tries
from portal.records.tries import FORGIVEN_AFTER, Counted

Limits = dict[bytes, int]  # how many tries an hour are allowed, by the hash they are counted under


class CardTries(Counted, Base):
    """How many tries there were since a moment, under a hash that says nothing."""

    __tablename__ = "card_tries"

    tries: Mapped[int]
    since: Mapped[datetime] = mapped_column(index=True)


def at_a_card(settings: Settings, *, address: str, today: date) -> Limits:
    """What a try at a card counts under: where it comes from, and all tries together."""
    key = sealing.key_from(settings.keys.cards, f"card tries {today.isoformat()}")
    return {
        sealing.token(key, f"from {_place_of(address)}"): settings.card_tries_an_hour,
        sealing.token(key, "all"): settings.card_tries_an_hour_in_all,
    }


def at_the_second_check(settings: Settings, card_id: int) -> Limits:
    """What a try at the second check counts under: this card."""
    key = sealing.key_from(settings.keys.cards, "second check tries")
    return {sealing.token(key, str(card_id)): settings.second_checks_an_hour}


def begin(db: Session, limits: Limits) -> bool:
    """May this try be looked at? If so it is counted. The rows stay held until this transaction ends."""
    now = datetime.now(UTC)
    rows = tries.held(db, CardTries, limits, tries=0, since=now)
    for row in rows:
        if row.since <= now - FORGIVEN_AFTER:
            row.tries, row.since = 0, now
    if any(row.tries >= limits[row.id] for row in rows):
        return False
    for row in rows:
        row.tries += 1
    return True


def take_back(db: Session, limits: Iterable[bytes]) -> None:
    """It was right: it does not count. Many people in one home may come back on one evening."""
    for id_ in sorted(limits):
        row = db.get_one(CardTries, id_)
        row.tries = max(row.tries - 1, 0)


def forget_old(db: Session) -> None:
    """Delete what no longer counts."""
    tries.forget(db, CardTries, CardTries.since)


def _place_of(address: str) -> str:
    """One household: an IPv4 address, or the first half of an IPv6 one."""
    try:
        return str(ip_network((address, 64 if ip_address(address).version == 6 else 32), strict=False))
    except ValueError:
        return address

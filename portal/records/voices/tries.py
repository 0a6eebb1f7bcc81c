"""Tries at cards, counted before anything is worked out. Too many make people wait, and lock nobody out.

A browser waits for its own wrong tries: 1 second, then 2, up to 60. One that was not here before also waits for those
that came from its address, or at the same card; once it has waited, it may try, whatever others do meanwhile. So one
person in a school cannot keep the others out (`safety.md`, "Limits").
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address, ip_network

from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.config import Settings
from portal.crypto import sealing
from portal.database import Base
from portal.records import tries
from portal.records.tries import FORGIVEN_AFTER, Counted

LONGEST = timedelta(seconds=60)
FREE_OF_ONE_BROWSER = 3  # wrong tries before a browser waits


class CardTries(Counted, Base):
    """How many wrong tries there were under a hash that says nothing, and until when the next one waits."""

    __tablename__ = "card_tries"

    tries: Mapped[int]
    until: Mapped[datetime] = mapped_column("since", index=True)  # of all tries together: since when they are counted

    def count(self, now: datetime, free: int) -> None:
        """One more, and a longer wait when there were more than `free`."""
        self.forget_old_ones(now)
        self.tries += 1
        self.until = now + wait_after(self.tries - free)

    def forget_old_ones(self, now: datetime) -> None:
        if self.until <= now - FORGIVEN_AFTER:
            self.tries, self.until = 0, now


@dataclass(frozen=True, kw_only=True)
class Places:
    """The hashes that one try counts under."""

    browser: bytes
    shared: bytes  # the address it comes from, or the card
    free: int  # wrong tries there before anybody new waits
    total: bytes | None = None  # all tries of the day


@dataclass(frozen=True, kw_only=True)
class Try:
    """A try that may be looked at, or one that must `wait` (in whole seconds) and was not counted."""

    wait: int = 0
    before: dict[bytes, tuple[int, datetime]] = field(default_factory=dict)


def wait_after(wrong: int) -> timedelta:
    """How long the next try waits after so many wrong ones that were not free."""
    return min(LONGEST, timedelta(seconds=2 ** min(wrong - 1, 6))) if wrong > 0 else timedelta(0)


def at_a_card(settings: Settings, *, browser: bytes, address: str, today: date) -> Places:
    """What a try at a card counts under."""
    key = _key_of_day(settings, today)
    return Places(
        browser=sealing.token(key, f"browser {browser.hex()}"),
        shared=sealing.token(key, f"from {_place_of(address)}"),
        free=settings.free_card_tries,
        total=_total(settings, today),
    )


def at_the_second_check(settings: Settings, *, browser: bytes, card_id: int) -> Places:
    """What a try at the second check counts under."""
    key = sealing.key_from(settings.keys.cards, "second check tries")
    return Places(
        browser=sealing.token(key, f"browser {browser.hex()}"),
        shared=sealing.token(key, str(card_id)),
        free=settings.free_second_checks,
    )


def begin(db: Session, places: Places) -> Try:
    """Counted as wrong, unless it must wait. The rows stay held until this transaction ends."""
    now = datetime.now(UTC)
    long_ago = now - FORGIVEN_AFTER
    ids = [places.browser, places.shared, *([places.total] if places.total else [])]
    rows = {each.id: each for each in tries.held(db, CardTries, ids, tries=0, until=long_ago)}
    own, shared = rows[places.browser], rows[places.shared]
    was_here = own.until > long_ago
    until = own.until if was_here else shared.until
    if until > now:
        own.until = until  # it may try then, whatever others do at this place meanwhile
        return Try(wait=-(-(until - now) // timedelta(seconds=1)))
    before = {each.id: (each.tries, each.until) for each in rows.values()}
    own.count(now, FREE_OF_ONE_BROWSER)
    shared.count(now, places.free)
    if places.total:
        rows[places.total].forget_old_ones(now)
        rows[places.total].tries += 1
    return Try(before=before)


def take_back(db: Session, begun: Try) -> None:
    """It was right: it does not count. Many people in one home may come back on one evening."""
    for id_, (count, until) in sorted(begun.before.items()):
        row = db.get_one(CardTries, id_)
        row.tries, row.until = count, until


def too_many_in_all(db: Session, settings: Settings, today: date) -> bool:
    """Were there more tries in this hour than people make? Nobody is refused for it: somebody looks."""
    row = db.get(CardTries, _total(settings, today))
    is_now = row is not None and row.until > datetime.now(UTC) - FORGIVEN_AFTER
    return row is not None and is_now and row.tries > settings.card_tries_an_hour_in_all


def forget_old(db: Session) -> None:
    """Delete what no longer counts."""
    tries.forget(db, CardTries, CardTries.until)


def _total(settings: Settings, today: date) -> bytes:
    return sealing.token(_key_of_day(settings, today), "all")


def _key_of_day(settings: Settings, today: date) -> bytes:
    return sealing.key_from(settings.keys.cards, f"card tries {today.isoformat()}")


def _place_of(address: str) -> str:
    """One household: an IPv4 address, or the first half of an IPv6 one."""
    try:
        return str(ip_network((address, 64 if ip_address(address).version == 6 else 32), strict=False))
    except ValueError:
        return address

"""Wrong tries to sign in, counted by who and from where; both kept as a keyed hash that changes every day."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import Base
from portal.records import tries
from portal.records.tries import FORGIVEN_AFTER, Counted

FREE_FOR_ONE_PERSON_HERE = 5
FREE_FOR_ONE_ACCOUNT = 20  # from anywhere: someone else's guesses slow the person down late and little
FREE_FROM_ONE_PLACE = 100  # a whole office or care home shares one address
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)

Limits = Mapping[bytes, int]  # how many wrong tries are free, by the hash they are counted under


class SignInTries(Counted, Base):
    """How many tries in a row were wrong, for one account, one place, or one account from one place."""

    __tablename__ = "sign_in_tries"

    wrong: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(index=True)


def limits(keys: Keys, *, step: str, account: bytes, place: str, today: date) -> dict[bytes, int]:
    """What a try counts under. `step` is "password" or "code": the right password gives no new tries at the code."""
    key = sealing.key_from(keys.accounts, f"sign-in tries {today.isoformat()}")

    def under(*parts: str) -> bytes:
        return sealing.token(key, sealing.joined((step, *parts)))

    return {
        under("both", account.hex(), place): FREE_FOR_ONE_PERSON_HERE,
        under("account", account.hex()): FREE_FOR_ONE_ACCOUNT,
        under("place", place): FREE_FROM_ONE_PLACE,
    }


def begin(db: Session, counted: Limits) -> timedelta:
    """How long to wait before a try is looked at; zero, and the try is counted, when it may be made now.

    The rows stay held until this transaction ends, so that many tries at once are counted one after the other.
    """
    now = datetime.now(UTC)
    rows = tries.held(db, SignInTries, counted, wrong=0, last_at=now)
    longest = max(_wait(row, counted[row.id], now) for row in rows)
    if longest <= timedelta():
        for row in rows:
            row.wrong = 1 if row.last_at < now - FORGIVEN_AFTER else row.wrong + 1
            row.last_at = now
    return max(longest, timedelta())


def forgive(db: Session, counted: Limits) -> None:
    """The person signed in: their own tries no longer count. Those of the place go on, and fade."""
    own = [id_ for id_, free in counted.items() if free != FREE_FROM_ONE_PLACE]
    db.execute(update(SignInTries).where(SignInTries.id.in_(own)).values(wrong=0))


def forget_old(db: Session) -> None:
    """Delete what no longer counts."""
    tries.forget(db, SignInTries, SignInTries.last_at)


def _wait(row: SignInTries, free: int, now: datetime) -> timedelta:
    if row.wrong < free or row.last_at < now - FORGIVEN_AFTER:
        return timedelta()
    doubled = FIRST_WAIT * 2 ** min(row.wrong - free, 10)
    until: datetime = row.last_at + min(doubled, LONGEST_WAIT)
    return until - now

"""The register: one append-only ledger of what was decided and done for each person who is, or was, on the list.

Every entry is sealed to the staff ring: in the clear stand the request, when and by whom. It hangs on a request that is
about the person, so that linking and unlinking carry it: nothing is merged, and no entry is lost. What follows from the
entries is worked out anew each time (`state.py`).
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.calendar import LONDON
from portal.crypto.keys import Keys
from portal.database import AppendOnly, Base
from portal.records.accountability.names import Actor
from portal.records.register.entry import Entry, What
from portal.records.sealed_to_staff import SealedToStaff


class KeptEntry(SealedToStaff, AppendOnly, Base):
    """One entry about one person. `was_colour`: from before there was a register; its seal names that place."""

    __tablename__ = "register_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(20))  # "staff:<id>"
    once: Mapped[str] = mapped_column(String(64), unique=True)  # the form it was typed into
    was_colour: Mapped[bool]

    @property
    def place(self) -> tuple[object, ...]:
        if self.was_colour:
            return ("colours", self.submission_id, self.at.isoformat())
        return ("register_entries", self.submission_id, self.at.isoformat(), self.once)


def keep(db: Session, keys: Keys, submission_id: str, entry: Entry, *, by: Actor, once: str) -> bool:
    """Write it down once, however often its form is sent. False when it was kept before. Raises NotBlue."""
    entry.only_what_may_be()
    if db.scalars(select(KeptEntry.id).where(KeptEntry.once == once)).first() is not None:
        return False
    words = {"what": entry.what, "on": entry.on.isoformat(), "said": dict(entry.said), "rules": entry.rules}
    sealed = json.dumps(words | {"factors": entry.factors}).encode()
    kept = KeptEntry(submission_id=submission_id, at=datetime.now(UTC), by=by, once=once, was_colour=False)
    db.add(kept.seal(keys, sealed))
    db.flush()
    return True


def of_requests(db: Session, keys: Keys, submission_ids: Iterable[str]) -> list[Entry]:
    """All that stands on these requests, which are about one person: the oldest first.

    Raises CannotOpen on a process without the staff ring.
    """
    wanted = select(KeptEntry).where(KeptEntry.submission_id.in_(list(submission_ids)))
    return [_opened(each, keys) for each in db.scalars(wanted.order_by(KeptEntry.at, KeptEntry.id))]


def colours(db: Session, keys: Keys, submission_ids: Iterable[str]) -> list[Entry]:
    """Every colour that was set on these requests, the newest first. Raises CannotOpen as `of_requests` does."""
    return [each for each in reversed(of_requests(db, keys, submission_ids)) if each.colour]


def with_entries(db: Session) -> set[str]:
    """The requests on which anything stands."""
    return set(db.scalars(select(KeptEntry.submission_id).distinct()))


def _opened(kept: KeptEntry, keys: Keys) -> Entry:
    said = json.loads(kept.unseal(keys))
    if kept.was_colour:  # as it was sealed when a colour stood on a request
        words = {"colour": said["colour"], "why": said["why"], "hospital": said.get("hospital", "")}
        on = kept.at.astimezone(LONDON).date()
        said = {"what": What.COLOUR, "on": on.isoformat(), "said": words, "factors": said["factors"], "rules": ""}
    return Entry(
        what=What(said["what"]),
        on=date.fromisoformat(said["on"]),
        said=said["said"],
        factors=tuple(said["factors"]),
        rules=said["rules"],
        submission_id=kept.submission_id,
        id=kept.id,
        at=kept.at,
        by=kept.by,
    )

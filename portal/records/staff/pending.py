"""Changes of an account that wait for a second person: what would let somebody read, or act as somebody who reads.

Whoever asked never decides, and nobody decides about themselves. What nobody decided in a week has ended.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.roles import READING, Role
from portal.records.staff import accounts, changes
from portal.records.staff.accounts import StaffAccount
from portal.records.staff.changes import NotAllowed

WAITS_FOR = timedelta(days=7)
ROLES, NEW_LINK, SECOND_STEP = "roles", "new-link", "reset-second-step"
GUARDED = READING | {Role.ADMIN}  # who holds one of these reads, or lets others read
DECIDERS = frozenset({Role.ADMIN, Role.SAFEGUARDING})


class PendingChange(Base):
    """One change that was asked for. `wanted`: the roles to give and to take, as "+triage -chair"."""

    __tablename__ = "pending_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"), index=True)
    what: Mapped[str] = mapped_column(String(20))
    wanted: Mapped[str] = mapped_column(String(200))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"))
    asked_at: Mapped[datetime]
    decided_by: Mapped[str | None] = mapped_column(String(20))
    decided_at: Mapped[datetime | None]
    accepted: Mapped[bool | None]

    def roles(self, sign: str) -> frozenset[Role]:
        """Those to give ("+"), or those to take away ("-")."""
        return frozenset(Role(each[1:]) for each in self.wanted.split() if each[0] == sign)


def change_roles(db: Session, account: StaffAccount, roles: Collection[Role], *, by: StaffAccount) -> bool:
    """What lets nobody read more is so at once; the rest waits. True when nothing waits. Raises NotAllowed."""
    changes.not_oneself(account, by, "change the roles of")
    if not roles:
        raise NotAllowed(changes.NO_ROLES)
    given = GUARDED & (set(roles) - account.role_names)
    # Without the role of a chair, a reader sees also what is kept from chairs.
    taken = {Role.CHAIR} & (account.role_names - set(roles)) if READING & set(roles) else frozenset()
    at_once = (set(roles) - given) | taken
    if at_once != account.role_names:
        changes.change_roles(db, account, at_once, by=by, may_be_none=bool(given))
    if not given and not taken:
        return True
    wanted = [f"+{each}" for each in sorted(given)] + [f"-{each}" for each in sorted(taken)]
    ask(db, account, ROLES, by=by, wanted=" ".join(wanted))
    return False


def needs_second(account: StaffAccount, what: str) -> bool:
    """Would this let whoever does it act as somebody who reads?"""
    return what in (NEW_LINK, SECOND_STEP) and bool(account.role_names & GUARDED)


def ask(db: Session, account: StaffAccount, what: str, *, by: StaffAccount, wanted: str = "") -> PendingChange:
    """It waits for a second person from now on, in the place of the same that waited. Raises NotAllowed."""
    changes.open_one(account)
    changes.not_oneself(account, by, "reset")
    for each in waiting(db):
        if (each.account_id, each.what) == (account.id, what):
            each.decided_at, each.accepted, each.decided_by = datetime.now(UTC), False, by.actor
    asked = PendingChange(
        account_id=account.id, what=what, wanted=wanted, asked_by_id=by.id, asked_at=datetime.now(UTC)
    )
    db.add(asked)
    _write(db, asked, by.actor, Did.ASKED_FOR_CHANGE)
    db.flush()
    return asked


def waiting(db: Session) -> list[PendingChange]:
    """What nobody has decided, the oldest first."""
    since = datetime.now(UTC) - WAITS_FOR
    open_ones = select(PendingChange).where(PendingChange.decided_at.is_(None), PendingChange.asked_at >= since)
    return list(db.scalars(open_ones.order_by(PendingChange.id)))


def hold(db: Session, number: int) -> PendingChange | None:
    """One that waits, held with its account until this transaction ends: two people decide one after the other."""
    seen = db.get(PendingChange, number) if number < 2**31 else None
    if seen is None or changes.hold(db, seen.account_id) is None:  # accounts first, as whoever asks does
        return None
    held = select(PendingChange).where(PendingChange.id == number).with_for_update()
    found = db.scalars(held.execution_options(populate_existing=True)).first()
    return found if found and found in waiting(db) else None


def accept(db: Session, change: PendingChange, *, by: StaffAccount) -> str | None:
    """It is so now; the secret of a set-up link, when that was asked for. Raises NotAllowed."""
    _may_decide(change, by)
    asker = accounts.find_by_id(db, change.asked_by_id)
    if asker is None or not asker.active or Role.ADMIN not in asker.role_names:
        raise NotAllowed("Whoever asked does not look after accounts any more: refuse it.")
    return _do(db, change, by.actor)


def accept_by_command(db: Session, account: StaffAccount, roles: Collection[Role]) -> bool:
    """Whoever runs the machine is the second person for exactly these roles. False when nothing such waits."""
    for each in waiting(db):
        if each.account_id == account.id and each.what == ROLES and each.roles("+") == set(roles):
            _do(db, each, Actor.COMMAND)
            return True
    return False


def refuse(db: Session, change: PendingChange, *, by: StaffAccount) -> None:
    """It is not done. Also whoever asked, and whoever it is about, may say so."""
    _decide(db, change, by.actor, accepted=False)


def _do(db: Session, change: PendingChange, by: Actor) -> str | None:
    account = changes.hold(db, change.account_id)
    if account is None:
        raise NotAllowed("There is no such account any more: refuse it.")
    changes.open_one(account)
    _decide(db, change, by, accepted=True)
    if change.what == NEW_LINK:
        return accounts.start_again(db, account, actor=by)
    if change.what == SECOND_STEP:
        changes.reset_factor_of(db, account, actor=by)
    else:
        changes.set_roles(db, account, (account.role_names | change.roles("+")) - change.roles("-"), actor=by)
    return None


def _may_decide(change: PendingChange, by: StaffAccount) -> None:
    if by.id in (change.asked_by_id, change.account_id) or not by.role_names & DECIDERS:
        raise NotAllowed("Somebody else decides this: you asked for it, or it is about you.")


def _decide(db: Session, change: PendingChange, by: Actor, *, accepted: bool) -> None:
    change.decided_at, change.decided_by, change.accepted = datetime.now(UTC), by, accepted
    _write(db, change, by, Did.ACCEPTED_CHANGE if accepted else Did.REFUSED_CHANGE)


def _write(db: Session, change: PendingChange, by: Actor, did: Did) -> None:
    audit.write(db, actor=by, did=did, record=Ref.staff(change.account_id), fields=[change.what], why=change.wanted)

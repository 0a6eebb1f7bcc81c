"""Accounts that whoever holds the machine answers for: those from before there was a MAC, and one that was forged."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.crypto.keys import Keys
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.roles import Role
from portal.records.staff import accounts, genuine
from portal.records.staff.accounts import StaffAccount, StaffRole


def seal_once(db: Session, keys: Keys) -> int | None:
    """Make those genuine that were there before there was a MAC: once for each database. None: it was done before.

    It stands in the trail, so that no row that is put in without a MAC later is sealed by the next migration.
    """
    if audit.last(db, record=Ref.STAFF_LIST, did=Did.SEALED_ACCOUNTS):
        return None
    genuine.with_key(db, keys)
    from_before = db.scalars(select(StaffAccount).where(StaffAccount.mac.is_(None)).order_by(StaffAccount.id)).all()
    for each in from_before:
        genuine.seal(db, each)
    audit.write(db, actor=Actor.COMMAND, did=Did.SEALED_ACCOUNTS, record=Ref.STAFF_LIST, fields=["accounts", "roles"])
    return len(from_before)


def start_again(db: Session, keys: Keys, account: StaffAccount, roles: Iterable[Role]) -> str:
    """From now on it has these roles, whoever wrote it; the secret of a new set-up link, since nothing else of it
    stays.
    """
    wanted = set(roles)
    genuine.with_key(db, keys)
    genuine.seal(db, account)
    account.held[:] = [each for each in account.held if each.role in wanted]
    account.held.extend(StaffRole(role=each.value) for each in sorted(wanted - account.role_names))
    audit.write(db, actor=Actor.COMMAND, did=Did.GAVE_ROLES, record=Ref.staff(account.id), fields=sorted(wanted))
    return accounts.start_again(db, account)

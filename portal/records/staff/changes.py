"""What an admin may do to an account: each change is written down, and an admin who can sign in is always left."""

import secrets
from collections.abc import Callable, Collection
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.records.accountability import audit
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.staff import accounts, genuine
from portal.records.staff.accounts import Role, StaffAccount, StaffRole

NO_ROLES = "Choose one role or more. To take all of them away, remove the person."
SIGN_INS = (Did.SIGNED_IN, Did.SIGNED_OUT, Did.WRONG_PASSWORD, Did.WRONG_CODE, Did.USED_RECOVERY_CODE)


class NotAllowed(Exception):
    """This must not be done. The message is one sentence that says why."""


def hold(db: Session, account_id: int) -> StaffAccount | None:
    """The account, and every admin's, held until this transaction ends: two admins change them one after the other."""
    admins = select(StaffRole.account_id).where(StaffRole.role == Role.ADMIN)
    wanted = select(StaffAccount).where(StaffAccount.id.in_(admins) | (StaffAccount.id == account_id))
    held = wanted.order_by(StaffAccount.id).with_for_update().execution_options(populate_existing=True)
    return next((each for each in genuine.only(db, db.scalars(held).all()) if each.id == account_id), None)


def lock(db: Session, account: StaffAccount, *, by: StaffAccount) -> None:
    """Nobody signs in with it until it is unlocked, and every session of it ends."""
    not_oneself(account, by, "lock")
    _leave_an_admin(db, account)
    account.active = False
    _end_sessions(account)
    _write(db, account, by.actor, Did.LOCKED_ACCOUNT, ["active"])


def unlock(db: Session, account: StaffAccount, *, by: StaffAccount) -> None:
    """It may sign in again, with the password and the second step it had."""
    open_one(account)
    account.active = True
    _write(db, account, by.actor, Did.UNLOCKED_ACCOUNT, ["active"])


def close(db: Session, account: StaffAccount, *, by: StaffAccount) -> None:
    """Remove someone: no roles, no password, no second step, no session. What they did stays in the trail."""
    not_oneself(account, by, "remove")
    _leave_an_admin(db, account)
    account.active, account.closed_at = False, account.closed_at or datetime.now(UTC)
    account.password = account.tf_primary_method = account.tf_totp_secret = account.mf_recovery_codes = None
    account.set_up_hash = account.set_up_until = None
    account.held.clear()
    _end_sessions(account)
    _write(db, account, by.actor, Did.CLOSED_ACCOUNT, ["active", "password", "second step", "roles"])


def open_again(db: Session, account: StaffAccount, *, by: StaffAccount) -> str:
    """They came back, without any role yet; the secret of a new set-up link."""
    if account.closed_at is None:
        raise NotAllowed("This account is not closed.")
    account.active, account.closed_at = True, None
    _write(db, account, by.actor, Did.OPENED_ACCOUNT_AGAIN, ["active"])
    return accounts.start_again(db, account, actor=by.actor)


def new_link(db: Session, account: StaffAccount, *, by: StaffAccount) -> str:
    """A new set-up link: password and second step are taken away, and every session ends."""
    open_one(account)
    not_oneself(account, by, "reset")
    return accounts.start_again(db, account, actor=by.actor)


def reset_factor(db: Session, account: StaffAccount, *, by: StaffAccount) -> None:
    """Take the second step and the recovery codes away: the next sign-in sets up a new app."""
    open_one(account)
    not_oneself(account, by, "reset")
    reset_factor_of(db, account, actor=by.actor)


def reset_factor_of(db: Session, account: StaffAccount, *, actor: Actor) -> None:
    """The same, once it was found that it may be done."""
    account.tf_primary_method = account.tf_totp_secret = account.mf_recovery_codes = None
    account.tf_last_counter = None
    _end_sessions(account)
    _write(db, account, actor, Did.RESET_SECOND_STEP, ["second step", "recovery codes"])


def end_sessions(db: Session, account: StaffAccount, *, by: StaffAccount) -> None:
    """Every browser that is signed in with this account is signed out."""
    _end_sessions(account)
    _write(db, account, by.actor, Did.ENDED_SESSIONS, ["sessions"])


def change_roles(
    db: Session, account: StaffAccount, roles: Collection[Role], *, by: StaffAccount, may_be_none: bool = False
) -> None:
    """From now on they hold exactly these roles: what each may see is worked out anew on every request."""
    open_one(account)
    not_oneself(account, by, "change the roles of")
    if not roles and not may_be_none:
        raise NotAllowed(NO_ROLES)
    set_roles(db, account, roles, actor=by.actor)


def set_roles(db: Session, account: StaffAccount, roles: Collection[Role], *, actor: Actor) -> None:
    """The same, once it was found that it may be done."""
    given, taken = sorted(set(roles) - account.role_names), sorted(account.role_names - set(roles))
    if Role.ADMIN in taken:
        _leave_an_admin(db, account)
    account.held[:] = [each for each in account.held if each.role in roles]
    account.held.extend(StaffRole(role=each.value) for each in given)
    for did, changed in ((Did.GAVE_ROLES, given), (Did.TOOK_ROLES_AWAY, taken)):
        if changed:
            _write(db, account, actor, did, [f"role {each}" for each in changed])


WITHOUT_MORE: dict[str, Callable[..., str | None]] = {  # each asks for nothing but "are you sure"
    "lock": lock,
    "unlock": unlock,
    "remove": close,
    "open-again": open_again,
    "new-link": new_link,
    "reset-second-step": reset_factor,
    "end-sessions": end_sessions,
}


def sign_ins(db: Session, account: StaffAccount, *, at_most: int = 50) -> list[AuditEvent]:
    """When someone signed in or out with it or typed something wrong, the newest first; never what was typed."""
    wanted = select(AuditEvent).where(AuditEvent.record == Ref.staff(account.id), AuditEvent.did.in_(SIGN_INS))
    return list(db.scalars(wanted.order_by(AuditEvent.id.desc()).limit(at_most)))


def not_oneself(account: StaffAccount, by: StaffAccount, what: str) -> None:
    if account.id == by.id:
        raise NotAllowed(f"You cannot {what} your own account: ask another admin.")


def open_one(account: StaffAccount) -> None:
    if account.closed_at:
        raise NotAllowed("This account is closed: open it again first.")


def _leave_an_admin(db: Session, account: StaffAccount) -> None:
    """Raises NotAllowed when no other admin could sign in. The admins must be held."""
    others = (each for each in accounts.everyone(db) if each.id != account.id)
    if not any(each.active and each.is_set_up and Role.ADMIN in each.role_names for each in others):
        raise NotAllowed("This is the last admin who can sign in: make another one first.")


def _end_sessions(account: StaffAccount) -> None:
    account.fs_uniquifier = secrets.token_hex(32)


def _write(db: Session, account: StaffAccount, actor: Actor, did: Did, fields: list[str]) -> None:
    audit.write(db, actor=actor, did=did, record=Ref.staff(account.id), fields=fields)

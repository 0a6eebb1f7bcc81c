"""Is this account as the staff side wrote it? Each has a MAC over itself and its roles, under a key of the staff side.

Whoever writes in the database without that key can add a row or change one, and gains nothing: what is not genuine is
treated as not there, and that it was found stands in the audit trail. A change is made only by a session that was given
the key, and never of an account that is not genuine: so no change makes a forgery genuine.
"""

import hmac
import json
import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Table, event, inspect, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did

# Every column but the MAC itself. One that comes later needs the accounts sealed anew.
COVERED = (
    "id", "address_token", "sealed", "made_at", "closed_at", "active", "fs_uniquifier", "password",
    "tf_primary_method", "tf_totp_secret", "tf_last_counter", "mf_recovery_codes", "set_up_hash", "set_up_until",
)  # fmt: skip
Account = TypeVar("Account")
KEY = "key of accounts"  # where a session keeps it
TOLD_EVERY = timedelta(days=1)

log = logging.getLogger("portal.staff")


class NotGenuine(Exception):
    """Somebody without the key of the staff side wrote this account."""


def with_key(db: Session, keys: Keys) -> None:
    """From now on this session may look whether an account is genuine, and change one."""
    db.info[KEY] = sealing.key_from(keys.accounts, "staff accounts as the staff side wrote them")


def is_genuine(db: Session, account: Any) -> bool:
    """As it was read, with its roles. The session must have the key. One that is not is written down, once a day."""
    found = _is_mac(db, account.mac, vars_of(account), (each.role for each in account.held))
    if not found:
        _write_down(db, account.id)
    return found


def one(db: Session, keys: Keys, account: Account | None) -> Account | None:
    """This account, unless it is not genuine."""
    with_key(db, keys)
    return account if account and is_genuine(db, account) else None


def only(db: Session, accounts: Iterable[Account]) -> list[Account]:
    """Those that are genuine; all, for a session without the key, which gives nobody anything."""
    return [each for each in accounts if KEY not in db.info or is_genuine(db, each)]


def seal(db: Session, account: Any) -> None:
    """Make it genuine as it stands: a new one, or one that the command line answers for."""
    db.flush()
    table: Table = inspect(account).mapper.local_table
    made = _mac(db, vars_of(account), (each.role for each in account.held))
    db.execute(update(table).where(table.c.id == account.id).values(mac=made))
    set_committed_value(account, "mac", made)


def guard(account_class: type[Any], role_class: type[Any]) -> None:
    """Whatever changes an account from now on seals it anew, whichever verb or library it was."""
    accounts, roles = account_class.__table__, role_class.__table__

    @event.listens_for(Session, "before_flush")
    def seal_what_changes(db: Session, _context: object, _instances: object) -> None:
        for account in [each for each in db.dirty if isinstance(each, account_class) and db.is_modified(each)]:
            _seal_change(db, account, accounts, roles)


def vars_of(account: Any) -> dict[str, Any]:
    """What the MAC covers, by the name of its column."""
    return {name: getattr(account, name) for name in COVERED}


def _seal_change(db: Session, account: Any, accounts: Table, roles: Table) -> None:
    """On what stands in the database now: another request may have changed another column meanwhile."""
    connection, state = db.connection(), inspect(account)
    wanted = select(accounts).where(accounts.c.id == account.id).with_for_update()
    stands: dict[str, Any] = dict(connection.execute(wanted).mappings().one())
    held = set(connection.scalars(select(roles.c.role).where(roles.c.account_id == account.id)))
    if not _is_mac(db, stands["mac"], stands, held):
        raise NotGenuine
    changed = {name: getattr(account, name) for name in COVERED if state.attrs[name].history.has_changes()}
    if state.attrs["held"].history.has_changes():
        held = {each.role for each in account.held}
    account.mac = _mac(db, stands | changed, held)


def _is_mac(db: Session, mac: bytes | None, row: Mapping[str, Any], roles: Iterable[str]) -> bool:
    return mac is not None and sealing.same(_mac(db, row, roles), mac)


def _mac(db: Session, row: Mapping[str, Any], roles: Iterable[str]) -> bytes:
    said = [[name, _as_text(row[name])] for name in COVERED]
    return hmac.digest(db.info[KEY], json.dumps([said, sorted(roles)]).encode(), "sha256")


def _as_text(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.hex() if isinstance(value, bytes) else value


def _write_down(db: Session, account_id: int) -> None:
    log.error("A staff account was written by somebody without the key of the staff side: number %s.", account_id)
    last = audit.last(db, record=Ref.staff(account_id), did=Did.FOUND_NOT_GENUINE)
    if last is None or last.at < datetime.now(UTC) - TOLD_EVERY:
        audit.write(db, actor=Actor.UNKNOWN, did=Did.FOUND_NOT_GENUINE, record=Ref.staff(account_id))

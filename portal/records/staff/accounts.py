"""Staff accounts and their roles. Address and name are sealed; an account is found by a keyed hash of its address."""

import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from flask_security.core import UserMixin
from sqlalchemy import JSON, ForeignKey, LargeBinary, String, func, select
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from portal.crypto import credentials, sealing
from portal.crypto.keys import Keys
from portal.database import Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.roles import Role as Role
from portal.records.staff import genuine
from portal.written.emails import address_in

SET_UP_WITHIN = timedelta(days=3)


class StaffRole(Base):
    """One role that one account holds."""

    __tablename__ = "staff_roles"

    account_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)


class StaffAccount(UserMixin, Base):
    """One member of staff. The columns from `active` to `mf_recovery_codes` are named as Flask-Security needs them."""

    __tablename__ = "staff_accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    address_token: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    sealed: Mapped[bytes]  # the address and the name
    made_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]  # removed: nobody signs in with it, and the trail still knows who it was
    active: Mapped[bool]  # not locked
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)  # a new one ends every session
    password: Mapped[str | None]  # an Argon2 hash
    tf_primary_method: Mapped[str | None] = mapped_column(String(20))
    tf_totp_secret: Mapped[str | None]  # encrypted by Flask-Security
    tf_last_counter: Mapped[int | None]  # each code works once
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(JSON()))  # encrypted likewise
    set_up_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    set_up_until: Mapped[datetime | None]
    mac: Mapped[bytes | None] = mapped_column(LargeBinary(32))  # over all of it and its roles; see `genuine.py`
    held: Mapped[list[StaffRole]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    @property
    def role_names(self) -> frozenset[Role]:
        return frozenset(Role(each.role) for each in self.held)

    @property
    def actor(self) -> Actor:
        """How the audit trail names this member of staff."""
        return Actor.staff(self.id)

    @property
    def is_set_up(self) -> bool:
        """Has a password and a second step."""
        return bool(self.password and self.tf_primary_method and self.tf_totp_secret)


genuine.guard(StaffAccount, StaffRole)


class AlreadyThere(Exception):
    """There is an account with this address."""


def token_of(keys: Keys, address: str) -> bytes:
    """What the database keeps of an address, so that it can be found and not read: one, however it is written."""
    return sealing.token(sealing.key_from(keys.accounts, "staff addresses"), address_in(address).strip().casefold())


def find(db: Session, keys: Keys, address: str) -> StaffAccount | None:
    """The genuine account with this address."""
    return genuine.one(db, keys, find_any(db, keys, address))


def find_any(db: Session, keys: Keys, address: str) -> StaffAccount | None:
    """The account with this address, whoever wrote it. Signs nobody in."""
    return db.scalars(select(StaffAccount).where(StaffAccount.address_token == token_of(keys, address))).first()


def find_by_uniquifier(db: Session, keys: Keys, uniquifier: str) -> StaffAccount | None:
    """The account that a session names."""
    wanted = select(StaffAccount).where(StaffAccount.fs_uniquifier == uniquifier)
    return genuine.one(db, keys, db.scalars(wanted).first())


def find_by_id(db: Session, account_id: int) -> StaffAccount | None:
    found = db.get(StaffAccount, account_id) if account_id < 2**31 else None
    return next(iter(genuine.only(db, [found] if found else [])), None)


def how_many(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(StaffAccount)) or 0


def opened(account: StaffAccount, keys: Keys) -> dict[str, str]:
    """The address and the name."""
    words: dict[str, str] = json.loads(sealing.unseal(_key(keys), account.sealed, place=_place(account)))
    return words


def names(db: Session, keys: Keys, ids: Iterable[int | None]) -> dict[int, str]:
    """The names of these members of staff, by id."""
    wanted = {each for each in ids if each is not None}
    genuine.with_key(db, keys)
    found = db.scalars(select(StaffAccount).where(StaffAccount.id.in_(wanted))).all() if wanted else ()
    return {each.id: opened(each, keys)["name"] for each in genuine.only(db, found)}


def everyone(db: Session) -> list[StaffAccount]:
    """Every account, also those that are locked or closed."""
    return genuine.only(db, db.scalars(select(StaffAccount).order_by(StaffAccount.id)).all())


def all_names(db: Session, keys: Keys) -> dict[int, str]:
    """The name of everyone who has or had an account, by id."""
    genuine.with_key(db, keys)
    return {each.id: opened(each, keys)["name"] for each in everyone(db)}


def make(
    db: Session, keys: Keys, *, address: str, name: str, roles: Iterable[Role], actor: Actor = Actor.COMMAND
) -> tuple[StaffAccount, str]:
    """A new account without a password, and the secret of its set-up link. Raises AlreadyThere."""
    genuine.with_key(db, keys)
    if find_any(db, keys, address):
        raise AlreadyThere
    account = StaffAccount(
        address_token=token_of(keys, address),
        made_at=datetime.now(UTC),
        active=True,
        fs_uniquifier=secrets.token_hex(32),
        held=[StaffRole(role=Role(each).value) for each in sorted(set(roles))],
    )
    words: dict[str, str] = {"address": address.strip(), "name": name.strip()}
    account.sealed = sealing.seal(_key(keys), json.dumps(words).encode(), place=_place(account))
    db.add(account)
    genuine.seal(db, account)
    audit.write(db, actor=actor, did=Did.MADE_ACCOUNT, record=Ref.staff(account.id), fields=["roles"])
    return account, _new_set_up(account)


def start_again(db: Session, account: StaffAccount, *, actor: Actor = Actor.COMMAND) -> str:
    """Take password and second step away, end every session, and give the secret of a new set-up link."""
    account.password = account.tf_primary_method = account.tf_totp_secret = account.mf_recovery_codes = None
    account.fs_uniquifier = secrets.token_hex(32)
    audit.write(
        db, actor=actor, did=Did.MADE_SET_UP_LINK, record=Ref.staff(account.id), fields=["password", "second step"]
    )
    return _new_set_up(account)


def _new_set_up(account: StaffAccount) -> str:
    secret = secrets.token_urlsafe(32)
    account.set_up_hash = _hash_of(secret)
    account.set_up_until = datetime.now(UTC) + SET_UP_WITHIN
    return secret


def find_by_set_up(db: Session, keys: Keys, secret: str) -> StaffAccount | None:
    """The account of a set-up link that was not used and has not run out; held, so that a link works once."""
    wanted = select(StaffAccount).where(StaffAccount.set_up_hash == _hash_of(secret)).with_for_update()
    account = genuine.one(db, keys, db.scalars(wanted).first())
    return account if account and account.set_up_until and account.set_up_until > datetime.now(UTC) else None


def choose_password(db: Session, keys: Keys, account: StaffAccount, password: str) -> None:
    """Keep the hash of a password that was found good, and end the set-up link."""
    account.password = credentials.hashed(keys, password)
    account.set_up_hash = account.set_up_until = None
    audit.write(db, actor=account.actor, did=Did.CHOSE_PASSWORD, record=Ref.staff(account.id), fields=["password"])


def _hash_of(secret: str) -> bytes:
    return sha256(b"staff set-up" + secret.encode()).digest()


def _key(keys: Keys) -> bytes:
    return sealing.key_from(keys.accounts, "staff accounts")


def _place(account: StaffAccount) -> str:
    return sealing.joined(("staff_accounts", account.address_token.hex(), 1))

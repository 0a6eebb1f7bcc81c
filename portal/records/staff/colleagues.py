"""Colleagues: the members of staff to whom a request can be given."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.crypto.keys import Keys
from portal.records.staff import accounts as staff
from portal.records.staff import genuine
from portal.records.staff.accounts import Role, StaffAccount


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """One member of staff, by name."""

    id: int
    name: str
    is_chair: bool


def with_a_role(db: Session, keys: Keys, roles: Collection[Role]) -> list[Colleague]:
    """Everyone who is here and holds one of these roles, by name."""
    genuine.with_key(db, keys)
    accounts = genuine.only(db, db.scalars(select(StaffAccount).where(StaffAccount.active.is_(True))).all())
    found = [
        Colleague(id=each.id, name=staff.opened(each, keys)["name"], is_chair=Role.CHAIR in each.role_names)
        for each in accounts
        if each.role_names & set(roles)
    ]
    return sorted(found, key=lambda each: (each.name.casefold(), each.id))

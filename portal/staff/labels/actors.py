"""Whoever did something, by name or by role, from what the audit trail and records say of them."""

from collections.abc import Callable

from portal.config import settings
from portal.database import db
from portal.records.accountability.names import Actor, staff_id
from portal.records.staff import accounts
from portal.staff.labels import export_words


def namer() -> Callable[[str], str]:
    """The name of whoever "staff:7" is; "staff" for anything else."""
    names: dict[str, str] = {Actor.staff(id_): name for id_, name in accounts.all_names(db(), settings().keys).items()}
    return lambda actor: names.get(actor, "staff")


def role_of() -> Callable[[str], str]:
    """What whoever "staff:7" is here for, in plain words: never a name."""
    held: dict[str, frozenset[accounts.Role]] = {each.actor: each.role_names for each in accounts.everyone(db())}

    def role(actor: str) -> str:
        roles = held.get(actor, frozenset())
        return next((said for key, said in export_words.ROLE.items() if key in roles), "staff")

    return role


def actor_words(actor: str, names: dict[int, str]) -> str:
    """Who did it, in words."""
    known: dict[str, str] = {
        Actor.PUBLIC: "The person who asked",
        Actor.WORKER: "The portal",
        Actor.COMMAND: "The command line",
    }
    return names.get(staff_id(actor) or 0) or known.get(actor) or "Not known"

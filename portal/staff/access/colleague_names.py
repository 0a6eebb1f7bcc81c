"""The names of colleagues, by how the trail names them."""

from collections.abc import Callable

from portal.config import settings
from portal.database import db
from portal.records.accountability.names import Actor
from portal.records.staff import accounts


def namer() -> Callable[[str], str]:
    """The name of whoever "staff:7" is; "staff" for anything else."""
    names: dict[str, str] = {Actor.staff(id_): name for id_, name in accounts.all_names(db(), settings().keys).items()}
    return lambda actor: names.get(actor, "staff")

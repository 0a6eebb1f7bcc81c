"""Who is away, and who covers, in words."""

from portal.config import settings
from portal.database import db
from portal.records.staff import accounts, covers
from portal.staff.access.gate import me
from portal.staff.labels import times


def away_and_cover(owner_id: int | None) -> str:
    """ "Sam Bell is away until Thursday 3 December 2026. Kim Lee covers." Empty when nobody covers today."""
    found = covers.of_owner(db(), owner_id)
    if found is None or owner_id is None:
        return ""
    names = accounts.names(db(), settings().keys, (owner_id, found.deputy_id))
    return f"{names[owner_id]} is away until {times.day(found.until)}. {names[found.deputy_id]} covers."


def covering() -> dict[int, str]:
    """The names of those for whom this member of staff covers today, by id."""
    return accounts.names(db(), settings().keys, covers.covered_by(db(), me().id))

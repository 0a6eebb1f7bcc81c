"""What must follow a migration: a table that is new belongs to the owner, and each role may do what it needs."""

from portal.commands.database import roles
from portal.config import Settings
from portal.database import Database


def see_to(settings: Settings) -> None:
    """Called once the newest migration stands."""
    database = Database(settings.database)
    try:
        with database.engine.begin() as connection:
            if roles.is_there(connection):
                roles.give_rights(connection)
    finally:
        database.engine.dispose()

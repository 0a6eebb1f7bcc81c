"""What must follow a migration: each role may do what it needs, and what stood there before is taken over, once."""

from portal.commands.database import register_before, roles
from portal.config import CannotStart, Settings
from portal.database import Database
from portal.records.accountability import chain
from portal.records.staff import answered_for


def see_to(settings: Settings) -> int | None:
    """Called once the newest migration stands. How many accounts were sealed; None when that was done before.

    Only the staff side has the key, and it seals nothing while the audit trail is broken: the row that says that it was
    done may be what is missing.
    """
    database = Database(settings.database)
    try:
        with database.engine.begin() as connection:
            if roles.is_there(connection):
                roles.give_rights(connection)
        if not settings.serves_staff:
            return None
        with database.transaction() as db:
            register_before.take_over(db, settings)
        with database.transaction() as db:
            sealed = answered_for.seal_once(db, settings.keys)
            if sealed and chain.verify(db, settings.keys).broken:
                raise CannotStart("The audit trail is broken: no account was sealed. See `portal verify-audit`.")
            return sealed
    finally:
        database.engine.dispose()

"""Two machines that start at once."""

import pytest

from portal.config import Settings
from portal.database import Database
from tests.faults.serving import portal
from tests.support.servers import PostgresqlServer


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_two_that_migrate_an_empty_database_at_once_both_go_on(
    settings: Settings, postgresql_server: PostgresqlServer
) -> None:
    url = postgresql_server.new_database()
    environment = {
        "PORTAL_MODE": "development",
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": url,
    }
    portal("new-keys", str(settings.instance / "keys"), environment=environment).communicate(timeout=60)
    both = [portal("migrate", environment=environment) for _machine in range(2)]
    said = [each.communicate(timeout=120)[0] for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    database = Database(url)
    assert database.has_newest_migration()
    database.engine.dispose()

"""On PostgreSQL the public side adds what people send, and can neither rewrite it nor read what is staff's.

That it may do all it needs, every page of the other tests says: see `tests/support/records/database_roles.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from portal import records
from portal.commands import portal, running
from portal.commands.database import after_migrating, rights, roles
from portal.commands.processes import lanes
from portal.config import CannotStart, Settings
from portal.crypto.keys import Keys
from portal.database import Base, Database
from portal.records.requests import sending, submissions
from portal.records.staff import accounts
from portal.records.staff.accounts import Role
from tests.support.records import database_roles
from tests.support.records.database_roles import FORBIDDEN_TO_PUBLIC, FORBIDDEN_TO_STAFF
from tests.support.staff_fixtures import to_send

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

REFUSED = "permission denied|is set once|only raises a level|must be (owner|member)"


@pytest.fixture
def addresses(settings: Settings) -> dict[str, str]:
    """A request whose sharing is paused, and an account; then the address of each role."""
    database = Database(settings.database)
    with database.transaction() as db:
        sent = sending.send(db, settings.keys, to_send(level="now"))
        submissions.pause(db, sent)
        accounts.make(db, settings.keys, address="a@example.org", name="A", roles=[Role.TRIAGE])
    database.engine.dispose()
    return database_roles.addresses(settings.database)


@pytest.fixture
def public(addresses: dict[str, str]) -> Iterator[Engine]:
    engine = create_engine(addresses["public"])
    yield engine
    engine.dispose()


@pytest.fixture
def staff(addresses: dict[str, str]) -> Iterator[Engine]:
    engine = create_engine(addresses["staff"])
    yield engine
    engine.dispose()


def is_refused(engine: Engine, statement: str) -> bool:
    try:
        with engine.begin() as connection:
            connection.execute(text(statement))
    except DBAPIError as error:
        return re.search(REFUSED, str(error.orig)) is not None
    return False


def test_the_public_side_is_refused_what_is_not_its(public: Engine) -> None:
    assert [each for each in FORBIDDEN_TO_PUBLIC if not is_refused(public, each)] == []


def test_the_public_side_may_stop_sharing_and_let_a_person_be_rung(public: Engine) -> None:
    with public.begin() as connection:
        connection.execute(text("UPDATE submissions SET level = 'now'"))
        connection.execute(text("UPDATE folders SET ended_at = now()"))
    assert is_refused(public, "UPDATE folders SET ended_at = NULL")


def test_the_staff_side_is_refused_what_only_grows_and_the_shape_of_tables(staff: Engine) -> None:
    assert [each for each in FORBIDDEN_TO_STAFF if not is_refused(staff, each)] == []


def test_what_is_named_is_there_and_every_other_table_is_closed_to_the_public_side(public: Engine) -> None:
    records.load_all()
    tables = set(Base.metadata.tables)
    assert set(rights.PUBLIC_SIDE) - {"alembic_version"} <= tables
    closed = sorted(tables - set(rights.PUBLIC_SIDE))
    assert closed and [each for each in closed if not is_refused(public, f"SELECT * FROM {each}")] == []


def test_a_second_time_makes_no_new_role_and_gives_the_same_rights(addresses: dict[str, str], public: Engine) -> None:
    assert database_roles.addresses(addresses["owner"]) == {}
    assert is_refused(public, "UPDATE folders SET sealed = 'other words'")
    with public.begin() as connection:
        assert connection.scalar(text("SELECT count(*) FROM folders")) == 1


def test_the_owner_migrates_and_what_is_new_is_closed_to_the_public_side(
    addresses: dict[str, str], public: Engine, settings: Settings
) -> None:
    engine = create_engine(addresses["owner"])
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE more (id int)"))
    engine.dispose()
    running._bring_up(replace(settings, database_url=addresses["owner"], keys=Keys(), sides="public"))
    assert is_refused(public, "SELECT * FROM more")


@pytest.mark.parametrize("side", ["public", "staff"])
def test_neither_side_migrates(addresses: dict[str, str], side: str, settings: Settings) -> None:
    engine = create_engine(settings.database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0010'"))
    engine.dispose()
    with pytest.raises(CannotStart, match="as the owner"):
        running._bring_up(replace(settings, database_url=addresses[side]))


def test_the_worker_of_the_staff_side_keeps_its_clock(addresses: dict[str, str], settings: Settings) -> None:
    database = Database(addresses["staff"])
    queue = lanes.queue(settings, database, "messages")
    assert queue.pending_count() == 0
    queue.storage.close()
    database.engine.dispose()


def test_rights_are_given_again_after_a_migration_only_where_roles_were_made(settings: Settings) -> None:
    after_migrating.see_to(settings)
    engine = create_engine(settings.database)
    with engine.begin() as connection:
        assert not roles.is_there(connection)
    engine.dispose()


def test_the_command_prints_each_address_once(settings: Settings) -> None:
    environment = {
        "PORTAL_MODE": "development",
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database,
    }
    first = CliRunner().invoke(portal, ["database-roles"], env=environment)
    assert first.exit_code == 0, first.output
    name = make_url(settings.database).database
    printed = [line for line in first.output.splitlines() if line.startswith("postgresql+psycopg://")]
    assert [make_url(each).username for each in printed] == [f"{name}_owner", f"{name}_public", f"{name}_staff"]
    again = CliRunner().invoke(portal, ["database-roles"], env=environment)
    assert again.exit_code == 0 and "postgresql" not in again.output
    on_sqlite = CliRunner().invoke(portal, ["database-roles"], env=environment | {"PORTAL_DATABASE_URL": ""})
    assert on_sqlite.exit_code == 2 and "SQLite has no roles" in on_sqlite.output

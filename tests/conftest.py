"""What every test may use: an application on a fresh database of each kind, and a client that checks pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from flask import Flask
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from sqlalchemy import event, make_url

from portal import create_app
from portal.commands.running import alembic_config
from portal.config import Settings
from portal.crypto import keys
from portal.crypto.keys import Keys
from portal.database import Database
from tests.support.checked_client import CheckedClient
from tests.support.drills import DRILLS
from tests.support.public.owners_settings import HELP_LINES
from tests.support.records import database_roles
from tests.support.records.fresh import SharedApplications, SharedPostgresql, as_new_sqlite

if TYPE_CHECKING:  # it is imported as a plugin below, and by nothing before
    from tests.support.servers import PostgresqlServer

pytest_plugins = ["tests.support.quick", "tests.support.servers", "tests.support.staff_fixtures"]


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    keys.make_missing(folder)
    return folder


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty database file, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "portal.sqlite"
    command.upgrade(alembic_config(f"sqlite:///{path}"), "head")
    return path


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: "PostgresqlServer") -> str:
    """The address of a migrated, empty database on the PostgreSQL server, to be copied."""
    url: str = postgresql_server.new_database()
    command.upgrade(alembic_config(url), "head")
    database_roles.addresses(url)
    return url


NEEDS_A_BROWSER = {"browser", "browser_without_scripts", "listener", "live_portal"}
NEEDS_A_DATABASE = {"database_url", "migrated_sqlite", "postgresql_server"}
NEEDS_EVERY_WORD = {"portal_words"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it needs, so that `pytest -m pure` is a quick check; `words` is marked where it stands."""
    for item in items:
        needed = set(getattr(item, "fixturenames", ()))
        if needed & NEEDS_A_BROWSER:
            item.add_marker("browser")
        elif needed & NEEDS_A_DATABASE:
            item.add_marker("database")
        elif needed & NEEDS_EVERY_WORD:
            item.add_marker("words")
        elif not item.get_closest_marker("words"):
            item.add_marker("pure")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that uses a database runs on both kinds; one about pages on SQLite alone, except in drills."""
    chosen = any(mark.args[0] == "database_url" for mark in metafunc.definition.iter_markers("parametrize"))
    if "database_url" in metafunc.fixturenames and not chosen:
        alone = metafunc.definition.get_closest_marker("about_pages") and not DRILLS
        metafunc.parametrize("database_url", ["sqlite"] if alone else ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def shared_postgresql(postgresql_server: "PostgresqlServer", migrated_postgresql: str) -> SharedPostgresql:
    return SharedPostgresql(postgresql_server, migrated_postgresql)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The instance folder of every test: one address for all, so that what was made for it can be used again."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture
def database_url(request: pytest.FixtureRequest, shared_folder: Path) -> str:
    """A migrated database without a row."""
    sqlite = as_new_sqlite(request.getfixturevalue("migrated_sqlite"), shared_folder)
    if request.param == "sqlite":
        return sqlite
    shared: SharedPostgresql = request.getfixturevalue("shared_postgresql")
    return shared.as_new()


@pytest.fixture(scope="session")
def staff_keys(key_folder: Path) -> Keys:
    return keys.read(key_folder, staff=True)


@pytest.fixture
def settings(database_url: str, shared_folder: Path, staff_keys: Keys) -> Settings:
    return Settings(
        mode="development",
        instance=shared_folder,
        database_url=database_url,
        keys=staff_keys,
        requests_a_minute=0,
        help_lines=HELP_LINES,
        database_patience=20_000,  # tests run beside each other
    )


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Where the applications of one run keep what Jinja compiled, so that each template is compiled once."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="session")
def shared_applications(compiled_templates: BytecodeCache, request: pytest.FixtureRequest) -> SharedApplications:
    def make(settings: Settings) -> Flask:
        made = create_app(settings)
        made.jinja_env.bytecode_cache = compiled_templates
        database: Database = made.extensions["portal.database"]
        if database.is_sqlite:  # nothing in a test has to survive a power cut, so it never waits for the disk
            event.listen(database.engine, "connect", lambda made, _record: made.execute("PRAGMA synchronous=OFF"))
        else:
            template = make_url(request.getfixturevalue("migrated_postgresql")).database
            database_roles.keep_apart(database, str(template))
        return made

    return SharedApplications(make)


@pytest.fixture
def app(settings: Settings, shared_applications: SharedApplications) -> Iterator[Flask]:
    """The application of both sides. It is shared: a test that adds to it makes its own."""
    shared = shared_applications.as_new(settings)
    yield shared
    shared.extensions["portal.database"].engine.dispose()


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    return CheckedClient(app)

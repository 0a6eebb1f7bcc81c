"""The old database, brought to the newest migration once in a run."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy.orm import Session

from portal.commands.running import alembic_config
from portal.config import Settings
from portal.database import Database
from tests.support.records.of_0011 import DUMP_SQL, KEYS


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old database, migrated to the newest."""
    path = tmp_path_factory.mktemp("old") / "portal.sqlite"
    with sqlite3.connect(path) as made:
        made.executescript(DUMP_SQL)
    made.close()
    command.upgrade(alembic_config(f"sqlite:///{path}"), "head")
    return path


@pytest.fixture
def db(file: Path) -> Iterator[Session]:
    database = Database(f"sqlite:///{file}")
    with database.transaction() as session:
        yield session
        session.rollback()
    database.engine.dispose()


@pytest.fixture
def settings(file: Path) -> Settings:
    return Settings(mode="development", instance=file.parent, database_url=f"sqlite:///{file}", keys=KEYS)

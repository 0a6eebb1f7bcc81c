"""Nobody else on the machine reads the database: its files, the folder, and what stood open before this rule."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from portal import config, private_files
from portal.commands.processes import lanes
from portal.database import Database


@pytest.fixture(autouse=True)
def _a_machine_that_lets_others_read() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    return [str(each) for each in (folder, *folder.rglob("*")) if each.stat().st_mode & 0o077]


def wrote_to(database: Database) -> None:
    with database.transaction() as db:
        db.execute(text("CREATE TABLE IF NOT EXISTS words (said TEXT)"))
        db.execute(text("INSERT INTO words VALUES ('a word')"))


def test_a_new_instance_is_for_its_system_user_alone(tmp_path: Path) -> None:
    instance = tmp_path / "var" / "instance"
    settings = config.read_settings({"PORTAL_INSTANCE": str(instance), "PORTAL_MODE": "development"})
    database = Database(settings.database)
    with database.engine.connect() as reader:  # a connection that stays, so that -wal and -shm stay too
        wrote_to(database)
        reader.execute(text("SELECT * FROM words"))
        lanes.queue(settings, database, "messages")
        names = {each.name for each in instance.iterdir()}
        assert {"portal.sqlite", "portal.sqlite-wal", "portal.sqlite-shm", "portal.lock", "worker.sqlite"} <= names
        assert open_to_others(instance) == []
    database.engine.dispose()


def test_an_instance_from_before_this_rule_is_closed_to_others(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    instance.mkdir(mode=0o755)
    files = [instance / name for name in ("portal.sqlite", "portal.lock")]
    for each in files:
        each.touch(mode=0o644)
    settings = config.read_settings({"PORTAL_INSTANCE": str(instance), "PORTAL_MODE": "development"})
    database = Database(settings.database)
    wrote_to(database)
    assert open_to_others(instance) == []
    database.engine.dispose()


def test_a_folder_in_which_everybody_makes_files_is_left_as_it_is(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    private_files.close(shared)
    assert stat.S_IMODE(shared.stat().st_mode) == 0o1777
    database = Database(f"sqlite:///{shared / 'portal.sqlite'}")
    wrote_to(database)
    assert all(each.stat().st_mode & 0o077 == 0 for each in shared.iterdir())
    database.engine.dispose()


def test_the_folder_of_a_database_that_lies_elsewhere_is_left_as_it_is(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    elsewhere.chmod(0o755)
    Database(f"sqlite:///{elsewhere / 'portal.sqlite'}").engine.dispose()
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755

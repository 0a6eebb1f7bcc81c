"""What the tests of one process share, as good as new for each: a database of each kind, and an application on it.

To make a database, to connect to it, to build the application and to compile its statements takes longer than most
tests. So the rows of the last test go and the rest stays; where a test changed more than rows, all is made anew.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask
from sqlalchemy import Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from portal.config import Settings
from portal.database import Base, Database
from portal.records import load_all

if TYPE_CHECKING:  # it is imported as a plugin, and by nothing before
    from tests.support.servers import PostgresqlServer

# A table, a right, a trigger or a function that was changed has a newer row in one of these.
SHAPE = " UNION ALL ".join(
    f"SELECT count(*) AS rows, coalesce(max(xmin::text::bigint), 0) AS newest FROM {catalogue}"
    for catalogue in (
        "pg_class WHERE oid >= 16384",
        "pg_attribute WHERE attrelid >= 16384",  # a column that was dropped changes nothing else
        "pg_trigger",
        "pg_proc WHERE oid >= 16384",
        "pg_constraint",
    )
)
PATIENCE = "SET LOCAL lock_timeout = '2s'"  # a connection that a test left open may hold a row


def as_new_sqlite(migrated: Path, folder: Path) -> str:
    """The address of a copy of this empty database in this folder, which holds nothing else then."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    copy = folder / "portal.sqlite"
    shutil.copy(migrated, copy)
    return f"sqlite:///{copy}"


class SharedPostgresql:
    """One database of a server, a copy of a migrated one."""

    def __init__(self, server: "PostgresqlServer", template: str) -> None:
        self._server = server
        self._template = template
        self._engine: Engine | None = None
        self._shape: list[Any] = []

    def as_new(self) -> str:
        """The address of a database with no rows: the one of the last test, or a new one where that was changed."""
        if self._engine is None or not self._emptied(self._engine):
            url = self._server.new_database(template=self._template)
            self._engine = create_engine(url, poolclass=NullPool)
            with self._engine.connect() as connection:
                self._shape = list(connection.execute(text(SHAPE)))
        return make_url(self._engine.url).render_as_string(hide_password=False)

    def _emptied(self, engine: Engine) -> bool:
        load_all()
        rows = "; ".join(f"DELETE FROM {name}" for name in Base.metadata.tables)
        numbers = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"
        try:
            with engine.begin() as connection:
                if list(connection.execute(text(SHAPE))) != self._shape:
                    return False
                connection.exec_driver_sql(f"{PATIENCE}; SET LOCAL session_replication_role = replica; {rows}")
                connection.exec_driver_sql(numbers)
        except DBAPIError:
            return False
        return True


@dataclass
class SharedApplications:
    """The last application of each kind of database."""

    make: Callable[[Settings], Flask]
    _kept: dict[str, tuple[Settings, Flask, list[dict[str, Any]]]] = field(default_factory=dict)

    def as_new(self, settings: Settings) -> Flask:
        """An application with these settings: the last one when it had the same, all forgotten that it kept."""
        kind = make_url(settings.database).get_backend_name()
        kept = self._kept.get(kind)
        if kept is None or kept[0] != settings:
            made = self.make(settings)
            kept = self._kept[kind] = (settings, made, [dict(each) for each in _memories(made)])
        _settings, application, began_with = kept
        for memory, began in zip(_memories(application), began_with, strict=True):
            memory.clear()
            memory.update(began)
        database: Database = application.extensions["portal.database"]
        database.engine.dispose()
        return application


def _memories(application: Flask) -> tuple[dict[str, Any], ...]:
    """What a test, or a page, may have put into an application."""
    return application.extensions, application.config, application.jinja_env.globals

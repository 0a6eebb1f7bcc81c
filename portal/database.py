"""The database session: one web request is one transaction, and a write waits its turn instead of failing."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app, g, request
from sqlalchemy import Connection, DateTime, Engine, MetaData, TypeDecorator, create_engine, event, func, select
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.orm import DeclarativeBase, Session

from portal import private_files, sides


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("Give an aware moment: datetime.now(UTC).")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment}  # noqa: RUF012 - SQLAlchemy reads it as it is


class AppendOnly:
    """A mixin: rows are added and never changed. A trigger in the database refuses too."""


def refuse_changes(connection: Connection, table: str) -> None:
    """The triggers of a table that only grows. For migrations."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


class Database:
    """One engine, and the turn that writers take on SQLite."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            path = Path(str(self.url.database))
            self.lock_file = path.with_suffix(".lock")
            private_files.make_sqlite(path, self.lock_file)
            self.engine = create_engine(self.url, connect_args={"timeout": 30, "check_same_thread": False})
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            self.engine = create_engine(self.url, pool_pre_ping=True)
        self._turn = threading.Lock()

    @property
    def for_writing(self) -> Engine:
        return self.engine.execution_options(portal_writes=True)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for this writer's turn: threads by a lock, processes by a file lock (SQLite has one writer)."""
        if not self.is_sqlite:
            yield
            return
        with self._turn, self.lock_file.open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """For the worker and commands: everything inside commits together or not at all."""
        with self.turn(), Session(self.for_writing) as db, db.begin():
            yield db

    def has_newest_migration(self) -> bool:
        """Can a request be served: does the database answer, with every migration applied?"""
        with self.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision() == newest_migration()


@cache
def newest_migration() -> str | None:
    """The newest migration there is a file for."""
    return ScriptDirectory(str(Path(__file__).parent / "migrations")).get_current_head()


PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "recursive_triggers=ON",  # so that REPLACE, too, asks the triggers of the tables that only grow
)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" event says BEGIN itself
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    writes = connection.get_execution_options().get("portal_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def wait_for_turn(db: Session, name: str) -> None:
    """One transaction at a time past this point, until it ends. On SQLite there is one writer anyway."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(crc32(name.encode()))))


def database() -> Database:
    """The database of this application."""
    found: Database = current_app.extensions["portal.database"]
    return found


def db() -> Session:
    """The session of this web request. Posts, and views that declare it (`writes`), take the writer's turn at once."""
    if "db" not in g:
        writes = request.method not in ("GET", "HEAD", "OPTIONS") or _declares_writes()
        g.db_turn = database().turn() if writes else None
        if g.db_turn:
            g.db_turn.__enter__()
        g.db = Session(database().for_writing if writes else database().engine)
    session: Session = g.db
    return session


def writes(view: Any) -> Any:
    """Mark a view whose GET keeps something (an audit row, an ended session)."""
    view.portal_writes = True
    return view


def _declares_writes() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return sides.is_for_staff() or getattr(view, "portal_writes", False)


def init_app(app: Flask, url: str) -> None:
    """Give the application its database: commit once, on success; otherwise nothing stays.

    Nor does what a post from another site did (`g.keeps_nothing`), whatever its view made of it."""
    app.extensions["portal.database"] = Database(url)

    @app.after_request
    def commit(response: Any) -> Any:
        if "db" in g and response.status_code < 500 and not g.get("keeps_nothing"):
            g.db.commit()
        return response

    @app.teardown_request
    def close(_error: BaseException | None) -> None:
        if "db" not in g:
            return
        turn = g.pop("db_turn", None)
        try:
            g.pop("db").close()
        finally:
            if turn:
                turn.__exit__(None, None, None)

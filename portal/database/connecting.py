"""The engine of each kind of database, how long it may take to answer, and the transactions of commands."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from portal import private_files
from portal.database import answering, readiness
from portal.database.trouble import Latest, Why, why
from portal.database.turns import FOR_EVER, Turn, Turns, TurnTaken

BUSY = 30.0  # seconds that a command waits for another program that has locked the file
READS = frozenset({"SELECT", "WITH", "PRAGMA", "EXPLAIN", "BEGIN"})
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "recursive_triggers=ON",  # so that REPLACE, too, asks the triggers of the tables that only grow
)

# A table of the portal that another program keeps for itself, so that nobody may even read it.
LOCKED = text(
    "SELECT count(*) FROM pg_locks JOIN pg_class ON pg_class.oid = relation"
    " WHERE mode = 'AccessExclusiveLock' AND granted AND pid <> pg_backend_pid() AND relkind = 'r'"
    " AND relnamespace = 'public'::regnamespace AND database ="
    " (SELECT oid FROM pg_database WHERE datname = current_database())"
)


class Database:
    """One engine, and the turn that writers take on SQLite.

    `patience` is the number of seconds in which the database has to answer a web request. Without it, for commands and
    the worker, a long piece of work may take its time.
    """

    def __init__(self, url: str, *, patience: float | None = None) -> None:
        self.url = make_url(url)
        self.patience = patience
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._turns: Turns | None = None
        if self.is_sqlite:
            path = Path(str(self.url.database))
            lock_file = path.with_suffix(".lock")
            private_files.make_sqlite(path, lock_file)
            self._turns = Turns(lock_file)
            waits = BUSY if patience is None else patience
            self.engine = create_engine(
                self.url, connect_args={"timeout": waits, "check_same_thread": False}, hide_parameters=True
            )
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
            event.listen(self.engine, "reset", _end_sqlite)
            event.listen(self.engine, "before_cursor_execute", _take_turn_to_write)
        else:
            self.engine = answering.postgresql(self.url, patience)
        self._latest = Latest(self.engine)

    @property
    def for_writing(self) -> Engine:
        return self.engine.execution_options(portal_writes=True)

    def own_turn(self, within: float) -> Turn | None:
        """A turn for one session, not yet taken; None where writers need none."""
        return Turn(self._turns, within) if self._turns else None

    def for_turn(self, turn: Turn | None) -> Engine:
        """The engine of a session that takes this turn when it first writes."""
        return self.engine.execution_options(portal_turn=turn) if turn else self.engine

    def turn(self, within: float = FOR_EVER) -> AbstractContextManager[None]:
        """Wait for this writer's turn: threads by a lock, processes by a file lock (SQLite has one writer).

        Raises TurnTaken when others write for longer than `within` seconds.
        """
        return self._turns.one(within) if self._turns else nullcontext()

    @contextmanager
    def transaction(self, within: float = FOR_EVER) -> Iterator[Session]:
        """Everything inside commits together or not at all. Raises TurnTaken, after `within` seconds."""
        with self.turn(within), Session(self.for_writing) as db, db.begin():
            yield db

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """One process at a time, of all machines that use this database."""
        if self.is_sqlite:
            with Turns(Path(str(self.url.database)).with_suffix(f".{name}")).one(FOR_EVER):
                yield
            return
        with self.engine.connect() as connection, connection.begin():
            connection.execute(select(func.pg_advisory_xact_lock(crc32(name.encode()))))
            yield

    def has_newest_migration(self) -> bool:
        """Does the database answer, with every migration applied that this code needs?"""
        with self.engine.connect() as connection:
            return readiness.fits(connection)

    def why_not_ready(self) -> Why | None:
        """Why no request can be served now; None when all is well."""
        try:
            if not self.has_newest_migration():
                return Why.OLD
            if self._is_locked():
                return Why.LOCKED
        except (SQLAlchemyError, TurnTaken) as error:
            return why(error) or Why.AWAY
        if self.is_sqlite and not readiness.has_room(Path(str(self.url.database)).parent):
            return Why.FULL
        return self._latest.get()

    def _is_locked(self) -> bool:
        if self.is_sqlite:
            with self.turn(self.patience or BUSY), self.for_writing.begin():
                return False  # an error says more than that it is
        with self.engine.connect() as connection:
            return bool(connection.scalar(LOCKED))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" event says BEGIN itself
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("portal_turn") is None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("portal_writes") else "BEGIN")


def _end_sqlite(connection: Any, _record: object, _state: object) -> None:
    """A COMMIT that failed leaves its transaction open: it ends before anybody else uses the connection."""
    connection.rollback()


def _take_turn_to_write(connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
    """A session that has a turn of its own reads without a transaction until it writes, or is to write.

    So no writer waits for a reader, and what was read before is never too old to write: as on PostgreSQL, each
    statement reads what is there then.
    """
    turn: Turn | None = connection.get_execution_options().get("portal_turn")
    if turn is None or turn.is_held:
        return
    if turn.wanted or statement.split(maxsplit=1)[0].upper() not in READS:
        turn.take()
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def wait_for_turn(db: Session, name: str) -> None:
    """One transaction at a time past this point, until it ends. On SQLite there is one writer anyway."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(crc32(name.encode()))))

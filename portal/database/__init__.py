"""The database session: one web request is one transaction, and a write waits its turn instead of failing.

- `answering`: PostgreSQL that must answer in time: connecting, a sign of life before each request, locks, and each
  statement.
- `connecting`: The engine of each kind of database, how long it may take to answer, and the transactions of commands.
- `readiness`: Can a request be served, and if not, why: what `/readyz` says.
- `requests`: The session of a web request: it takes the writer's turn late, to write, and commits on success.
- `tables`: What every table has in common: moments in UTC, names of constraints, tables that only grow, rows that are
  there.
- `trouble`: Which errors mean that the database cannot serve now, so that trying again is right.
- `turns`: The turn that writers of a SQLite file take, and how long one waits for it.
"""

from portal.database.connecting import Database, wait_for_turn
from portal.database.requests import database, db, init_app
from portal.database.tables import AppendOnly, Base, Moment, insert, refuse_changes

__all__ = [
    "AppendOnly",
    "Base",
    "Database",
    "Moment",
    "database",
    "db",
    "init_app",
    "insert",
    "refuse_changes",
    "wait_for_turn",
]

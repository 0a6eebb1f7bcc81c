"""All that the portal remembers of a browser and keeps, to be compared and put back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import select

from portal import languages
from portal.database import Base, Database
from portal.public.display_choices import LOOKS
from portal.records.accountability.verbs import Did
from tests.support.checked_client import CheckedClient

LOOKING = frozenset({Did.READ, *(each for each in Did if each.name.startswith("LOOKED_AT_")), Did.READ_TRAIL})
OF_EACH_REQUEST = {"looks", "staff_sessions"}  # being shown a page is kept; what is in a session is compared by itself
OF_EACH_PAGE = {"_flashes", "fs_cc", "fs_gexp"}  # until when a password that was typed just now counts is worked out
COOKIES = ("visit", languages.COOKIE, *(each.name for each in LOOKS))


def remembered(client: CheckedClient) -> dict[str, Any]:
    """Every row but those that say that a page was shown, and what this browser is known by."""
    database: Database = client.app.extensions["portal.database"]
    with database.engine.connect() as connection:
        rows = {
            table.name: [tuple(row) for row in connection.execute(select(table)) if not _is_a_look(table.name, row)]
            for table in Base.metadata.sorted_tables
            if table.name not in OF_EACH_REQUEST
        }
    cookies = {name: cookie.value for name in COOKIES if (cookie := client.client.get_cookie(name))}
    return {**rows, "cookies": cookies, "session": _session(client)}


def _is_a_look(table: str, row: Any) -> bool:
    return table == "audit_events" and row.did in LOOKING


def _session(client: CheckedClient) -> dict[str, Any]:
    """What is in the session of a browser on the staff side; on the public side a session keeps nothing."""
    if not client.client.get_cookie("staff"):
        return {}
    with client.client.session_transaction("/staff/") as session:
        return {name: value for name, value in session.items() if name not in OF_EACH_PAGE}


@contextmanager
def put_back(client: CheckedClient) -> Iterator[None]:
    """What happens inside has not happened afterwards: the database is as before, and so are the cookies."""
    database: Database = client.app.extensions["portal.database"]
    path = database.engine.url.database
    assert database.is_sqlite and path
    cookies = dict(client.client._cookies or {})
    with closing(sqlite3.connect(":memory:")) as kept:
        with closing(sqlite3.connect(path)) as now:
            now.backup(kept)
        yield
        with closing(sqlite3.connect(path)) as now:
            kept.backup(now)
    client.client._cookies = cookies

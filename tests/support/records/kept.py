"""What the database of an application keeps, as whoever steals it would read it."""

from sqlalchemy import text

from portal.database import Base
from tests.support.staff_fixtures import Office


def everything_in(office: Office) -> bytes:
    """Every byte of the database: the files of SQLite, or each row of each table of PostgreSQL."""
    if office.database.is_sqlite:
        folder = office.settings.instance
        return b"".join(path.read_bytes() for path in folder.glob("portal.sqlite*"))
    held = []
    with office.database.engine.connect() as connection:
        for table in Base.metadata.tables:
            for (row,) in connection.execute(text(f"SELECT CAST(t AS text) FROM {table} t")):
                held.append(row.encode())
                held += [
                    bytes.fromhex(each.split('"')[0]) for each in row.split("\\x")[1:] if _is_hex(each.split('"')[0])
                ]
    return b"\n".join(held)


def _is_hex(words: str) -> bool:
    try:
        bytes.fromhex(words)
    except ValueError:
        return False
    return True

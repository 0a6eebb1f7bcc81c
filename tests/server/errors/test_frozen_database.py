"""A PostgreSQL that takes connections and says nothing: what waits for it ends soon."""

import socket
import threading

import pytest
from sqlalchemy.exc import OperationalError

from portal.database import Database

SOON = 20.0  # seconds, on a machine that does much else


def test_what_waits_for_a_frozen_database_ends_soon_after_its_request() -> None:
    with socket.create_server(("127.0.0.1", 0)) as frozen:
        database = Database(f"postgresql+psycopg://who:what@127.0.0.1:{frozen.getsockname()[1]}/x", patience=0.1)
        before = set(threading.enumerate())
        with pytest.raises(OperationalError):
            database.engine.connect()
        for each in set(threading.enumerate()) - before:
            each.join(SOON)
            assert not each.is_alive()
        database.engine.dispose()

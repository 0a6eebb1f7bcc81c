"""Work of the worker that failed is done again soon, and a server that is gone is noticed."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import psycopg
import pytest
from sqlalchemy import make_url

from portal.commands.processes import lanes
from portal.commands.processes.clock import Job, at_most_every, nightly
from portal.config import Settings
from portal.database import Database, answering
from tests.worker.test_clock import DAY, MONDAY, Clocks


@pytest.mark.parametrize("at_its_time", [nightly, partial(at_most_every, DAY)])
def test_work_that_failed_is_done_when_it_is_called_next(at_its_time: Callable[..., Job]) -> None:
    clocks, tries = Clocks(MONDAY), []

    def fails_once() -> None:
        tries.append(clocks.wall)
        if len(tries) == 1:
            raise RuntimeError

    job = at_its_time(fails_once, running=clocks.running)
    with pytest.raises(RuntimeError):
        job()
    for _minute in range(3):
        clocks.goes_on(timedelta(minutes=1))
        job()
    assert len(tries) == 2


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_no_connection_of_the_worker_waits_for_ever_for_a_server_that_is_gone(
    database: Database, settings: Settings
) -> None:
    clock = lanes.queue(settings, database, "alarms").storage
    with database.engine.connect() as connection:
        for each in (connection.connection.driver_connection, clock.conn):
            assert isinstance(each, psycopg.Connection)
            wanted = {name: str(value) for name, value in answering.CUT_OFF.items()}
            assert each.info.get_parameters().items() >= wanted.items()
    clock.close()


def test_what_the_address_says_of_a_server_that_is_gone_holds() -> None:
    limits = answering.cut_off(make_url("postgresql+psycopg://who@here/x?connect_timeout=3"))
    assert "connect_timeout" not in limits and "tcp_user_timeout" in limits

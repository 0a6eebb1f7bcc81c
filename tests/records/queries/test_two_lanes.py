"""Two lanes of the worker that make findings at the same time do not collide."""

import threading
import time
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from portal.commands import flow_tasks
from portal.commands import index as index_command
from portal.commands.index import make_findings
from tests.support.post_offices import SECONDS
from tests.support.staff_fixtures import Office

WAITS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND cardinality(pg_blocking_pids(pid)) > 0"
)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # on SQLite writers take turns
def test_two_lanes_that_make_the_same_findings_both_come_to_an_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one has read what to make, and waits, before the first one's transaction ends."""
    office.receives()
    both_have_read, make, failures = threading.Barrier(2, timeout=SECONDS), flow_tasks.make, list[Exception]()
    read = index_command._read

    def reads(*given: Any) -> Any:
        found = read(*given)
        both_have_read.wait()
        return found

    def makes(*given: Any) -> int:
        deadline = time.monotonic() + SECONDS
        with Session(office.database.engine) as db:
            while not ended and not db.scalar(WAITS):
                assert time.monotonic() < deadline
                db.rollback()
        return make(*given)

    def lane(anew: bool) -> None:
        try:
            make_findings(office.app, anew=anew)
        except Exception as error:
            failures.append(error)
        ended.append(anew)

    ended: list[bool] = []
    monkeypatch.setattr(index_command, "_read", reads)
    monkeypatch.setattr(flow_tasks, "make", makes)
    lanes = [threading.Thread(target=lane, args=(anew,)) for anew in (False, True)]
    for each in lanes:
        each.start()
    for each in lanes:
        each.join()
    assert not failures

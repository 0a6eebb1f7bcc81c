"""Work of the worker that failed is done again soon."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from portal.commands.processes.clock import Job, at_most_every, nightly
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

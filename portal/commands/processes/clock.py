"""When it is time, told without the clock on the wall; and whether that clock can be believed.

A clock that was wrong for an hour and was put right must lose nothing and delay nothing (`safety.md`, "Faults to
survive"). So what must happen again and again is counted by a clock that nobody sets, and what is deleted by its age is
deleted only when the clock on the wall was not set for a while.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from threading import Lock

from portal import calendar

STEADY_FOR = timedelta(minutes=90)  # longer than the hour for which a clock may be wrong
WAS_SET = timedelta(minutes=2)  # more than this apart, and somebody set it: it is not the drift of a clock
NIGHT = 3  # the hour, in London
AT_MOST = timedelta(hours=25)  # a night that a clock left out is made up for
AT_LEAST = timedelta(hours=2)  # an hour that comes twice is one night

Job = Callable[[], None]
OnTheWall = Callable[[], datetime]
Running = Callable[[], float]  # seconds, by a clock that nobody sets


def at_most_every(pause: timedelta, job: Job, *, running: Running = time.monotonic) -> Job:
    """This job, whenever it is called: the first time, then not before so much time has gone by."""
    return _when(lambda since: since >= pause, job, running)


def nightly(job: Job, *, now: OnTheWall = calendar.now, running: Running = time.monotonic) -> Job:
    """This job, whenever it is called: the first time, then each night."""

    def is_time(since: timedelta) -> bool:
        is_night = now().astimezone(calendar.LONDON).hour == NIGHT
        return since >= AT_MOST or (is_night and since >= AT_LEAST)

    return _when(is_time, job, running)


def when_steady(is_steady: Callable[[], bool], job: Job) -> Job:
    """This job, whenever it is called and the clock on the wall can be believed."""

    @wraps(job)
    def if_steady() -> None:
        if is_steady():
            job()

    return if_steady


def _when(is_time: Callable[[timedelta], bool], job: Job, running: Running) -> Job:
    last: list[float] = []

    @wraps(job)
    def when_it_is_time() -> None:
        at = running()
        if not last or is_time(timedelta(seconds=at - last[0])):
            last[:] = [at]
            try:
                job()
            except BaseException:
                last.clear()  # it was not done, so it is time still
                raise

    return when_it_is_time


class Steady:
    """Was the clock on the wall left alone for a while? Asked each minute, it notices when somebody set it."""

    def __init__(self, *, now: OnTheWall = calendar.now, running: Running = time.monotonic) -> None:
        self._now, self._running = now, running
        self._looking = Lock()
        self._began = running()
        self._apart = self._distance()

    def __call__(self) -> bool:
        """Not before STEADY_FOR since it was set, or since this process began: it may have begun in a wrong hour."""
        with self._looking:
            apart = self._distance()
            if abs(apart - self._apart) > WAS_SET.total_seconds():
                self._began = self._running()
            self._apart = apart
            return self._running() - self._began >= STEADY_FOR.total_seconds()

    def _distance(self) -> float:
        return self._now().timestamp() - self._running()

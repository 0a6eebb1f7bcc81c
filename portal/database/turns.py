"""The turn that writers of a SQLite file take, and how long one waits for it (`safety.md`, "The database")."""

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from portal import private_files

PATIENCE = 5.0  # seconds that a web request waits for its turn (`safety.md`, "The database")
FOR_EVER = threading.TIMEOUT_MAX
SHORTEST, LONGEST = 0.0005, 0.01  # seconds between two looks at the lock of another process


class TurnTaken(Exception):
    """Others are writing, and went on for longer than this writer waits. Nothing was written: try again."""


class Turns:
    """One writer at a time for one file: threads by a lock, processes by two file locks.

    Whoever is next holds the second one, so that a process that has just written comes after those that wait.
    """

    def __init__(self, lock_file: Path) -> None:
        self._lock_file = lock_file
        self._queue_file = lock_file.with_name(f"{lock_file.name}.next")
        for each in (self._lock_file, self._queue_file):
            private_files.make_file(each)
        self._thread = threading.Lock()

    def take(self, within: float) -> IO[str]:
        """Wait for the turn, `within` seconds at most. What comes back is given to `give_back`. Raises TurnTaken."""
        until = time.monotonic() + within
        if not self._thread.acquire(timeout=within):
            raise TurnTaken
        try:
            with self._queue_file.open("w") as queue:
                _lock(queue, until)
                file = self._lock_file.open("w")
                try:
                    _lock(file, until)
                except BaseException:
                    file.close()
                    raise
                return file
        except BaseException:
            self._thread.release()
            raise

    def give_back(self, file: IO[str]) -> None:
        """The next writer's turn."""
        file.close()
        self._thread.release()

    @contextmanager
    def one(self, within: float) -> Iterator[None]:
        """A turn for as long as this lasts. Raises TurnTaken."""
        file = self.take(within)
        try:
            yield
        finally:
            self.give_back(file)


class Turn:
    """The turn of one session: taken when it first writes, and given back when its transaction ends."""

    def __init__(self, turns: Turns, within: float) -> None:
        self._turns, self._within = turns, within
        self._file: IO[str] | None = None
        self.wanted = False  # does this session write, so that what it reads must not change under it?

    @property
    def is_held(self) -> bool:
        return self._file is not None

    def take(self) -> None:
        """Raises TurnTaken."""
        self._file = self._turns.take(self._within)

    def give_back(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            self._turns.give_back(file)


def _lock(file: IO[str], until: float) -> None:
    """A lock that waits has no end to its waiting, so it is asked for again and again."""
    pause = SHORTEST
    while True:
        try:
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise TurnTaken from None
        time.sleep(pause)
        pause = min(2 * pause, LONGEST)

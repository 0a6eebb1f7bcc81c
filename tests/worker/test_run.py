"""`portal run` starts a worker that ended again, ends when the server ends, and takes all it started with it."""

import json
import os
import select
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal.config import ROOT, Settings
from portal.database import Database
from portal.records.requests import sending
from tests.support.post_offices import SECONDS
from tests.support.servers import free_port
from tests.support.staff_fixtures import to_send
from tests.worker.process import environment

FOR_LONG = [sys.executable, "-c", "import signal; signal.pause()"]
ADOPTS = 36  # PR_SET_CHILD_SUBREAPER of Linux
STARTS = (
    "import json, sys; from portal.commands.processes import children; sys.exit(children.run(*json.loads(sys.argv[1])))"
)


@contextmanager
def running(command: list[str], **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of its own; what is left of it and of its children at the end is killed."""
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | more) as process:
        try:
            yield process
        finally:
            for each in (*_below(process.pid), process.pid):
                if _is_there(each):
                    os.kill(each, signal.SIGKILL)


def _children(pid: int) -> dict[int, str]:
    """The children of a process, each with its command line."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
            if int(parent) == pid:
                found[int(stat.parent.name)] = (stat.parent / "cmdline").read_text().replace("\0", " ")
        except OSError:  # it has just ended
            continue
    return found


def _below(pid: int) -> list[int]:
    return [each for child in _children(pid) for each in (child, *_below(child))]


def _is_there(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + SECONDS
    while not what():
        assert time.monotonic() < deadline


def wait_for_end(pid: int) -> None:
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    ended, _, _ = select.select([watched], [], [], SECONDS)
    os.close(watched)
    assert ended, f"{pid} goes on"


def the_worker(pid: int) -> int | None:
    return next((each for each, command in _children(pid).items() if "portal worker" in command), None)


def test_a_worker_that_was_killed_is_started_again_and_nothing_outlives_what_started_it(
    database: Database, settings: Settings
) -> None:
    with database.transaction() as db:
        sending.send(db, settings.keys, to_send())  # then no samples are made
    here = environment(settings, PORTAL_PORT=str(free_port()))
    with running([sys.executable, "-m", "portal", "run", "--workers", "1"], **here) as process:
        wait_for(lambda: the_worker(process.pid))
        first = the_worker(process.pid)
        assert first
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: the_worker(process.pid) not in (None, first))
        wait_for(lambda: len(_below(process.pid)) >= 3)  # the server, its process, the worker
        started = _below(process.pid)
        process.kill()
        for each in started:
            wait_for_end(each)


@pytest.mark.words
def test_when_the_server_ends_all_of_it_ends_as_the_server_did(tmp_path: Path) -> None:
    told = tmp_path / "told"
    ends = [sys.executable, "-c", f"import pathlib, sys; pathlib.Path({str(told)!r}).touch(); sys.exit(3)"]
    with running([sys.executable, "-c", STARTS, _as_json(ends, FOR_LONG)]) as process:
        assert process.wait(SECONDS) == 3
        assert not _below(process.pid)
    assert told.exists()


@pytest.mark.words
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_whatever_ends_it_ends_what_it_started(stop: signal.Signals) -> None:
    with running([sys.executable, "-c", STARTS, _as_json(FOR_LONG, FOR_LONG)]) as process:
        wait_for(lambda: len(_children(process.pid)) == 2)
        started = _below(process.pid)
        process.send_signal(stop)
        process.wait(SECONDS)
        for each in started:
            wait_for_end(each)


@pytest.mark.words
def test_the_first_process_of_a_container_takes_a_strangers_end_off_the_list(tmp_path: Path) -> None:
    told = tmp_path / "told"
    orphan = f"(sh -c 'echo $$ > {told}' &); exec {shlex.join(FOR_LONG)}"
    adopts = f"import ctypes; ctypes.CDLL(None).prctl({ADOPTS}, 1, 0, 0, 0); {STARTS}"
    with running([sys.executable, "-c", adopts, _as_json(FOR_LONG, ["sh", "-c", orphan])]):
        wait_for(lambda: told.exists() and told.read_text())
        wait_for(lambda: not Path(f"/proc/{told.read_text().strip()}").exists())


def _as_json(*commands: list[str]) -> str:
    return json.dumps(commands)

"""The processes that `portal run` starts: one that ends is started again, and none outlives its parent."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from types import FrameType

import click

STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
WAITS = (1, 2, 5, 10, 30)  # seconds before a worker that ended is started again
RAN_WELL = 300  # seconds after which the waits begin anew

Command = Sequence[str]
Child = subprocess.Popen[bytes]

_system = ctypes.CDLL(None)  # found before there is a child: nothing is loaded between fork and exec


def run(server: Command, worker: Command | None) -> int:
    """Run both until the server ends; what it ended with. The worker is started again when it ends.

    Told to stop, by SIGTERM, SIGINT or SIGHUP, it ends both and raises SystemExit. Killed, it takes both with it.
    """
    for each in STOPS:
        signal.signal(each, _stop)
    started: list[Child] = []
    try:
        serving = _start(server, started)
        return _keep(serving, worker, started) if worker else serving.wait()
    finally:
        for each in STOPS:
            signal.signal(each, signal.SIG_IGN)  # they are told already
        _end(started)


def _stop(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def _keep(serving: Child, command: Command, started: list[Child]) -> int:
    """Wait for whichever ends first, again and again."""
    again = 0
    while True:
        began = time.monotonic()
        working = _start(command, started)
        while serving.poll() is None and working.poll() is None:
            _wait_for_an_end(serving, working)
        if working.poll() is None:
            return serving.wait()
        started.remove(working)
        again = 0 if time.monotonic() - began > RAN_WELL else again
        click.echo(f"The worker ended ({working.returncode}). It is started again.", err=True)
        if _ends_within(serving, WAITS[min(again, len(WAITS) - 1)]):
            return serving.wait()
        again += 1


def _wait_for_an_end(*ours: Child) -> None:
    """Until any child ends. As the first process of a container it is given those whose parent is gone: nobody else
    takes them off the list, and each would be told of again and again.
    """
    ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    if ended and ended.si_pid not in [each.pid for each in ours]:
        os.waitpid(ended.si_pid, 0)


def _ends_within(child: Child, seconds: float) -> bool:
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _start(command: Command, started: list[Child]) -> Child:
    child = subprocess.Popen(command, preexec_fn=partial(_end_with_parent, os.getpid()))
    started.append(child)
    return child


def _end_with_parent(parent: int) -> None:
    """In the child, before its program begins: the system ends it when its parent is gone, however that ended."""
    if sys.platform == "linux":
        _system.prctl(END_WITH_PARENT, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def _end(started: list[Child]) -> None:
    for each in started:
        if each.poll() is None:
            each.terminate()
    for each in started:
        each.wait()

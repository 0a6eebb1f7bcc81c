"""The portal as real processes with real sockets, and a person who goes through a journey on them."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from portal.commands import running
from portal.config import ROOT, Settings
from tests.support.servers import free_port
from tests.support.sockets import SocketClient

COMES_UP_WITHIN = 60  # seconds, on a machine with much to do


@dataclass(frozen=True)
class Served:
    """A portal that serves. `log` is the file of everything that its processes wrote."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def person(self, **cookies: str) -> SocketClient:
        return SocketClient(self.origin, dict(cookies), checks=False)

    def sends(self, words: bytes) -> socket.socket:
        """Send these bytes as they are. The socket stays open until the caller closes it."""
        sender = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        sender.sendall(words)
        return sender

    def answers(self, words: bytes) -> bytes:
        """What comes back for these bytes, until the server closes."""
        with self.sends(words) as sender:
            sender.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: sender.recv(65536), b""))

    def ready(self) -> tuple[int, str, float]:
        """What `/readyz` says: its status, its words, and after how many seconds."""
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", "/readyz")
        response = connection.getresponse()
        words = response.read().decode()
        connection.close()
        return response.status, words, time.monotonic() - began

    def workers(self) -> list[int]:
        """The processes that answer."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(each) for each in listed.split()]


@contextmanager
def serving(settings: Settings, keys: Path, folder: Path, *, workers: int = 1, **more: str) -> Iterator[Served]:
    """gunicorn as `portal run` starts it on a server, on this database, until the block ends."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")} | {
        "PORTAL_MODE": "development",
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_KEYS_FOLDER": str(keys),
        "PORTAL_REQUESTS_A_MINUTE": "0",
        "GUNICORN_CMD_ARGS": "--graceful-timeout 20",  # so long a worker may take to end, and no longer than we wait
        **more,
    }
    command = running._server(replace(settings, mode="production", port=port), workers)
    log = folder / "served.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        served = Served(port, process, log)
        try:
            _wait_until_up(served)
            yield served
        finally:
            process.send_signal(signal.SIGQUIT)  # whoever is half-way is not waited for
            process.wait(timeout=30)


def portal(*words: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """A command of the portal, just started."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")} | environment
    command = [sys.executable, "-m", "portal", *words]
    return subprocess.Popen(command, cwd=ROOT, env=ours, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _wait_until_up(served: Served) -> None:
    deadline = time.monotonic() + COMES_UP_WITHIN
    while time.monotonic() < deadline and served.process.poll() is None:
        try:
            if served.ready()[0]:
                return
        except (ConnectionError, http.client.HTTPException):
            os.sched_yield()
    raise AssertionError(f"The portal did not come up:\n{served.log.read_text()}")

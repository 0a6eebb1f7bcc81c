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
from dataclasses import dataclass, field, replace
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from lxml import html as lxml_html

from portal.commands import running
from portal.config import ROOT, Settings
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.servers import free_port

COMES_UP_WITHIN = 60  # seconds, on a machine with much to do


@dataclass
class Person(CheckedClient):
    """A browser on a real socket. `took` is how many seconds its last answer took."""

    origin: str
    cookies: dict[str, str] = field(default_factory=dict)
    checks: bool = False
    took: float = 0.0

    def get(self, address: str, **_more: Any) -> FetchedPage:
        return self._ask("GET", urljoin(self.origin, address), None)

    def post(self, address: str, data: dict[str, Any], **_more: Any) -> FetchedPage:
        return self._ask("POST", urljoin(self.origin, address), urlencode(data, doseq=True))

    def _ask(self, method: str, address: str, body: str | None) -> FetchedPage:
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        connection = http.client.HTTPConnection(parts.netloc, timeout=30)
        began = time.monotonic()
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        self.took = time.monotonic() - began
        connection.close()
        for header in response.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        if response.status in (302, 303):
            return self._ask("GET", urljoin(address, response.headers["Location"]), None)
        return FetchedPage(path, response.status, text, lxml_html.fromstring(text))


@dataclass(frozen=True)
class Served:
    """A portal that serves. `log` is the file of everything that its processes wrote."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def person(self, **cookies: str) -> Person:
        return Person(self.origin, dict(cookies))

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

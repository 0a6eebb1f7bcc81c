"""Messages to deliver, time that goes by, and the worker as a process of its own."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import select

from portal.config import ROOT, Settings
from portal.database import Database
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from tests.support.post_offices import SECONDS, outgoing

SOON = 10  # seconds, on a machine with much to do


def post(database: Database, settings: Settings, *addresses: str, template: str = "new_request") -> None:
    with database.transaction() as db:
        for address in addresses:
            outbox.post(db, settings.keys, template=template, way="email", address=address)


def let_time_pass(database: Database, by: timedelta) -> None:
    """As though `by` went by: what waits is due that much sooner, and what was sent left that much earlier."""
    with database.transaction() as db:
        for message in db.scalars(select(OutgoingMessage)):
            message.due_at = message.due_at and message.due_at - by
            message.sent_at = message.sent_at and message.sent_at - by


def to(messages: list) -> list[str]:
    return [message["To"] for message in messages]


def environment(settings: Settings, **more: str) -> dict[str, str]:
    ours = {
        "PORTAL_MODE": "development",
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_SENDING": "smtp",
        "PORTAL_SMTP_PORT": str(settings.smtp_port),
        "PORTAL_TEAM_EMAIL": settings.team_email,
        "PORTAL_DUTY_EMAIL": settings.duty_email,
    }
    return {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")} | ours | more


def portal(settings: Settings, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portal", *words],
        cwd=ROOT,
        env=environment(settings, **more),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def running_worker(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """`portal worker` as a process of its own; what is left of it is killed at the end, and when it hangs."""
    command = [sys.executable, "-m", "portal", "worker"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(settings), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        watch = threading.Timer(3 * SECONDS, process.kill)
        watch.start()
        try:
            yield process
        finally:
            watch.cancel()
            process.kill()


def wait_until_all_left(database: Database) -> None:
    deadline = time.monotonic() + SECONDS
    while not all(message.sent_at for message in outgoing(database)):
        assert time.monotonic() < deadline, "A message stays in the outbox."

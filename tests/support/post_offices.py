"""Real servers that messages leave by in tests, on 127.0.0.1: a mail server, and one that speaks as GOV.UK Notify."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from typing import Any

import jwt
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from flask import Flask

from portal import calendar, create_app
from portal.commands.samples import Sample, route_of
from portal.config import Settings
from portal.crypto import keys
from portal.database import Database, db
from portal.delivery.delivering import application_without_pages, deliver_due
from portal.engine import submitting
from portal.journeys.join import JOIN
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.voices import drafts
from portal.web.cookies import visit
from tests.support.servers import free_port

SECONDS = 60  # the longest wait for what must happen
SAFE_EMAIL: dict[str, Any] = {
    "who": "me",
    "now": "yes",
    "about": "both",
    "tell": {"ticks": ["not_at_school"], "words": "It is too loud."},
    "reach": {"ticks": ["email"], "words": ""},
    "email": {"detail": "robin@example.com", "safe": "yes", "when": ""},
    "agree": "yes",
}
SAFE_TEXT = SAFE_EMAIL | {
    "reach": {"ticks": ["text"], "words": ""},
    "phone": {"detail": "07700 900123", "safe": "yes", "when": ""},
}


@contextmanager
def public_side(settings: Settings) -> Iterator[Flask]:
    """The public side on its own, with the keys of the public side and no others."""
    public = keys.read(settings.instance / "keys", staff=False)
    app = create_app(replace(settings, sides="public", keys=public))
    yield app
    app.extensions["portal.database"].engine.dispose()


def ask_to_join(app: Flask, said: dict[str, Any]) -> str:
    """Send a request as the page "check your answers" does; the id it is kept under."""
    sample = Sample(name="Robin", age=17, ago=timedelta(0), said=said)
    with app.test_request_context("/join/check", method="POST"):
        draft = drafts.begin(db(), visit().secret, kind="join", language="en")
        route = route_of(sample, calendar.today())
        sent = submitting.send(
            JOIN, route, draft, app.extensions["portal.settings"], looks_automatic=False, own_device=False
        )
        db().commit()
        return sent.id


def outgoing(database: Database) -> list[OutgoingMessage]:
    """Every row of the outbox, the oldest first."""
    with database.transaction() as db:
        found = list(db.query(OutgoingMessage).order_by(OutgoingMessage.id))
        db.expunge_all()
    return found


@dataclass
class MailServer:
    """A mail server. What it took stands in `taken`, in the order in which it came."""

    port: int
    taken: "Queue[EmailMessage]" = field(default_factory=Queue)
    refused: dict[str, str] = field(default_factory=dict)  # recipient: what the server says to it
    answers: threading.Event = field(default_factory=threading.Event)  # cleared: it took a message and says nothing

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        self.taken.put(message_from_bytes(envelope.content, policy=policy.default))
        await server.loop.run_in_executor(None, self.answers.wait, SECONDS)
        return "250 OK"

    def next(self) -> EmailMessage:
        return self.taken.get(timeout=SECONDS)

    def all_so_far(self) -> list[EmailMessage]:
        found = []
        with suppress(Empty):
            while True:
                found.append(self.taken.get_nowait())
        return found


@contextmanager
def mail_server(*, sign_in: tuple[str, str] | None = None, tls: ssl.SSLContext | None = None) -> Iterator[MailServer]:
    """A mail server on a free port. With `tls` and `sign_in` it takes mail only after both."""
    server = MailServer(free_port())
    server.answers.set()

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        return AuthResult(success=sign_in == (given.login.decode(), given.password.decode()), handled=False)

    demands: dict[str, Any] = {"tls_context": tls, "require_starttls": True} if tls else {}
    if sign_in:
        demands |= {"authenticator": check, "auth_required": True}
    controller = Controller(server, hostname="127.0.0.1", port=server.port, **demands)
    controller.start()
    try:
        yield server
    finally:
        server.answers.set()
        controller.stop()


@dataclass
class Notify:
    """What speaks as GOV.UK Notify does: `taken` holds (kind, what was sent), `fates` what became of "1", "2" …"""

    address: str
    key: str = "a_name-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222"
    taken: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    fails_with: int = 0
    says: dict[str, str] = field(default_factory=dict)  # the error, in place of one that repeats what was sent
    fates: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@contextmanager
def notify() -> Iterator[Notify]:
    """A server for GOV.UK Notify's client. It checks the token, and repeats addresses in its errors as Notify may."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._is_ours()
            found.taken.append((self.path.removeprefix("/v2/notifications/"), sent))
            if found.fails_with:
                self._answer(found.fails_with, {"errors": [found.says or {"message": str(sent)}]})
            else:
                self._answer(201, {"id": str(len(found.taken))})

        def do_GET(self) -> None:
            self._is_ours()
            number = self.path.removeprefix("/v2/notifications/")
            found.asked.append(number)
            self._answer(200 if number in found.fates else 404, {"status": found.fates.get(number)})

        def _is_ours(self) -> None:
            token = self.headers["Authorization"].removeprefix("Bearer ")
            jwt.decode(token, found.key[-36:], algorithms=["HS256"], options={"verify_iat": False})

        def _answer(self, code: int, body: dict[str, Any]) -> None:
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Notify(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def by_smtp(settings: Settings, server: MailServer) -> Settings:
    return replace(settings, sending="smtp", smtp_port=server.port)


def by_notify(settings: Settings, server: Notify) -> Settings:
    return replace(
        settings, sending="notify", notify_address=server.address, notify_key=server.key,
        notify_email_template="for-email", notify_text_template="for-text",
    )  # fmt: skip


def deliver_all(settings: Settings) -> tuple[int, int]:
    with application_without_pages(settings) as app:
        return deliver_due(app)

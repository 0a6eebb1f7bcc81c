"""The whole journey over TLS, in production settings, on a process that holds only the public side's keys."""

import http.client
import os
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
import trustme

from portal.config import ROOT
from portal.crypto import keys
from tests.support.people import Visitor
from tests.support.public.owners_settings import HELP_LINES, OWED_IN_ENVIRONMENT
from tests.support.public.voices import press
from tests.support.records import database_roles
from tests.support.servers import PostgresqlServer, free_port
from tests.support.sockets import SocketClient

PHONES = {
    "a new browser": {"Sec-Fetch-Site": "same-origin", "Origin": "own", "Referer": "own"},
    "an older browser": {"Origin": "own", "Referer": "own"},
    "a browser that hides where it was": {"Origin": "own"},
    "an old phone": {"Referer": "own"},
    "a very old phone": {},
}


def browser(origin: str, context: ssl.SSLContext, phone: dict[str, str]) -> SocketClient:
    """A browser that adds these headers to a post."""
    sends = {name: origin if value == "own" else value for name, value in phone.items()}
    return SocketClient(origin, sends=sends, context=context, within=20)


@pytest.fixture(scope="module")
def public_only(
    tmp_path_factory: pytest.TempPathFactory, postgresql_server: PostgresqlServer, migrated_postgresql: str
) -> Iterator[tuple[str, ssl.SSLContext]]:
    """gunicorn with a certificate, serving the public side alone."""
    folder = tmp_path_factory.mktemp("public-only")
    keys.make_missing(folder / "all-keys")
    (folder / "keys").mkdir()
    for name in ("staff.public", "sending.public", "forms.key", "cards.key"):
        (folder / "keys" / name).write_text((folder / "all-keys" / name).read_text())
    public_address = database_roles.addresses(postgresql_server.new_database(template=migrated_postgresql))["public"]
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    certificate.private_key_pem.write_to_path(folder / "key.pem")
    certificate.cert_chain_pems[0].write_to_path(folder / "cert.pem")
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")} | {
        "PORTAL_SIDES": "public",
        "PORTAL_ADDRESS": f"https://127.0.0.1:{port}",
        "PORTAL_INSTANCE": str(folder),
        "PORTAL_DATABASE_URL": public_address,
        "PORTAL_SENDING": "smtp",
        "PORTAL_HELP_LINES": str(HELP_LINES),
        "PORTAL_TEAM_EMAIL": "team@portal.example",
        **OWED_IN_ENVIRONMENT,
        "PORTAL_REQUESTS_A_MINUTE": "100000",
    }
    command = [sys.executable, "-m", "gunicorn", "portal:create_app()", "--bind", f"127.0.0.1:{port}"]
    tls = ["--certfile", str(folder / "cert.pem"), "--keyfile", str(folder / "key.pem"), "--no-control-socket"]
    context = ssl.create_default_context()
    authority.configure_trust(context)
    server = subprocess.Popen([*command, *tls, "--log-level", "error"], cwd=ROOT, env=environment)
    try:
        wait_until_up(port, context)
        yield f"https://127.0.0.1:{port}", context
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_until_up(port: int, context: ssl.SSLContext) -> None:
    """Ask until it answers; each refused connection takes its own moment."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=20)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except ConnectionRefusedError:
            os.sched_yield()
        finally:
            connection.close()
    raise AssertionError("the server did not come up")


@pytest.mark.parametrize("phone", PHONES)
def test_every_phone_gets_from_start_to_receipt(phone: str, public_only: tuple[str, ssl.SSLContext]) -> None:
    client = browser(*public_only, PHONES[phone])
    visitor = Visitor(client)
    receipt = visitor.answers_until_sent(visitor.opens("/join"), {"who": "me", "agree": "yes"})
    assert len(receipt.reference) == 9


def test_cookies_are_bound_to_this_host_and_hold_nothing_readable(public_only: tuple[str, ssl.SSLContext]) -> None:
    client = browser(*public_only, PHONES["a very old phone"])
    visitor = Visitor(client)
    visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/name")
    for header in client.set_cookies:
        assert header.startswith("__Host-visit="), header
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(header.split("; ")), header
        assert "Domain" not in header
        assert "Max-Age" not in header, "on a shared device nothing outlives the browser"
        assert len(header.split(";")[0].split("=", 1)[1]) == 43


def test_a_device_that_nobody_else_looks_at_is_remembered_for_28_days(public_only: tuple[str, ssl.SSLContext]) -> None:
    client = browser(*public_only, PHONES["a new browser"])
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/name")
    card = client.send(page, press="Stop for now")
    assert not [each for each in client.set_cookies if "Max-Age" in each], "nobody said so yet"
    press(client, card, "Only I use this phone")
    assert "Max-Age=2419200" in client.set_cookies[-1]


def test_it_can_be_said_on_the_receipt_too(public_only: tuple[str, ssl.SSLContext]) -> None:
    client = browser(*public_only, PHONES["a new browser"])
    visitor = Visitor(client)
    receipt = visitor.answers_until_sent(visitor.opens("/join"), {"who": "me", "agree": "yes"})
    press(client, receipt, "Only I use this phone")
    assert "Max-Age=2419200" in client.set_cookies[-1]


@pytest.mark.parametrize(
    "sends",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_a_post_from_elsewhere_saves_nothing(sends: dict[str, str], public_only: tuple[str, ssl.SSLContext]) -> None:
    client = browser(*public_only, PHONES["a new browser"])
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/name")
    client.sends = sends
    refused = client.send(page, {"name": "Sam Worthing"})
    assert refused.status == 400
    assert "We did not save this page. Press the button again." in refused.words()
    assert refused.form.xpath(".//input[@name='name']/@value") == ["Sam Worthing"]
    client.sends = PHONES["a new browser"]
    assert client.get(page.address.replace("/name", "/birthday")).h1 == "What is your name?"


def test_there_is_no_staff_side_on_this_process(public_only: tuple[str, ssl.SSLContext]) -> None:
    client = browser(*public_only, {})
    assert client.get("/staff/").status == 404
    assert client.get("/staff/sign-in").status == 404

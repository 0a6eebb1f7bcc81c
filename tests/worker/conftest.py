"""What the worker works with: an outbox, and a mail server that takes what leaves."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from portal.config import Settings
from portal.crypto import keys
from portal.database import Database
from portal.delivery.delivering import application_without_pages
from tests.support.post_offices import MailServer, mail_server


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def settings(settings: Settings, mail: MailServer) -> Settings:
    keys.make_missing(settings.instance / "keys")
    held = keys.read(settings.instance / "keys", staff=True)
    return replace(settings, keys=held, team_email="team@example.com", sending="smtp", smtp_port=mail.port)


@pytest.fixture
def office(settings: Settings) -> Iterator[Flask]:
    """The staff side without its pages: what the worker works with."""
    with application_without_pages(settings) as app:
        yield app


@pytest.fixture
def database(office: Flask) -> Database:
    return office.extensions["portal.database"]

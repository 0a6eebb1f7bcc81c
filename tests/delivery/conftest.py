"""What the tests of delivery share: servers on this machine, settings with a team to tell, and a public side."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from portal.config import Settings
from portal.crypto import keys
from portal.delivery.delivering import application_without_pages
from tests.support.post_offices import (
    MailServer,
    Notify,
    mail_server,
    notify,
    public_side,
)


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def govuk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Notify]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with notify() as server:
        yield server


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The keys lie where the processes of each side look for them."""
    keys.make_missing(settings.instance / "keys")
    return replace(settings, keys=keys.read(settings.instance / "keys", staff=True), team_email="team@example.com")


@pytest.fixture
def public(settings: Settings) -> Iterator[Flask]:
    with public_side(settings) as app:
        yield app


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application to write words with, without a database."""
    with application_without_pages(Settings(mode="development", instance=tmp_path_factory.mktemp("words"))) as app:
        yield app

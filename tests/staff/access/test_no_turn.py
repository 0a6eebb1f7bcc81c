"""Another program writes and does not end: staff are told to try again."""

import fcntl
from pathlib import Path

import pytest
from sqlalchemy import make_url

from portal.database import turns
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL has no turns


def test_a_page_that_reads_says_that_trying_again_is_right(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    client = office.signs_in(office.hires())
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    with lock(office).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        page = client.get("/staff/?page=1")
    assert (page.status, page.h1) == (503, "Something went wrong here")
    assert client.get("/staff/?page=1").status == 200


def lock(office: Office) -> Path:
    return Path(str(make_url(office.settings.database_url).database)).with_suffix(".lock")

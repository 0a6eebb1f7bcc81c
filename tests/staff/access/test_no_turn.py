"""Another program writes and does not end: staff are told to try again, after one wait."""

import fcntl
from pathlib import Path

import pytest
from sqlalchemy import make_url

from portal.database import turns
from portal.database.turns import Turn
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL has no turns


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[Turn]:
    """Each turn that is waited for."""
    found: list[Turn] = []
    take = Turn.take

    def taken(turn: Turn) -> None:
        found.append(turn)
        take(turn)

    monkeypatch.setattr(Turn, "take", taken)
    return found


def test_a_page_that_reads_says_that_trying_again_is_right(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    client = office.signs_in(office.hires())
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    with lock(office).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        page = client.get("/staff/?page=1")
    assert (page.status, page.h1) == (503, "Something went wrong here")
    assert client.get("/staff/?page=1").status == 200


def test_a_post_waits_once(office: Office, monkeypatch: pytest.MonkeyPatch, waits: list[Turn]) -> None:
    request = office.receives()
    client = office.signs_in(office.hires())
    form = client.get(f"/staff/request/{request.shown_reference}/down/note")
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    waits.clear()
    with lock(office).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert client.send(form, {"words": "They rang."}).status == 503
    assert len(waits) == 1


def lock(office: Office) -> Path:
    return Path(str(make_url(office.settings.database_url).database)).with_suffix(".lock")

"""Requests that were made findable before names and numbers were read in one way are found by it, and still open.

The dump was made by the code of that day, as `database.sql.gz` beside it. Never make it anew.
"""

import gzip
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.calendar import today
from portal.commands.matching import match
from portal.commands.running import alembic_config
from portal.config import Settings
from portal.database import Database
from portal.journeys.safe_ways import safe_way
from portal.names import keys_of
from portal.records.queries import index, tokens
from portal.records.queries.index import Finding
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from tests.support.records.of_0011 import KEYS

DUMP = gzip.decompress(Path(__file__).with_name("names.sql.gz").read_bytes()).decode()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """The worker's application on the old database, brought to the newest migration."""
    path = tmp_path / "portal.sqlite"
    with sqlite3.connect(path) as made:
        made.executescript(DUMP)
    made.close()
    url = f"sqlite:///{path}"
    command.upgrade(alembic_config(url), "head")
    app = Flask("portal")
    app.extensions |= {
        "portal.settings": Settings(mode="development", instance=tmp_path, database_url=url, keys=KEYS),
        "portal.database": Database(url),
    }
    yield app
    app.extensions["portal.database"].engine.dispose()


def found(app: Flask, typed: str) -> list[str]:
    """Whom staff find by this."""
    with Session(app.extensions["portal.database"].engine) as db:
        wanted = select(Submission)
        for words in tokens.typed(typed, today()):
            wanted = wanted.where(index.found_by(KEYS, words))
        return [submissions.opened(db, KEYS, each).first["about"] for each in db.scalars(wanted)]


WANTED = {
    "Lukasz": "Łukasz Wójcik",
    "Soren": "Søren Testø",
    "ORourkey": "Niamh O'Rourkey",
    "Annemarie": "Anne-Marie Testham",
    "احمد": "محمـد أحمد",
    "07700 900444": "محمـد أحمد",
    "07700 900333": "Łukasz Wójcik",
}


def test_the_worker_makes_the_tokens_of_old_requests_anew(app: Flask) -> None:
    before = {typed for typed, name in WANTED.items() if name in found(app, typed)}
    assert not before & {"Lukasz", "Soren", "ORourkey", "Annemarie"}, "they were not found then"
    match(app)
    assert {typed: found(app, typed) for typed in WANTED} == {typed: [name] for typed, name in WANTED.items()}
    with Session(app.extensions["portal.database"].engine) as db:
        made = {each.submission_id: each.token for each in db.scalars(select(Finding)) if each.token}
    match(app)
    with Session(app.extensions["portal.database"].engine) as db:
        assert made == {each.submission_id: each.token for each in db.scalars(select(Finding)) if each.token}, "once"


def test_a_whole_name_and_birthday_are_compared_in_the_new_way(app: Flask) -> None:
    match(app)
    with Session(app.extensions["portal.database"].engine) as db:
        kept = {each.token for each in db.scalars(select(Finding).where(Finding.kind == index.NAME_AND_BIRTHDAY))}
    for typed in ("Lukasz Wojcik", "Rourkey Niamh", "Annemarie Testham"):
        keys = {index._token(KEYS, index.NAME_AND_BIRTHDAY, f"{key}|2001-03-05") for key in keys_of(typed)}
        assert keys & kept, typed


def test_a_way_that_was_kept_as_it_was_typed_leads_to_its_number(app: Flask) -> None:
    with Session(app.extensions["portal.database"].engine) as db:
        ways = {}
        for each in db.scalars(select(Submission)):
            opened = submissions.opened(db, KEYS, each)
            ways[str(opened.first["about"])] = safe_way(each.kind, opened.voices, "person", today())
    assert ways == {
        "Łukasz Wójcik": ("text", "+447700900333"),
        "Anne-Marie Testham": ("text", "+447700900123"),
        "Søren Testø": None,
        "Niamh O'Rourkey": None,
        "محمـد أحمد": None,
    }

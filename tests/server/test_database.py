"""The database: migrations are clean, what is append-only stays, and one request is one transaction."""

import sqlite3
import threading
from datetime import UTC, datetime

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal import create_app
from portal.commands.running import alembic_config
from portal.config import Settings
from portal.database import Database, answering, db
from portal.engine.pages import walking
from portal.records import load_all
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.requests import sending, submissions
from tests.support.checked_client import CheckedClient
from tests.support.staff_fixtures import to_send


def test_the_migrations_make_exactly_the_tables_of_the_code(database_url: str) -> None:
    load_all()
    command.check(alembic_config(database_url))


def test_the_migrations_can_be_taken_back_and_made_again(database_url: str) -> None:
    command.downgrade(alembic_config(database_url), "base")
    command.upgrade(alembic_config(database_url), "head")
    found = Database(database_url)
    assert found.has_newest_migration()
    found.engine.dispose()


@pytest.mark.parametrize("change", ["UPDATE audit_events SET did = 'nothing'", "DELETE FROM audit_events"])
def test_the_database_refuses_to_change_the_audit_trail(change: str, database_url: str) -> None:
    found = Database(database_url)
    with found.transaction() as db:
        audit.write(db, actor=Actor.COMMAND, did=Did.READ, record=Ref.submission("1"))
    with pytest.raises(DBAPIError, match="append-only"), found.transaction() as db:
        db.execute(text(change))
    found.engine.dispose()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL has no REPLACE
def test_replace_changes_no_row_of_a_table_that_only_grows(database_url: str) -> None:
    load_all()
    found = Database(database_url)
    with found.transaction() as db:
        audit.write(db, actor=Actor.COMMAND, did=Did.READ, record=Ref.submission("1"))
    with pytest.raises(DBAPIError, match="append-only"), found.transaction() as db:
        db.execute(text("REPLACE INTO audit_events SELECT * FROM audit_events"))
    found.engine.dispose()


def test_moments_come_back_aware_and_in_utc(database_url: str) -> None:
    found = Database(database_url)
    with found.transaction() as db:
        audit.write(db, actor=Actor.COMMAND, did=Did.READ, record=Ref.submission("2"))
    with found.transaction() as db:
        (event,) = audit.trail(db, Ref.submission("2"))
        assert event.at.tzinfo is not None
        assert abs((datetime.now(UTC) - event.at).total_seconds()) < 60
    found.engine.dispose()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_sqlite_is_set_up_to_lose_nothing(database_url: str) -> None:
    found = Database(database_url)
    with found.engine.connect() as connection:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted
    found.engine.dispose()


def test_sixteen_writers_take_turns_and_none_is_busy(database_url: str) -> None:
    found = Database(database_url)
    failures: list[Exception] = []

    def write() -> None:
        try:
            for _turn in range(10):
                with found.transaction() as db:
                    audit.trail(db, Ref.submission("3"))
                    audit.write(db, actor=Actor.COMMAND, did=Did.READ, record=Ref.submission("3"))
        except (DBAPIError, sqlite3.Error) as error:
            failures.append(error)

    writers = [threading.Thread(target=write) for _writer in range(16)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert not failures
    with found.transaction() as db:
        assert len(audit.trail(db, Ref.submission("3"))) == 160
    found.engine.dispose()


def test_ready_means_that_the_newest_migration_is_there(client: CheckedClient, database_url: str) -> None:
    assert client.client.get("/readyz").status_code == 200
    command.downgrade(alembic_config(database_url), "-1")
    answer = client.client.get("/readyz")
    assert (answer.status_code, (answer.json or {})["why"]) == (503, "migrations are not applied")


def test_up_does_not_need_the_database(client: CheckedClient) -> None:
    assert client.client.get("/healthz").json == {"up": True}


def test_the_newest_migration_can_be_taken_back_with_requests_in_the_database(
    app: Flask, settings: Settings, database_url: str
) -> None:
    with app.extensions["portal.database"].transaction() as db:
        sent = sending.send(db, settings.keys, to_send())
        submissions.pause(db, sent)
        sent_id = sent.id
    for to in ("-1", "head"):
        getattr(command, "downgrade" if to == "-1" else "upgrade")(alembic_config(database_url), to)
    with app.extensions["portal.database"].transaction() as db:
        found = submissions.find(db, sent_id)
        assert found and found.paused_at and submissions.opened(db, settings.keys, found).first["about"]


def test_an_older_process_stays_ready_after_a_migration_that_adds(client: CheckedClient, database_url: str) -> None:
    """A newer portal made a table and a column that may be empty; later it took one away that this code reads."""
    found = Database(database_url)
    with found.for_writing.begin() as connection:
        connection.execute(text("CREATE TABLE of_a_newer_portal (id INTEGER NOT NULL)"))
        connection.execute(text("ALTER TABLE drafts ADD COLUMN of_a_newer_portal INTEGER"))
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert client.client.get("/readyz").status_code == 200
    with found.for_writing.begin() as connection:
        connection.execute(text("ALTER TABLE drafts RENAME COLUMN kind TO sort"))
    found.engine.dispose()
    answer = client.client.get("/readyz")
    assert (answer.status_code, (answer.json or {})["why"]) == (503, "migrations are not applied")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite stops no statement
def test_one_statement_that_was_slow_is_no_database_that_is_away(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "STATEMENT", 0.2)
    app = create_app(settings)
    app.add_url_rule("/slow", view_func=lambda: str(db().execute(text("SELECT pg_sleep(60)"))))
    assert app.test_client().get("/slow").status_code == 503
    assert app.test_client().get("/readyz").status_code == 200
    app.extensions["portal.database"].engine.dispose()


def test_a_post_that_fails_keeps_nothing_that_it_wrote_on_the_way(settings: Settings) -> None:
    app = create_app(settings)

    @app.post("/fails")
    def fails() -> str:
        walking.ticket("a receipt", "b" * 32)
        raise RuntimeError

    assert app.test_client().post("/fails", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 500
    with app.extensions["portal.database"].transaction() as written:
        assert written.scalar(text("SELECT count(*) FROM tickets")) == 0
    app.extensions["portal.database"].engine.dispose()

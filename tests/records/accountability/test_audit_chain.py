"""The audit chain: whatever is done to a chained row later is found and named, on both databases."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from portal.commands.audit_chain import chain_waiting
from portal.config import Settings
from portal.database import Database
from portal.records.accountability import chain
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.chain import AuditLink
from tests.support.records.audit_chain import COLUMNS, QUICK, ROWS, found, ids, tried, write


def test_rows_wait_and_are_chained_once(database: Database, settings: Settings) -> None:
    write(database)
    assert found(database, settings).waiting == ROWS
    assert chain_waiting(settings, database) == ROWS and chain_waiting(settings, database) == 0
    write(database, 2)
    findings = found(database, settings)
    assert (findings.chained, findings.waiting, findings.broken) == (ROWS, 2, None)
    with Session(database.engine) as db:
        assert chain.how_many_wait(db) == 2


@QUICK
@given(row=st.integers(0, ROWS - 1), column=st.sampled_from(sorted(COLUMNS)))
def test_any_change_of_any_chained_row_is_found_and_named(
    database: Database, settings: Settings, row: int, column: str
) -> None:
    _chain_once(database, settings)
    event = ids(database)[row]
    change = update(AuditEvent).where(AuditEvent.id == event).values({column: COLUMNS[column]})
    broken = tried(database, settings, change).broken
    assert broken and (broken.number, broken.event_id) == (row + 1, event) and broken.what.startswith("was changed")
    assert found(database, settings).broken is None


@QUICK
@given(row=st.integers(0, ROWS - 1), with_link=st.booleans())
def test_any_row_that_is_taken_away_is_found(database: Database, settings: Settings, row: int, with_link: bool) -> None:
    _chain_once(database, settings)
    event = ids(database)[row]
    away = [delete(AuditEvent).where(AuditEvent.id == event)]
    if with_link:
        away.insert(0, delete(AuditLink).where(AuditLink.event_id == event))
    broken = tried(database, settings, *away).broken
    if with_link and row == ROWS - 1:
        assert broken is None  # the end was cut off: only the head that was sent out tells
        return
    assert broken and broken.number == row + 1 and broken.what.startswith("was removed")


@QUICK
@given(row=st.integers(1, ROWS - 1))
def test_a_row_that_is_put_in_is_found(database: Database, settings: Settings, row: int) -> None:
    _chain_once(database, settings)
    new = {"id": 999, "at": _at(database), "actor": "worker", "did": "x", "record": "y", "fields": "", "why": ""}
    room = [
        update(AuditLink).where(AuditLink.number == number).values(number=number + 1) for number in range(ROWS, row, -1)
    ]
    link = insert(AuditLink).values(number=row + 1, event_id=999, link=b"x" * 32)
    broken = tried(database, settings, *room, insert(AuditEvent).values(new), link).broken
    assert broken and (broken.number, broken.event_id) == (row + 1, 999)
    assert broken.what == "was put in"


def _chain_once(database: Database, settings: Settings) -> None:
    if not ids(database):
        write(database)
        chain_waiting(settings, database)


def _at(database: Database) -> object:
    with Session(database.engine) as db:
        return db.scalar(select(AuditEvent.at).limit(1))


def test_the_end_that_was_cut_off_is_found_by_the_head_that_was_sent(database: Database, settings: Settings) -> None:
    write(database)
    chain_waiting(settings, database)
    sent = found(database, settings).head
    assert found(database, settings, sent=sent).broken is None
    later = found(database, settings, sent=replace(sent, number=sent.number + 1)).broken
    assert later and later.number == ROWS + 1
    other = found(database, settings, sent=replace(sent, link=b"x" * 32)).broken
    assert other and "not what was sent" in other.what


def test_another_key_finds_the_first_row(database: Database, settings: Settings) -> None:
    write(database)
    chain_waiting(settings, database)
    broken = found(database, replace(settings, keys=replace(settings.keys, audit=b"y" * 32))).broken
    assert broken and broken.number == 1


def test_the_database_refuses_to_change_the_chain(database: Database, settings: Settings) -> None:
    write(database)
    chain_waiting(settings, database)
    for change in ("UPDATE audit_links SET number = 9", "DELETE FROM audit_links"):
        with pytest.raises(DBAPIError, match="append-only"), database.transaction() as db:
            db.execute(text(change))

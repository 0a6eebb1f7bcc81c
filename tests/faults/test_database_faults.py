"""The database is locked, full, away or frozen: the page that says "try again" at once, and `/readyz` says why."""

import fcntl
import json
import os
import resource
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlalchemy import make_url

from portal.commands.running import alembic_config
from portal.config import Settings
from portal.database import turns
from tests.faults.serving import Served, serving
from tests.support.checked_client import FetchedPage
from tests.support.people import fill
from tests.support.servers import PostgresqlServer, running_postgresql
from tests.support.sockets import SocketClient

AT_ONCE = 2.0  # seconds for a page, on a machine that does much else; 0.7 of them may go by until the database answers
LOCKS = "LOCK TABLE drafts IN ACCESS EXCLUSIVE MODE"
FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
 $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON drafts EXECUTE FUNCTION full_disk();
"""


def at_a_question(served: Served) -> tuple[SocketClient, FetchedPage]:
    """A person at their second question: what they press has been pressed before, so nothing is done first of all."""
    person = served.person()
    page = person.get("/join")
    return person, person.send(page, fill(page, {}))


def is_told_to_try_again(person: SocketClient, page: FetchedPage) -> None:
    """They press Continue, and are told at once."""
    shown = person.send(page, fill(page, {}))
    assert shown.status == 503, shown.words()
    assert "Problem: " in shown.title and ("Try again" in shown.words() or "Go back" in shown.words())
    assert person.took < AT_ONCE, person.took


def says_why(served: Served, why: str) -> None:
    status, words, took = served.ready()
    assert (status, json.loads(words)) == (503, {"ready": False, "why": why})
    assert took < AT_ONCE


def goes_on(person: SocketClient, page: FetchedPage) -> None:
    """By itself, with nothing lost."""
    went_on = person.send(page, fill(page, {}))
    assert went_on.status == 200 and went_on.address != page.address


def plain(settings: Settings) -> str:
    """The address of the database for a program that is not ours."""
    url = make_url(settings.database_url)
    return str(url.database) if "sqlite" in settings.database_url else _for_psycopg(settings.database_url)


def _for_psycopg(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def test_locked_by_another_program(served: Served, settings: Settings) -> None:
    person, page = at_a_question(served)
    if "sqlite" in settings.database_url:
        with closing(sqlite3.connect(plain(settings), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            is_told_to_try_again(person, page)
            says_why(served, "the database is locked")
    else:
        with psycopg.connect(plain(settings)) as other:
            other.execute(LOCKS)
            is_told_to_try_again(person, page)
            says_why(served, "the database is locked")
            other.rollback()
    goes_on(person, page)


def test_full(served: Served, settings: Settings) -> None:
    person, page = at_a_question(served)
    if "sqlite" in settings.database_url:
        workers = served.workers()
        for each in workers:  # as though the disk ended here
            resource.prlimit(each, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    else:
        with psycopg.connect(plain(settings), autocommit=True) as other:
            other.execute(FULL)
    is_told_to_try_again(person, page)
    says_why(served, "the disk of the database is full")
    if "sqlite" in settings.database_url:
        for each in workers:
            resource.prlimit(each, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    else:
        with psycopg.connect(plain(settings), autocommit=True) as other:
            other.execute("DROP TRIGGER full_disk ON drafts")
    goes_on(person, page)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_another_writer_hangs(served: Served, settings: Settings) -> None:
    """A process that was stopped in its turn: the others wait for five seconds, and no longer."""
    person, page = at_a_question(served)
    with Path(plain(settings)).with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        says_why(served, "the database is locked")
        shown = person.send(page, fill(page, {}))
        assert shown.status == 503 and person.took < turns.PATIENCE + AT_ONCE
    goes_on(person, page)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_away(served: Served, settings: Settings, postgresql_server: PostgresqlServer) -> None:
    """Every connection ends, and no new one is let in."""
    person, page = at_a_question(served)
    name = make_url(settings.database_url).database
    with psycopg.connect(_for_psycopg(postgresql_server.url), autocommit=True) as other:
        other.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        is_told_to_try_again(person, page)
        says_why(served, "the database does not answer")
        other.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
    goes_on(person, page)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the one to be stopped is made here
def test_frozen(settings: Settings, key_folder: Path, tmp_path: Path) -> None:
    """A server that says nothing any more, on connections that are open and on new ones, and then goes on."""
    with running_postgresql() as server:
        url = server.new_database()
        command.upgrade(alembic_config(url), "head")
        with serving(replace(settings, database_url=url), key_folder, tmp_path) as served:
            person, page = at_a_question(served)
            with stopped(url):
                for _time in range(2):
                    is_told_to_try_again(person, page)
                says_why(served, "the database does not answer")
            goes_on(person, page)


@contextmanager
def stopped(url: str) -> Iterator[None]:
    """Every process of this PostgreSQL server stands still."""
    with psycopg.connect(_for_psycopg(url)) as asking:
        (backend,) = asking.execute("SELECT pg_backend_pid()").fetchone() or (0,)
        server = int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])
    processes = [server, *map(int, Path(f"/proc/{server}/task/{server}/children").read_text().split())]
    for each in processes:
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in processes:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGCONT)

"""Whatever goes wrong, the log holds no address, no path, no header and no value."""

from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from portal.config import Settings
from portal.database import Database
from tests.faults.serving import Served
from tests.support.people import fill

SECRETS = ("11-22-33-44-55", "Sesamstreet", "of-a-set-up", "127.0.0.1", "10.9.8.7")
HEAD = "Host: 127.0.0.1\r\nX-Forwarded-For: 10.9.8.7\r\nConnection: close\r\n"
LINK = "/come-back/11-22-33-44-55"
WRONG = {
    "a method": f"G@T {LINK} HTTP/1.1\r\n{HEAD}\r\n",
    "a version": f"GET {LINK} HTTP/9.9\r\n{HEAD}\r\n",
    "a line": f"GET {LINK}\r\n{HEAD}\r\n",
    "a header": f"GET {LINK} HTTP/1.1\r\n{HEAD}Sesamstreet of-a-set-up\r\n\r\n",
    "a header's name": f"GET {LINK} HTTP/1.1\r\n{HEAD}Sesam street: of-a-set-up\r\n\r\n",
    "a coding": f"POST {LINK} HTTP/1.1\r\n{HEAD}Transfer-Encoding: Sesamstreet\r\n\r\n",
    "a length": f"POST {LINK} HTTP/1.1\r\n{HEAD}Content-Length: Sesamstreet\r\n\r\n",
    "a long line": f"GET {LINK}{'x' * 9000} HTTP/1.1\r\n{HEAD}\r\n",
}
CHUNKED = "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
NEVER_COMMITS = {  # when a row is added, only its commit fails, and its words say the row
    "sqlite": (
        "CREATE TABLE never (id INTEGER PRIMARY KEY)",
        "CREATE TABLE fails (id INTEGER REFERENCES never (id) DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TRIGGER fails AFTER INSERT ON {table} BEGIN INSERT INTO fails VALUES (7); END",
    ),
    "postgresql": (
        "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'Sesamstreet 11-22-33-44-55'; END $$",
        "CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION fails()",
    ),
}


def said_in(log: Path) -> list[str]:
    written = log.read_text()
    return [each for each in SECRETS if each in written]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_not_http_is_answered_and_leaves_no_trace_of_what_it_said(served: Served) -> None:
    answers = {kind: served.answers(words.encode()) for kind, words in WRONG.items()}
    assert {kind: answer[:12] for kind, answer in answers.items() if not answer.startswith(b"HTTP/1.1 4")} == {
        "a coding": b"HTTP/1.1 501"
    }
    assert "Invalid request" in served.log.read_text()
    assert not said_in(served.log)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_wrong_chunk_is_refused_and_nothing_else(served: Served) -> None:
    for path in ("/come-back", "/join", "/staff/sign-in"):
        for chunk in ("Sesamstreet\r\n", "-1\r\n", "5\r\nemail=a"):
            answer = served.answers(f"POST {path} HTTP/1.1\r\n{HEAD}{CHUNKED}{chunk}".encode())
            assert answer.startswith(b"HTTP/1.1 400"), (path, chunk, answer[:40])
    assert not said_in(served.log)


def test_a_commit_that_fails_writes_down_neither_the_address_nor_the_row(served: Served, settings: Settings) -> None:
    kind = make_url(settings.database_url).get_backend_name()
    database = Database(settings.database_url)
    with database.for_writing.begin() as connection:
        for statement in NEVER_COMMITS[kind]:
            connection.execute(text(statement.format(table="card_tries")))
    database.engine.dispose()
    person = served.person()
    assert person.get(LINK).status >= 500
    page = person.get("/join")
    assert person.send(page, fill(page, {})).status == 200, "others go on"
    assert "error" in served.log.read_text().lower()
    assert not said_in(served.log)

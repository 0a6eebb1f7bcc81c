"""What a stolen database gives: no name, no address and no word of anyone."""

from sqlalchemy import text

from portal.database import Base
from tests.support.staff_fixtures import PRIVATE, WAYS, Office


def test_the_database_holds_no_words_of_staff_or_people(office: Office):
    request = office.receives(about="Casey Confidential", more_said=(*WAYS, PRIVATE))
    worker = office.hires(name="Robin Unreadable")
    client = office.signs_in(worker)
    page = client.send(client.get("/staff/recovery-codes"))
    codes = [each.text_content() for each in page.tree.xpath("//li/code")]
    client.get(f"/staff/request/{request.shown_reference}")
    secrets = (
        worker.address, worker.address.split("@")[0], "Unreadable", worker.password, worker.secret, "Casey", "900111",
        "sam@example.com", "She reads", "Who must we not tell", *codes, office.client_secret(client),
    )  # fmt: skip
    held = everything_in(office)
    assert request.reference.encode() in held
    for secret in secrets:
        assert secret.encode() not in held, secret


def everything_in(office: Office) -> bytes:
    """Every byte of the database: the files of SQLite, or each row of each table of PostgreSQL."""
    if office.database.is_sqlite:
        folder = office.settings.instance
        return b"".join(path.read_bytes() for path in folder.glob("portal.sqlite*"))
    held = []
    with office.database.engine.connect() as connection:
        for table in Base.metadata.tables:
            for (row,) in connection.execute(text(f"SELECT CAST(t AS text) FROM {table} t")):
                held.append(row.encode())
                held += [
                    bytes.fromhex(each.split('"')[0]) for each in row.split("\\x")[1:] if _is_hex(each.split('"')[0])
                ]
    return b"\n".join(held)


def _is_hex(words: str) -> bool:
    try:
        bytes.fromhex(words)
    except ValueError:
        return False
    return True

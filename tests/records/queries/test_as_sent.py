"""What people sent is held against what it was at first sight, on both databases."""

from pathlib import Path

from click.testing import CliRunner, Result
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from portal.commands import portal
from portal.commands.audit_chain import chain_waiting, see_what_was_sent
from portal.crypto import sealing
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Ref
from portal.records.correspondence import messages
from portal.records.correspondence.messages import KeptMessage
from portal.records.queries import as_sent, audit_search
from portal.records.queries.audit_search import Filters
from portal.records.voices import folders
from portal.records.voices.folders import Folder
from tests.support.records.audit_chain import break_in
from tests.support.staff_fixtures import Office


def sent(office: Office) -> tuple[Folder, KeptMessage]:
    """A request with a folder, to which the person added something."""
    request = office.receives()
    with office.database.transaction() as db:
        folder = db.scalars(select(Folder).where(Folder.submission_id == request.id)).one()
        messages.add(db, folder, "I am upset")
    with Session(office.database.engine) as db:
        return db.scalars(select(Folder)).one(), db.scalars(select(KeptMessage)).one()


def changed(office: Office) -> list[str]:
    with Session(office.database.engine) as db:
        return list(as_sent.verify(db).changed)


def test_what_was_sent_and_added_is_seen_once(office: Office) -> None:
    folder, message = sent(office)
    assert see_what_was_sent(office.database) == 2 and see_what_was_sent(office.database) == 0
    with Session(office.database.engine) as db:
        found = as_sent.verify(db)
        rows = db.scalars(select(AuditEvent).where(AuditEvent.did == "first seen as it was sent")).all()
    assert (found.same, found.unseen, found.changed) == (2, 0, ())
    assert {each.record for each in rows} == {Ref.folder(folder.id), Ref.added(message.id)}
    office.receives()
    assert see_what_was_sent(office.database) == 1


def test_words_that_are_replaced_are_found_though_the_staff_key_opens_them(office: Office) -> None:
    folder, _message = sent(office)
    see_what_was_sent(office.database)
    with office.database.transaction() as db:
        key = folders.key_for_staff(db, office.settings.keys, folder)
        forged = sealing.seal(key, b'{"answers": {}}', place=sealing.joined(("folders", folder.id, 1)))
        db.execute(update(Folder).where(Folder.id == folder.id).values(sealed=forged))
    assert changed(office) == [f"{Ref.folder(folder.id)} was changed"]
    assert see_what_was_sent(office.database) == 0  # what it says now is never taken for what was sent


def test_a_second_digest_of_a_changed_record_counts_for_nothing(office: Office) -> None:
    _folder, message = sent(office)
    see_what_was_sent(office.database)
    with office.database.transaction() as db:
        first = db.scalars(select(AuditEvent).where(AuditEvent.record == Ref.added(message.id))).one()
        copy = {each.name: getattr(first, each.name) for each in AuditEvent.__table__.columns if each.name != "id"}
        db.execute(insert(AuditEvent).values(copy | {"why": as_sent._digest(b"forged")}))
        db.execute(update(KeptMessage).where(KeptMessage.id == message.id).values(sealed=b"forged"))
    assert changed(office) == [f"{Ref.added(message.id)} was changed"]


def test_words_that_are_taken_away_are_found(office: Office) -> None:
    _folder, message = sent(office)
    see_what_was_sent(office.database)
    with office.database.transaction() as db:
        db.execute(delete(KeptMessage).where(KeptMessage.id == message.id))
    assert changed(office) == [f"{Ref.added(message.id)} was removed"]


def test_a_digest_that_is_taken_away_breaks_the_chain(office: Office, key_folder: Path) -> None:
    folder, _message = sent(office)
    see_what_was_sent(office.database)
    chain_waiting(office.settings, office.database)
    assert verify(office, key_folder).exit_code == 0
    with office.database.transaction() as db:
        if office.database.is_sqlite:
            db.execute(text("PRAGMA defer_foreign_keys = ON"))
        break_in(db)
        db.execute(update(AuditEvent).where(AuditEvent.record == Ref.folder(folder.id)).values(why="0" * 64))
    told = verify(office, key_folder)
    assert told.exit_code == 1 and "The chain is broken" in told.output


def test_the_command_names_what_is_not_as_it_was_sent_and_ends_with_1(office: Office, key_folder: Path) -> None:
    folder, _message = sent(office)
    told = verify(office, key_folder)
    assert told.exit_code == 0 and "Words as they were sent: 0. Not seen yet: 2." in told.output, told.output
    see_what_was_sent(office.database)
    assert "Words as they were sent: 2. Not seen yet: 0." in verify(office, key_folder).output
    with office.database.transaction() as db:
        db.execute(update(Folder).where(Folder.id == folder.id).values(sealed=b"forged"))
    told = verify(office, key_folder)
    assert told.exit_code == 1 and f"Not as it was sent: folder:{folder.id} was changed." in told.output


def test_a_chair_is_not_told_of_a_request_by_its_folder(office: Office) -> None:
    folder, _message = sent(office)
    see_what_was_sent(office.database)
    with Session(office.database.engine) as db:
        everything, _count = audit_search.search(db, Filters(), chair=False, page=1)
        of_a_chair, _count = audit_search.search(db, Filters(), chair=True, page=1)
    assert Ref.folder(folder.id) in {each.record for each in everything}
    assert not [each for each in of_a_chair if each.record.startswith((Ref.FOLDER, Ref.ADDED))]


def verify(office: Office, key_folder: Path) -> Result:
    environment = {
        "PORTAL_MODE": "development",
        "PORTAL_INSTANCE": str(office.settings.instance),
        "PORTAL_DATABASE_URL": office.settings.database,
        "PORTAL_KEYS_FOLDER": str(key_folder),
    }
    return CliRunner().invoke(portal, ["verify-audit"], env=environment)

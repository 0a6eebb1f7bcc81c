"""Whoever writes in the database without the key of the staff side gets nothing: no account, no role, no password."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner
from sqlalchemy import text
from sqlalchemy.orm.attributes import set_committed_value

from portal.commands import portal
from portal.commands.audit_chain import chain_waiting
from portal.commands.database import after_migrating
from portal.config import CannotStart, Settings
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.staff import accounts, changes, colleagues, genuine
from portal.records.staff.accounts import Role, StaffAccount
from portal.records.staff.genuine import COVERED
from tests.support.records.audit_chain import break_in
from tests.support.staff_fixtures import Office, Worker

Write = Callable[[str], None]


@pytest.fixture
def written(office: Office) -> Write:
    """Somebody writes in the database, past the portal."""

    def write(statement: str) -> None:
        with office.database.transaction() as db:
            db.execute(text(statement))

    return write


def found(office: Office, worker: Worker) -> StaffAccount | None:
    with office.database.transaction() as db:
        account = accounts.find(db, office.settings.keys, worker.address)
        db.flush()
        db.expunge_all()
        return account


def was_written_down(office: Office, worker: Worker) -> bool:
    with office.database.transaction() as db:
        return audit.last(db, record=Ref.staff(worker.id), did=Did.FOUND_NOT_GENUINE) is not None


def test_every_column_of_an_account_but_its_mac_is_covered() -> None:
    assert {*COVERED, "mac"} == set(StaffAccount.__table__.columns.keys())


FORGERIES = {
    "a role": "INSERT INTO staff_roles (account_id, role) VALUES ({id}, 'admin')",
    "a role in place of another": "UPDATE staff_roles SET role = 'safeguarding'",
    "another's password": "UPDATE staff_accounts SET password = 'of another'",
    "another's second step": "UPDATE staff_accounts SET tf_totp_secret = 'of another'",
    "an account that was locked": "UPDATE staff_accounts SET active = FALSE",
    "a set-up link": "UPDATE staff_accounts SET set_up_hash = NULL, set_up_until = made_at",
    "no mac": "UPDATE staff_accounts SET mac = NULL",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_what_was_written_past_the_portal_gives_nothing_and_is_written_down(
    forgery: str, office: Office, written: Write
) -> None:
    robin = office.hires(Role.TRIAGE)
    assert found(office, robin) and not was_written_down(office, robin)
    written(forgery.format(id=robin.id))
    assert found(office, robin) is None
    assert was_written_down(office, robin)
    with office.database.transaction() as db:
        assert colleagues.with_a_role(db, office.settings.keys, list(Role)) == []
        assert changes.hold(db, robin.id) is None


def test_a_session_ends_when_its_account_is_forged(office: Office, written: Write) -> None:
    robin = office.hires(Role.TRIAGE)
    browser = office.signs_in(robin)
    assert browser.get("/staff/").status == 200
    written(f"INSERT INTO staff_roles (account_id, role) VALUES ({robin.id}, 'admin')")
    assert "Sign in" in browser.get("/staff/").words()
    assert "Sign in" in office.gives_password(office.client(), robin).words()


def test_no_change_makes_a_forgery_genuine(office: Office, written: Write) -> None:
    robin = office.hires(Role.TRIAGE)
    written(f"INSERT INTO staff_roles (account_id, role) VALUES ({robin.id}, 'admin')")
    with pytest.raises(genuine.NotGenuine), office.database.transaction() as db:
        genuine.with_key(db, office.settings.keys)
        account = db.get_one(StaffAccount, robin.id)
        account.tf_last_counter = 5
    assert found(office, robin) is None


def test_a_change_is_sealed_on_what_stands_then_and_not_on_what_was_read_before(office: Office) -> None:
    """Two requests at once: one uses a code while the other, that read the account before, locks it."""
    robin = office.hires(Role.TRIAGE)
    with office.database.transaction() as db:
        account = accounts.find(db, office.settings.keys, robin.address)
        assert account
        account.tf_last_counter = 5
        db.flush()
        set_committed_value(account, "tf_last_counter", None)  # as whoever read it before has it
        account.active = False
    again = found(office, robin)
    assert again and again.tf_last_counter == 5 and not again.active


def test_an_account_from_before_is_sealed_once_by_a_migration(office: Office, written: Write) -> None:
    robin = office.hires(Role.TRIAGE)
    written("UPDATE staff_accounts SET mac = NULL")
    assert after_migrating.see_to(office.settings) == 1
    assert found(office, robin)
    with office.database.transaction() as db:
        assert audit.last(db, record=Ref.STAFF_LIST, did=Did.SEALED_ACCOUNTS)
    written("UPDATE staff_accounts SET mac = NULL")
    assert after_migrating.see_to(office.settings) is None
    assert found(office, robin) is None


def test_no_account_is_sealed_while_the_trail_is_broken(office: Office, written: Write) -> None:
    """The row that says that it was done once may be what is missing."""
    robin = office.hires(Role.TRIAGE)
    written("UPDATE staff_accounts SET mac = NULL")
    chain_waiting(office.settings, office.database)
    with office.database.transaction() as db:
        break_in(db)
        db.execute(text("UPDATE audit_events SET did = 'nothing'"))
    with pytest.raises(CannotStart, match="audit trail is broken"):
        after_migrating.see_to(office.settings)
    assert found(office, robin) is None


def test_whoever_holds_the_machine_answers_for_an_account_that_was_forged(
    office: Office, settings: Settings, written: Write, key_folder: object
) -> None:
    robin = office.hires(Role.TRIAGE)
    written(f"INSERT INTO staff_roles (account_id, role) VALUES ({robin.id}, 'admin')")
    environment = {
        "PORTAL_MODE": "development",
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database,
        "PORTAL_KEYS_FOLDER": str(key_folder),
    }
    refused = CliRunner().invoke(portal, ["reset-staff", robin.address], env=environment)
    assert refused.exit_code == 2 and "give each --role" in refused.output
    done = CliRunner().invoke(portal, ["reset-staff", robin.address, "--role", "triage"], env=environment)
    assert done.exit_code == 0, done.output
    account = found(office, robin)
    assert account and account.role_names == {Role.TRIAGE} and account.password is None

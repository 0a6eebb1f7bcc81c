"""On PostgreSQL each page of a test has the rights of its side and no more, as two processes have in earnest."""

from flask import has_request_context
from sqlalchemy import Connection, create_engine, event

from portal import sides
from portal.commands.database import roles
from portal.commands.database.roles import PUBLIC, STAFF
from portal.database import Database

FORBIDDEN_TO_PUBLIC = (
    "UPDATE folders SET sealed = 'other words'",
    "UPDATE folders SET ended_at = now(), submission_id = submission_id",
    "UPDATE folder_keys SET wrapped = 'another key'",
    "UPDATE folder_keys SET holder = 'browser'",
    "UPDATE folder_keys SET folder_id = folder_id",
    "UPDATE submissions SET status = 'closed'",
    "UPDATE submissions SET owner_id = 1",
    "UPDATE submissions SET level = 'normal'",
    "UPDATE submissions SET paused_at = NULL",
    "UPDATE submissions SET kept_from_chairs = FALSE",
    "UPDATE messages SET sealed = 'other words'",
    "UPDATE consent_events SET sealed = 'yes'",
    "UPDATE outgoing_messages SET sealed = 'elsewhere'",
    "DELETE FROM submissions",
    "DELETE FROM folders",
    "DELETE FROM folder_keys",
    "DELETE FROM messages",
    "DELETE FROM cards",
    "DELETE FROM audit_events",
    "UPDATE audit_events SET did = 'nothing'",
    "SELECT did FROM audit_events",
    "SELECT * FROM audit_links",
    "INSERT INTO audit_links (number, event_id, link) VALUES (1, 1, 'x')",
    "DROP TRIGGER audit_events_append_only ON audit_events",
    "ALTER TABLE audit_events DISABLE TRIGGER ALL",
    "DROP TRIGGER submissions_set_once ON submissions",
    "SET session_replication_role = replica",
    "CREATE TABLE more (id int)",
    "CREATE TEMPORARY TABLE more (id int)",
    "SELECT * FROM notes",
    "INSERT INTO staff_roles (account_id, role) VALUES (1, 'admin')",
    "SELECT * FROM staff_accounts",
    "UPDATE staff_accounts SET password = 'mine'",
    "SELECT * FROM staff_roles",
    "SELECT * FROM staff_sessions",
    "SELECT * FROM findings",
    "SELECT sealed FROM tasks",
    "SELECT sealed FROM outgoing_messages",
)

FORBIDDEN_TO_STAFF = (
    "UPDATE audit_events SET did = 'nothing'",
    "DELETE FROM audit_links",
    "TRUNCATE audit_events",
    "ALTER TABLE audit_events DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_events_append_only ON audit_events",
    "UPDATE consent_events SET sealed = 'yes'",
    "DELETE FROM notes",
    "UPDATE alembic_version SET version_num = '0001'",
    "CREATE TABLE more (id int)",
)


def addresses(url: str) -> dict[str, str]:
    """Make the roles of this database: the address of each, by its side."""
    engine = create_engine(url)
    with engine.begin() as connection:
        made = roles.make(connection)
    engine.dispose()
    return made


def keep_apart(database: Database, template: str) -> None:
    """From now on a page has the rights of its side; what a test does outside a page has them all."""

    @event.listens_for(database.engine, "begin")
    def _as_its_side(connection: Connection) -> None:
        if has_request_context():
            side = STAFF if sides.is_for_staff() else PUBLIC
            connection.exec_driver_sql(f'SET LOCAL ROLE "{template}_{side}"')

"""The roles of PostgreSQL: an owner for migrations, one for the public side and one for staff.

Roles belong to the whole server, so each is named by its database: `portal_owner`, `portal_public`, `portal_staff`.
"""

import secrets
from collections.abc import Mapping
from typing import Any

import click
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from portal import config, records
from portal.commands.database import rights
from portal.config import CannotStart
from portal.database import Database

OWNER, PUBLIC, STAFF = "owner", "public", "staff"
FOR = {OWNER: "`portal migrate` alone", PUBLIC: "the public side", STAFF: "the staff side and its worker"}
CLOCK = "worker"  # the schema in which the worker keeps what is due

OWNED = """
SELECT format('DATABASE %I', datname) FROM pg_database
 WHERE datname = current_database() AND pg_get_userbyid(datdba) <> :role
UNION ALL SELECT format('SCHEMA %I', nspname) FROM pg_namespace
 WHERE nspname = 'public' AND pg_get_userbyid(nspowner) <> :role
UNION ALL SELECT format('TABLE %s', oid::regclass) FROM pg_class
 WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_get_userbyid(relowner) <> :role
UNION ALL SELECT format('FUNCTION %s', oid::regprocedure) FROM pg_proc
 WHERE pronamespace = 'public'::regnamespace AND pg_get_userbyid(proowner) <> :role
"""
OWNED_BY_STAFF = """
SELECT format('SCHEMA %I', nspname) FROM pg_namespace WHERE nspname = :clock AND pg_get_userbyid(nspowner) <> :role
UNION ALL SELECT format('TABLE %s', oid::regclass) FROM pg_class
 WHERE relkind = 'r' AND relnamespace = to_regnamespace(:clock) AND pg_get_userbyid(relowner) <> :role
"""
NUMBERS = """
SELECT sequence.oid::regclass::text FROM pg_depend JOIN pg_class sequence ON sequence.oid = objid
 WHERE classid = 'pg_class'::regclass AND refobjid = to_regclass(:table) AND relkind = 'S'
"""


def _plain(connection: Connection, side: str) -> str:
    return f"{connection.engine.url.database}_{side}"


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)


def is_there(connection: Connection, side: str = PUBLIC) -> bool:
    """Was the role of this side made, for this database?"""
    if connection.dialect.name != "postgresql":
        return False
    wanted = text("SELECT 1 FROM pg_roles WHERE rolname = :name")
    return bool(connection.scalar(wanted, {"name": _plain(connection, side)}))


def make(connection: Connection) -> dict[str, str]:
    """The roles that are missing, and what each may do; the address of each new one, by side."""
    made = {}
    for side in FOR:
        if is_there(connection, side):
            continue
        name, password = _plain(connection, side), secrets.token_urlsafe(32)
        kept = _scrambled(connection, name, password)
        connection.exec_driver_sql(f"CREATE ROLE {_quoted(connection, name)} LOGIN PASSWORD '{kept}'")
        address = connection.engine.url.set(username=name, password=password)
        made[side] = address.render_as_string(hide_password=False)
    give_rights(connection)
    return made


def _scrambled(connection: Connection, role: str, password: str) -> str:
    """What the server keeps of a password. It is worked out here, so that no log of the server has the password."""
    wire: Any = connection.connection.driver_connection
    made: bytes = wire.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return made.decode()


def give_rights(connection: Connection) -> None:
    """Take every right away and give those of `rights`: what a new migration made belongs to the owner, too."""
    records.load_all()
    owner, public, staff = (_quoted(connection, _plain(connection, side)) for side in FOR)
    _guard(connection)
    _hand_over(connection, owner, staff)
    here = _quoted(connection, str(connection.engine.url.database))
    for statement in (
        f"REVOKE ALL ON DATABASE {here} FROM PUBLIC, {public}, {staff}",
        f"GRANT CONNECT ON DATABASE {here} TO {public}, {staff}",
        f"REVOKE ALL ON SCHEMA public FROM PUBLIC, {public}, {staff}",
        f"GRANT USAGE ON SCHEMA public TO {public}, {staff}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {public}, {staff}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {public}, {staff}",
    ):
        connection.exec_driver_sql(statement)
    _grant(connection, public, rights.PUBLIC_SIDE)
    _grant(connection, staff, rights.of_staff_side())


def _hand_over(connection: Connection, owner: str, staff: str) -> None:
    """To the owner: the database, its tables, their triggers' functions. To the staff side: the clock's schema."""
    if connection.scalar(text("SELECT to_regnamespace(:name)"), {"name": CLOCK}) is None:
        connection.exec_driver_sql(f"CREATE SCHEMA {CLOCK}")
    for found, to in ((OWNED, owner), (OWNED_BY_STAFF, staff)):
        named = {"role": to.strip('"'), "clock": CLOCK}
        for what in connection.scalars(text(found), named).all():
            connection.exec_driver_sql(f"ALTER {what} OWNER TO {to}")


def _grant(connection: Connection, role: str, may: Mapping[str, tuple[str, ...]]) -> None:
    for table, granted in may.items():
        connection.exec_driver_sql(f"GRANT {', '.join(granted)} ON {table} TO {role}")
        if "INSERT" not in granted:
            continue
        for numbers in connection.scalars(text(NUMBERS), {"table": table}).all():
            connection.exec_driver_sql(f"GRANT USAGE ON SEQUENCE {numbers} TO {role}")


def _guard(connection: Connection) -> None:
    """Triggers that hold the public side where a right by column says too little."""
    for function in (rights.SET_ONCE, rights.STAFF_KEY):
        connection.exec_driver_sql(function)
    when = f"FOR EACH ROW WHEN (current_user = '{_plain(connection, PUBLIC)}') EXECUTE FUNCTION"
    for table, columns in rights.ONLY_ONCE.items():
        said = ", ".join(f"'{each}'" for each in columns)
        connection.exec_driver_sql(
            f"CREATE OR REPLACE TRIGGER {table}_set_once BEFORE UPDATE ON {table} {when} public_side_sets_once({said})"
        )
    connection.exec_driver_sql(
        "CREATE OR REPLACE TRIGGER folder_keys_of_staff BEFORE UPDATE OR DELETE ON folder_keys"
        f" {when} public_side_leaves_the_staff_key()"
    )


@click.command("database-roles")
def database_roles() -> None:
    """Make the roles of PostgreSQL that are missing, say what each may do, and print the address of each new one."""
    database = Database(config.read_settings().database)
    if database.is_sqlite:
        raise CannotStart("SQLite has no roles: set PORTAL_DATABASE_URL to PostgreSQL.")
    try:
        if not database.has_newest_migration():
            raise CannotStart("Run `portal migrate` first: rights are given to tables that are there.")
        with database.engine.begin() as connection:
            made = make(connection)
    except DBAPIError as error:
        raise CannotStart("Only a superuser of PostgreSQL, or the owner once it is made, can do this.") from error
    finally:
        database.engine.dispose()
    for side, address in made.items():
        click.echo(f"PORTAL_DATABASE_URL for {FOR[side]}, shown once:\n{address}")
    click.echo("Each role may do what it needs, and nothing else.")


COMMANDS = (database_roles,)

"""Commands about people: staff accounts, and in development the sample account and the code of the moment."""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy.orm import Session

from portal import config
from portal.config import CannotStart, Settings
from portal.crypto import credentials
from portal.database import Database
from portal.records.accountability.names import Actor
from portal.records.queries import teams
from portal.records.queries.teams import Team
from portal.records.staff import accounts, answered_for, factors, pending
from portal.records.staff.accounts import Role
from portal.staff.office import account_notices
from portal.written.emails import address_of

SAMPLE_ADDRESS = "sample@example.com"


def _sample_file(settings: Settings) -> Path:
    return settings.instance / "sample-staff.json"


@contextmanager
def _transaction(settings: Settings) -> Iterator[Session]:
    """One transaction, and no connection left open after it."""
    database = Database(settings.database)
    try:
        with database.transaction() as db:
            yield db
    finally:
        database.engine.dispose()


def set_up_link(settings: Settings, secret: str) -> str:
    """The one-time address at which someone chooses a password."""
    return f"{settings.staff_url}/staff/set-up/{secret}"


def _staff_side_only(settings: Settings) -> None:
    if not settings.serves_staff:
        raise CannotStart("Staff accounts belong to the staff side: set PORTAL_SIDES to staff or both.")


def _say_link(settings: Settings, secret: str) -> None:
    click.echo("Give them this link, by a way that only they read. It works once, for 3 days:")
    click.echo(set_up_link(settings, secret))


@click.command("add-staff")
@click.argument("email")
@click.option("--name", required=True, help="How colleagues know them.")
@click.option("--role", "roles", required=True, multiple=True, type=click.Choice([role.value for role in Role]))
@click.option("--team", "of_teams", multiple=True, type=click.Choice([team.value for team in Team]))
def add_staff(email: str, name: str, roles: tuple[str, ...], of_teams: tuple[str, ...]) -> None:
    """Make an account for EMAIL and print its one-time set-up link. Give --role and --team more than once for more."""
    settings = config.read_settings()
    _staff_side_only(settings)
    try:
        address = address_of(email)
        with _transaction(settings) as db:
            account, secret = accounts.make(db, settings.keys, address=address, name=name, roles=map(Role, roles))
            teams.set_of(db, account.id, [Team(each) for each in of_teams], actor=Actor.COMMAND)
    except ValueError as error:
        raise CannotStart("Give an email address like name@example.com.") from error
    except accounts.AlreadyThere as error:
        if _is_second(settings, address, frozenset(map(Role, roles))):
            click.echo("These roles waited for a second person: they have them now.")
            return
        raise CannotStart("There is an account with this address: `portal reset-staff` makes a new link.") from error
    _say_link(settings, secret)


def _is_second(settings: Settings, address: str, roles: frozenset[Role]) -> bool:
    """An admin asked for these roles: whoever runs the machine is the second person, and the trail says so."""
    with _transaction(settings) as db:
        account = accounts.find(db, settings.keys, address)
        return account is not None and pending.accept_by_command(db, account, roles)


@click.command("reset-staff")
@click.argument("email")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.value for role in Role]))
def reset_staff(email: str, roles: tuple[str, ...]) -> None:
    """End the password, the second step and every session of EMAIL, and print a new set-up link.

    They and whoever leads safeguarding are told. Give each --role where somebody without the key of the staff side
    wrote the account: then it has these and no other.
    """
    settings = config.read_settings()
    _staff_side_only(settings)
    with _transaction(settings) as db:
        account = accounts.find_any(db, settings.keys, email)
        if account is None:
            raise CannotStart("There is no account with this address: `portal add-staff` makes one.")
        if roles:
            secret = answered_for.start_again(db, settings.keys, account, map(Role, roles))
        elif accounts.find(db, settings.keys, email):
            secret = accounts.start_again(db, account)
        else:
            raise CannotStart("Somebody without the staff key wrote this account: give each --role that it may have.")
        account_notices.tell(db, settings, account)
    _say_link(settings, secret)


def make_sample_account(settings: Settings) -> None:
    """In development, when there is no account at all: one to try the staff side with, under a random password."""
    if not (settings.development and settings.serves_staff):
        return
    with _transaction(settings) as db:
        if accounts.how_many(db):
            return
        sample = _sample_words(_sample_file(settings))
        roles = (Role.TRIAGE, Role.AUDIT)
        account, _unused = accounts.make(db, settings.keys, address=sample["email"], name="Sample Staff", roles=roles)
        teams.set_of(db, account.id, (Team.CHILDREN, Team.ADULTS, Team.PROBLEMS), actor=Actor.COMMAND)
        accounts.choose_password(db, settings.keys, account, sample["password"])
        encrypted = credentials.new_factor(settings.keys, issuer=settings.service_name, base32=sample["secret"])
        factors.set_factor(account, encrypted)


def _sample_words(path: Path) -> dict[str, str]:
    """Its address, password and secret: kept from an earlier database, or new and readable by this user alone."""
    if path.exists():
        kept: dict[str, str] = json.loads(path.read_text())
        return kept
    made = {
        "email": SAMPLE_ADDRESS,
        "password": secrets.token_urlsafe(18),
        "secret": credentials.new_factor_secret(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(made, file, indent=2)
    return made


def how_to_sign_in(settings: Settings) -> str:
    """What the first-run message says about the sample account."""
    path = _sample_file(settings)
    if not path.exists():
        return "To sign in, make an account: portal add-staff name@example.com --name Name --role triage"
    sample = json.loads(path.read_text())
    return (
        f"Sign in with {sample['email']} and the password {sample['password']}\n"
        f"(also in {path}). For the six numbers run: .venv/bin/portal sample-code"
    )


@click.command("sample-code")
def sample_code() -> None:
    """The six numbers of the sample account at this moment. Development only."""
    settings = config.read_settings()
    if not settings.development:
        raise CannotStart("There is a sample account in development only.")
    path = _sample_file(settings)
    if not path.exists():
        raise CannotStart("There is no sample account here yet: `portal run` makes it.")
    click.echo(credentials.code_now(json.loads(path.read_text())["secret"]))


COMMANDS = (add_staff, reset_staff, sample_code)

"""How someone gets an account: a one-time link, a good password; and the sample account of development."""

import json
import os
import re
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.commands import people, portal
from portal.config import Settings
from portal.crypto import credentials
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.staff import accounts
from portal.records.staff.accounts import Role
from tests.support.public.owners_settings import HELP_LINES, OWED_IN_ENVIRONMENT
from tests.support.staff.accounts import told as accounts_told
from tests.support.staff_fixtures import PASSWORD, Office, Worker

pytestmark = pytest.mark.about_pages


def run(settings: Settings, key_folder: Path, *words: str, **more: str) -> Result:
    """The command line, as a person types it."""
    environment = {name: None for name in os.environ if name.startswith("PORTAL_")} | {
        "PORTAL_MODE": "development",
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database,
        "PORTAL_KEYS_FOLDER": str(key_folder),
        **more,
    }
    return CliRunner().invoke(portal, words, env=environment)


def test_a_set_up_link_works_once(office: Office) -> None:
    address, link = office.starts_to_hire()
    client = office.client()
    page = client.get(link)
    assert page.h1 == "Choose a password" and address in page.words()
    page = client.send(page, {"password": PASSWORD, "again": PASSWORD})
    assert page.h1 == "Sign in" and "Your password is set" in page.words()
    assert client.get(link).h1 == "This link has ended"
    assert client.post(link, {"password": PASSWORD + "!", "again": PASSWORD + "!"}).status == 410
    page = client.send(client.get("/staff/sign-in"), {"email": address, "password": PASSWORD})
    assert page.h1 == "Set up your second step"


def test_a_set_up_link_ends_after_three_days(office: Office) -> None:
    address, link = office.starts_to_hire()
    worker = Worker(address=address, secret="", id=0)
    client = office.client()
    page = client.get(link)

    def three_days_on(account: accounts.StaffAccount) -> None:
        assert account.set_up_until
        account.set_up_until -= timedelta(days=3)

    office.changes(worker, three_days_on)
    assert client.get(link).status == 410
    assert client.send(page, {"password": PASSWORD, "again": PASSWORD}).status == 410


@pytest.mark.parametrize(
    ("password", "again", "problem"),
    [
        ("", "", "15 characters or more"),
        ("fourteen chars", "fourteen chars", "15 characters or more"),
        ("passwordpassword", "passwordpassword", "easy to guess"),
        ("qwertyuiopasdfghjkl", "qwertyuiopasdfghjkl", "easy to guess"),
        ("iloveyouiloveyou", "iloveyouiloveyou", "easy to guess"),
        ("Robin Readerrobin", "Robin Readerrobin", "easy to guess"),
        ("x" * 129, "x" * 129, "128 characters or fewer"),
        (PASSWORD, PASSWORD + "!", "not the same"),
    ],
)
def test_a_weak_password_is_told_in_plain_words(office: Office, password: str, again: str, problem: str) -> None:
    address, link = office.starts_to_hire()
    client = office.client()
    page = client.send(client.get(link), {"password": password, "again": again})
    assert page.status == 422 and problem in page.words() and page.title.startswith("Problem: ")
    assert (password or "nothing typed") not in page.text
    assert client.send(client.get("/staff/sign-in"), {"email": address, "password": password}).status == 422


def test_a_password_may_be_long_and_hold_any_letter(office: Office) -> None:
    address, link = office.starts_to_hire()
    client = office.client()
    password = "Ŵy a llŷn, 鳥 & 犬 🦆 " + "slow river lantern " * 4
    page = client.send(client.get(link), {"password": password, "again": password})
    assert page.h1 == "Sign in", page.words()
    assert client.send(client.get("/staff/sign-in"), {"email": address, "password": password}).status == 200


def test_a_set_up_post_from_elsewhere_is_refused(office: Office) -> None:
    _address, link = office.starts_to_hire()
    client = office.client()
    typed = {"password": PASSWORD, "again": PASSWORD}
    assert client.post(link, typed, headers={"Sec-Fetch-Site": "cross-site"}).status == 400
    assert client.get(link).h1 == "Choose a password"


def test_add_staff_prints_a_link_that_works(office: Office, settings: Settings, key_folder: Path) -> None:
    words = ("add-staff", "Pat@Example.org", "--name", "Pat", "--role", "chair", "--role", "audit")
    told = run(settings, key_folder, *words, PORTAL_STAFF_ADDRESS="https://staff.example.org/")
    assert told.exit_code == 0, told.output
    link = re.search(r"https://staff\.example\.org(/staff/set-up/\S+)", told.output)
    assert link and office.client().get(link[1]).h1 == "Choose a password"
    with office.database.transaction() as db:
        account = accounts.find(db, settings.keys, " pat@example.ORG")
        assert account and account.role_names == {accounts.Role.CHAIR, accounts.Role.AUDIT}
        assert [event.did for event in audit.trail(db, Ref.staff(account.id))] == ["made an account"]
    again = run(settings, key_folder, *words)
    assert again.exit_code == 2 and "There is an account with this address" in again.output
    assert run(settings, key_folder, "add-staff", "nonsense", "--name", "X", "--role", "chair").exit_code == 2
    assert run(settings, key_folder, "add-staff", "a@example.org", "--name", "X", "--role", "king").exit_code == 2


def test_reset_staff_ends_everything_and_gives_a_new_link(office: Office, settings: Settings, key_folder: Path) -> None:
    worker, lead = office.hires(), office.hires(Role.SAFEGUARDING)
    client = office.signs_in(worker)
    told = run(settings, key_folder, "reset-staff", worker.address)
    assert told.exit_code == 0, told.output
    assert accounts_told(office) == [("own_account", worker.address), ("staff_account", lead.address)]
    assert client.get("/staff/").h1 == "Sign in"
    assert office.gives_password(office.client(), worker).status == 422
    link = re.search(r"http://127\.0\.0\.1:8000(/staff/set-up/\S+)", told.output)
    assert link and office.client().get(link[1]).h1 == "Choose a password"
    assert run(settings, key_folder, "reset-staff", "nobody@example.org").exit_code == 2


def test_the_sample_account_signs_in(office: Office, settings: Settings, key_folder: Path) -> None:
    people.make_sample_account(settings)
    path = settings.instance / "sample-staff.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    sample = json.loads(path.read_text())
    assert len(sample["password"]) >= 15 and not credentials.weakness(sample["password"])
    assert sample["email"] in people.how_to_sign_in(settings)
    client = office.client()
    page = client.send(client.get("/staff/sign-in"), {"email": sample["email"], "password": sample["password"]})
    code = run(settings, key_folder, "sample-code").output.strip()
    assert client.send(page, {"code": code}).h1 == "Inbox"
    people.make_sample_account(settings)
    assert json.loads(path.read_text()) == sample
    with office.database.transaction() as db:
        assert accounts.how_many(db) == 1


def test_two_first_runs_have_two_passwords(settings: Settings) -> None:
    people.make_sample_account(settings)
    path = settings.instance / "sample-staff.json"
    first = json.loads(path.read_text())
    path.unlink()
    assert people._sample_words(path)["password"] != first["password"]


def test_there_is_no_sample_account_outside_development(settings: Settings, key_folder: Path) -> None:
    production = Settings(**{**vars(settings), "mode": "production"})
    people.make_sample_account(production)
    assert not (settings.instance / "sample-staff.json").exists()
    told = run(
        settings, key_folder, "sample-code",
        PORTAL_MODE="production", PORTAL_ADDRESS="https://localhost", PORTAL_SENDING="smtp",
        PORTAL_TEAM_EMAIL="team@portal.example", PORTAL_HELP_LINES=str(HELP_LINES), **OWED_IN_ENVIRONMENT,
    )  # fmt: skip
    assert told.exit_code == 2 and told.output.strip() == "There is a sample account in development only."


def test_the_sample_account_is_not_made_where_there_are_others(office: Office, settings: Settings) -> None:
    office.hires()
    people.make_sample_account(settings)
    assert not (settings.instance / "sample-staff.json").exists()

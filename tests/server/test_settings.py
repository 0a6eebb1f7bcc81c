"""Settings that are unsafe or wrong refuse to start, in one sentence; a laptop makes its own keys."""

from pathlib import Path

import pytest

from portal import config
from portal.config import OWED, ROOT, CannotStart, Settings
from portal.crypto import keys
from tests.support.public import owners_settings
from tests.support.public.owners_settings import HELP_LINES, OWED_IN_ENVIRONMENT

pytestmark = pytest.mark.about_pages


def start(tmp_path: Path, **environment: str) -> Settings:
    return config.read_settings({"PORTAL_INSTANCE": str(tmp_path), **environment})


SAFE = {
    "PORTAL_ADDRESS": "https://portal.example",
    "PORTAL_SENDING": "smtp",
    "PORTAL_TEAM_EMAIL": "team@portal.example",
    "PORTAL_HELP_LINES": str(HELP_LINES),
    **OWED_IN_ENVIRONMENT,
}


ON_POSTGRESQL = {"PORTAL_DATABASE_URL": "postgresql+psycopg://portal_public@127.0.0.1/portal"}


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "Set PORTAL_ADDRESS to the https"),
        ({"PORTAL_ADDRESS": "http://portal.example"}, "Set PORTAL_ADDRESS to the https"),
        ({"PORTAL_ADDRESS": "https://portal.example"}, "Set PORTAL_SENDING"),
        ({"PORTAL_ADDRESS": "https://portal.example", "PORTAL_SENDING": "smtp"}, "Set PORTAL_TEAM_EMAIL"),
        ({**SAFE, "PORTAL_SMTP_HOST": "mail.example"}, "Set PORTAL_SMTP_STARTTLS"),
        ({**SAFE, "PORTAL_SENDING": "notify"}, "Set PORTAL_NOTIFY_KEY"),
        (SAFE, "The key file staff.public is missing"),
        ({**SAFE, "PORTAL_SIDES": "public"}, "Set PORTAL_DATABASE_URL to PostgreSQL"),
        ({**SAFE, "PORTAL_SIDES": "public", "PORTAL_DATABASE_URL": "sqlite:///else.sqlite"}, "Set PORTAL_DATABASE_URL"),
        ({**SAFE, "PORTAL_SIDES": "public", **ON_POSTGRESQL}, "The key file staff.public is missing"),
        ({**SAFE, "PORTAL_HELP_LINES": ""}, "Ring each number"),
        ({**SAFE, "PORTAL_HELP_LINES": str(ROOT / "portal" / "help_lines.toml")}, "Ring each number"),
        ({**SAFE, "PORTAL_HELP_LINES": "/nowhere.toml"}, "Set PORTAL_HELP_LINES to a file in the form"),
        ({**SAFE, "PORTAL_HELP_LINES": str(ROOT / "pyproject.toml")}, "Set PORTAL_HELP_LINES to a file in the form"),
        ({"PORTAL_SIDES": "none"}, "Set PORTAL_SIDES"),
        ({"PORTAL_MODE": "test"}, "Set PORTAL_MODE"),
        ({"PORTAL_TYPO": "1"}, "There is no setting PORTAL_TYPO"),
        ({"PORTAL_PORT": "many"}, "Give PORTAL_PORT a value"),
        ({"PORTAL_CLOSES_AT": "24"}, "Set PORTAL_OPENS_AT and PORTAL_CLOSES_AT to hours"),
        ({"PORTAL_OPENS_AT": "18"}, "Set PORTAL_OPENS_AT and PORTAL_CLOSES_AT to hours"),
        ({"PORTAL_LAST_DAY": "7"}, "Set PORTAL_OPENS_AT and PORTAL_CLOSES_AT to hours"),
        ({"PORTAL_DAYS_TO_READ": "-1"}, "Give PORTAL_DAYS_TO_READ a number that is 0 or more"),
    ],
)
def test_what_is_unsafe_or_wrong_refuses_to_start_in_one_sentence(
    environment: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(CannotStart, match=sentence):
        start(tmp_path, **environment)


@pytest.mark.parametrize("name", OWED)
@pytest.mark.parametrize("said", ["", "  "])
def test_production_refuses_to_start_without_what_the_law_owes_people(name: str, said: str, tmp_path: Path) -> None:
    setting = f"PORTAL_{name.upper()}"
    with pytest.raises(CannotStart, match=f"^{setting} is empty: write {OWED[name]}"):
        start(tmp_path, **{**SAFE, setting: said})
    assert start(tmp_path, PORTAL_MODE="development", **{setting: said})


def test_only_the_regulator_is_known_before_the_owner_says_so() -> None:
    assert config.empty(Settings()) == list(owners_settings.OWED)
    assert set(OWED) == {*owners_settings.OWED, "regulator", "regulator_contact"}


def test_a_laptop_makes_its_own_keys_once(tmp_path: Path) -> None:
    first = start(tmp_path, PORTAL_MODE="development")
    again = start(tmp_path, PORTAL_MODE="development")
    assert first.keys.forms == again.keys.forms
    assert (tmp_path / "keys" / "staff.private").stat().st_mode & 0o777 == 0o600


def test_the_public_side_starts_without_any_private_key(tmp_path: Path) -> None:
    keys.make_missing(tmp_path / "keys")
    for path in (tmp_path / "keys").iterdir():
        if path.name not in ("staff.public", "sending.public", "forms.key", "cards.key"):
            path.unlink()
    public = start(tmp_path, **SAFE, **ON_POSTGRESQL, PORTAL_SIDES="public")
    assert not public.keys.staff_private.keys
    with pytest.raises(CannotStart, match=r"staff\.private|accounts\.key"):
        start(tmp_path, **SAFE, PORTAL_SIDES="staff")

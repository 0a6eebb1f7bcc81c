"""What each side of the portal can do at all: a public process opens nothing and has no staff side."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.config import ROOT
from portal.records.staff.accounts import Role
from tests.support.public.owners_settings import HELP_LINES, OWED_IN_ENVIRONMENT
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages

PUBLIC_PROCESS = """
import json, sys
from portal import create_app
from portal.database import db
from portal.records.requests import submissions
from portal.crypto.sealing import CannotOpen
app = create_app()
with app.test_request_context("/"):
    found = submissions.find_by_reference(db(), sys.argv[1])
    try:
        submissions.opened(db(), app.extensions["portal.settings"].keys, found)
        opened = True
    except CannotOpen:
        opened = False
answer = app.test_client().get("/staff/", base_url="https://localhost")
print(json.dumps({
    "found": found is not None,
    "opened": opened,
    "rules": [rule.rule for rule in app.url_map.iter_rules()],
    "status": answer.status_code,
    "modules": sorted(name for name in sys.modules if name.startswith(("portal.staff", "flask_security"))),
}))
"""


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # a public side of its own starts on no other
def test_a_public_process_cannot_open_a_request_and_has_no_staff_side(
    office: Office, key_folder: Path, tmp_path: Path
) -> None:
    reference = office.receives(about="Casey Confidential").reference
    public_keys = tmp_path / "public-keys"
    public_keys.mkdir()
    for name in ("staff.public", "sending.public", "forms.key", "cards.key"):
        shutil.copy(key_folder / name, public_keys)
    environment = {
        "PATH": os.environ["PATH"],
        "PORTAL_SIDES": "public",
        "PORTAL_ADDRESS": "https://localhost",
        "PORTAL_SENDING": "smtp",
        "PORTAL_HELP_LINES": str(HELP_LINES),
        "PORTAL_TEAM_EMAIL": "team@portal.example",
        **OWED_IN_ENVIRONMENT,
        "PORTAL_KEYS_FOLDER": str(public_keys),
        "PORTAL_DATABASE_URL": office.settings.database,
        "PORTAL_INSTANCE": str(tmp_path),
    }
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", PUBLIC_PROCESS, reference],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    assert found["found"] and not found["opened"]
    assert "/" in found["rules"] and not [rule for rule in found["rules"] if "staff" in rule]
    assert found["status"] == 404 and found["modules"] == []


def test_a_number_that_no_database_holds_is_no_page(office: Office) -> None:
    client = office.signs_in(office.hires(*Role))
    big = "9" * 25
    for address in (f"/staff/messages/{big}/again", f"/staff/messages/{big}/seen-to", f"/staff/people/{big}/away"):
        assert client.post(address, {}).status == 404, address

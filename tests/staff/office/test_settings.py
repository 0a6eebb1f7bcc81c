"""The owner's settings: what is still open is shown as open, and no secret is shown."""

from dataclasses import replace
from typing import Any

import pytest

from portal import create_app
from portal.config import Settings
from portal.records.staff.accounts import Role
from tests.support.checked_client import FetchedPage
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def states(page: FetchedPage) -> dict[str, str]:
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in page.tree.xpath("//tbody/tr")]
    return {what: state for what, state, _where in rows}


def state_of(page: FetchedPage, part: str) -> str:
    (found,) = [state for what, state in states(page).items() if part in what]
    return found


def with_settings(settings: Settings, **more: Any) -> Office:
    return Office(create_app(replace(settings, **more)))


def test_what_the_owner_did_not_set_is_shown_as_open(office: Office) -> None:
    page = office.signs_in(office.hires()).get("/staff/owner")
    for part in (
        "team's phone number",
        "outside this system",
        "may chair",
        "to a decision",
        "name of the data controller",
    ):
        assert state_of(page, part).endswith("Not set"), part
    assert state_of(page, "help line").endswith("Set All are checked"), "as tests give them"
    assert state_of(page, "name of who hears complaints").endswith("Set Information Commissioner's Office")
    assert "PORTAL_AUDIT_ANCHOR_EMAIL" in page.words() and "PORTAL_DAYS_TO_DECIDE (now 20)" in page.words()


def test_help_lines_that_nobody_gave_are_shown_as_open(settings: Settings) -> None:
    office = with_settings(settings, help_lines=None)
    assert "Not set" in state_of(office.signs_in(office.hires()).get("/staff/owner"), "help line")
    office.database.engine.dispose()


def test_what_the_owner_set_is_shown_as_set_and_no_secret_is_shown(settings: Settings) -> None:
    office = with_settings(
        settings, team_phone="01903 000000", audit_anchor_email="anchor@example.org", days_to_decide=15,
        notify_key="a-notify-key", smtp_password="an-smtp-password", database_url=settings.database,
    )  # fmt: skip
    office.hires(Role.CHAIR)
    page = office.signs_in(office.hires(Role.ADMIN)).get("/staff/owner")
    assert state_of(page, "team's phone number").endswith("Set 01903 000000")
    assert state_of(page, "outside this system").endswith("Set An address is set")
    assert state_of(page, "to a decision").endswith("Set 15")
    assert "1 account with the chair role" in state_of(page, "may chair")
    for secret in ("a-notify-key", "an-smtp-password", "anchor@example.org", settings.database):
        assert secret not in page.text
    office.database.engine.dispose()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_may_look(office: Office, role: Role) -> None:
    assert office.signs_in(office.hires(role)).get("/staff/owner").h1 == "Owner's settings"

"""The file for the meeting: who is on the list, in its order; whoever has no consent is a reference alone."""

import csv
import io

import pytest
from sqlalchemy import select

from portal.records.accountability.audit import AuditEvent
from portal.records.staff.accounts import Role
from tests.staff.register.entries_written import agreed, writes
from tests.support.checked_client import CheckedClient
from tests.support.staff.consent_records import TOLD
from tests.support.staff.consent_records import writes as records
from tests.support.staff.exports import grows_old
from tests.support.staff_fixtures import PASSWORD, Office

pytestmark = pytest.mark.about_pages
FILE = "/staff/register/file"


def rows(client: CheckedClient, **typed: str) -> list[dict[str, str]]:
    page = client.send(client.get(FILE), {"why": "meeting"} | typed)
    assert page.tree is None, page.text
    return list(csv.DictReader(io.StringIO(page.text.removeprefix("\ufeff"), newline="")))


def test_the_file_is_in_the_order_of_the_colours_with_names_and_the_next_look(office: Office) -> None:
    client = office.signs_in(office.hires())
    for name, colour in (("Gail Green", "green"), ("Rae Red", "red")):
        writes(office, client, agreed(office, client, about=name), "on", colour=colour)
    first, second = rows(client)
    assert (first["Who"], first["Colour"], second["Who"]) == ("Rae Red", "Red", "Gail Green")
    assert first["Next look"] > first["On the list since"] and first["Who looks after them"] == "Kim Keeper"
    with office.database.transaction() as db:
        (why,) = db.scalars(select(AuditEvent.why).where(AuditEvent.did == "exported the list"))
    assert why == "meeting, 2 people of the register"


def test_whoever_has_no_consent_is_a_reference_alone(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client, about="Nell Noname")
    writes(office, client, request, "on")
    records(client, request, "told", **TOLD | {"answer": "no"})
    (row,) = rows(client)
    assert row["Who"] == request.shown_reference and row["Age"] == "Paused: no consent"
    assert not any(value for head, value in row.items() if head not in ("Who", "Age"))


def test_an_old_sign_in_types_the_password_again(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    grows_old(client)
    page = client.send(client.get(FILE), {"why": "meeting"})
    assert page.status == 422 and "type your password again" in page.words()
    assert rows(client, password=PASSWORD) == []


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SAFEGUARDING, Role.AUDIT])
def test_the_file_is_for_those_who_lead_the_list(office: Office, role: Role) -> None:
    assert office.signs_in(office.hires(role)).get(FILE).status == 403


def test_no_file_without_a_reason(office: Office) -> None:
    client = office.signs_in(office.hires())
    page = client.send(client.get(FILE), {"why": ""})
    assert page.status == 422 and "Choose why you need it" in page.words()

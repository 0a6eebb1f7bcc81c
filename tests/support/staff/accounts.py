"""An admin who looks after accounts, and what is written down of it."""

import re
from typing import Any

from sqlalchemy import select

from portal.records.accountability.audit import AuditEvent
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.staff.accounts import Role
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office, Worker


def one(worker: Worker, change: str = "") -> str:
    return f"/staff/people/{worker.id}{'/' if change else ''}{change}"


def does(client: CheckedClient, worker: Worker, change: str) -> FetchedPage:
    """Open the page that asks once more, and say yes."""
    page = client.get(one(worker, change))
    assert page.status == 200 and page.form is not None
    return client.send(page)


def second_says(office: Office, do: str = "accept", *, by: Worker | None = None) -> FetchedPage:
    """A second admin, or whoever this is, decides about the newest change that waits."""
    client = office.signs_in(by or office.hires(Role.ADMIN, name="Second Person"))
    (*_others, address) = client.get("/staff/people/waiting").tree.xpath("//main//form/@action")
    return client.post(address, {"do": do})


def link_on(page: FetchedPage) -> str:
    found = re.search(r"/staff/set-up/\S+", page.tree.xpath("//*[@class='set-up-link']")[0].text_content())
    assert found
    return found[0]


def events(office: Office, worker_id: int) -> list[tuple[str, str, str]]:
    with office.database.transaction() as db:
        rows = db.scalars(select(AuditEvent).where(AuditEvent.record == f"staff:{worker_id}"))
        return [(each.actor, each.did, each.fields) for each in rows]


def gives_roles(client: CheckedClient, worker: Worker, *roles: Role) -> FetchedPage:
    page = client.post(one(worker, "roles"), {"roles": [each.value for each in roles]})
    assert page.h1.startswith("Change "), page.words()
    sure: dict[str, Any] = {"roles": [each.value for each in roles], "sure": "yes"}
    return client.post(one(worker, "roles"), sure)


def told(office: Office) -> list[tuple[str, str]]:
    """The template and the address of every message that was posted, the oldest first."""
    with office.database.transaction() as db:
        found = db.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id))
        return [(each.template, outbox.opened(each, office.settings.keys)[0]) for each in found]

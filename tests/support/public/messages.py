"""Messages between staff and a voice: written, waiting in the outbox, and opened by a link on a page."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from tests.support.checked_client import CheckedClient, FetchedPage

WORDS = "Hello Sam.\nWe want to talk to you on Monday."
SAFE: dict[str, Any] = {"reach": ["email"], "email": "sam@example.com", "email-safe": "yes"}
NOT_SAFE: dict[str, Any] = {"reach": ["email"], "email": "sam@example.com", "email-safe": "no"}


def posted(client: CheckedClient, settings: Settings, template: str) -> list[tuple[str, dict[str, str | int]]]:
    """What waits in the outbox of this kind: where to, and its fields."""
    with client.app.app_context(), Session(database().engine) as db:
        found = db.scalars(select(OutgoingMessage).where(OutgoingMessage.template == template)).all()
        return [outbox.opened(each, settings.keys) for each in found]


def staff_write(staff: CheckedClient, receipt: FetchedPage, words: str, key: str = "person") -> FetchedPage:
    address = f"/staff/request/{receipt.reference}"
    staff.get(address)
    return staff.post(f"{address}/write/{key}", {"words": words})


def press_link(device: CheckedClient, page: FetchedPage, words: str) -> FetchedPage:
    (address,) = [each.get("href") for each in page.main.xpath(".//a") if words in each.text_content()]
    return device.get(address)

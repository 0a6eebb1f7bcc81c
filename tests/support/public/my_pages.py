"""Someone on their own page: how they came there, every page of it, and changing an answer."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.consent.events import ConsentEvent
from portal.records.correspondence.messages import KeptMessage
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened, Submission
from portal.records.voices.folders import Folder
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient, FetchedPage

PRIVATE = {
    "now": "no",
    "you_now": "no",
    "private": ["mum", "dad"],
    "private-words": "Never tell Uncle Vernon",
    "stay_away": ["family_or_friend"],
    "stay_away-words": "Not Aunt Petunia",
    "tell": ["upset"],
    "tell-words": "Something very private",
}


def my_page(
    client: CheckedClient, start: str = "/join", **wanted: Any
) -> tuple[CheckedClient, FetchedPage, FetchedPage]:
    """Someone sends a request and comes back on another device: that device, their page, and the receipt."""
    receipt, card = sends(client, start, **wanted)
    other = CheckedClient(client.app)
    return other, comes_back(other, card), receipt


def opened(client: CheckedClient, settings: Settings, receipt: FetchedPage) -> Opened:
    """As staff read it."""
    with client.app.app_context(), Session(database().engine) as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        return submissions.opened(db, settings.keys, found)


def counts(client: CheckedClient) -> dict[str, int]:
    with client.app.app_context(), Session(database().engine) as db:
        tables = (ConsentEvent, Folder, Submission, OutgoingMessage, KeptMessage)
        return {table.__tablename__: db.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def change_in_one_more_tap(client: CheckedClient, page: FetchedPage, to: str) -> FetchedPage:
    """From one's own page: tap "Change my answer", tap the answer."""
    (address,) = [a.get("href") for a in page.main.xpath(".//a") if "Change my answer" in a.text_content()]
    return client.send(client.get(address), press=to)


def all_pages(device: CheckedClient, page: FetchedPage, purpose: str) -> list[FetchedPage]:
    found = [page, device.get("/my-page/add"), device.get("/card")]
    if purpose:
        form = device.get(f"/my-page/answer/{purpose}")
        found += [form, device.send(form, press="No"), device.get("/my-page")]
        found += [device.send(device.get(f"/my-page/answer/{purpose}"), press="I am not sure"), device.get("/my-page")]
        found += [device.send(device.get(f"/my-page/answer/{purpose}"), press="Yes"), device.get("/my-page")]
    else:
        found.append(device.get("/my-page"))
    more = device.send(device.get("/my-page/add"), {"more": "I forgot the cat."})
    return [*found, device.send(device.get("/my-page/add"), {}), more]

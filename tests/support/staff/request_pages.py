"""A request as staff see it: its page, a part of it, what is posted there, and each address of the staff side."""

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from portal.config import Settings
from portal.database import database
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened, Submission
from tests.support.checked_client import CheckedClient, FetchedPage


def page_of(client: CheckedClient, request: Submission) -> FetchedPage:
    return client.get(f"/staff/request/{request.shown_reference}")


def part(page: FetchedPage, id_: str) -> str:
    """The words of the section with this heading."""
    (found,) = page.tree.xpath(f"//section[@aria-labelledby='{id_}']")
    return " ".join(found.text_content().split())


def post(client: CheckedClient, request: Submission, what: str, **typed: str) -> FetchedPage:
    return client.post(f"/staff/request/{request.shown_reference}/{what}", typed)


def staff_rules(app: Flask) -> list[Rule]:
    found = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/staff")]
    assert len(found) > 15
    return found


def ways(rule: Rule, reference: str = "2222-2222", account_id: int = 1) -> list[tuple[str, str]]:
    """Each method and address of a rule."""
    parts = {"<reference>": reference, "<token>": "token", "<secret>": "secret", "<key>": "person", "<to>": "looking"}
    parts |= {"<int:account_id>": str(account_id), "<int:message_id>": "1", "<change>": "lock"}
    parts |= {"<what>": "note", "<int:number>": "1", "<purpose>": "list", "<months>": "2026-01_2026-02"}
    address = rule.rule
    for part, filled in parts.items():
        address = address.replace(part, filled)
    assert "<" not in address, rule
    return [(method, address) for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})]


def opened(client: CheckedClient, settings: Settings, reference: str) -> Opened:
    with client.app.app_context(), Session(database().engine) as db:
        found = submissions.find_by_reference(db, reference)
        assert found is not None
        return submissions.opened(db, settings.keys, found)

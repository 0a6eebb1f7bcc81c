"""A request as staff see it: its page, its points, a part of it, what is posted there, and each staff address."""

from typing import Any

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from portal.config import Settings
from portal.database import database
from portal.engine.journey import Journey
from portal.engine.steps import Ask
from portal.records.requests import sending, submissions
from portal.records.requests.sending import ToSend
from portal.records.requests.submissions import Opened, Submission
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.public.taps import NOT_NOW
from tests.support.staff_fixtures import Office

ASKED_OF_PEOPLE = ("who", "age", "reach", "where", "now", "happening", "consent", "information", "advocate")
NONE = "Not asked for this kind"
MISSING = "Not told yet"


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
    parts |= {"<day>": "2026-12-01"}
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


def nothing(journey: Journey) -> dict[str, Any]:
    """ "Not now" wherever it is offered."""
    return {step.name: NOT_NOW for step in journey.steps if isinstance(step, Ask) and step.understands(NOT_NOW)}


def kept(office: Office, what: ToSend) -> Submission:
    with office.database.transaction() as db:
        submission = sending.send(db, office.settings.keys, what)
        db.flush()
        db.expunge(submission)
        return submission


def points(page: FetchedPage) -> dict[str, str]:
    """The words of each point, in their order on the page."""
    found = page.main.xpath(".//dl[@class='points']/div")
    return {each.get("id").removeprefix("point-"): " ".join(each.find("dd").text_content().split()) for each in found}


def seen(office: Office, what: ToSend) -> dict[str, str]:
    return points(page_of(office.signs_in(office.hires()), kept(office, what)))

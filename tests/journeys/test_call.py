"""Ask someone to call me: two questions, a number that is rung only with a plain yes, and nothing sent to anyone."""

import pytest
from sqlalchemy import select

from portal.database import database
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.staff.accounts import Role
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages

NUMBER = "07700 900123"


def asks(client: CheckedClient, safe: str) -> Visitor:
    visitor = Visitor(client)
    visitor.answers_until_sent(visitor.opens("/call"), {"name": "Sam", "phone": NUMBER, "phone-safe": safe})
    return visitor


@pytest.mark.parametrize(
    ("safe", "told"), [("yes", "Safe to use"), ("no", "do not use"), ("not_sure", "Not sure it is safe")]
)
def test_staff_read_whom_to_call_and_whether_it_is_safe(safe: str, told: str, office: Office) -> None:
    reference = asks(office.client(), safe).seen[-1].reference
    page = office.signs_in(office.hires(Role.TRIAGE)).get(f"/staff/request/{reference}")
    for words in ("Call me", "Sam", NUMBER, told):
        assert words in page.words(), words


@pytest.mark.parametrize("safe", ["no", "not_sure"])
def test_who_cannot_be_rung_safely_reads_so_before_sending(safe: str, client: CheckedClient) -> None:
    seen = [page.h1 for page in asks(client, safe).seen]
    assert seen.index("We do not ring this number") < seen.index("We have got it")


def test_it_is_two_questions_and_it_begins_with_the_first(client: CheckedClient) -> None:
    """The number with a good time to ring it, then the name: no page to read comes before them."""
    seen = asks(client, "yes").seen
    boxes = [page.main.xpath(".//form//input[@type='text'][not(ancestor::*[@hidden])]/@name") for page in seen]
    assert [(page.address.split("?")[0], names) for page, names in zip(seen, boxes, strict=True)] == [
        ("/call", ["phone", "phone-when"]),
        ("/call/name", ["name"]),
        ("/call/check", []),
        ("/call/sent", []),
    ]


def test_safe_to_ring_is_not_safe_to_text_so_nothing_is_sent_to_the_number(client: CheckedClient) -> None:
    asks(client, "yes")
    with client.app.app_context(), database().transaction() as db:
        assert [each.template for each in db.scalars(select(OutgoingMessage))] == ["new_request"]

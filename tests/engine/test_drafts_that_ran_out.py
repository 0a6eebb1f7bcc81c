"""A page whose draft ran out, or is another one now, keeps the answer that was typed and goes on."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from portal.database import database
from portal.records.voices.drafts import Draft
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor

LOST = "We do not have your other answers. We kept the last one."


@pytest.fixture
def at_name(client: CheckedClient) -> FetchedPage:
    visitor = Visitor(client)
    return visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/name")


def test_an_answer_that_is_sent_after_its_draft_ran_out_is_kept(client: CheckedClient, at_name: FetchedPage) -> None:
    with client.app.app_context(), database().transaction() as db:
        db.scalars(select(Draft)).one().expires_at = datetime.now(UTC)
    page = client.send(at_name, {"name": "Sam Kept"})
    assert page.status == 200 and LOST in page.words()
    birthday = Visitor(client).answers_until(page, {"who": "me"}, "/name", "/birthday")
    assert "Sam Kept" in client.back(birthday).text


def test_the_mark_of_one_journey_sent_to_another_starts_that_one_and_harms_nothing(
    client: CheckedClient, at_name: FetchedPage
) -> None:
    other = client.post("/review/name", at_name.hidden() | {"name": "Sam Kept"})
    assert other.status == 200 and other.address.startswith("/review/") and LOST in other.words()
    assert client.send(at_name, {"name": "Sam Other"}).address.startswith("/join/birthday")

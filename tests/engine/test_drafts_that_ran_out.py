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
def at_town(client: CheckedClient) -> FetchedPage:
    visitor = Visitor(client)
    return visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/town")


def test_an_answer_that_is_sent_after_its_draft_ran_out_is_kept(client: CheckedClient, at_town: FetchedPage) -> None:
    with client.app.app_context(), database().transaction() as db:
        db.scalars(select(Draft)).one().expires_at = datetime.now(UTC)
    page = client.send(at_town, {"town": "Worthing"})
    assert page.status == 200 and LOST in page.words()
    town = Visitor(client).answers_until(page, {"who": "me"}, "/town", "/about")
    assert "Worthing" in client.back(town).text


def test_the_mark_of_one_journey_sent_to_another_starts_that_one_and_harms_nothing(
    client: CheckedClient, at_town: FetchedPage
) -> None:
    other = client.post("/review/town", at_town.hidden() | {"town": "Worthing"})
    assert other.status == 200 and other.address.startswith("/review/") and LOST in other.words()
    assert client.send(at_town, {"town": "Chichester"}).address.startswith("/join/about")

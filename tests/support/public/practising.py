"""Someone who practises: every journey in practice, and what the database holds meanwhile."""

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.database import Base, database
from portal.journeys import ON_THE_FIRST_PAGE
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD, Visitor

EACH = pytest.mark.parametrize("journey", ON_THE_FIRST_PAGE, ids=lambda journey: journey.name)
BAND = "This is practice. We keep nothing."
TYPED = "Words that nobody keeps"
EVERYTHING = {"reach": ["text", "call", "email", "letter", "someone"], "speak": ["other_language"], "where": "hospital"}
WAYS: tuple[dict[str, object], ...] = (
    {"who": "me", "agree": "yes", "tell": ["hurt_myself"], "tell-words": TYPED, "now": "no", **EVERYTHING},
    {"who": "me", "agree": "no", "after": "delete", "answer": "changed_mind"},
    {"who": "family", "parent": "yes", "agree_parent": "no", "here": "yes", "what": ["chair"], **CHILD},
    {"who": "someone_i_help", "here": "no", "helper_card": "yes", **EVERYTHING},
)


def counts(app: Flask) -> dict[str, int]:
    """How many rows each table has."""
    with app.app_context(), Session(database().engine) as db:
        return {
            table.name: db.scalar(select(func.count()).select_from(table)) or 0 for table in Base.metadata.sorted_tables
        }


def walk(client: CheckedClient, journey: str, wanted: dict[str, object]) -> list[FetchedPage]:
    """Every page of a practice, from its start to its end."""
    visitor = Visitor(client)
    visitor.answers_until(visitor.opens(f"/practice/{journey}"), _offered(wanted, journey), "/end", "/practice")
    return visitor.seen


def _offered(wanted: dict[str, object], journey: str) -> dict[str, object]:
    """What is wanted, in the words of this journey's own choices."""
    other = {
        "someone_i_help": {"review": "hospital_team", "problem": "worker"},
        "family": {"join": "my_child", "advocate": "someone_i_help", "consent": "my_child"},
    }
    who = str(wanted["who"])
    if journey != "problem":
        wanted = {name: answer for name, answer in wanted.items() if name != "what"}
    return {**wanted, "who": other.get(who, {}).get(journey, who)}


def in_practice(client: CheckedClient, ends: str, journey: str = "join") -> FetchedPage:
    """A page in the middle of practice, with words that were typed before it."""
    visitor = Visitor(client)
    wanted = {"who": "me", "agree": "yes", "name": TYPED}
    return visitor.answers_until(visitor.opens(f"/practice/{journey}"), wanted, ends)


def drafts_there(app: Flask) -> int:
    return counts(app)["drafts"]

"""Where no text can leave, none is offered, nobody is told that one is on its way, and it is said at the start."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from portal import create_app
from portal.commands import running
from portal.config import NO_TEXTS, Settings
from portal.engine.steps import Answers
from portal.journeys.shared.rules import safe_way
from portal.records.requests import submissions
from portal.records.voices.contents import Values
from portal.staff.messages.notify import way_to
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor
from tests.support.staff_fixtures import Office, said
from tests.support.walks import TODAY

pytestmark = pytest.mark.about_pages


PHONE = {"phone": "07700 900123", "phone-safe": "yes"}


@pytest.fixture(params=["smtp", "screen"])
def sending(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def office(settings: Settings, sending: str) -> Iterator[Office]:
    app = create_app(replace(settings, sending=sending))
    yield Office(app)
    app.extensions["portal.database"].engine.dispose()


@pytest.mark.parametrize("journey", ["join", "review", "advocate", "problem"])
def test_people_are_offered_a_text_only_where_one_can_leave(office: Office, sending: str, journey: str) -> None:
    visitor = Visitor(CheckedClient(office.app))
    page = visitor.answers_until(visitor.opens(f"/{journey}"), {"who": "me"}, "/reach")
    offered = page.form.xpath(".//input[@name='reach']/@value")
    assert ("text" in offered) == (sending == "screen") and {"email", "call"} <= set(offered)


def test_a_text_that_was_chosen_all_the_same_is_asked_again(office: Office, sending: str) -> None:
    """A page that stood open while the setting changed, say."""
    visitor = Visitor(CheckedClient(office.app))
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/reach")
    visitor.client.checks = False
    after = visitor.client.post(page.address, {**page.hidden(), "reach": ["text"], **PHONE})
    assert after.errors() == (["Problem: Choose at least one answer."] if sending == "smtp" else [])


def test_staff_are_not_told_that_a_text_is_on_its_way(office: Office, sending: str) -> None:
    ways = {"ticks": ["text"], "words": ""}
    phone = {"detail": "07700 900123", "safe": "yes", "when": ""}
    request = office.receives(
        more_said=(said("reach", "How?", ["Text"], ways), said("phone", "Which?", ["07700 900123"], phone))
    )
    with office.app.test_request_context("/"), office.database.transaction() as db:
        found = submissions.find(db, request.id)
        assert found
        way = way_to(submissions.opened(db, office.settings.keys, found), "person")
    assert way == (("text", "+447700900123") if sending == "screen" else None)


def test_an_email_is_used_where_both_are_safe_and_no_text_can_leave() -> None:
    both: Values = {
        "reach": {"ticks": ["text", "email"], "words": ""},
        "phone": {"detail": "07700 900123", "safe": "yes", "when": ""},
        "email": {"detail": "robin@example.com", "safe": "yes", "when": ""},
    }
    assert safe_way(Answers(both, TODAY), True) == ("text", "+447700900123")
    assert safe_way(Answers(both, TODAY), False) == ("email", "robin@example.com")


@pytest.mark.parametrize(("by", "is_said"), [("smtp", True), ("notify", False), ("screen", False)])
def test_it_is_said_at_the_start(capsys: pytest.CaptureFixture[str], by: str, is_said: bool) -> None:
    running._say_where(Settings(sending=by))
    assert (NO_TEXTS in capsys.readouterr().out) == is_said

"""What a person was told was received is never lost and never doubled, and what was typed is still there."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal import create_app
from portal.config import Settings
from portal.database import database
from portal.journeys import join
from portal.journeys.shared import agreeing
from portal.records.accountability.audit import AuditEvent
from portal.records.consent import events as consent_events
from portal.records.consent.events import ConsentEvent
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests.submissions import Submission
from portal.records.voices import drafts
from portal.records.voices.drafts import Draft
from portal.records.voices.folders import Folder, FolderKey
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor, at_check

KEPT = (Submission, Folder, FolderKey, ConsentEvent, OutgoingMessage, AuditEvent, Draft)


def counts(client: CheckedClient) -> dict[str, int]:
    with client.app.app_context(), Session(database().engine) as db:
        return {table.__tablename__: db.scalar(select(func.count()).select_from(table)) or 0 for table in KEPT}


def test_send_keeps_everything_in_one_transaction_and_ends_the_draft(client: CheckedClient) -> None:
    client.send(at_check(client, now="yes"))
    kept = counts(client)
    assert (kept["submissions"], kept["folders"], kept["consent_events"], kept["drafts"]) == (1, 1, 1, 0)
    assert kept["folder_keys"] == 3, "of staff, of this browser, and that it may tell more"
    assert kept["audit_events"] == 1


def test_send_again_refresh_and_back_give_one_request_and_the_same_receipt(client: CheckedClient) -> None:
    check = at_check(client)
    first = client.send(check)
    again = client.send(check)
    assert again.reference == first.reference
    assert client.get(first.address).reference == first.reference
    assert client.get(check.address).reference == first.reference, "Back shows the receipt, not an empty form"
    earlier = client.post(check.address.replace("/check", "/name"), check.hidden() | {"name": "Late"})
    assert earlier.reference == first.reference
    assert counts(client)["submissions"] == 1


def test_fifty_sends_at_once_give_one_request_and_fifty_same_receipts(client: CheckedClient) -> None:
    check = at_check(client)
    cookie = client.client.get_cookie("visit")
    assert cookie is not None
    places: list[str] = []

    def press() -> None:
        own = client.app.test_client()
        own.set_cookie("visit", cookie.value)
        answer = own.post(check.address, data=check.hidden(), headers=client.headers)
        places.append(f"{answer.status_code} {answer.headers['Location']}")

    presses = [threading.Thread(target=press) for _press in range(50)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()
    assert len(places) == 50
    assert len(set(places)) == 1, set(places)
    assert places[0].startswith("303 /join/sent")
    assert counts(client)["submissions"] == 1


@pytest.mark.parametrize("broken", ["consent", "message", "draft"])
def test_a_request_that_crashes_leaves_no_rows(
    broken: str, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = at_check(client)
    before = counts(client)

    def crash(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("the lights went out")

    place = {
        "consent": (consent_events, "record"),
        "message": (outbox, "post"),
        "draft": (drafts, "forget"),
    }
    monkeypatch.setattr(*place[broken], crash)
    page = client.send(check)
    assert page.status == 500
    assert page.h1 == "Something went wrong here"
    assert "lights" not in page.text
    assert counts(client) == before
    monkeypatch.undo()
    assert client.send(check).h1 == "We have got it", "every answer is still there"


def test_a_restart_of_the_server_in_mid_journey_loses_nothing(client: CheckedClient, settings: Settings) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", "name-liked": "Sammy"}, "/birthday")
    restarted = CheckedClient(create_app(settings))
    cookie = client.client.get_cookie("visit")
    assert cookie is not None
    restarted.client.set_cookie("visit", cookie.value)
    assert restarted.get(page.address).h1 == "When is your birthday?"
    back = restarted.back(page)
    assert back.form.xpath(".//input[@name='name-liked']/@value") == ["Sammy"]
    restarted.app.extensions["portal.database"].engine.dispose()


def test_a_deploy_that_adds_and_removes_questions_keeps_the_other_answers(client: CheckedClient) -> None:
    page = at_check(client, **{"tell-words": "It is loud."})
    new = replace(agreeing.HERE, name="brand_new", title="Is this new?", only_if=lambda _answers: True)
    steps = [step for step in join.JOIN.steps if step.name not in ("birthday", "speak")]
    steps.insert([step.name for step in steps].index("now"), new)  # after all that is asked on the page of "who"
    object.__setattr__(join.JOIN, "steps", tuple(steps))
    try:
        asked = client.get(page.address)
        assert asked.h1 == "Is this new?"
        check = client.send(asked, {"brand_new": "yes"})
        assert check.h1 == "Check your answers"
        assert "It is loud." in check.text
        assert client.send(check).h1 == "We have got it"
    finally:
        object.__setattr__(join.JOIN, "steps", ORIGINAL)


ORIGINAL = join.JOIN.steps

"""It counts as a message: it is unread, the clock runs, the level may rise and never falls by itself."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.queries import as_sent
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient
from tests.support.public.voices import opened
from tests.support.staff.inbox import changes, clock
from tests.support.staff_fixtures import Office
from tests.told_later.telling import URGENT, known, own_page, sent, tells


def kept(client: CheckedClient) -> Submission:
    with client.app.app_context(), Session(database().engine) as db:
        return db.scalars(select(Submission)).one()


def mails(client: CheckedClient) -> list[str]:
    with client.app.app_context(), Session(database().engine) as db:
        found = db.scalars(select(OutgoingMessage.template).order_by(OutgoingMessage.id))
        return [each for each in found if each.startswith("new_request")]


def test_the_clock_runs_and_the_team_is_told(client: CheckedClient, office: Office) -> None:
    receipt, _card = sent(client)
    request = kept(client)
    changes(office, request, status="acknowledged", status_at=request.sent_at)
    assert clock(office, request) is None
    before = len(mails(client))
    tells(client, receipt, "about", about="both")
    waits = clock(office, request)
    assert waits and waits > request.sent_at
    assert mails(client)[before:] == ["new_request"]


def test_the_level_rises_from_the_receipt_and_from_ones_own_page(client: CheckedClient, settings: Settings) -> None:
    receipt, card = sent(client)
    assert kept(client).level == "normal"
    tells(client, receipt, "tell", **URGENT)
    assert kept(client).level == "now" and mails(client)[-1] == "new_request_now"
    contents = opened(client, settings, receipt).first
    assert contents["reasons"] == ["hurts_themselves"]
    with client.app.app_context(), Session(database().engine) as db:
        trail = db.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    told = [each for each in trail if each.did == "told more"]
    assert [each.actor for each in told] == ["public"] and not any("zebra" in f"{vars(each)}" for each in trail)
    assert "level now" in {each.did for each in trail}
    assert own_page(client, card)[1].h1 == "My page"


def test_the_level_never_falls_by_itself_nor_rises_again_for_what_staff_know(
    client: CheckedClient, settings: Settings
) -> None:
    receipt, card = sent(client)
    device, page = own_page(client, card)
    tells(device, page, "tell", **URGENT)
    assert kept(client).level == "now"
    tells(device, page, "tell", **{"tell": ["upset"], "tell-words": ""})
    assert kept(client).level == "now", "it does not fall"
    assert opened(client, settings, receipt).first["reasons"] == ["hurts_themselves"]
    tells(device, page, "tell", **URGENT)
    with client.app.app_context(), database().transaction() as db:
        submissions.set_level(db, db.scalars(select(Submission)).one(), "normal", actor=Actor.staff(1))
    tells(device, page, "about", about="both")
    assert kept(client).level == "normal", "staff have judged what was known"
    assert mails(client)[-1] == "new_request"


def test_the_words_are_kept_in_their_language_and_in_english(client: CheckedClient, settings: Settings) -> None:
    receipt, _card = sent(client)
    client.get("/language/pl?to=/")
    tells(client, receipt, "about", about="both")
    told = known(client, settings, receipt)["about"]
    assert told["english"] == {"question": "What is true for you?", "lines": ["Both"]}
    assert told["question"] != told["english"]["question"] and told["told_at"]
    assert "unchecked_language" in opened(client, settings, receipt).first["marks"]


def test_what_was_told_is_held_against_its_digest(client: CheckedClient, office: Office) -> None:
    receipt, _card = sent(client)
    tells(client, receipt, "about", about="both")
    with office.database.transaction() as db:
        assert as_sent.see(db, as_sent.unseen(db)) == 2, "the folder, and what was told later"

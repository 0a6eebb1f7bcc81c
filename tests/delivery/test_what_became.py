"""What became of each message: refused for good once, asked of GOV.UK Notify, and never lost."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from portal.config import Settings
from portal.database import Database
from portal.delivery.asking import ask_what_became
from portal.delivery.delivering import application_without_pages
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import tasks
from portal.records.requests.tasks import ToDo
from tests.support.post_offices import (
    SAFE_EMAIL,
    SAFE_TEXT,
    MailServer,
    Notify,
    ask_to_join,
    by_notify,
    by_smtp,
    deliver_all,
    outgoing,
)

WRONG = "The address or number is wrong: ask for another way."


@pytest.fixture
def database(public: Flask) -> Database:
    found: Database = public.extensions["portal.database"]
    return found


@pytest.fixture
def told(public: Flask, settings: Settings, govuk: Notify) -> Iterator[Flask]:
    """What asks GOV.UK Notify, after it took a text to the person (its number is "2")."""
    ask_to_join(public, SAFE_TEXT)
    assert deliver_all(by_notify(settings, govuk)) == (2, 0)
    with application_without_pages(by_notify(settings, govuk)) as app:
        yield app


def to_do(database: Database, settings: Settings) -> list[ToDo]:
    with database.transaction() as db:
        return tasks.waiting(db, settings)


def becomes(told: Flask, govuk: Notify, status: str) -> OutgoingMessage:
    """Notify says this of the text when it is asked, three minutes later."""
    database: Database = told.extensions["portal.database"]
    govuk.fates = {"1": "delivered", "2": status}
    make_due(database)
    ask_what_became(told)
    return outgoing(database)[1]


def make_due(database: Database) -> None:
    with database.transaction() as db:
        for each in db.query(OutgoingMessage):
            each.ask_at = each.ask_at and datetime.now(UTC)


def post_again(database: Database, settings: Settings, request: str, *, way: str, address: str) -> None:
    with database.transaction() as db:
        outbox.post(db, settings.keys, template="message_waiting", way=way, address=address, submission_id=request)


def test_an_address_that_a_mail_server_refuses_for_good_is_one_task_and_is_not_tried_again(
    public: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.refused = {"robin@example.com": "550 5.1.1 robin@example.com is unknown here"}
    request = ask_to_join(public, SAFE_EMAIL)
    post_again(database, settings, request, way="email", address="robin@example.com")
    assert deliver_all(by_smtp(settings, mail)) == (1, 2)
    for refused in outgoing(database)[1:]:
        assert (refused.due_at, refused.sealed, refused.tries) == (None, None, 1)
    (task,) = to_do(database, settings)
    assert (task.submission_id, task.words) == (request, WRONG)


@pytest.mark.parametrize("says", ["550 5.7.1 not allowed", "554 Relay access denied", "503 sign in first", "451 wait"])
def test_a_refusal_that_is_not_about_the_address_is_tried_again(
    public: Flask, database: Database, settings: Settings, mail: MailServer, says: str
) -> None:
    mail.refused = {"robin@example.com": says}
    ask_to_join(public, SAFE_EMAIL)
    assert deliver_all(by_smtp(settings, mail)) == (1, 1)
    waits = outgoing(database)[1]
    assert waits.due_at and waits.sealed and not to_do(database, settings)


def test_an_address_of_staff_that_is_refused_is_tried_on_since_only_a_setting_mends_it(
    public: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.refused = {"team@example.com": "550 5.1.1 unknown"}
    ask_to_join(public, SAFE_EMAIL)
    assert deliver_all(by_smtp(settings, mail)) == (1, 1)
    assert outgoing(database)[0].due_at and not to_do(database, settings)


def test_a_number_that_notify_refuses_is_one_task_and_is_not_tried_again(
    public: Flask, database: Database, settings: Settings, govuk: Notify
) -> None:
    govuk.fails_with, govuk.says = 400, {"error": "ValidationError", "message": "phone_number Not enough digits"}
    request = ask_to_join(public, SAFE_TEXT)
    post_again(database, settings, request, way="text", address="+447700900123")
    assert deliver_all(by_notify(settings, govuk)) == (0, 3)
    assert [bool(each.due_at) for each in outgoing(database)] == [True, False, False]
    (task,) = to_do(database, settings)
    assert task.words == WRONG


def test_what_notify_refuses_because_of_our_key_or_template_is_tried_again(
    public: Flask, database: Database, settings: Settings, govuk: Notify
) -> None:
    ours = "Can’t send to this recipient using a team-only API key"
    govuk.fails_with, govuk.says = 400, {"error": "BadRequestError", "message": ours}
    ask_to_join(public, SAFE_TEXT)
    assert deliver_all(by_notify(settings, govuk)) == (0, 2)
    assert all(each.due_at for each in outgoing(database)) and not to_do(database, settings)


def test_a_message_that_notify_delivered_has_arrived_and_is_not_asked_about_again(told: Flask, govuk: Notify) -> None:
    text = becomes(told, govuk, "delivered")
    assert text.arrived_at and text.ask_at is None and sorted(govuk.asked) == ["1", "2"]
    make_due(told.extensions["portal.database"])
    assert ask_what_became(told) == 0 and len(govuk.asked) == 2


def test_a_number_that_notify_cannot_reach_for_good_is_one_task(told: Flask, govuk: Notify, settings: Settings) -> None:
    text = becomes(told, govuk, "permanent-failure")
    assert (text.sent_at, text.due_at, text.sealed, text.ask_at) == (None, None, None, None)
    (task,) = to_do(told.extensions["portal.database"], settings)
    assert task.words == WRONG
    becomes(told, govuk, "delivered")
    assert outgoing(told.extensions["portal.database"])[1].arrived_at is None


def test_a_phone_that_was_off_for_days_is_not_called_wrong(told: Flask, govuk: Notify, settings: Settings) -> None:
    text = becomes(told, govuk, "temporary-failure")
    assert (text.sent_at, text.due_at) == (None, None) and "did not arrive" in text.failure
    assert not to_do(told.extensions["portal.database"], settings)


def test_what_failed_inside_notify_is_sent_again_after_a_wait(
    told: Flask, govuk: Notify, settings: Settings, database: Database
) -> None:
    due = becomes(told, govuk, "technical-failure").due_at
    assert due and due > datetime.now(UTC)
    assert deliver_all(by_notify(settings, govuk)) == (0, 0)
    with database.transaction() as db:
        db.execute(update(OutgoingMessage).values(due_at=datetime.now(UTC)).where(OutgoingMessage.due_at.is_not(None)))
    assert deliver_all(by_notify(settings, govuk)) == (1, 0)
    assert becomes(told, govuk, "sending").taken_as == "3"


def test_what_fails_inside_notify_again_and_again_is_given_up(told: Flask, govuk: Notify, database: Database) -> None:
    with database.transaction() as db:
        db.execute(update(OutgoingMessage).values(tries=outbox.TRIES))
    given_up = becomes(told, govuk, "technical-failure")
    assert (given_up.sent_at, given_up.due_at, given_up.sealed, given_up.ask_at) == (None, None, None, None)
    assert "could not hand it on" in given_up.failure


@pytest.mark.parametrize("status", ["created", "sending", "pending", "a word that is new"])
def test_what_is_on_its_way_is_asked_about_again_within_the_day(told: Flask, govuk: Notify, status: str) -> None:
    text = becomes(told, govuk, status)
    assert text.sent_at and text.ask_at and text.ask_at < datetime.now(UTC) + timedelta(hours=12)


def test_notify_that_does_not_answer_is_asked_again(told: Flask, govuk: Notify) -> None:
    govuk.key = f"{govuk.key[:-36]}{'3' * 36}"  # it refuses our token, and breaks off
    text = becomes(told, govuk, "delivered")
    assert text.sent_at and text.ask_at and text.arrived_at is None


def test_what_notify_has_forgotten_is_left_as_taken(told: Flask, govuk: Notify) -> None:
    becomes(told, govuk, "sending")
    govuk.fates = {}
    make_due(told.extensions["portal.database"])
    ask_what_became(told)
    text = outgoing(told.extensions["portal.database"])[1]
    assert text.sent_at and text.ask_at is None

"""Messages leave by real servers on this machine, in neutral words, and say nothing to whoever must not know."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from portal.config import Settings
from portal.crypto.sealing import CannotOpen
from portal.records.correspondence import outbox
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
from tests.support.servers import free_port

NEVER_SAID = (
    "robin", "register", "dynamic", "disab", "autis", "school", "loud", "list", "support register", "hospital", "nhs",
)  # fmt: skip


def test_a_request_is_acknowledged_by_a_safe_email_with_no_answer_in_it(
    public: Flask, settings: Settings, mail: MailServer
) -> None:
    ask_to_join(public, SAFE_EMAIL)
    assert deliver_all(by_smtp(settings, mail)) == (2, 0)
    to_team, to_person = mail.all_so_far()
    assert (to_team["To"], to_person["To"]) == ("team@example.com", "robin@example.com")
    for message in (to_team, to_person):
        assert message["Subject"] == "A message from My support"
        assert message["From"] == "My support <my.support@localhost>"
        assert message["Auto-Submitted"] == "auto-generated"
        assert re.fullmatch(r"<[0-9a-f]{32}@localhost>", message["Message-ID"])
        assert message.get_content_type() == "text/plain"
        everything = f"{message['Subject']} {message['From']} {message.get_content()}".lower()
        assert not [word for word in NEVER_SAID if word in everything]
    assert to_team["Message-ID"] != to_person["Message-ID"]
    assert "We have got what you sent." in to_person.get_content()
    assert "http" not in to_person.get_content()
    assert "/staff/" in to_team.get_content()


def test_a_request_that_is_for_now_says_so_to_the_team_alone(
    public: Flask, settings: Settings, mail: MailServer
) -> None:
    ask_to_join(public, SAFE_EMAIL | {"now": "no"})
    deliver_all(by_smtp(settings, mail))
    to_team, to_person = mail.all_so_far()
    assert to_team["Subject"] == "A message from My support: read it now"
    assert to_person["Subject"] == "A message from My support"


@pytest.mark.parametrize("safe", ["no", "not_sure"])
def test_nothing_is_sent_to_a_person_by_a_way_that_is_not_safe(
    public: Flask, settings: Settings, mail: MailServer, safe: str
) -> None:
    ask_to_join(public, SAFE_EMAIL | {"email": SAFE_EMAIL["email"] | {"safe": safe}})
    assert deliver_all(by_smtp(settings, mail)) == (1, 0)
    assert [message["To"] for message in mail.all_so_far()] == ["team@example.com"]


def test_the_worker_refuses_an_address_that_the_request_does_not_call_safe(
    public: Flask, settings: Settings, mail: MailServer
) -> None:
    request = ask_to_join(public, SAFE_EMAIL)
    database = public.extensions["portal.database"]
    with database.transaction() as db:
        for way, address in (("email", "mum@example.com"), ("text", "robin@example.com")):
            outbox.post(db, settings.keys, template="received", way=way, address=address, submission_id=request)
    assert deliver_all(by_smtp(settings, mail)) == (2, 2)
    assert {message["To"] for message in mail.all_so_far()} == {"team@example.com", "robin@example.com"}
    for refused in outgoing(database)[2:]:
        assert (refused.failure, refused.sealed, refused.due_at) == ("this way is not safe for them", None, None)


def test_a_public_only_process_cannot_open_an_outgoing_message(public: Flask, settings: Settings) -> None:
    ask_to_join(public, SAFE_EMAIL)
    messages = outgoing(public.extensions["portal.database"])
    assert len(messages) == 2
    for message in messages:
        with pytest.raises(CannotOpen):
            outbox.opened(message, public.extensions["portal.settings"].keys)
        assert outbox.opened(message, settings.keys)[0] in ("team@example.com", "robin@example.com")
        assert message.sealed and b"example.com" not in message.sealed


def test_notify_gets_our_words_as_they_are(public: Flask, settings: Settings, govuk: Notify) -> None:
    ask_to_join(public, SAFE_TEXT)
    assert deliver_all(by_notify(settings, govuk)) == (2, 0)
    (kind, email), (other_kind, text) = govuk.taken
    assert (kind, email["email_address"], email["template_id"]) == ("email", "team@example.com", "for-email")
    assert email["personalisation"]["subject"] == "A message from My support"
    assert (other_kind, text["phone_number"], text["template_id"]) == ("sms", "+447700900123", "for-text")
    assert text["personalisation"].keys() == {"body"}
    assert "We have got what you sent." in text["personalisation"]["body"]
    assert email["reference"] != text["reference"]


def test_each_try_of_a_message_carries_the_same_mark(public: Flask, settings: Settings, mail: MailServer) -> None:
    ask_to_join(public, SAFE_EMAIL)
    database = public.extensions["portal.database"]
    marks = [message.mark for message in outgoing(database)]
    deliver_all(replace(by_smtp(settings, mail), smtp_port=free_port()))
    assert [message.mark for message in outgoing(database)] == marks
    assert len(set(marks)) == 2

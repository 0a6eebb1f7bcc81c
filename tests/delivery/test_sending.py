"""Messages leave by real servers on this machine, in neutral words, and say nothing to whoever must not know."""

import re
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import trustme
from flask import Flask

from portal.config import ROOT, Settings
from portal.crypto import keys
from portal.crypto.sealing import CannotOpen
from portal.delivery import transports
from portal.delivery.delivering import application_without_pages, deliver_due
from portal.delivery.transports import Leaving, NotDelivered
from portal.records.correspondence import outbox
from tests.support.post_offices import (
    SAFE_EMAIL,
    SAFE_TEXT,
    MailServer,
    Notify,
    ask_to_join,
    mail_server,
    notify,
    outgoing,
    public_side,
)
from tests.support.servers import free_port

TO_THE_OWNER = {"audit_head"}  # about the machine, for whoever runs it
TEMPLATES = [
    path.stem for path in sorted((ROOT / "templates" / "messages").glob("*.txt")) if path.stem not in TO_THE_OWNER
]
TO_PEOPLE = {"received", "message_waiting", "new_card"}
LAPTOP = Settings(mode="development")
LETTER = Leaving(
    way="email", address="robin@example.com", subject="Hello", body="Hello.\n", language="en", mark="0" * 32
)
NEVER_SAID = (
    "robin", "register", "dynamic", "disab", "autis", "school", "loud", "list", "support register", "hospital", "nhs",
)  # fmt: skip
BANNED = (
    "referral", "risk rating", "stakeholder", "multidisciplinary", "mdt", "please", "easy", "simple", "just", "invalid",
    "forbidden", "oops", "completed", "not yet", "next", "etc", "e.g.",
)  # fmt: skip


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def govuk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Notify]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with notify() as server:
        yield server


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The keys lie where the processes of each side look for them."""
    keys.make_missing(settings.instance / "keys")
    return replace(settings, keys=keys.read(settings.instance / "keys", staff=True), team_email="team@example.com")


@pytest.fixture
def public(settings: Settings) -> Iterator[Flask]:
    with public_side(settings) as app:
        yield app


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application to write words with, without a database."""
    with application_without_pages(Settings(mode="development", instance=tmp_path_factory.mktemp("words"))) as app:
        yield app


def by_smtp(settings: Settings, server: MailServer) -> Settings:
    return replace(settings, sending="smtp", smtp_port=server.port)


def by_notify(settings: Settings, server: Notify) -> Settings:
    return replace(
        settings, sending="notify", notify_address=server.address, notify_key=server.key,
        notify_email_template="for-email", notify_text_template="for-text",
    )  # fmt: skip


def deliver_all(settings: Settings) -> tuple[int, int]:
    with application_without_pages(settings) as app:
        return deliver_due(app)


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
        assert b"example.com" not in message.sealed


def test_notify_gets_our_words_as_they_are(public: Flask, settings: Settings, govuk: Notify) -> None:
    ask_to_join(public, SAFE_TEXT)
    assert deliver_all(by_notify(settings, govuk)) == (2, 0)
    (kind, email), (other_kind, text) = govuk.taken
    assert (kind, email["email_address"], email["template_id"]) == ("email", "team@example.com", "for-email")
    assert email["personalisation"]["subject"] == "A message from My support"
    assert (other_kind, text["phone_number"], text["template_id"]) == ("sms", "07700 900123", "for-text")
    assert text["personalisation"].keys() == {"body"}
    assert "We have got what you sent." in text["personalisation"]["body"]
    assert email["reference"] != text["reference"]


def test_the_real_notify_is_used_unless_a_setting_says_otherwise() -> None:
    client = transports._notify_client("a_name-" + "1" * 36 + "-" + "2" * 36)
    assert client.base_url == "https://api.notifications.service.gov.uk"
    client.request_session.close()


def test_mail_leaves_after_starttls_and_sign_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with mail_server(tls=context, sign_in=("portal", "right")) as server:
        safe = replace(
            LAPTOP, sending="smtp", smtp_port=server.port, smtp_starttls=True,
            smtp_user="portal", smtp_password="right",
        )  # fmt: skip
        transports.deliver(safe, LETTER)
        assert server.next()["To"] == "robin@example.com"
        with pytest.raises(NotDelivered, match="refused our sign-in"):
            transports.deliver(replace(safe, smtp_password="wrong"), LETTER)
        with pytest.raises(NotDelivered, match="refused the message"):
            transports.deliver(replace(safe, smtp_starttls=False, smtp_user=""), LETTER)
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(NotDelivered, match="cannot be reached"):  # a certificate that nobody vouches for
            transports.deliver(safe, LETTER)
        assert not server.all_so_far()


def test_on_a_laptop_messages_are_shown_on_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    transports.deliver(LAPTOP, LETTER)
    assert capsys.readouterr().out == "--- email to robin@example.com ---\nHello\n\nHello.\n---\n"


def test_a_text_needs_notify(mail: MailServer) -> None:
    with pytest.raises(NotDelivered, match="texts leave by"):
        transports.deliver(by_smtp(LAPTOP, mail), replace(LETTER, way="text", address="07700 900123"))


def test_no_reason_and_no_log_holds_an_address(
    mail: MailServer, govuk: Notify, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    mail.refused = {"robin@example.com": "550 robin@example.com is unknown here"}
    govuk.fails_with = 400
    smtp, gov = by_smtp(LAPTOP, mail), by_notify(LAPTOP, govuk)
    text = replace(LETTER, way="text", address="07700 900123")
    tries = [
        (smtp, LETTER, "the mail server refused the address (550)"),
        (smtp, replace(LETTER, address="robin example.com"), "the address cannot be used for e-mail"),
        (
            smtp,
            replace(LETTER, address="robin@example.com\nBcc: mum@example.com"),
            "the address cannot be used for e-mail",
        ),
        (replace(smtp, smtp_port=free_port()), LETTER, "the mail server cannot be reached (ConnectionRefusedError)"),
        (gov, LETTER, "GOV.UK Notify did not take the message (400)"),
        (gov, text, "GOV.UK Notify did not take the message (400)"),
        (
            replace(gov, notify_address=f"http://127.0.0.1:{free_port()}"),
            text,
            "GOV.UK Notify did not take the message (503)",
        ),
        (replace(gov, notify_key="short"), LETTER, "PORTAL_NOTIFY_KEY is not a key of GOV.UK Notify"),
        (replace(gov, notify_text_template=""), text, "set PORTAL_NOTIFY_KEY and PORTAL_NOTIFY_TEXT_TEMPLATE"),
    ]
    for each, message, reason in tries:
        with pytest.raises(NotDelivered) as caught:
            transports.deliver(each, message)
        assert str(caught.value) == reason
    assert not mail.all_so_far()
    said = caplog.text + "".join(capfd.readouterr())
    assert "example" not in said and "07700" not in said


def test_each_try_of_a_message_carries_the_same_mark(public: Flask, settings: Settings, mail: MailServer) -> None:
    ask_to_join(public, SAFE_EMAIL)
    database = public.extensions["portal.database"]
    marks = [message.mark for message in outgoing(database)]
    deliver_all(replace(by_smtp(settings, mail), smtp_port=free_port()))
    assert [message.mark for message in outgoing(database)] == marks
    assert len(set(marks)) == 2


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("phone", ["", "01403 000000"])
def test_messages_keep_to_the_word_rules(words: Flask, template: str, phone: str) -> None:
    settings = Settings(team_phone=phone, staff_address="https://staff.example")
    with words.app_context():
        fields = {"link": "https://people.example/come-back/1-2-3-4-5", "reference": "2345-6789"}
        subject, body = transports.written(settings, template=template, language="en", fields=fields)
    assert ("call us on 01403 000000" in body) == (bool(phone) and template in TO_PEOPLE)
    said = f"{subject}. {body}".replace("https://staff.example/staff/", "").replace("SHOUT", "")
    said = said.replace(fields["link"], "")
    sentences = [each.split() for each in re.split(r"[.?!:]\s", said) if each.strip()]
    assert max(map(len, sentences)) <= 15
    assert sum(map(len, sentences)) / len(sentences) <= 10
    assert not [word for word in BANNED if re.search(rf"\b{re.escape(word)}\b", said.lower())]
    assert not re.search(r"[;—()/&%]|\b[A-Z]{2,}\b|n't|'(s|re|ll|ve)\b", said)


def test_a_message_is_written_in_its_readers_language(words: Flask) -> None:
    with words.app_context():
        _subject, english = transports.written(Settings(), template="received", language="en", fields={})
        _subject, french = transports.written(Settings(), template="received", language="fr", fields={})
    assert "Monday to Friday, 9am to 5pm" in english
    assert "lundi" in french


def test_the_acknowledgement_gives_crisis_help_and_promises_nothing(words: Flask) -> None:
    with words.app_context():
        _subject, body = transports.written(Settings(), template="received", language="en", fields={})
    for wanted in ("999", "111", "85258", "We have not decided. It might be yes or no.", "20 working days"):
        assert wanted in body
    assert " will " not in body


def test_a_claim_outlasts_the_longest_delivery() -> None:
    assert timedelta(seconds=9 * transports.SMTP_SECONDS) < outbox.CLAIMED_FOR
    assert timedelta(seconds=2 * transports.NOTIFY_SECONDS) < outbox.CLAIMED_FOR

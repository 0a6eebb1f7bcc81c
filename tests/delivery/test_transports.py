"""Each way for a message to leave: by mail, by GOV.UK Notify, on the screen; and no error holds an address."""

import ssl
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import trustme

from portal.config import Settings
from portal.delivery import by_notify as notify_way
from portal.delivery import by_smtp as smtp_way
from portal.delivery import transports
from portal.delivery.leaving import Leaving, NotDelivered
from portal.records.correspondence import outbox
from tests.support.post_offices import (
    MailServer,
    Notify,
    by_notify,
    by_smtp,
    mail_server,
)
from tests.support.servers import free_port

LAPTOP = Settings(mode="development")
LETTER = Leaving(
    way="email", address="robin@example.com", subject="Hello", body="Hello.\n", language="en", mark="0" * 32
)


def test_the_real_notify_is_used_unless_a_setting_says_otherwise() -> None:
    client = notify_way._client_class("a_name-" + "1" * 36 + "-" + "2" * 36)
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
        (gov, LETTER, "GOV.UK Notify refused the address or number (400)"),
        (gov, text, "GOV.UK Notify refused the address or number (400)"),
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


def test_a_claim_outlasts_the_longest_delivery() -> None:
    assert timedelta(seconds=9 * smtp_way.SECONDS) < outbox.CLAIMED_FOR
    assert timedelta(seconds=2 * notify_way.SECONDS) < outbox.CLAIMED_FOR
    assert timedelta(seconds=transports.WITHIN) < outbox.CLAIMED_FOR

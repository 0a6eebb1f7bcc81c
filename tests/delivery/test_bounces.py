"""What mail servers send back, in a folder: it tells which message never arrived, and nothing else is read."""

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from mailbox import Maildir
from pathlib import Path

import pytest
from flask import Flask

from portal.config import Settings
from portal.database import Database
from portal.delivery.bounces import read_bounces
from portal.delivery.delivering import application_without_pages
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import tasks
from tests.support.post_offices import SAFE_EMAIL, MailServer, ask_to_join, by_smtp, deliver_all, outgoing


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "back"


@pytest.fixture
def folder(place: Path) -> Maildir:
    return Maildir(place, create=True)


@pytest.fixture
def reader(public: Flask, settings: Settings, mail: MailServer, place: Path) -> Iterator[Flask]:
    """What reads the folder, after a mail server took a message to the person."""
    ask_to_join(public, SAFE_EMAIL)
    ours = replace(by_smtp(settings, mail), bounces_folder=place)
    assert deliver_all(ours) == (2, 0)
    with application_without_pages(ours) as app:
        yield app


def received(app: Flask) -> OutgoingMessage:
    database: Database = app.extensions["portal.database"]
    return outgoing(database)[1]


def words_to_do(app: Flask) -> list[str]:
    database: Database = app.extensions["portal.database"]
    with database.transaction() as db:
        return [each.words for each in tasks.waiting(db, app.extensions["portal.settings"])]


def report(original: EmailMessage, *, action: str = "failed", status: str = "5.1.1", whole: bool = True) -> Message:
    """A report as a mail server makes it (RFC 3464), with the message or its first lines alone."""
    made = MIMEMultipart("report", report_type="delivery-status")
    made["From"], made["To"] = "MAILER-DAEMON@mx.example.com", "my.support@localhost"
    made["Subject"], made["Message-ID"] = "Undelivered Mail Returned to Sender", "<1@mx.example.com>"
    made.attach(MIMEText("robin@example.com: unknown here"))
    about = MIMEBase("message", "delivery-status")
    server, recipient = Message(), Message()
    server["Reporting-MTA"] = "dns; mx.example.com"
    recipient["Final-Recipient"], recipient["Action"], recipient["Status"] = "rfc822; robin@example.com", action, status
    about.attach(server)
    about.attach(recipient)
    made.attach(about)
    if whole:
        back = MIMEBase("message", "rfc822")
        back.attach(original)
        made.attach(back)
    else:
        made.attach(MIMEText(f"To: robin@example.com\nMessage-ID: {original['Message-ID']}\n", "rfc822-headers"))
    return made


def to_person(mail: MailServer) -> EmailMessage:
    (found,) = [each for each in mail.all_so_far() if each["To"] == "robin@example.com"]
    return found


@pytest.mark.parametrize("whole", [True, False])
def test_what_came_back_for_good_did_not_arrive_and_is_one_task(
    reader: Flask, mail: MailServer, folder: Maildir, whole: bool
) -> None:
    original = to_person(mail)
    folder.add(report(original, whole=whole))
    folder.add(report(original, whole=whole))
    assert read_bounces(reader) == 1
    message = received(reader)
    assert (message.sent_at, message.due_at, message.sealed) == (None, None, None)
    assert message.failure == "the address sent it back (5.1.1)"
    assert words_to_do(reader) == ["The address or number is wrong: ask for another way."]
    assert len(folder) == 0  # it held an address
    assert read_bounces(reader) == 0


@pytest.mark.parametrize("status", ["4.4.7", "5.7.1"])
def test_what_came_back_for_another_reason_does_not_call_the_address_wrong(
    reader: Flask, mail: MailServer, folder: Maildir, status: str
) -> None:
    folder.add(report(to_person(mail), status=status))
    assert read_bounces(reader) == 1
    assert received(reader).failure == f"it did not arrive: a mail server sent it back ({status})"
    assert not words_to_do(reader)


def test_a_mail_server_that_still_tries_says_nothing_yet(reader: Flask, mail: MailServer, folder: Maildir) -> None:
    folder.add(report(to_person(mail), action="delayed", status="4.4.1"))
    assert read_bounces(reader) == 0
    assert received(reader).sent_at


def test_what_people_write_back_is_left_unread_and_a_report_of_another_message_changes_nothing(
    reader: Flask, mail: MailServer, folder: Maildir
) -> None:
    answer = EmailMessage()
    answer["In-Reply-To"], answer["Subject"] = to_person(mail)["Message-ID"], "Re: A message"
    answer.set_content("Thank you. I am still afraid.")
    folder.add(answer)
    other = EmailMessage()
    other["Message-ID"] = f"<{'0' * 32}@localhost>"
    folder.add(report(other))
    assert read_bounces(reader) == 0
    assert received(reader).sent_at and not words_to_do(reader)
    (kept,) = folder
    assert kept.get_subdir() == "cur" and "S" in kept.get_flags()


def test_without_a_folder_nothing_is_read(settings: Settings) -> None:
    with application_without_pages(replace(settings, bounces_folder=None)) as app:
        assert read_bounces(app) == 0


def test_a_letter_that_cannot_be_read_holds_up_no_other(reader: Flask, mail: MailServer, folder: Maildir) -> None:
    broken = (
        b"Content-Type: multipart/report; boundary=x\nMessage-ID: <[>\n\n--x\nContent-Type: message/delivery-status\n"
    )
    folder.add(b"\xff\xfe\x00 nothing of a letter")
    folder.add(broken)
    folder.add(report(to_person(mail)))
    assert read_bounces(reader) == 1

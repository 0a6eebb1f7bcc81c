"""How a message leaves: to the screen, by SMTP, by GOV.UK Notify. No error here may hold an address or a word of it."""

import logging
import smtplib
import ssl
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime
from functools import cache
from typing import Any

from flask_babel import force_locale, gettext, ngettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from portal import config, languages
from portal.config import ROOT, Settings
from portal.wording.opening_hours import days_and_hours

SMTP_SECONDS = 10  # for each of about nine steps: together less than `outbox.CLAIMED_FOR`
NOTIFY_SECONDS = 30

_notify_client: Any = NotificationsAPIClient  # it has no types

# The client writes what Notify answered into its log, and that can hold an address.
logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)


class NotDelivered(Exception):
    """The message did not leave. The reason says what kind of error it was, never an address and never a word of it."""


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """One message on its way out. `mark` is the same at each try, so that a double can be seen."""

    way: str  # "email" or "text"
    address: str
    subject: str
    body: str
    language: str
    mark: str


@cache
def _templates() -> Environment:
    made = Environment(  # plain text: there is nothing to escape
        loader=FileSystemLoader(ROOT / "templates" / "messages"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"_": gettext, "ngettext": ngettext}
    return made


def written(settings: Settings, *, template: str, language: str, fields: Mapping[str, str | int]) -> tuple[str, str]:
    """The subject and the body of a message, in its reader's language. Needs an application context."""
    with force_locale(language):
        found = _templates().get_template(f"{template}.txt")
        text = found.render(
            fields=fields,
            settings=settings,
            days=days_and_hours(settings),
            help_lines=config.help_lines(settings),
            staff_address=f"{settings.staff_url}/staff/",
        )
        subject = gettext("A message from %(name)s", name=settings.service_name)
        if languages.is_unchecked(settings, language):
            checked = gettext("A computer translated this message."), gettext("No person has checked it.")
            text = f"{text.strip()}\n\n{' '.join(checked)}\n"
    first, _line, rest = text.partition("\n")
    if first.startswith("Subject: "):
        subject, text = first.removeprefix("Subject: "), rest
    return subject, text.strip() + "\n"


def deliver(settings: Settings, message: Leaving) -> None:
    """Hand a message over, as `settings.sending` says. Raises NotDelivered when it did not leave, or perhaps not."""
    {"screen": _to_screen, "smtp": _by_smtp, "notify": _by_notify}[settings.sending](settings, message)


def _to_screen(_settings: Settings, message: Leaving) -> None:
    subject = f"{message.subject}\n\n" if message.way == "email" else ""
    sys.stdout.write(f"--- {message.way} to {message.address} ---\n{subject}{message.body}---\n")
    sys.stdout.flush()


def _by_smtp(settings: Settings, message: Leaving) -> None:
    if message.way != "email":
        raise NotDelivered("texts leave by GOV.UK Notify only: set PORTAL_SENDING to notify")
    where = (settings.smtp_host, settings.smtp_port, _domain(settings))
    with _smtp_errors(), closing(smtplib.SMTP(*where, timeout=SMTP_SECONDS)) as server:
        if settings.smtp_starttls:
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
        server.send_message(_email(settings, message), settings.sender, [message.address])
        with suppress(smtplib.SMTPException, OSError):  # it was taken: how the server says goodbye changes nothing
            server.quit()


def _domain(settings: Settings) -> str:
    return settings.sender.rpartition("@")[2]


def _email(settings: Settings, message: Leaving) -> EmailMessage:
    """Plain text from a neutral sender, marked as written by a machine (RFC 3834) so that no machine answers it."""
    made = EmailMessage()
    made["From"] = Address(settings.service_name, addr_spec=settings.sender)
    made["To"] = Address(addr_spec=message.address)
    made["Subject"] = message.subject
    made["Date"] = localtime()
    made["Message-ID"] = f"<{message.mark}@{_domain(settings)}>"
    made["Auto-Submitted"] = "auto-generated"
    made["Content-Language"] = message.language
    made.set_content(message.body)
    return made


@contextmanager
def _smtp_errors() -> Iterator[None]:
    """The kind of each error, without what the server said: it repeats addresses."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        raise NotDelivered(f"the mail server refused the address ({code})") from None
    except smtplib.SMTPAuthenticationError as error:
        raise NotDelivered(f"the mail server refused our sign-in ({error.smtp_code})") from None
    except smtplib.SMTPResponseException as error:
        raise NotDelivered(f"the mail server refused the message ({error.smtp_code})") from None
    except smtplib.SMTPException as error:
        raise NotDelivered(f"the mail server broke off ({type(error).__name__})") from None
    except OSError as error:
        raise NotDelivered(f"the mail server cannot be reached ({type(error).__name__})") from None
    except (ValueError, LookupError):
        raise NotDelivered("the address cannot be used for e-mail") from None


def _by_notify(settings: Settings, message: Leaving) -> None:
    template = settings.notify_email_template if message.way == "email" else settings.notify_text_template
    if not (settings.notify_key and template):
        raise NotDelivered(f"set PORTAL_NOTIFY_KEY and PORTAL_NOTIFY_{message.way.upper()}_TEMPLATE")
    try:
        client = _notify_client(settings.notify_key, timeout=NOTIFY_SECONDS)
    except AssertionError:
        raise NotDelivered("PORTAL_NOTIFY_KEY is not a key of GOV.UK Notify") from None
    client.base_url = settings.notify_address or client.base_url
    words = {"body": message.body}
    with closing(client.request_session):
        try:
            if message.way == "email":
                words["subject"] = message.subject
                client.send_email_notification(message.address, template, words, reference=message.mark)
            else:
                client.send_sms_notification(message.address, template, words, reference=message.mark)
        except APIError as error:
            raise NotDelivered(f"GOV.UK Notify did not take the message ({error.status_code})") from None

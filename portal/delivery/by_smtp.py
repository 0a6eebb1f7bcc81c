"""By SMTP: to a mail server that sends it on. What it says is never kept: it repeats addresses."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime

from portal.config import Settings
from portal.delivery.leaving import Leaving, NotDelivered, WrongAddress

SECONDS = 10  # for each of about nine steps: together less than `outbox.CLAIMED_FOR`
FOR_GOOD = {521, *range(550, 560)}  # RFC 5321 4.2.2 and 4.2.3, RFC 7504; other 5xx are about our side of the talk
# RFC 3463: the mail system, the protocol, the content, security and policy; and a server that does not relay for us.
OF_HOW_WE_SEND = re.compile(r"\b5\.[3567]\.\d|relay", re.IGNORECASE)


def hand_over(settings: Settings, message: Leaving) -> str:
    """Give it to the mail server of the settings, which gives no number. Raises NotDelivered, WrongAddress."""
    if message.way != "email":
        raise NotDelivered("texts leave by GOV.UK Notify only: set PORTAL_SENDING to notify")
    to = _recipient(message.address)
    where = (settings.smtp_host, settings.smtp_port, domain(settings))
    with _smtp_errors(), closing(smtplib.SMTP(*where, timeout=SECONDS)) as server:
        if settings.smtp_starttls:
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
        server.send_message(_email(settings, message, to), settings.sender, [message.address])
        with suppress(smtplib.SMTPException, OSError):  # it was taken: how the server says goodbye changes nothing
            server.quit()
    return ""


def domain(settings: Settings) -> str:
    """Of our sender: it ends the Message-ID of what leaves by mail."""
    return settings.sender.rpartition("@")[2]


def _recipient(address: str) -> Address:
    try:
        return Address(addr_spec=address)
    except (ValueError, LookupError):
        raise WrongAddress("the address cannot be used for e-mail") from None


def _email(settings: Settings, message: Leaving, to: Address) -> EmailMessage:
    """Plain text from a neutral sender, marked as written by a machine (RFC 3834) so that no machine answers it."""
    made = EmailMessage()
    made["From"] = Address(settings.service_name, addr_spec=settings.sender)
    made["To"] = to
    made["Subject"] = message.subject
    made["Date"] = localtime()
    made["Message-ID"] = f"<{message.mark}@{domain(settings)}>"
    made["Auto-Submitted"] = "auto-generated"
    made["Content-Language"] = message.language
    made.set_content(message.body)
    return made


def is_for_good(code: int, said: bytes | str) -> bool:
    """Is this a refusal that no later try changes, because of where the message goes? Not one of how we send it."""
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    return code in FOR_GOOD and not OF_HOW_WE_SEND.search(words)


@contextmanager
def _smtp_errors() -> Iterator[None]:
    """The kind of each error, without what the server said: it repeats addresses."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        if is_for_good(code, said):
            raise WrongAddress(f"the mail server refused the address ({code})") from None
        what = "address" if code < 500 else "message"
        raise NotDelivered(f"the mail server refused the {what} ({code})") from None
    except smtplib.SMTPDataError as error:
        if is_for_good(error.smtp_code, error.smtp_error):
            raise WrongAddress(f"the mail server refused the message to this address ({error.smtp_code})") from None
        raise NotDelivered(f"the mail server refused the message ({error.smtp_code})") from None
    except smtplib.SMTPAuthenticationError as error:
        raise NotDelivered(f"the mail server refused our sign-in ({error.smtp_code})") from None
    except smtplib.SMTPResponseException as error:
        raise NotDelivered(f"the mail server refused the message ({error.smtp_code})") from None
    except smtplib.SMTPException as error:
        raise NotDelivered(f"the mail server broke off ({type(error).__name__})") from None
    except OSError as error:
        raise NotDelivered(f"the mail server cannot be reached ({type(error).__name__})") from None
    except (ValueError, LookupError):
        raise NotDelivered("the message cannot be written as an e-mail") from None

"""By GOV.UK Notify: what it takes, what it refuses, and what became of a message that it took."""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from typing import Any

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from portal.config import Settings
from portal.delivery.leaving import Leaving, NotDelivered, WrongAddress

SECONDS = 30

_client_class: Any = NotificationsAPIClient  # it has no types

# The client writes what Notify answered into its log, and that can hold an address.
logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)


class Fate(StrEnum):
    """What Notify says became of a message (its "status codes"), as far as it matters here."""

    ARRIVED = "delivered"
    NOT_KNOWN = "sent"  # to a number abroad: nobody says more of it
    WRONG_ADDRESS = "permanent-failure"
    NOT_TAKEN = "temporary-failure"  # a full inbox or a phone that was off, for 3 days
    FAILED = "technical-failure"  # between Notify and who carries it: "you will need to send it again"
    FORGOTTEN = "forgotten"  # Notify does not know it, or not any more
    ON_ITS_WAY = "sending"


def hand_over(settings: Settings, message: Leaving) -> str:
    """Give it to Notify: the number under which Notify keeps it. Raises NotDelivered, WrongAddress."""
    template = settings.notify_email_template if message.way == "email" else settings.notify_text_template
    if not (settings.notify_key and template):
        raise NotDelivered(f"set PORTAL_NOTIFY_KEY and PORTAL_NOTIFY_{message.way.upper()}_TEMPLATE")
    words = {"body": message.body}
    with _client(settings) as client:
        try:
            if message.way == "email":
                words["subject"] = message.subject
                taken = client.send_email_notification(message.address, template, words, reference=message.mark)
            else:
                taken = client.send_sms_notification(message.address, template, words, reference=message.mark)
        except APIError as error:
            if _is_for_good(error):
                reason = f"GOV.UK Notify refused the address or number ({error.status_code})"
                raise WrongAddress(reason) from None
            raise NotDelivered(f"GOV.UK Notify did not take the message ({error.status_code})") from None
    return str(taken.get("id", ""))


def ask(settings: Settings, taken_as: str) -> Fate:
    """What became of the message with this number. Raises NotDelivered when Notify does not say."""
    with _client(settings) as client:
        try:
            status = client.get_notification_by_id(taken_as)["status"]
        except APIError as error:
            if error.status_code == 404:
                return Fate.FORGOTTEN
            raise NotDelivered(f"GOV.UK Notify does not answer ({error.status_code})") from None
    return Fate(status) if status in set(Fate) else Fate.ON_ITS_WAY


@contextmanager
def _client(settings: Settings) -> Iterator[Any]:
    try:
        client = _client_class(settings.notify_key, timeout=SECONDS)
    except AssertionError:
        raise NotDelivered("PORTAL_NOTIFY_KEY is not a key of GOV.UK Notify") from None
    client.base_url = settings.notify_address or client.base_url
    with closing(client.request_session):
        yield client


def _is_for_good(error: APIError) -> bool:
    """Did Notify refuse where it goes? A `BadRequestError` is about our key or template, but for numbers abroad."""
    if error.status_code != 400:
        return False
    said = error.message if isinstance(error.message, list) else []
    ours = [each for each in said if each.get("error") == "BadRequestError"]
    return not any("international" not in str(each.get("message")).lower() for each in ours)

"""What mail servers send back to our sender, from a folder (a Maildir) that gets it: which message never arrived.

Only a report for machines (RFC 3464) that carries the mark of one of our messages is read. What people write back is
nobody's to read, and is left where it is.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from mailbox import Maildir

from flask import Flask

from portal.config import Settings
from portal.database import Database
from portal.delivery import to_staff
from portal.delivery.by_smtp import OF_HOW_WE_SEND
from portal.records.correspondence import arrivals

AT_ONCE = 200
MARK = re.compile(r"<([0-9a-f]{32})@[^<>\s]+>")
WRONG = "the address sent it back ({})"
NOT_NOW = "it did not arrive: a mail server sent it back ({})"


@dataclass(frozen=True)
class Bounce:
    """One message that came back: its mark, the status by RFC 3463, and whether the address is wrong."""

    mark: str
    status: str
    is_for_good: bool

    @property
    def reason(self) -> str:
        return (WRONG if self.is_for_good else NOT_NOW).format(self.status)


def read_bounces(app: Flask) -> int:
    """Keep what came back, and take it out of the folder: how many messages did not arrive."""
    settings: Settings = app.extensions["portal.settings"]
    if settings.bounces_folder is None:
        return 0
    folder = Maildir(settings.bounces_folder, factory=None, create=False)
    found: dict[str, Bounce] = {}
    read: list[str] = []
    new = sorted(each.name.partition(":")[0] for each in (settings.bounces_folder / "new").iterdir())
    for key in new[:AT_ONCE]:
        bounce = _bounce_in(folder.get_bytes(key))
        if bounce:
            found[bounce.mark] = bounce
            read.append(key)
        else:
            _set_aside(folder, key)
    known = _keep(app, settings, found) if found else 0
    for key in read:  # they hold addresses
        folder.discard(key)
    return known


def _bounce_in(letter: bytes) -> Bounce | None:
    try:
        return read_bounce(message_from_bytes(letter, policy=policy.default))
    except Exception:  # anybody may write to this address, and no letter holds up the others
        return None


def _set_aside(folder: Maildir, key: str) -> None:
    """It was looked at, and is no report."""
    message = folder.get_message(key)
    message.set_subdir("cur")
    message.add_flag("S")
    folder[key] = message


def read_bounce(message: EmailMessage) -> Bounce | None:
    """What this report says of one of our messages; None when it is none, and when it is of a try that goes on."""
    if message.get_content_type() != "multipart/report":
        return None
    parts = list(message.walk())
    failed = [each for part in parts if part.get_content_type() == "message/delivery-status" for each in _said(part)]
    status = next((each["Status"] for each in failed if (each["Action"] or "").strip().lower() == "failed"), None)
    marks = [found[1] for part in parts for found in MARK.finditer(str(part["Message-ID"] or "") + _headers(part))]
    if status is None or not marks:
        return None
    code = re.fullmatch(r"\s*([245]\.\d{1,3}\.\d{1,3})(\D.*)?", status, re.DOTALL)
    shown = code[1] if code else "no status"
    return Bounce(marks[-1], shown, is_for_good=shown.startswith("5.") and not OF_HOW_WE_SEND.search(shown))


def _said(part: Message) -> list[Message]:
    """The groups of lines of a report: one about the whole, then one for each recipient."""
    inside = part.get_payload()
    return [each for each in inside if isinstance(each, Message)] if isinstance(inside, list) else []


def _headers(part: Message) -> str:
    """Where a server sends back only the first lines of a message."""
    if part.get_content_type() != "text/rfc822-headers":
        return ""
    payload = part.get_payload(decode=True)
    lines = (payload if isinstance(payload, bytes) else b"").decode(errors="replace").splitlines()
    return " ".join(line for line in lines if line.lower().startswith("message-id:"))


def _keep(app: Flask, settings: Settings, found: dict[str, Bounce]) -> int:
    database: Database = app.extensions["portal.database"]
    with database.transaction() as db:
        messages = arrivals.with_marks(db, set(found))
        for each in messages:
            bounce = found[each.mark]
            if bounce.is_for_good:
                to_staff.came_back(settings, db, each, bounce.reason)
            else:
                arrivals.not_arrived(db, each, bounce.reason)
        return len(messages)

"""The words of a message, and how it leaves: to the screen, by SMTP, by GOV.UK Notify."""

import sys
from collections.abc import Mapping
from functools import cache
from queue import Empty, Queue
from threading import Thread

from flask_babel import force_locale, gettext, ngettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal import config, languages
from portal.config import ROOT, Settings
from portal.delivery import by_notify, by_smtp
from portal.delivery.leaving import Leaving, NotDelivered
from portal.wording.opening_hours import days_and_hours

WITHIN = 100  # seconds, also for a server that says one letter at a time: less than `outbox.CLAIMED_FOR`


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


def deliver(settings: Settings, message: Leaving) -> str:
    """Hand a message over, as `settings.sending` says: the number by which the service can be asked what became of it,
    or "". Raises NotDelivered when it did not leave, or perhaps not; WrongAddress when it never can.
    """
    ways = {"screen": _to_screen, "smtp": by_smtp.hand_over, "notify": by_notify.hand_over}
    came: Queue[str | Exception] = Queue()

    def hand_over() -> None:
        try:
            came.put(ways[settings.sending](settings, message))
        except Exception as error:  # whatever it is, whoever waits is told
            came.put(error)

    Thread(target=hand_over, daemon=True).start()
    try:
        found = came.get(timeout=WITHIN)
    except Empty:
        raise NotDelivered("the mail or text service did not answer in time") from None
    if isinstance(found, Exception):
        raise found
    return found


def _to_screen(_settings: Settings, message: Leaving) -> str:
    subject = f"{message.subject}\n\n" if message.way == "email" else ""
    sys.stdout.write(f"--- {message.way} to {message.address} ---\n{subject}{message.body}---\n")
    sys.stdout.flush()
    return ""

"""What one box for a way to reach someone leads to: a number or an email, and the words that stand beside it. Pure."""

from collections.abc import Set
from dataclasses import dataclass, replace

from portal.written import emails, phones
from portal.written.figures import in_figures
from portal.written.phones import HELP_LINES, Phone, Why


@dataclass(frozen=True, kw_only=True)
class Leads:
    """Where a way leads to. `to` is the number as it is dialled, or the email; "" where nothing can be sent to it."""

    to: str = ""
    beside: str = ""
    phone: Phone | None = None

    @property
    def shown(self) -> str:
        """The number or the email as people read it."""
        return self.phone.shown if self.phone else self.to

    @property
    def text_to(self) -> str:
        """The number for a text, in international form; "" where it takes none."""
        return self.phone.number if self.phone and self.phone.takes_texts else ""

    @property
    def email_to(self) -> str:
        """The address for an email; "" where it is none."""
        return "" if self.phone else self.to

    @property
    def is_by_relay(self) -> bool:
        """Is the number dialled with Relay UK?"""
        return bool(self.phone and self.phone.relay)


def to_phone(typed: str, *, for_texts: bool = False, help_lines: Set[str] = HELP_LINES) -> Leads | Why:
    """What a box for a phone number leads to; or why to none. `help_lines` are figures that are nobody's own number."""
    read = phones.read(typed, for_texts=for_texts, help_lines=help_lines)
    return read if isinstance(read, Why) else Leads(to=read[0].dialled, beside=read[1], phone=read[0])


def to_email(typed: str) -> Leads | None:
    """What a box for an email leads to."""
    read = emails.read(typed)
    return Leads(to=read[0].address, beside=read[1]) if read else None


def to_any(typed: str, *, help_lines: Set[str] = HELP_LINES) -> Leads | Why:
    """What a box leads to that takes a number, an email or an address: by letter it leads to nothing of these.

    What is figures and nothing else is an attempt at a number, and is judged as one. An email with a space in it may
    be other words with an @: a number goes before it.
    """
    read = emails.read(typed)
    email = Leads(to=read[0].address, beside=read[1]) if read else Leads()
    if read and read[0].is_in_one:
        return email
    phone = to_phone(typed, for_texts=True, help_lines=help_lines)
    if isinstance(phone, Leads) or not any(each.isalpha() for each in in_figures(typed)):
        return phone
    return email


def led_to(detail: str, to: str | None, beside: str) -> Leads:
    """What a kept answer leads to. What was kept before `to` was (None) is read from what was typed."""
    if to == "":
        return Leads()
    kept = to_any(detail if to is None else to)
    if not isinstance(kept, Leads):
        return Leads()
    return kept if to is None else replace(kept, beside=beside)

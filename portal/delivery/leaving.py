"""One message on its way out, and why it did not leave. No error here may hold an address or a word of it."""

from dataclasses import dataclass


class NotDelivered(Exception):
    """The message did not leave. The reason says what kind of error it was, never an address and never a word of it."""


class WrongAddress(NotDelivered):
    """It was refused for good, because of where it goes: no later try can be taken."""


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """One message on its way out. `mark` is the same at each try, so that a double can be seen."""

    way: str  # "email" or "text"
    address: str
    subject: str
    body: str
    language: str
    mark: str

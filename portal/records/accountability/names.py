"""The names under which the audit trail knows who did something, and the record it was done to: types, never strings.

They are kept as they stand here, for ever: never change the form of one.
"""

import re
from typing import ClassVar


class Actor(str):
    """Who did it: "public", "worker", "command", "unknown" or "staff:<id>". Made of one of these, it reads it back."""

    __slots__ = ()

    PUBLIC: ClassVar["Actor"]  # people who ask
    WORKER: ClassVar["Actor"]
    COMMAND: ClassVar["Actor"]
    UNKNOWN: ClassVar["Actor"]  # nobody signed in: a wrong password, a wrong code

    def __new__(cls, kept: str) -> "Actor":
        if not re.fullmatch(r"public|worker|command|unknown|staff:[0-9]+", kept):
            raise ValueError("Not an actor: use Actor.staff(id) or one of Actor.PUBLIC, WORKER, COMMAND, UNKNOWN.")
        return super().__new__(cls, kept)

    @classmethod
    def staff(cls, account_id: int) -> "Actor":
        """This member of staff."""
        return cls(f"staff:{account_id}")


Actor.PUBLIC, Actor.WORKER = Actor("public"), Actor("worker")
Actor.COMMAND, Actor.UNKNOWN = Actor("command"), Actor("unknown")


def staff_id(actor: str) -> int | None:
    """The account of whoever did it, as it was kept; None when that was no member of staff."""
    kind, _, number = actor.partition(":")
    return int(number) if kind == "staff" else None


class Ref(str):
    """A record: "submission:<id>", "staff:<id>", "message:<id>", sealed words ("folder:<id>", "added:<id>"), or one of
    the places that have no id.
    """

    __slots__ = ()

    SUBMISSION: ClassVar = "submission:"  # how the name of every request's record begins, for queries
    FOLDER: ClassVar = "folder:"  # how the name of the words that one voice sent begins, for queries
    ADDED: ClassVar = "added:"  # and of what was added to them
    INBOX: ClassVar["Ref"]
    REGISTER: ClassVar["Ref"]
    COUNTS: ClassVar["Ref"]
    MESSAGES: ClassVar["Ref"]  # the messages that failed
    STAFF_LIST: ClassVar["Ref"]
    TEAM: ClassVar["Ref"]
    AUDIT: ClassVar["Ref"]
    AUDIT_HEAD: ClassVar["Ref"]  # the end of the chain, sent out of the system
    OVERRIDES: ClassVar["Ref"]  # all of them, as a list
    CARDS: ClassVar["Ref"]  # tries at cards, all together

    def __new__(cls, kept: str) -> "Ref":
        if not re.fullmatch(
            "|".join((r"(submission|folder):[0-9a-zA-Z-]+|(staff|message|added):[0-9]+", *PLACES)), kept
        ):
            raise ValueError("Not a record: use Ref.submission(id), Ref.staff(id), Ref.message(id) or a place.")
        return super().__new__(cls, kept)

    @classmethod
    def submission(cls, submission_id: str) -> "Ref":
        """This request."""
        return cls(f"{cls.SUBMISSION}{submission_id}")

    @classmethod
    def folder(cls, folder_id: str) -> "Ref":
        """The words that one voice sent."""
        return cls(f"{cls.FOLDER}{folder_id}")

    @classmethod
    def added(cls, message_id: int) -> "Ref":
        """A message in the thread of one voice: what was added to its words."""
        return cls(f"{cls.ADDED}{message_id}")

    @classmethod
    def staff(cls, account_id: int) -> "Ref":
        """The account of this member of staff."""
        return cls(f"staff:{account_id}")

    @classmethod
    def message(cls, message_id: int) -> "Ref":
        """A message that belongs to no request."""
        return cls(f"message:{message_id}")


PLACES = (
    "inbox", "counts", "messages", "staff list", "team", "audit", "audit head", "cards", "overrides", "register",
)  # fmt: skip
Ref.INBOX, Ref.COUNTS, Ref.MESSAGES, Ref.STAFF_LIST, Ref.TEAM, Ref.AUDIT, Ref.AUDIT_HEAD = map(Ref, PLACES[:7])
Ref.CARDS, Ref.OVERRIDES, Ref.REGISTER = map(Ref, PLACES[7:])

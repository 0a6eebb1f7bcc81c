"""The audit chain: made longer each minute by the worker, its head sent out each day, and looked at by a command."""

import re
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click
from sqlalchemy.orm import Session

from portal import calendar, config
from portal.config import CannotStart, Settings
from portal.database import Database
from portal.records.accountability import audit, chain
from portal.records.accountability.chain import Findings, Head
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence import outbox
from portal.records.queries import as_sent
from portal.records.queries.as_sent import Words

Row = TypeVar("Row")


def chain_waiting(settings: Settings, database: Database) -> int:
    """Chain every row that has no link, a few at a time; how many there were."""
    return _a_few_at_a_time(database, chain.waiting, lambda db, rows: chain.chain(db, settings.keys, rows))


def see_what_was_sent(database: Database) -> int:
    """Write the digest of everything that was sent since, a few at a time; how many there were."""
    return _a_few_at_a_time(database, as_sent.unseen, as_sent.see)


def _a_few_at_a_time(
    database: Database, find: Callable[[Session], Sequence[Row]], do: Callable[[Session, Sequence[Row]], int]
) -> int:
    """Find what waits, then see to so many in one transaction that others wait no longer than for these."""
    with Session(database.engine) as db:
        waiting = find(db)
    done = 0
    for first in range(0, len(waiting), chain.AT_ONCE):
        with database.transaction() as db:
            done += do(db, waiting[first : first + chain.AT_ONCE])
    return done


def send_head(settings: Settings, database: Database) -> bool:
    """Post the head of the chain to PORTAL_AUDIT_ANCHOR_EMAIL, once a day in London; did this call do it?"""
    if not settings.audit_anchor_email:
        return False
    now = calendar.now()
    with database.transaction() as db:
        chain.take_turn(db)
        last = audit.last_day(db, record=Ref.AUDIT_HEAD, did=Did.SENT_HEAD)
        if last and last >= now.date():
            return False
        head = chain.head(db)
        fields: dict[str, str | int] = {"at": f"{now:%Y-%m-%d %H:%M}", "number": head.number, "link": head.link.hex()}
        to = settings.audit_anchor_email
        outbox.post(db, settings.keys, template="audit_head", way="email", address=to, fields=fields)
        audit.write(db, actor=Actor.WORKER, did=Did.SENT_HEAD, record=Ref.AUDIT_HEAD)
    return True


def keep_chain(settings: Settings, database: Database) -> None:
    """What the worker does for the trail each minute."""
    see_what_was_sent(database)
    chain_waiting(settings, database)
    send_head(settings, database)


@click.command("verify-audit")
@click.option("--sent", help='The head that was sent out: "12 5f3a…".')
def verify_audit(sent: str | None) -> None:
    """Look at the whole audit chain and at everything that was sent.

    Names the first broken row of the chain and each record whose sealed words are not what they were, and says how
    many rows and records wait to be looked at. Ends with 1 when anything is not as it was.
    """
    settings = config.read_settings()
    if not settings.serves_staff:
        raise CannotStart("The audit trail belongs to the staff side: set PORTAL_SIDES to staff or both.")
    database = Database(settings.database)
    try:
        with Session(database.engine) as db:
            found, words = chain.verify(db, settings.keys, sent=_head(sent)), as_sent.verify(db)
    finally:
        database.engine.dispose()
    for line in (*in_words(found), *of_what_was_sent(words)):
        click.echo(line)
    sys.exit(1 if found.broken or words.changed else 0)


def in_words(found: Findings) -> list[str]:
    """What was found, a line for each part."""
    said = [f"Rows chained: {found.chained}. Rows that wait: {found.waiting}.", f"Head: {found.head}"]
    if found.broken is None:
        return [*said, "The chain is whole."]
    number, row = found.broken.number, found.broken.event_id
    place = f"row {row} (link {number})" if row else f"the row of link {number}"
    return [*said, f"The chain is broken: {place} {found.broken.what}."]


def of_what_was_sent(words: Words) -> list[str]:
    """What was found of the words that people sent, a line for each part."""
    said = [f"Words as they were sent: {words.same}. Not seen yet: {words.unseen}."]
    return [*said, *(f"Not as it was sent: {each}." for each in words.changed)]


def _head(sent: str | None) -> Head | None:
    if sent is None:
        return None
    match = re.fullmatch(r"\s*(\d{1,9})\s+([0-9a-f]{64})\s*", sent)
    if match is None:
        raise CannotStart('Give --sent as the message has it: --sent "12 5f3a…", a number and 64 letters and digits.')
    return Head(number=int(match[1]), link=bytes.fromhex(match[2]))


COMMANDS = (verify_audit,)

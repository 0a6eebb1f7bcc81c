"""A walk: pages that follow each other with no break. On a shared device a page shows what was said on its walk.

A page that was opened from the history, again, or with "Carry on", shows no answer. Within 2 minutes of the last answer
it was opened again by whoever gave that, and what it leads to shows what was said; later it begins another walk, which
goes on and may be sent, but never shows what was said on the one before, whatever is pressed.
`records/voices/tickets.py` leads from page to page.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from flask import g, request

from portal.crypto import sealing
from portal.database import db
from portal.records.voices import drafts, tickets
from portal.records.voices.contents import Values
from portal.records.voices.drafts import Draft
from portal.web.cookies import visit
from portal.web.short_writes import briefly

PRESSED = ":pressed"  # no name of a step has a colon: whoever let count what was said on another walk
OWN_DEVICE = "device"  # beside the answers: "no" where nobody else uses this device
SaidOn = dict[str, str]  # the walk on which an answer was said, by the name of its step


def of_request(draft: Draft, said_on: SaidOn | None, *, own_device: bool) -> str:
    """The walk of this request: the one of the page that was posted, or of its ticket, which is spent; else ""."""
    if request.method != "POST":
        return spent(draft.id)
    given = tickets.read(request.form.get("walk", ""))
    return given or ("" if g.refusal else resumed(draft, said_on, own_device=own_device) or tickets.new_walk())


def resumed(draft: Draft, said_on: SaidOn | None, *, own_device: bool) -> str:
    """The walk on which the last answer was said, while that is not long ago.

    On a device of one's own that belongs to none; what is left there is what somebody else said.
    """
    is_fresh = not own_device and draft.changed_at > datetime.now(UTC) - tickets.RUNS_FOR
    return list(said_on.values())[-1] if said_on and is_fresh else ""


def spent(shows: str) -> str:
    """The walk of the ticket in this address, which shows nothing after this; "" when it is not fresh."""
    token = tickets.read(request.args.get("ticket", ""))
    if not token or request.method != "GET":
        return ""
    with briefly() as short:
        return tickets.spend(short, token, shows)


def ticket(shows: str, walk: str = "") -> str:
    """A fresh ticket for what `shows` names, on which this walk goes on."""
    with briefly() as short:
        return tickets.give(short, shows, walk=walk)


def receipt_ticket(shows: str) -> str:
    """The ticket of a receipt: the same each time, so that many Sends at once lead to one address."""
    return tickets.give(db(), shows, token=sealing.token(visit().secret, f"ticket {shows}").hex()[:32])


def proof(shows: str) -> str:
    """What a form carries on a page that has shown this: whoever has it looked at the page, not at the history."""
    return sealing.token(visit().secret, f"shown {shows}").hex()


def is_proof(given: str, shows: str) -> bool:
    return sealing.same(given.encode(), proof(shows).encode())


def may_show(name: str, said_on: SaidOn | None, walk: str, *, own_device: bool) -> bool:
    """May this answer stand on a page of this walk?"""
    if said_on is None or name not in said_on:
        return own_device or bool(walk)
    return bool(walk) and said_on[name] == walk


def said(name: str, said_on: SaidOn | None, walk: str, *, saved: Iterable[str], own_device: bool) -> SaidOn:
    """The walks of all answers after this one was said. On a device of one's own an answer belongs to none."""
    before = dict.fromkeys(saved, walk) if said_on is None else said_on
    if own_device:
        return {each: on for each, on in before.items() if on != walk and each != name}
    others = {each: on for each, on in (dict.fromkeys(saved, walk) | before).items() if each != name}
    return others | {name: walk}  # the last is the newest


def is_own_device(answers: Values) -> bool:
    """Did they say that nobody else uses the phone on which this is written? Until then others may look at it."""
    return answers.get(OWN_DEVICE) == "no"


def make_own(draft: Draft, secret: bytes, walk: str) -> bool:
    """It is said now that nobody else uses this device: what was said on this walk is shown here from now on.

    Is that all that stands in it?
    """
    written = drafts.opened(draft, drafts.key_of(secret, draft.id))
    others = {name: on for name, on in (written.said_on or {}).items() if on != walk}
    drafts.write(draft, secret, written.answers | {OWN_DEVICE: "no"}, said_on=others, own_device=True)
    return not others.keys() & written.answers.keys()

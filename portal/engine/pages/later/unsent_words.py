"""Words to add that were not sent: to a request after the receipt, or on one's own page, also when that had run out.

They wait for an hour in a draft of this browser, sealed with its cookie, for whoever may add to the same record. On a
device that others look at they are shown on a ticket alone, as an answer is; "Finished" takes them away.
"""

import re
from dataclasses import dataclass, field

from flask import g, redirect, request
from werkzeug.wrappers import Response

from portal.config import settings
from portal.crypto import sealing
from portal.database import db
from portal.engine.pages import leading, walking
from portal.languages import chosen
from portal.records.voices import drafts, tickets
from portal.records.voices.contents import Value
from portal.web.cookies import visit

KIND = MARK = "unsent"
PROOF = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class Box:
    """What stands in the box of this page: `words`, and `walk`, on which they may be shown again."""

    words: str = field(repr=False, default="")
    walk: str = ""


def whose(record: str) -> str:
    """What the form carries for the record that its words are for: nobody makes one up, nor reads the record in it."""
    return sealing.token(settings().keys.forms, f"adds to {record}").hex()


def posted_whose() -> str:
    """The same from the form that was posted; "" when there is none."""
    given = request.form.get("whose", "")
    return given if PROOF.fullmatch(given) else ""


def box(record: str, *, own_device: bool) -> Box:
    """What the page shows: words that wait for this record, where it may; and the walk it goes on with."""
    walk = walking.spent(_name(record))
    found = _kept()
    if found is None or found[0] != whose(record) or not (own_device or walk == found[1].walk != ""):
        return Box(walk=walk or tickets.new_walk())
    return found[1]


def typed(words: str, record: str) -> Box:
    """What the page shows that has to say that something is wrong with these words, which wait here."""
    if words and not g.refusal:
        keep(words, whose(record))
    return Box(words=words, walk=_walk() or tickets.new_walk())


def waits(record: str) -> bool:
    """Do words wait for this record? Those that wait for another are gone: somebody else is here now."""
    found = _kept()
    if found and found[0] != whose(record):
        forget()
    return found is not None and found[0] == whose(record)


def any_wait() -> bool:
    return not visit().is_new and _kept() is not None


def keep(words: str, for_whom: str) -> bool:
    """Let these words wait. False when nobody was here whom they could wait for."""
    if visit().is_new or not for_whom:
        return False
    draft = drafts.find(db(), visit().secret, MARK, kind=KIND)
    if draft is None:
        draft = drafts.begin(db(), visit().secret, kind=KIND, language=chosen(), mark=MARK)
    kept: dict[str, Value] = {"words": words, "whose": for_whom, "walk": _walk()}
    drafts.write(draft, visit().secret, kept)
    return True


def forget() -> None:
    """They were sent."""
    draft = drafts.find(db(), visit().secret, MARK, kind=KIND)
    if draft:
        drafts.forget(db(), draft)


def to_box(address: str, record: str) -> Response:
    """To the page of the box, which shows once what waits there."""
    found = _kept()
    walk = found[1].walk if found else _walk()
    return redirect(f"{address}{'&' if '?' in address else '?'}ticket={walking.ticket(_name(record), walk)}", 303)


def leave(address: str, record: str, words: str) -> Response | None:
    """To a link of the frame, or back to the box from there; None when Send was pressed. What was typed waits."""
    is_back = request.form.get("do") == "again"
    if not is_back and not leading.wanted():
        return None
    found = _kept()
    if "more" in request.form and (words or (found and found[1].walk == _walk())):
        keep(words, whose(record))
    elif is_back and (found is None or found[1].walk != _walk()):
        return redirect(address, 303)
    again = to_box(address, record)
    return again if is_back else leading.lead(address, again=again, walk=_walk())


def _kept() -> tuple[str, Box] | None:
    draft = drafts.find(db(), visit().secret, MARK, kind=KIND)
    if draft is None:
        return None
    kept = drafts.read(draft, visit().secret)
    return str(kept["whose"]), Box(words=str(kept["words"]), walk=str(kept["walk"]))


def _walk() -> str:
    return tickets.read(request.form.get("walk", ""))


def _name(record: str) -> str:
    return f"words for {whose(record)}"

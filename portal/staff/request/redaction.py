"""What someone wrote before they said no stays closed, until a member of staff says why they open it.

How to reach them, whom not to tell and why it is urgent stay open: they keep people safe.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from flask import g

from portal.config import settings
from portal.database import db
from portal.records.accountability import reasons
from portal.records.requests.submissions import Opened
from portal.records.standing import consent_now
from portal.records.standing.ledger import Heard
from portal.staff.access.gate import me
from portal.staff.request.lookup import Looked

NOES = ("no", "changed_mind")
PERSON = "person"


def _noes(looked: Looked, voices: Iterable[str]) -> dict[str, datetime]:
    """Whose writing on this request came before a no to what it asks for, and when that was said.

    When the person said no, on any linked request, what others wrote about them is closed too.
    """
    purpose = consent_now.ASKED_BY.get(looked.submission.kind)
    if purpose is None:
        return {}
    last = {_name(each): consent_now.latest(looked.own, each.voice, each.number, purpose) for each in looked.own}
    last[PERSON] = consent_now.latest(looked.heard, PERSON, 1, purpose)
    noes = {name: event["at"] for name, event in last.items() if event and event["answer"] in NOES}
    return {key: noes.get(key, noes[PERSON]) for key in voices} if PERSON in noes else noes


def _name(heard: Heard) -> str:
    """As the folder of this voice is named within the request."""
    return heard.voice + (str(heard.number) if heard.number > 1 else "")


def asks_why(looked: Looked) -> bool:
    """Was something written here before a no, and did this member of staff not say today why they read it?"""
    given = reasons.given_today(db(), looked.submission.id, account_id=me().id)
    return bool(_noes(looked, [_name(each) for each in looked.own])) and reasons.WRITTEN not in given


def without_closed(opened: Opened, looked: Looked) -> tuple[Opened, list[str], dict[str, datetime]]:
    """The request as it may be shown now, whose writing is closed, and since when for each voice that said no."""
    noes = _noes(looked, opened.voices)
    if not noes or _may_read(opened):
        return opened, [], {}
    voices = {key: contents | {"said": []} if key in noes else contents for key, contents in opened.voices.items()}
    messages = {
        key: [each for each in thread if each.by_staff or key not in noes or each.at > noes[key]]
        for key, thread in opened.messages.items()
    }
    closed = [
        key
        for key in opened.voices
        if key in noes and (opened.voices[key].get("said") or len(messages[key]) < len(opened.messages[key]))
    ]
    return replace(opened, voices=voices, messages=messages), closed, noes


def _may_read(opened: Opened) -> bool:
    """Did they say why today? Who first reads what must be read now is let in at once, and goes on with it that day."""
    id_, number = opened.submission.id, me().id
    given = reasons.given_today(db(), id_, account_id=number)
    if reasons.WRITTEN not in given and g.get("reads_now"):
        reasons.keep(db(), settings().keys, id_, account_id=number, what=reasons.WRITTEN, why=reasons.READ_NOW)
        db().keep_now()
        return True
    return reasons.WRITTEN in given

"""The questions of a staff form, and what makes an answer whole. Pure: no database."""

import json
import secrets
from dataclasses import dataclass, field
from datetime import date

from werkzeug.datastructures import MultiDict

from portal import text
from portal.crypto import sealing

LONGEST = 1000


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of a form. `kind` is "choose", "pick" (from a list), "ticks", "day", "line" or "write"."""

    name: str
    label: str
    kind: str
    choices: dict[str, str] = field(default_factory=dict)
    hint: str = ""
    missing: str = ""  # the error when it is empty; it may stay empty when there is none
    may_come: bool = False  # a day that may be in the future


def read(asked: list[Question], form: MultiDict[str, str], today: date) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed, cleaned, and what is wrong with it, by the name of the question. Ticks are joined by commas."""
    typed = {each.name: _typed(each, form) for each in asked}
    wrong: dict[str, str] = {}
    for each in asked:
        value = typed[each.name]
        if each.kind in ("choose", "pick") and value not in each.choices:
            typed[each.name] = ""
        if not typed[each.name] and each.missing:
            wrong[each.name] = each.missing
        elif text.length(value) > LONGEST:
            wrong[each.name] = "Write less here"
        elif each.kind == "day":
            day = as_day(value)
            if day is None:
                wrong[each.name] = "Write a real day, like 2026-11-22"
            elif day > today and not each.may_come:
                wrong[each.name] = "Write a day that is not in the future"
    return typed, wrong


def new_once() -> str:
    """The mark of a form that is shown for the first time: what it keeps is kept once, however often it is sent."""
    return secrets.token_urlsafe(24)


def once_of(form: MultiDict[str, str], typed: dict[str, str], where: str) -> str:
    """The mark of this form with what was typed into it, at this address; "" when it has none.

    Typed anew, or sent to another request, it is another record.
    """
    once = form.get("once", "")
    whole = f"{where} {json.dumps(typed, sort_keys=True)}"
    return sealing.token(once.encode(), whole).hex() if 20 <= len(once) <= 64 else ""


def _typed(question: Question, form: MultiDict[str, str]) -> str:
    if question.kind == "ticks":
        return ",".join(each for each in question.choices if each in form.getlist(question.name))
    return text.cleaned(form.get(question.name, ""), lines=question.kind == "write")


def as_day(typed: str) -> date | None:
    """A day as a browser sends it, or typed as 22/11/2026."""
    parts = typed.split("/") if "/" in typed else typed.split("-")[::-1]
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None

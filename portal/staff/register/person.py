"""`/staff/person/<key>`: one person: the colour now and its history, every entry, and the requests of every voice."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref, staff_id
from portal.records.accountability.verbs import Did
from portal.records.register.entry import Entry, What
from portal.records.register.state import may
from portal.records.requests import tasks
from portal.records.staff import accounts
from portal.staff.access.gate import me
from portal.staff.forms.fields import as_day
from portal.staff.labels import consent_words, register_words, times, words
from portal.staff.register import forms
from portal.staff.request.in_register import LIST, person_with

DAYS = ("next_look", "again")
CHOICES = {
    "colour": words.COLOUR,
    "check": register_words.CHECK,
    "hospital": words.HOSPITAL,
    "blue": register_words.YES_NO,
    "red": register_words.YES_NO,
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One entry as staff read it: its questions with their answers."""

    entry: Entry
    rows: list[tuple[str, str]]


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/person/<key>", "register_person", person)


def person(key: str) -> ResponseReturnValue:
    found = person_with(key)
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_PERSON, record=Ref.submission(found.anchor.id))
    written = [Shown(entry=each, rows=rows_of(each)) for each in reversed(found.entries)]
    by = [staff_id(each.by) for each in found.entries]
    references = {each.id: each.shown_reference for each in found.requests}
    return render_template(
        "staff/register/person.html",
        known=found,
        written=written,
        checks=[(said, _last_check(found.entries, key)) for key, said in register_words.CHECK.items()],
        may=[each for each in What if may(each, found.state, found.standing, given=found.given)],
        to_do=tasks.waiting(db(), settings(), list(references)),
        references=references,
        recorded_by=accounts.names(db(), settings().keys, by),
        staff_id=staff_id,
        state=found.now.state_of(LIST),
        today=calendar.today(),
        words=words,
        consent_words=consent_words,
        register_words=register_words,
    )


def rows_of(entry: Entry) -> list[tuple[str, str]]:
    """Each question of the entry with its answer in words."""
    labels = forms.labels(entry.what)
    rows = [
        (labels.get(name, name.capitalize()), _in_words(entry.what, name, said)) for name, said in entry.said.items()
    ]
    ticked = ", ".join(words.of(words.FACTOR, each) for each in entry.factors)
    return [*rows, ("What is there", ticked)] if ticked else rows


def _in_words(what: What, name: str, said: str) -> str:
    if name == "reason" and what is What.OFF:
        return words.of(register_words.OFF, said)
    day = as_day(said) if name in DAYS else None
    return times.day(day) if day else words.of(CHOICES[name], said) if name in CHOICES else said


def _last_check(entries: list[Entry], key: str) -> Entry | None:
    made = [each for each in entries if each.what is What.CHECKED and each.said.get("check") == key]
    return made[-1] if made else None

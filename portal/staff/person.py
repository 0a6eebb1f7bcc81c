"""One person: all requests that staff linked, with every voice on them and where consent stands. Nothing is merged."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.database import db
from portal.records import audit, staff, tasks
from portal.sealing import CannotOpen
from portal.staff import consent_words, words
from portal.staff.case import not_found
from portal.staff.forms import settings
from portal.staff.gate import me
from portal.staff.looking import find, look


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/person", "person", person)


def person(reference: str) -> ResponseReturnValue:
    """What each voice answered on each request, never what anyone wrote: that opens with its own request."""
    found = find(reference)
    if found is None:
        return not_found()
    try:
        looked = look(found)
    except CannotOpen:
        return render_template("staff/request/person.html", submission=found, looked=None, words=words)
    keys = settings().keys
    audit.write(db(), actor=me().actor, did="looked at the person", record=f"submission:{found.id}")
    ids = [each.id for each in looked.together]
    return render_template(
        "staff/request/person.html",
        submission=found,
        looked=looked,
        to_do=tasks.waiting(db(), settings(), ids),
        owners=staff.names(db(), keys, [each.owner_id for each in looked.together]),
        references={each.id: each.shown_reference for each in looked.together},
        today=calendar.today(),
        words=words,
        consent_words=consent_words,
    )

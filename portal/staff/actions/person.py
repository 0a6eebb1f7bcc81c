"""One person: all requests that staff linked, with every voice on them and where consent stands. Nothing is merged."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.requests import tasks
from portal.records.staff import accounts
from portal.staff.access.gate import me
from portal.staff.labels import consent_words, words
from portal.staff.request.lookup import look, request_named


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/person", "person", person)


def person(reference: str) -> ResponseReturnValue:
    """What each voice answered on each request, never what anyone wrote: that opens with its own request."""
    found = request_named(reference)
    try:
        looked = look(found)
    except CannotOpen:
        return render_template("staff/actions/person.html", submission=found, looked=None, words=words)
    keys = settings().keys
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_PERSON, record=Ref.submission(found.id))
    ids = [each.id for each in looked.together]
    return render_template(
        "staff/actions/person.html",
        submission=found,
        looked=looked,
        to_do=tasks.waiting(db(), settings(), ids),
        owners=accounts.names(db(), keys, [each.owner_id for each in looked.together]),
        references={each.id: each.shown_reference for each in looked.together},
        today=calendar.today(),
        words=words,
        consent_words=consent_words,
    )

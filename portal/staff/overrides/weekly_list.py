"""The overrides of the week: every one that counts or waits, who looked at it and when. Never any words."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref, staff_id
from portal.records.accountability.verbs import Did
from portal.records.staff import accounts
from portal.records.standing import override_list
from portal.records.standing.override_list import Listed
from portal.staff.access.gate import me
from portal.staff.labels import consent_words, words


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/overrides", "overrides", overrides)


def overrides() -> ResponseReturnValue:
    """What nobody looked at for 7 days stands first."""
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_OVERRIDES, record=Ref.OVERRIDES)
    try:
        found = override_list.waiting_or_counting(db(), settings().keys, calendar.now(), chair=me().is_chair)
        error = ""
    except CannotOpen:
        found, error = [], words.CANNOT_OPEN
    db().keep_now()
    return render_template(
        "staff/overrides/override_list.html",
        rows=found,
        names=accounts.names(db(), settings().keys, [by for each in found for by in _who(each)]),
        error=error,
        consent_words=consent_words,
        staff_id=staff_id,
        words=words,
    )


def _who(listed: Listed) -> list[int | None]:
    """Whoever made it, and whoever looked at it."""
    override = listed.override
    return [staff_id(each.by) for each in (override.made, *override.reviews)]

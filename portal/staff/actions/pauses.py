"""Lifting a pause: sharing goes on, for a reason from a fixed list, for a request and all that are linked to it."""

from flask import Blueprint, flash, g, request
from flask.typing import ResponseReturnValue

from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.consent.state_columns import State
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Submission
from portal.staff.access.gate import me
from portal.staff.request.lookup import look, request_named
from portal.staff.request.page import page
from portal.staff.responses import PRESS_AGAIN, back_to
from portal.web.refusals import shows_itself_again

STOPPED = (State.WITHDRAWN, State.REFUSED, State.THEY_DIFFER)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/lift", "lift", lift, methods=["POST"])


@shows_itself_again
def lift(reference: str) -> ResponseReturnValue:
    found = request_named(reference)
    why = request.form.get("why", "")
    if g.refusal:
        return page(found, PRESS_AGAIN, typed=why), 400
    if why not in people.REASONS_TO_LIFT:
        return page(found, "Choose what was agreed", field="why"), 422
    submissions.hold_together(db(), found)
    if found.paused_at is None:
        flash("Sharing goes on already.")
        return back_to(found)
    against = _against(found, why)
    if against:
        return page(found, against, field="why", typed=why), 422
    lifted = people.lift(db(), found, actor=me().actor, why=people.REASONS_TO_LIFT[why][0])
    others = len(people.linked(db(), found, chair=me().is_chair)) - 1 if len(lifted) > 1 else 0
    flash("Sharing goes on, for the linked requests too." if others else "Sharing goes on.")
    return back_to(found)


def _against(submission: Submission, why: str) -> str:
    """What stands against it; empty when nothing does. Keeping someone safe needs no yes (`domain.md` H8)."""
    _said, purposes = people.REASONS_TO_LIFT[why]
    if not purposes:
        return ""
    try:
        now = look(submission).now
    except CannotOpen:
        return "Consent cannot be opened here, so sharing stays paused"
    if any(now.state_of(each) in STOPPED for each in purposes):
        return "What was said stands against this: first write down what they say now"
    return ""

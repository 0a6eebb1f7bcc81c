"""Lifting a pause: sharing goes on, for a reason from a fixed list, for a request and all that are linked to it."""

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue

from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.consent.state_columns import State
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Submission
from portal.staff.access.gate import me
from portal.staff.forms.fields import Choose
from portal.staff.forms.form import StaffForm
from portal.staff.request.lookup import before_a_parent, look, request_named
from portal.staff.request.page import page
from portal.staff.responses import back_to

STOPPED = (State.WITHDRAWN, State.REFUSED, State.THEY_DIFFER)
AGREED = {key: said for key, (said, _purposes) in people.REASONS_TO_LIFT.items()}


class LiftForm(StaffForm):
    """What was agreed."""

    why = Choose("", AGREED, missing="Choose what was agreed")


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/lift", "lift", lift, methods=["POST"])


def lift(reference: str) -> ResponseReturnValue:
    found, form = request_named(reference), LiftForm(request.form)
    if not form.validate():
        return page(found, form.wrong["why"], field="why"), 422
    submissions.hold_together(db(), found)
    if found.paused_at is None:
        flash("Sharing goes on already.")
        return back_to(found)
    why = form.why.answer
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
    if why == people.SPOKE_TO_EVERY and before_a_parent(submission):
        return before_a_parent(submission)
    if not purposes:
        return ""
    try:
        now = look(submission).now
    except CannotOpen:
        return "Consent cannot be opened here, so sharing stays paused"
    if any(now.state_of(each) in STOPPED for each in purposes):
        return "What was said stands against this: first write down what they say now"
    return ""

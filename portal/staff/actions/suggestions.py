"""Tasks that follow from the colour: offered on the request's page, added only when staff tick them."""

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.requests import tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.task_rules import Offered
from portal.staff.access.gate import me
from portal.staff.forms.fields import Ticks
from portal.staff.forms.form import StaffForm, form_of
from portal.staff.forms.marks import Given, Pressed
from portal.staff.request import page as case
from portal.staff.request.in_register import Offer, offer
from portal.staff.request.lookup import request_named
from portal.staff.responses import back_to

TICK = "Tick the tasks to add, or press “Not needed”"
CHANGED = "The colour was set anew. Look at what is offered now."
ADD, ASIDE = "add", "aside"


class OfferedForm(StaffForm):
    """Which of the tasks are added, or that none is needed; and which judgement of the colour they were offered for."""

    after = Given()
    task: Ticks[str]
    what = Pressed(ADD, ASIDE)

    @property
    def is_needed(self) -> bool:
        return self.what.data != ASIDE


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/offered", "take_offered", take_offered, methods=["POST"])


def take_offered(reference: str) -> ResponseReturnValue:
    """Add what is ticked; or set all that is offered aside."""
    found = request_named(reference)
    try:
        now = offer(found)
    except CannotOpen:
        return case.page(found)
    form = _form_of(now)(request.form) if now else None
    if now is None or form is None or form.after.data != now.after:
        return case.page(found, CHANGED), 409
    is_needed = form.is_needed
    chosen = [each for each in now.offered if each.task in form.task.answer or not is_needed]
    if not chosen:
        return case.page(found, TICK, field="offered"), 422
    for each in chosen:
        _keep(found, each, now.after, is_needed=is_needed)
    flash("Nothing more is offered for this colour." if not is_needed else "The tasks are added.")
    return back_to(found)


def _form_of(now: Offer) -> type[OfferedForm]:
    return form_of({"task": Ticks("", {each.task: each.words for each in now.offered})}, OfferedForm)


def _keep(submission: Submission, each: Offered, after: str, *, is_needed: bool) -> None:
    tasks.follow(
        db(),
        settings().keys,
        submission_id=submission.id,
        kind=tasks.BY_HAND,
        task=each.task,
        after=after,
        due=each.due(settings()),
        actor=me().actor,
        needed=is_needed,
    )

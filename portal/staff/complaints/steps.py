"""Staff write down a step of a complaint: only one that makes sense next, and each once."""

from flask import Blueprint, abort, flash, g, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.complaints import clocks, entries
from portal.records.complaints.state import Step
from portal.records.requests import complaint_tasks, submissions
from portal.records.requests.submissions import Submission
from portal.staff.access.gate import me
from portal.staff.complaints.forms import StepForm, form_for
from portal.staff.forms.page import form_page
from portal.staff.labels import complaint_words, times
from portal.staff.request import complaint as complaints
from portal.staff.request.complaint import Complaint
from portal.staff.request.lookup import find
from portal.staff.request.page import page, refused
from portal.staff.responses import PRESS_AGAIN, back_to
from portal.web.refusals import shows_itself_again

MEANWHILE = "Someone wrote this down meanwhile. Look at where the complaint is now."


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/complaint/<what>", "complaint", complaint)
    bp.add_url_rule("/request/<reference>/complaint/<what>", "keep_complaint", keep_complaint, methods=["POST"])


def complaint(reference: str, what: str) -> ResponseReturnValue:
    here, step = _look(reference), _step(what)
    if here is None or step not in here.steps:
        abort(404)
    start = {"on": calendar.today(), "owner": settings().in_charge}
    return _page(here.submission, step, form_for(step)(start=start))


@shows_itself_again
def keep_complaint(reference: str, what: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    here, step = _look(reference), _step(what)
    if here is None:
        return refused() if g.refusal else abort(404)
    form = form_for(step)(request.form)
    once = form.once_at(request.path)
    if g.refusal or not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(here.submission, step, form), 400
    if not entries.was_kept(db(), once):
        if step not in here.steps:
            return page(here.submission, MEANWHILE), 409
        form.validate()
        form.refuse(form.against(here, clocks.last_to_settle(here.submission.sent_at, settings())))
        if form.wrong:
            return _page(here.submission, step, form), 422
        complaint_tasks.write_down(db(), settings(), here.submission, form.entry, by=me().actor, once=once)
    flash("It is written down.")
    return back_to(here.submission)


def _step(what: str) -> Step:
    return Step(what) if what in set(Step) else abort(404)


def _look(reference: str) -> Complaint | None:
    """The complaint, if this member of staff may see it. A post holds its request until the step is kept."""
    found = find(reference)
    if found is None:
        return None
    if request.method == "POST":
        submissions.hold_together(db(), found)
    try:
        return complaints.of(found)
    except CannotOpen:
        return None


def _page(submission: Submission, step: Step, form: StepForm) -> str:
    return form_page(
        form,
        submission,
        title=complaint_words.STEP[step],
        more=f"{form.more}\nToday is {times.day(calendar.today())}.",
        action=url_for("staff.keep_complaint", reference=submission.shown_reference, what=step),
    )

"""Staff write down that they talked to the child before any parent, or why not: it lets a parent be contacted.

What it lets, and for whom, stands in `records/standing/child_first.py`.
"""

from flask import Blueprint, abort, flash, g, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.consent.records import CHILD_FIRST, Recorded
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.standing import recording
from portal.records.standing.recording import Voice
from portal.staff.access.gate import me
from portal.staff.forms.fields import Choose, Day, Write
from portal.staff.forms.form import KeptOnce
from portal.staff.forms.page import form_page
from portal.staff.labels.consent_words import CHILD_FIRST as CHOICES
from portal.staff.request.lookup import before_a_parent, request_named
from portal.staff.responses import PRESS_AGAIN, back_to
from portal.web.refusals import shows_itself_again

TITLE = "The child first"
MORE = (
    "We tell a child who asks: you are under 16, so we talk to you first. You can have someone you trust with you."
    "\nUntil you write this down, no parent is contacted, written to or written down here. Only staff read it."
)
TOO_EARLY = "They asked after that day: write a talk about what they asked last"


class ChildFirstForm(KeptOnce):
    """Whether staff talked to the child, and why not."""

    answer = Choose("Did you talk to the child?", CHOICES, missing="Choose whether you talked to the child")
    on = Day("On which day?", missing="Write the day")
    why = Write(
        "What did you talk about, in short? Or why did you not talk to them first?",
        missing="Write in short what or why",
    )


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/child-first", "child_first", child_first)
    bp.add_url_rule("/request/<reference>/child-first", "keep_child_first", keep_child_first, methods=["POST"])


def child_first(reference: str) -> ResponseReturnValue:
    found = request_named(reference)
    if not before_a_parent(found):
        abort(404)
    return _page(found, ChildFirstForm(start={"on": calendar.today()}))


@shows_itself_again
def keep_child_first(reference: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    found = request_named(reference)
    submissions.hold_together(db(), found)
    form = ChildFirstForm(request.form)
    once = form.once_at(request.path)
    if g.refusal or not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(found, form), 400
    if not form.validate():
        return _page(found, form), 422
    recorded = Recorded(
        kind=CHILD_FIRST,
        by=me().actor,
        on=form.on.answer.isoformat(),
        purpose="",
        answer=form.answer.answer,
        why=form.why.said,
    )
    voice = Voice(voice="person")
    recording.about(db(), settings().keys, found, voice=voice, recorded=recorded, once=once)
    if before_a_parent(found):
        flash(TOO_EARLY)
    flash("It is written down.")
    return back_to(found)


def _page(found: Submission, form: ChildFirstForm) -> str:
    action = url_for("staff.keep_child_first", reference=found.shown_reference)
    return form_page(form, found, title=TITLE, more=MORE, action=action)

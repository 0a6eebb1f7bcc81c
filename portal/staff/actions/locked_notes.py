"""Opening a locked note: only safeguarding, and only for a reason that is written down."""

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.database import db
from portal.records.correspondence import notes
from portal.records.requests.submissions import Submission
from portal.staff.access.gate import me
from portal.staff.forms.fields import Choose
from portal.staff.forms.form import StaffForm
from portal.staff.forms.page import form_page
from portal.staff.labels import words
from portal.staff.request.lookup import request_named


class WhyOpen(StaffForm):
    """Asked each time."""

    why = Choose("Why do you open it?", words.WHY_OPEN, missing="Choose why you open it")


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/locked/<int:number>", "locked", locked)
    bp.add_url_rule("/request/<reference>/locked/<int:number>", "unlock", unlock, methods=["POST"])


def locked(reference: str, number: int) -> ResponseReturnValue:
    """Why do you open it? Then it opens."""
    return _page(request_named(reference), number, WhyOpen())


def unlock(reference: str, number: int) -> ResponseReturnValue:
    found, form = request_named(reference), WhyOpen(request.form)
    if not form.validate():
        return _page(found, number, form), 422
    why = words.WHY_OPEN[form.why.answer]
    note = notes.unlock(db(), settings().keys, found.id, number, actor=me().actor, why=why)
    if note is None:
        abort(404)
    return render_template("staff/actions/locked.html", submission=found, note=note, words=words)


def _page(submission: Submission, number: int, form: WhyOpen) -> str:
    return form_page(
        form,
        submission,
        title="Open a locked note",
        more="That you open it, and why, is written down.",
        action=url_for("staff.unlock", reference=submission.shown_reference, number=number),
        button="Open it",
    )

"""What staff write on a request for each other: notes, the colour, how soon, tasks. None of it reaches the person."""

from flask import Blueprint, abort, flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.records.requests.submissions import Submission
from portal.staff.actions.note_forms import FORMS, NoteForm
from portal.staff.forms.page import form_page
from portal.staff.request.lookup import request_named
from portal.staff.responses import PRESS_AGAIN, back_to


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/down/<what>", "down", down)
    bp.add_url_rule("/request/<reference>/down/<what>", "keep_down", keep_down, methods=["POST"])


def down(reference: str, what: str) -> ResponseReturnValue:
    found, kind = request_named(reference), _kind(what)
    return _page(found, what, kind())


def keep_down(reference: str, what: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    found, kind = request_named(reference), _kind(what)
    form = kind(request.form)
    once = form.once_at(request.path)
    if not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(found, what, form), 400
    if not form.validate():
        return _page(found, what, form), 422
    form.keep(found, once)
    flash("It is written down.")
    return back_to(found)


def _kind(what: str) -> type[NoteForm]:
    return FORMS.get(what) or abort(404)


def _page(submission: Submission, what: str, form: NoteForm) -> str:
    action = url_for("staff.keep_down", reference=submission.shown_reference, what=what)
    return form_page(form, submission, title=form.title, more=form.more, action=action)

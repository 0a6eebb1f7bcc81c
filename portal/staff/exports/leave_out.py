"""Deciding that something stays out of the copies for the person, or goes in after all: each time with a reason."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.database import db
from portal.records.accountability import leaving_out
from portal.staff.access.gate import me
from portal.staff.exports import subject_access_decisions as decided
from portal.staff.exports import subject_access_forms as copy_forms
from portal.staff.exports.subject_access_contents import Here, around, here_of
from portal.staff.exports.subject_access_forms import DecisionForm
from portal.staff.responses import PRESS_AGAIN


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/copies/leave-out", "leave_out", leave_out)
    bp.add_url_rule("/request/<reference>/copies/leave-out", "keep_left_out", keep, methods=["POST"])


def leave_out(reference: str) -> ResponseReturnValue:
    here = here_of(reference)
    start = {"about": request.args.get("about", "")}
    return _page(here, copy_forms.deciding(decided.may_be_decided(here))(start=start))


def keep(reference: str) -> ResponseReturnValue:
    """Write it down. A locked note is no choice for anyone but safeguarding."""
    here = here_of(reference)
    form = copy_forms.deciding(decided.may_be_decided(here))(request.form)
    once = form.once_at(request.path)
    if not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(here, form), 400
    form.validate()
    form.refuse_half_a_test()
    if form.wrong:
        return _page(here, form), g.get("page_status", 422)
    leaving_out.keep(db(), settings().keys, here.submission.id, form.decided, by=me().actor, once=once)
    flash("It is written down.")
    return redirect(url_for("staff.copies", reference=here.submission.shown_reference), 303)


def _page(here: Here, form: DecisionForm) -> str:
    return render_template("staff/exports/leave_out.html", form=form, **around(here))

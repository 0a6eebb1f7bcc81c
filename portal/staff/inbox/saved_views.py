"""Views of the inbox that a member of staff saves under a name of their own, and deletes."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import text
from portal.config import settings
from portal.database import db
from portal.records.staff import saved_views
from portal.records.staff.saved_views import TooMany
from portal.staff.access.gate import me
from portal.staff.forms.fields import Line
from portal.staff.forms.form import StaffForm
from portal.staff.forms.marks import Given
from portal.staff.inbox import filters
from portal.staff.inbox.page import list_again, who_can_own
from portal.web.refusals import shows_instead

LONGEST = 40


class SaveForm(StaffForm):
    """What is shown now, as an address says it, and under which name it is kept."""

    choice = Given()
    name = Line()


class DeleteForm(StaffForm):
    """Which view."""

    view = Given()


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/views/save", "save_view", save_view, methods=["POST"])
    bp.add_url_rule("/views/delete", "delete_view", delete_view, methods=["POST"])


@shows_instead(list_again)
def save_view() -> ResponseReturnValue:
    """Keep what is chosen under the name that was typed."""
    may = filters.options(who_can_own())
    form = SaveForm(request.form)
    choice, name = filters.kept(form.choice.data, may), form.name.said
    if not choice.address:
        flash("Choose what to show first. Then save it.")
    elif not 0 < text.length(name) <= LONGEST:
        flash(f"Not saved: give it a name of 1 to {LONGEST} letters.")
    else:
        _save(name, choice.address)
    return redirect(f"{url_for('staff.inbox')}?{choice.address or 'all=yes'}", 303)


@shows_instead(list_again)
def delete_view() -> ResponseReturnValue:
    if saved_views.forget(db(), me().id, DeleteForm(request.form).view.data):
        flash("The view is deleted.")
    else:
        flash("That view was deleted already.")
    return redirect(url_for("staff.inbox"), 303)


def _save(name: str, address: str) -> None:
    try:
        saved_views.save(db(), settings().keys, me().id, name=name, choice=address)
        flash("The view is saved.")
    except TooMany:
        flash(f"Not saved: there can be {saved_views.MOST} views. Delete one first.")

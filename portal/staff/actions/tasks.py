"""Tasks on the staff side: done on a request's page, and all that wait on top of the inbox."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, flash, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.requests import submissions, task_lists, tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import ToDo
from portal.staff.access.gate import me
from portal.staff.forms.form import StaffForm
from portal.staff.forms.marks import Number
from portal.staff.office import covers
from portal.staff.request import page as case
from portal.staff.request.lookup import request_named
from portal.staff.responses import back_to

SHOWN = 25
PROVEN = "This is done by what you write down under “Complaint”: write it there."


@dataclass(frozen=True, kw_only=True)
class Due:
    """One task of the inbox, and the request it is about."""

    task: ToDo
    submission: Submission
    is_late: bool
    covers_for: str = ""  # whose case it is, when whoever looks covers for them
    is_mine: bool  # the request has this owner

    @property
    def is_mine_and_late(self) -> bool:
        return self.is_mine and self.is_late


class DoneForm(StaffForm):
    """Which task is done."""

    task = Number()


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/task", "task_done", task_done, methods=["POST"])


def task_done(reference: str) -> ResponseReturnValue:
    found = request_named(reference)
    task = tasks.find(db(), DoneForm(request.form).task.data or 0, found.id)
    if task is None:
        abort(404)
    if task.kind == tasks.COMPLAINT:
        return case.page(found, PROVEN), 422
    flash("The task is done." if tasks.done(db(), task, actor=me().actor) else "It was done already.")
    return back_to(found)


def due() -> tuple[list[Due], int]:
    """The open tasks of the requests that this member of staff may see, the first due first; and how many more."""
    today: date = calendar.today()
    waiting, more = task_lists.due(db(), settings(), chair=me().is_chair, owner=me().id)
    seen = submissions.seen_of(db(), {each.submission_id for each in waiting}, chair=me().is_chair)
    covered = covers.covering()
    shown = [
        Due(
            task=each,
            submission=seen[each.submission_id],
            is_late=each.is_late(today),
            covers_for=covered.get(seen[each.submission_id].owner_id or 0, ""),
            is_mine=seen[each.submission_id].owner_id == me().id,
        )
        for each in waiting
    ]
    return shown, more

"""The list of the inbox as a file for a spreadsheet: what the filters show, without any name or word of a person."""

from flask import Blueprint, Response, g, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.calendar import LONDON
from portal.database import db
from portal.exporting.csv_table import csv_file
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.queries import inbox as listing
from portal.records.queries.inbox import Choice
from portal.staff.access import fresh
from portal.staff.access.gate import me
from portal.staff.forms.fields import Choose
from portal.staff.forms.form import StaffForm
from portal.staff.inbox import filters
from portal.staff.inbox import page as inbox
from portal.staff.inbox.page import Row
from portal.staff.labels import consent_words, export_words, words
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

MOST = 1000  # each is opened to see where its consent stands today
HEADS = (
    "Reference", "What for", "Status", "Level", "Age", "Consent", "Owner", "Due", "What is due", "Working days late",
    "Received",
)  # fmt: skip


class ListForm(StaffForm):
    """Why the list is taken."""

    why = Choose("Why do you need it?", export_words.WHY_LIST, missing="Choose why you need it")


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/list-file", "list_file", list_file)
    bp.add_url_rule("/list-file", "get_list_file", get_list_file, methods=["POST"])


def list_file() -> ResponseReturnValue:
    """What would be in the file, and why it is needed. The filters are those of the address."""
    return _form(ListForm())


@shows_itself_again
def get_list_file() -> ResponseReturnValue:
    """The file itself, for the filters of the address."""
    form = ListForm(request.form)
    if g.refusal:
        form.refuse({"": PRESS_AGAIN})
        return _form(form), 400
    form.validate()
    form.refuse(fresh.wrong())
    choice = _choice()
    how_many = _how_many(choice)
    if how_many > MOST:
        form.refuse({"": _too_many(how_many)})
    if form.wrong:
        return _form(form), g.get("page_status", 422)
    rows = inbox.rows_of(listing.page(db(), filters.viewer(), choice, number=1, per_page=MOST))
    said = f"{form.why.answer}, {len(rows)} rows, {choice.address or 'no filter'}"
    audit.write(db(), actor=me().actor, did=Did.EXPORTED_LIST, record=Ref.INBOX, why=said)
    return Response(
        csv_file(HEADS, (_cells(each) for each in rows)),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="list-{calendar.today().isoformat()}.csv"'},
    )


def _cells(row: Row) -> tuple[str, ...]:
    """The columns of the inbox, but for the name of the person and all that was said."""
    submission, due = row.submission, row.due
    consent = [f"{consent_words.SHORT[each.purpose]}: {consent_words.shown(each.state).words}" for each in row.consent]
    return (
        submission.shown_reference,
        words.of(words.WHAT_FOR, submission.kind),
        words.of(words.STATUS, submission.status),
        words.of(words.LEVEL, submission.level),
        row.age,
        "; ".join([*consent, *(["Sharing paused"] if submission.paused_at else [])]),
        row.owner,
        due.day.isoformat() if due else "",
        words.of(words.DUE, due.what) if due else "",
        str(due.late) if due else "",
        f"{submission.sent_at.astimezone(LONDON):%Y-%m-%d %H:%M}",
    )


def _choice() -> Choice:
    return filters.read(request.args, filters.options(inbox.who_can_own()))


def _how_many(choice: Choice) -> int:
    return listing.counts(db(), filters.viewer(), [choice])[0]


def _too_many(how_many: int) -> str:
    return f"These are {how_many} requests, and a file holds {MOST}. Filter the inbox to fewer, then try again."


def _form(form: ListForm) -> str:
    choice = _choice()
    how_many = _how_many(choice)
    return render_template(
        "staff/exports/list.html",
        choice=choice,
        said=filters.said(choice, filters.options(inbox.who_can_own())),
        how_many=how_many,
        too_many=_too_many(how_many) if how_many > MOST else "",
        heads=HEADS,
        form=form,
        is_fresh=fresh.is_fresh(),
    )

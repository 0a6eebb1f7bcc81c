"""Counts for the commissioner: numbers without a name, as tables with charts, and as a file without small numbers."""

import csv
from datetime import date
from io import StringIO
from itertools import islice

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security.utils import check_and_update_authn_fresh

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.queries import counting
from portal.records.queries.tokens import Kind
from portal.staff.access.gate import me
from portal.staff.access.sign_in import FRESH_FOR
from portal.staff.counts import tables as count_tables
from portal.staff.counts.board import HIDDEN, Board
from portal.staff.counts.outcomes import DECLINED
from portal.staff.counts.tables import More, month_words
from portal.staff.forms.fields import Pick
from portal.staff.forms.form import StaffForm, form_of
from portal.statistics import counts
from portal.statistics.counts import MONTHS_SHOWN, Span
from portal.statistics.who_asked import Asker

LONGEST = 120  # months
GRACE = FRESH_FOR / 3
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would work out, or worse
NOTE = (
    f"{HIDDEN} is a number under 5, or one that would give such a number away. "
    "What has no request at all in these months is left out. "
    "Do not give out files of months that overlap: side by side they could tell more than one alone."
)


class MonthsForm(StaffForm):
    """From which month to which. What is not one of them counts as not chosen."""

    first: Pick[str]
    last: Pick[str]


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/counts", "counts", counts_page)
    bp.add_url_rule("/counts/file/<months>", "counts_file", counts_file)


def counts_page() -> ResponseReturnValue:
    """The counts of the months in the address; of the last 12 when it names none."""
    may = _months(chair=me().is_chair)
    form = _form_of(may)(request.args)
    span = _span(form.first.said, form.last.said, may)
    made = _board(span, chair=me().is_chair)
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_COUNTS, record=Ref.COUNTS, why=_why(span))
    return render_template(
        "staff/counts/page.html",
        tables=made.tables,
        months=form.first.choices.items(),
        first=_key(span.first),
        last=_key(span.last),
        said=f"{month_words(span.first)} to {month_words(span.last)}",
        note=NOTE,
    )


def counts_file(months: str) -> ResponseReturnValue:
    """The same as a file for others: never with a small number, nor with what is kept from chairs, whoever asks.

    It leaves the portal, so it asks for the password again when that was given a while ago.
    """
    first, _to, last = months.partition("_")
    span = _span(first, last, _months(chair=True))
    if not check_and_update_authn_fresh(FRESH_FOR, GRACE):
        return redirect(url_for("security.verify", next=url_for("staff.counts_file", months=_address(span))), 303)
    made = _board(span, chair=True)
    audit.write(db(), actor=me().actor, did=Did.TOOK_COUNTS_OUT, record=Ref.COUNTS, why=_why(span))
    answer = Response(_written(made, span), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="counts-{_address(span)}.csv"'
    return answer


def _board(span: Span, *, chair: bool) -> Board:
    ours, now = settings(), calendar.now()
    between = {"since": span.since, "until": span.until}
    figures = counts.work_out(counting.rows(db(), chair=chair, **between), span, ours, now)
    declined = [each.id for _month, each in figures.sent if each.status in DECLINED]
    more = More(
        asked_by=counting.facts(db(), ours.keys, Kind.ASKED_BY, list(Asker), **between),
        own_answer=counting.facts(db(), ours.keys, Kind.OWN_ANSWER, ("yes", "no"), **between),
        because=counting.reasons(db(), ours.keys, declined),
    )
    return count_tables.board(figures, more, span.months, ours)


def _months(*, chair: bool) -> list[date]:
    """Every month that can be chosen, the newest first: back to the first request, and a year at least."""
    now = counts.month_of(calendar.now())
    first = counting.first_sent(db(), chair=chair)
    back = counts.month_of(first) if first else now
    every = (counts.months_before(now, number) for number in range(LONGEST))
    return [each for number, each in enumerate(islice(every, LONGEST)) if each >= back or number < MONTHS_SHOWN]


def _form_of(may: list[date]) -> type[MonthsForm]:
    months = {_key(each): month_words(each) for each in may}
    return form_of({"first": Pick("", months, name="from"), "last": Pick("", months, name="to")}, MonthsForm)


def _span(first: str, last: str, may: list[date]) -> Span:
    """The months that were asked for, in either order."""
    known = {_key(each): each for each in may}
    ends = sorted((known.get(first, may[MONTHS_SHOWN - 1]), known.get(last, may[0])))
    return Span(*ends)


def _key(month: date) -> str:
    return f"{month:%Y-%m}"


def _address(span: Span) -> str:
    return f"{_key(span.first)}_{_key(span.last)}"


def _why(span: Span) -> str:
    return f"{_key(span.first)} to {_key(span.last)}"


def _written(made: Board, span: Span) -> str:
    """One table under the other, as a spreadsheet reads it."""
    file = StringIO()
    writer = csv.writer(file)
    lines = [["Counts", _why(span)], [NOTE]]
    for table in made.for_others():
        lines += [[], [table.caption], *([[table.about]] if table.about else []), list(table.heads)]
        lines += [[name, *(cell.words for cell in cells)] for name, cells in table.rows]
    writer.writerows([_plain(each) for each in line] for line in lines)
    return "\ufeff" + file.getvalue()  # so that a spreadsheet reads it as UTF-8


def _plain(cell: str) -> str:
    """A number without commas; or words, whatever they begin with."""
    number = cell.replace(",", "")
    return number if number.isdigit() else f"'{cell}" if cell.startswith(FORMULA) else cell

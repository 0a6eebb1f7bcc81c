"""Search: one box. It is posted, so that no name stands in an address or a log; what was typed is kept nowhere."""

import re

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.queries import inbox as listing
from portal.records.queries import index, tokens
from portal.records.queries.inbox import Listed
from portal.records.queries.tokens import Kind
from portal.records.requests.sending import LETTERS
from portal.records.requests.submissions import Submission
from portal.staff.access.gate import me
from portal.staff.forms.fields import Line
from portal.staff.forms.form import StaffForm
from portal.staff.inbox import filters
from portal.staff.inbox.page import for_rows, rows_of
from portal.staff.request.other_teams import of_other_teams
from portal.staff.request.reasons import is_closed_to_them, must_be_read
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

MOST = 50
LONGEST = 200
REFERENCE = "reference"
NOTHING = "Type a reference, a name, a birthday, a phone number, an email address or a postcode"
_REFERENCE = re.compile(rf"[{LETTERS}]{{8}}")


class SearchForm(StaffForm):
    """What they look for."""

    words = Line(cut_at=LONGEST)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/search", "search", search, methods=["GET", "POST"])


@shows_itself_again
def search() -> ResponseReturnValue:
    if request.method == "GET":
        return _page()
    typed = SearchForm(request.form).words.said
    if g.refusal:
        return _page(typed, error=PRESS_AGAIN), 400
    found, kinds = _found(typed)
    if not kinds:
        return _page(typed, error=NOTHING), 422
    audit.write(db(), actor=me().actor, did=Did.SEARCHED, record=Ref.INBOX, fields=sorted(kinds))
    return _page(typed, found=found)


def _found(typed: str) -> tuple[list[Listed], set[str]]:
    """What was found, and by which kinds of words. A reference goes before all else."""
    reference = re.sub(r"[^0-9A-Z]", "", typed.upper())
    if _REFERENCE.fullmatch(reference):
        by_reference = listing.found(db(), filters.viewer(), [Submission.reference == reference], most=1)
        if by_reference:
            return by_reference, {REFERENCE}
    wanted = tokens.typed(typed, calendar.today())
    conditions = [index.found_by(settings().keys, ways) for ways in wanted]
    kinds: set[str] = {ways[0][0].value for ways in wanted}
    if Kind.NAME in kinds:
        kinds.add(Kind.SOUND.value)
    if _REFERENCE.fullmatch(reference):
        kinds.add(REFERENCE)
    return _exact_first(listing.found(db(), filters.viewer(), conditions, most=MOST + 1), wanted), kinds


def _elsewhere(those: list[Submission]) -> list[Submission]:
    """Those of other teams that they have not opened with a reason: that there is one is all that is shown of it."""
    others = of_other_teams(those)
    return [each for each in those if each.id in others and is_closed_to_them(each) and not must_be_read(each)]


def _exact_first(found: list[Listed], wanted: list[list[tokens.Word]]) -> list[Listed]:
    """Names that are written like that come before names that only sound like it."""
    exact = [index.found_by(settings().keys, ways[:1]) for ways in wanted]
    ids = {each.submission.id for each in listing.found(db(), filters.viewer(), exact, most=MOST + 1)}
    return sorted(found, key=lambda each: each.submission.id not in ids)


def _page(typed: str = "", *, found: list[Listed] | None = None, error: str = "") -> str:
    shown = (found or [])[:MOST]
    elsewhere = _elsewhere([each.submission for each in shown])
    return render_template(
        "staff/inbox/search.html",
        typed=typed,
        rows=None if found is None else rows_of([each for each in shown if each.submission not in elsewhere]),
        elsewhere=[each.shown_reference for each in elsewhere],
        more=found is not None and len(found) > MOST,
        most=MOST,
        error=error,
        **for_rows(),
    )

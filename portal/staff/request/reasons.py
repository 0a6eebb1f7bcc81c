"""Opening a request that is not one's own: a reason is asked first, here alone, whatever page of it is asked for.

Without a reason staff open what they own, what they cover for, and what is nobody's in a team of theirs. A request that
must be read now and that nobody has read never asks: someone may be in danger, and whoever looks first must not be
slowed down. Who was let in like that may go on with it for the day.
"""

from flask import Blueprint, Flask, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import ValidationError

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.accountability import reasons
from portal.records.queries import teams, unread_now
from portal.records.requests.submissions import Submission
from portal.records.staff import covers
from portal.staff.access.gate import WAY_ON, me
from portal.staff.forms.fields import Choose, Line
from portal.staff.forms.form import StaffForm
from portal.staff.forms.marks import Given
from portal.staff.labels import words
from portal.staff.labels.team_words import WHY
from portal.staff.request.lookup import find, request_named
from portal.staff.request.other_teams import tell_whose_it_is
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

ASKS = "staff.why"
NO_COVER = "Nobody wrote down that you cover for the owner: they or an admin name you, or choose another reason"
WORDS_NEEDED = "Write why, in a few words"
OWN_FIELDS = {"csrf_token", "password"}


class WhyForm(StaffForm):
    """Why they open it. Its names are its own: what was typed into another page may be carried with it."""

    opens_because = Choose("Why do you open it?", WHY, missing="Choose why you open it")
    onward = Given()
    opens_words = Line("In a few words", hint="Only needed for “Something else”.")

    def validate_opens_words(self, typed: Line) -> None:
        if self.opens_because.data == reasons.OTHER and not typed.said:
            raise ValidationError(WORDS_NEEDED)


def add_to(bp: Blueprint) -> None:
    for path, what in (("why", reasons.REQUEST), ("why/written", reasons.WRITTEN)):
        bp.add_url_rule(f"/request/<reference>/{path}", "why", why, defaults={"what": what}, methods=["GET", "POST"])


def close_to_others(app: Flask) -> None:
    """Look at every page of a request, after the gate and before its view."""

    @app.before_request
    def ask_first() -> ResponseReturnValue | None:
        reference = (request.view_args or {}).get("reference")
        return _ask_first(reference) if request.blueprint == "staff" and reference else None


def _ask_first(reference: str) -> ResponseReturnValue | None:
    found = find(reference)
    if found is None or request.endpoint == ASKS:
        return None  # what is not there for them is not found, by the view itself
    if not needs_reason(found):
        return None
    if request.method == "GET":
        return redirect(url_for(ASKS, reference=found.shown_reference, what=reasons.REQUEST, next=request.path), 303)
    form = WhyForm()
    if g.refusal:
        form.refuse({"": PRESS_AGAIN})
    shown = _page(found, reasons.REQUEST, form, carried=_sent(), onward=request.path)
    return shown, 400 if g.refusal else 422


def needs_reason(submission: Submission) -> bool:
    """Must this member of staff say why before they open it? Also keeps that they were let in to read it now."""
    given = reasons.given_today(db(), submission.id, account_id=me().id)
    g.opened_because = given.get(reasons.REQUEST, "")
    g.reads_now = must_be_read(submission)
    if g.opened_because or _is_theirs(submission):
        return False
    if g.reads_now:
        _keep(submission, reasons.REQUEST, reasons.READ_NOW)
        db().keep_now()
        return False
    return True


def must_be_read(submission: Submission) -> bool:
    """Marked now, and nobody has read it; or nobody since a yes was taken back, past the limit."""
    if submission.level != "now":
        return False
    return submission.read_at is None or unread_now.is_waiting(db(), settings(), calendar.today(), submission)


def is_closed_to_them(submission: Submission) -> bool:
    """Would they be asked why? Nothing is kept."""
    given = reasons.given_today(db(), submission.id, account_id=me().id)
    return reasons.REQUEST not in given and not _is_theirs(submission)


def _is_theirs(submission: Submission) -> bool:
    if submission.owner_id is not None:
        return submission.owner_id == me().id or submission.owner_id in covers.covered_by(db(), me().id)
    mine = teams.of_account(db(), me().id)
    return bool(mine & set(teams.of_requests(db(), settings().keys, [submission.id])[submission.id]))


@shows_itself_again
def why(reference: str, what: str) -> ResponseReturnValue:
    """Why do you open it? Then it opens."""
    found = request_named(reference)
    onward = _onward(found)
    if request.method == "GET":
        return _page(found, what, WhyForm(), carried=[], onward=onward)
    carried = _carried()
    if g.refusal:
        form = WhyForm()
        form.refuse({"": PRESS_AGAIN})
        return _page(found, what, form, carried=carried, onward=onward), 400
    form = WhyForm(request.form)
    if form.validate() and form.opens_because.answer == reasons.COVER and not _is_covered(found):
        form.refuse({"opens_because": NO_COVER})
    if form.wrong:
        return _page(found, what, form, carried=carried, onward=onward), 422
    _keep(found, what, form.opens_because.answer, form.opens_words.said)
    return redirect(onward, 307 if carried else 303)  # 307: what was sent before is sent again, now to be kept


def _is_covered(submission: Submission) -> bool:
    """Is it written down that they cover for its owner today?"""
    return submission.owner_id in covers.covered_by(db(), me().id)


def _keep(submission: Submission, what: str, why: str, typed: str = "") -> None:
    if what == reasons.REQUEST and what not in reasons.given_today(db(), submission.id, account_id=me().id):
        tell_whose_it_is(submission)
    reasons.keep(db(), settings().keys, submission.id, account_id=me().id, what=what, why=why, words=typed)


def _sent() -> list[tuple[str, str]]:
    """What was sent to the page that was asked for; a button without fields leaves a mark, so that it is sent again."""
    return _carried() or [("again", "yes")]


def _carried() -> list[tuple[str, str]]:
    """What was typed into the page that was asked for, to be sent on when they have said why."""
    own = OWN_FIELDS | {each.name for each in WhyForm()}
    return [each for each in request.form.items(multi=True) if each[0] not in own]


def _onward(submission: Submission) -> str:
    """Where they wanted to go: a page of this request."""
    start = url_for("staff.request_page", reference=submission.shown_reference)
    wanted = WhyForm(request.form).onward.data or request.args.get("next", "")
    return wanted if WAY_ON.fullmatch(wanted) and wanted.startswith(f"{start}/") else start


def _page(submission: Submission, what: str, form: WhyForm, *, carried: list[tuple[str, str]], onward: str) -> str:
    return render_template(
        "staff/actions/why.html",
        submission=submission,
        what=what,
        form=form,
        carried=carried,
        onward=onward,
        words=words,
    )

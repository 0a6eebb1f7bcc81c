"""Safeguarding makes an override, to keep someone safe without consent; a second person of safeguarding decides on it.

What counts, and from when, stands in `records/consent/overrides.py`. None of this ever leaves the staff side.
"""

from flask import Blueprint, abort, flash, g, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.consent import overrides as rules
from portal.records.consent.overrides import Override, Standing
from portal.records.consent.records import OVERRIDE, OVERRIDE_REVIEW, Recorded
from portal.records.consent.state import opens_sharing
from portal.records.requests import override_tasks, submissions
from portal.records.standing import recording
from portal.records.standing.recording import Voice
from portal.staff.access.gate import me
from portal.staff.forms.page import form_page
from portal.staff.labels import consent_words
from portal.staff.overrides.forms import MORE, REVIEW_MORE, OverrideForm, ReviewForm
from portal.staff.request.lookup import Looked, find, look
from portal.staff.request.page import refused
from portal.staff.responses import PRESS_AGAIN, back_to
from portal.web.refusals import shows_itself_again

TITLE = "Override: share to keep someone safe"
REVIEW = "Decide about an override"
OWN = "You made it: another person of safeguarding decides about it."
ENDED = "Somebody said no to it: it does not count any more."
PERSON = Voice(voice="person")


def add_to(bp: Blueprint) -> None:
    made, decided = "/request/<reference>/override/<purpose>", "/request/<reference>/override-review/<int:number>"
    bp.add_url_rule(made, "override", override)
    bp.add_url_rule(made, "keep_override", keep_override, methods=["POST"])
    bp.add_url_rule(decided, "review_override", review_override)
    bp.add_url_rule(decided, "keep_review", keep_review, methods=["POST"])


def override(reference: str, purpose: str) -> ResponseReturnValue:
    looked = _look(reference)
    if looked is None or not _may_be_made(looked, purpose):
        abort(404)
    return _page(looked, purpose, OverrideForm(start={"on": calendar.today()}))


@shows_itself_again
def keep_override(reference: str, purpose: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent, and ask for the second person."""
    looked = _look(reference)
    if looked is None or not _may_be_made(looked, purpose):
        return refused() if g.refusal else abort(404)
    form = OverrideForm(request.form)
    once = form.once_at(request.path)
    if g.refusal or not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(looked, purpose, form), 400
    if not form.validate():
        return _page(looked, purpose, form), 422
    if _keep(looked, _made(form, purpose), once):
        newest = look(looked.submission).now.overrides[-1]
        override_tasks.ask(db(), settings(), looked.submission.id, newest, actor=me().actor)
    flash("It is written down. A second person of safeguarding decides about it.")
    return back_to(looked.submission)


def review_override(reference: str, number: int) -> ResponseReturnValue:
    looked = _look(reference)
    found = _numbered(looked, number)
    if looked is None or found is None:
        abort(404)
    return _review_page(looked, found, ReviewForm())


@shows_itself_again
def keep_review(reference: str, number: int) -> ResponseReturnValue:
    """Keep what a second person says: never whoever made it."""
    looked = _look(reference)
    found = _numbered(looked, number)
    if looked is None or found is None:
        return refused() if g.refusal else abort(404)
    form = ReviewForm(request.form)
    once = form.once_at(request.path)
    if g.refusal or not once:
        form.refuse({"": PRESS_AGAIN})
        return _review_page(looked, found, form), 400
    form.validate()
    form.refuse(_against(found))
    if form.wrong:
        return _review_page(looked, found, form), 422
    said = Recorded(
        kind=OVERRIDE_REVIEW,
        by=me().actor,
        on=calendar.today().isoformat(),
        purpose=found.purpose,
        answer=form.answer.answer,
        why=form.why.said,
        rests_on=found.id,
    )
    if _keep(looked, said, once):
        override_tasks.reviewed(db(), settings().keys, looked.submission.id, found, actor=me().actor)
    flash("It is written down.")
    return back_to(looked.submission)


def _look(reference: str) -> Looked | None:
    """The request with all that is linked to it. A post holds it until it is kept."""
    found = find(reference)
    if found is None or found.kept_from_chairs:
        return None
    if request.method == "POST":
        submissions.hold_together(db(), found)
    try:
        return look(found)
    except CannotOpen:
        return None


def _may_be_made(looked: Looked, purpose: str) -> bool:
    """Only where somebody was asked about this, and there is no consent for it."""
    state = looked.now.state_of(purpose)
    return state is not None and not opens_sharing(state)


def _numbered(looked: Looked | None, number: int) -> Override | None:
    """The override with this number that was made on this request, and not on one that is linked to it."""
    own = rules.all_of(each for voice in looked.own for each in voice.records) if looked else []
    return next((each for each in own if each.id == number), None)


def _against(found: Override) -> dict[str, str]:
    if found.made.by == me().actor:
        return {"": OWN}
    return {"": ENDED} if found.standing is Standing.STOPPED else {}


def _made(form: OverrideForm, purpose: str) -> Recorded:
    own = {"on", "why"}
    more = {name: value for name, value in form.said.items() if value and name not in own}
    on, why = form.on.answer.isoformat(), form.why.said
    return Recorded(kind=OVERRIDE, by=me().actor, on=on, purpose=purpose, why=why, more=more)


def _keep(looked: Looked, recorded: Recorded, once: str) -> bool:
    return recording.about(db(), settings().keys, looked.submission, voice=PERSON, recorded=recorded, once=once)


def _page(looked: Looked, purpose: str, form: OverrideForm) -> str:
    more = f"{consent_words.SHORT[purpose]}.\n{MORE}"
    return form_page(form, looked.submission, title=TITLE, more=more, action=request.path)


def _review_page(looked: Looked, found: Override, form: ReviewForm) -> str:
    return form_page(
        form,
        looked.submission,
        title=REVIEW,
        more=REVIEW_MORE,
        action=request.path,
        template="staff/overrides/override_review.html",
        override=found,
        is_own=found.made.by == me().actor,
        consent_words=consent_words,
    )

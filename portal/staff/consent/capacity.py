"""Staff record who can decide one thing, and a best interests decision.

Each save is a new record and nothing is changed. None of this ever leaves the staff side.
"""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.accountability.names import staff_id
from portal.records.consent import capacity
from portal.records.consent.records import AUTHORITY, BEST_INTERESTS, CAPACITY, SETTLED
from portal.records.consent.state_columns import State
from portal.records.requests import submissions, tasks
from portal.records.requests.submissions import Submission
from portal.records.staff import accounts
from portal.records.standing import recording
from portal.records.standing.consent_now import Stands
from portal.records.standing.recording import Voice
from portal.staff.access.gate import me
from portal.staff.consent import capacity_checks, capacity_records
from portal.staff.consent.capacity_forms import form_for
from portal.staff.consent.long_forms import DecisionForm
from portal.staff.forms.fields import as_day
from portal.staff.forms.page import form_page
from portal.staff.labels import words
from portal.staff.request import page as case
from portal.staff.request.lookup import Looked, find, look
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again


def add_to(bp: Blueprint) -> None:
    ways = (
        (CAPACITY, "capacity", "decide"),
        (AUTHORITY, "authority", "decide"),
        (BEST_INTERESTS, "best-interests", "decide"),
        (SETTLED, "settled", "decide"),
    )
    for what, path, endpoint in ways:
        rule, named = f"/request/<reference>/{path}/<purpose>", {"what": what}
        bp.add_url_rule(rule, endpoint, decide, defaults=named)
        bp.add_url_rule(rule, f"keep_{endpoint}", keep, defaults=named, methods=["POST"])
    bp.add_url_rule("/request/<reference>/written/<int:number>", "written", written)


def decide(reference: str, purpose: str, what: str) -> ResponseReturnValue:
    found = find(reference)
    looked = _look(found, what, purpose)
    if looked is None:
        abort(404)
    stands = _stands(looked, purpose)
    start = capacity_records.start(stands) if what == BEST_INTERESTS else {}
    form = form_for(what, stands.lacking)(start=start | {"on": calendar.today()})
    return _page(looked, what, purpose, form)


@shows_itself_again
def keep(reference: str, purpose: str, what: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    found = find(reference)
    looked = _look(found, what, purpose)
    if found is None or looked is None:
        return case.refused() if g.refusal else abort(404)
    stands = _stands(looked, purpose)
    form = form_for(what, stands.lacking)(request.form)
    once = form.once_at(request.path)
    if g.refusal or not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(looked, what, purpose, form), 400
    form.validate()
    form.refuse(capacity_checks.wrong(what, form, stands, looked.now.age))
    if form.wrong:
        return _page(looked, what, purpose, form), 422
    recorded = capacity_records.recorded(what, stands, form, by=me().actor)
    keys, voice = settings().keys, Voice(voice="person")
    is_new = recording.about(db(), keys, looked.submission, voice=voice, recorded=recorded, once=once)
    if is_new and (day := as_day(form.said.get("review", ""))):
        ids = [each.id for each in (looked.submission, *looked.together)]
        tasks.look_again(db(), keys, f"{what}_review", submission_ids=ids, purpose=purpose, due=day)
    flash("It is written down.")
    return redirect(url_for("staff.request_page", reference=found.shown_reference, _anchor=f"stands-{purpose}"), 303)


def written(reference: str, number: int) -> ResponseReturnValue:
    """One record to read and to print, with its other versions."""
    found = find(reference)
    try:
        looked = look(found) if found else None
    except CannotOpen:
        looked = None
    if found is None or looked is None:
        abort(404)
    records = [each for voice in looked.heard for each in voice.records]
    by_number = {each.id: each for each in records if each.kind in (CAPACITY, AUTHORITY, BEST_INTERESTS, SETTLED)}
    kept = by_number.get(number)
    if kept is None:
        abort(404)
    submissions.read(db(), found, actor=me().actor)
    db().keep_now()
    return render_template(
        "staff/consent/written_record.html",
        submission=found,
        kept=kept,
        rests_on=by_number.get(kept.rests_on),
        title=capacity_records.TITLES[kept.kind],
        shown=capacity_records.shown(kept),
        versions=capacity.versions(records, kept),
        by=accounts.names(db(), settings().keys, [staff_id(kept.by)]).get(staff_id(kept.by) or 0, "staff"),
        about=submissions.opened(db(), settings().keys, found).first.get("about", ""),
        words=words,
    )


def _look(found: Submission | None, what: str, purpose: str) -> Looked | None:
    """The request, if this may be written down about it now. A post holds it until it is kept."""
    if found is None or found.kept_from_chairs:
        return None
    if request.method == "POST":
        submissions.hold_together(db(), found)
    try:
        looked = look(found)
    except CannotOpen:
        return None
    stands = next((each for each in looked.now.stands if each.purpose == purpose), None)
    return looked if stands and may_write(what, looked, stands) else None


def may_write(what: str, looked: Looked, stands: Stands) -> bool:
    """Capacity from 16 on; best interests only on a whole record that says so; settled where they differ."""
    if what == SETTLED:
        return looked.now.age.is_under_16 and stands.state == State.THEY_DIFFER
    if not looked.now.age.is_16_or_over:
        return False
    if what == BEST_INTERESTS:
        return stands.lacking is not None and not stands.in_the_way
    return what == CAPACITY or stands.lacking is not None


def _stands(looked: Looked, purpose: str) -> Stands:
    return next(each for each in looked.now.stands if each.purpose == purpose)


def _page(looked: Looked, what: str, purpose: str, form: DecisionForm) -> str:
    return form_page(
        form,
        looked.submission,
        title=capacity_records.TITLES[what],
        more=capacity_records.MORE[what],
        action=request.path,
        template="staff/forms/long_form.html",
        purpose=purpose,
    )

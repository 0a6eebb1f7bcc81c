"""Staff record who can decide one thing, a best interests decision, and an override to keep someone safe.

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
from portal.records.consent.records import BEST_INTERESTS, CAPACITY, OVERRIDE
from portal.records.consent.state import opens_sharing
from portal.records.requests import submissions, tasks
from portal.records.requests.submissions import Submission
from portal.records.staff import accounts
from portal.records.standing import recording
from portal.records.standing.consent_now import Stands
from portal.records.standing.recording import Voice
from portal.staff import asking
from portal.staff.access.gate import me
from portal.staff.consent import capacity_checks, capacity_forms
from portal.staff.labels import words
from portal.staff.request import page as case
from portal.staff.request.lookup import Looked, find, look
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again


def add_to(bp: Blueprint) -> None:
    ways = ((CAPACITY, "capacity", "decide"), (BEST_INTERESTS, "best-interests", "decide"), (OVERRIDE,) * 3)
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
    typed = capacity_forms.start(_stands(looked, purpose)) if what == BEST_INTERESTS else {}
    return _page(looked, what, purpose, typed | {"on": calendar.today().isoformat()}, {})


@shows_itself_again
def keep(reference: str, purpose: str, what: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    found = find(reference)
    looked = _look(found, what, purpose)
    if found is None or looked is None:
        return case.refused() if g.refusal else abort(404)
    stands, today = _stands(looked, purpose), calendar.today()
    asked = capacity_forms.questions(capacity_forms.parts(what, stands.lacking, today))
    typed, wrong = asking.read(asked, request.form, today)
    once = asking.once_of(request.form, typed, request.path)
    if g.refusal or not once:
        return _page(looked, what, purpose, typed, {"": PRESS_AGAIN}), 400
    wrong = capacity_checks.wrong(what, typed, stands, wrong)
    if wrong:
        return _page(looked, what, purpose, typed, wrong), 422
    recorded = capacity_forms.recorded(what, stands, typed, by=me().actor)
    keys, voice = settings().keys, Voice(voice="person")
    is_new = recording.about(db(), keys, looked.submission, voice=voice, recorded=recorded, once=once)
    if is_new and what == BEST_INTERESTS:
        together = [looked.submission, *looked.together]
        due = capacity_checks.day_of(typed, "review")
        tasks.best_interests_review(db(), keys, submission_ids=[each.id for each in together], purpose=purpose, due=due)
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
    by_number = {each.id: each for each in records if each.kind in (CAPACITY, BEST_INTERESTS)}
    kept = by_number.get(number)
    if kept is None:
        abort(404)
    submissions.read(db(), found, actor=me().actor)
    return render_template(
        "staff/consent/written_record.html",
        submission=found,
        kept=kept,
        rests_on=by_number.get(kept.rests_on),
        title=capacity_forms.TITLES[kept.kind],
        shown=capacity_forms.shown(kept),
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
    """Capacity from 16 on; best interests only on a record that says so; an override only without consent."""
    if what == OVERRIDE:
        return not opens_sharing(stands.state)
    age = looked.now.age.years
    if age is None or age < 16:
        return False
    return what == CAPACITY or stands.lacking is not None


def _stands(looked: Looked, purpose: str) -> Stands:
    return next(each for each in looked.now.stands if each.purpose == purpose)


def _page(looked: Looked, what: str, purpose: str, typed: dict[str, str], wrong: dict[str, str]) -> str:
    parts = capacity_forms.parts(what, _stands(looked, purpose).lacking, calendar.today())
    return render_template(
        "staff/actions/long_form.html",
        submission=looked.submission,
        title=capacity_forms.TITLES[what],
        purpose=purpose,
        more=capacity_forms.MORE[what],
        parts=parts,
        names=[each.name for part in parts for each in part.asked],
        typed=typed,
        wrong=wrong,
        once=request.form.get("once") or asking.new_once(),
        words=words,
    )

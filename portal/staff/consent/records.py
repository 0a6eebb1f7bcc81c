"""Staff write into the ledger: they spoke to a voice, were told an answer, asked a child another way, or note why.

Capacity and best interests records: `deciding.py`.
"""

from datetime import date

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.calendar import LONDON
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.consent.records import ATTEMPT, COMPETENCE, SPOKE, TOLD, Recorded
from portal.records.requests import submissions
from portal.records.standing import consent_now, recording
from portal.records.standing.recording import Told, Voice
from portal.staff import asking
from portal.staff.access.gate import me
from portal.staff.asking import Question
from portal.staff.consent import record_forms
from portal.staff.consent.record_forms import ANOTHER_PARENT
from portal.staff.labels import words
from portal.staff.request.lookup import Looked, find, look
from portal.staff.request.page import refused
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

LATER = "They answered after that day: look at what they said last"


def add_to(bp: Blueprint) -> None:
    for what in (SPOKE, TOLD, ATTEMPT, COMPETENCE):
        rule, named = f"/request/<reference>/record/{what}", {"what": what}
        bp.add_url_rule(rule, "record", record, defaults=named)
        bp.add_url_rule(rule, "keep_record", keep_record, defaults=named, methods=["POST"])


def record(reference: str, what: str) -> ResponseReturnValue:
    looked = _look(reference, what)
    if looked is None:
        abort(404)
    typed = {"answer": request.args.get("answer", ""), "on": calendar.today().isoformat()}
    return _page(looked, what, typed, {})


@shows_itself_again
def keep_record(reference: str, what: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    looked = _look(reference, what)
    if looked is None:
        return refused() if g.refusal else abort(404)
    asked = record_forms.questions(what, looked, calendar.today())
    typed, wrong = asking.read(asked, request.form, calendar.today())
    once = asking.once_of(request.form, typed, request.path)
    if g.refusal or not once:
        return _page(looked, what, typed, {"": PRESS_AGAIN}), 400
    if wrong:
        return _page(looked, what, typed, wrong), 422
    keepers = {SPOKE: _spoke, TOLD: _told, ATTEMPT: _about_the_child, COMPETENCE: _about_the_child}
    wrong = keepers[what](looked, what, typed, once)
    if wrong:
        return _page(looked, what, typed, wrong), 422
    flash("It is written down.")
    return redirect(url_for("staff.request_page", reference=looked.submission.shown_reference), 303)


def _look(reference: str, what: str) -> Looked | None:
    """The request, if there is something of this kind to write down about it. A post holds it until it is kept."""
    found = find(reference)
    if found is None or found.kept_from_chairs:
        return None
    if request.method == "POST":
        submissions.hold_together(db(), found)
    try:
        looked = look(found)
    except CannotOpen:
        return None
    if what == SPOKE and not record_forms.answers_to_confirm(looked):
        return None
    age = looked.now.age.years
    return None if what in (ATTEMPT, COMPETENCE) and (age is None or age >= 16) else looked


def _spoke(looked: Looked, what: str, typed: dict[str, str], once: str) -> dict[str, str]:
    voice, event = record_forms.answers_to_confirm(looked)[typed["answer"]]
    on = _day(typed)
    if on < event["at"].astimezone(LONDON).date():
        return {"on": "They gave this answer after that day"}
    is_parent = voice.voice == "parent"
    if is_parent and not typed.get("legal_right"):
        return {"legal_right": "Choose whether you checked it"}
    again = typed.get(consent_now.ASKED_AGAIN, "") if event.get("unchecked") else ""
    if event.get("unchecked") and not again:
        return {consent_now.ASKED_AGAIN: "Ask again with an interpreter, then choose how you asked"}
    recorded = Recorded(
        kind=what,
        by=me().actor,
        on=on.isoformat(),
        purpose=event["purpose"],
        event=event["id"],
        alone=typed["alone"],
        legal_right=typed["legal_right"] if is_parent else "",
        more={consent_now.ASKED_AGAIN: again} if again else {},
    )
    _about(looked, Voice(voice=voice.voice, number=voice.number), recorded, once)
    return {}


def _told(looked: Looked, what: str, typed: dict[str, str], once: str) -> dict[str, str]:
    voice = _voice(looked, typed)
    is_parent = voice.voice == "parent"
    alone = "" if typed["alone"] == "not" else typed["alone"]
    if typed["how"] != "paper" and not alone:
        return {"alone": "By phone or in person you spoke to them: choose how"}
    if is_parent and alone and not typed["legal_right"]:
        return {"legal_right": "Choose whether you checked it"}
    among = looked.own if is_parent else looked.heard  # the parent of another request may be somebody else
    before = consent_now.latest(among, voice.voice, voice.number, typed["purpose"])
    if before and _day(typed) < before["at"].astimezone(LONDON).date():
        return {"on": LATER}
    recorded = Recorded(
        kind=what,
        by=me().actor,
        on=_day(typed).isoformat(),
        purpose=typed["purpose"],
        alone=alone,
        legal_right=typed["legal_right"] if is_parent else "",
        explained_by=typed["explained_by"],
    )
    takes_back = before is not None and before["answer"] == "yes" and typed["answer"] != "yes"
    told = Told(answer=typed["answer"], how=typed["how"], takes_back=takes_back)
    keys = settings().keys
    recording.told(db(), keys, looked.submission, voice=voice, told=told, recorded=recorded, once=once)
    return {}


def _about_the_child(looked: Looked, what: str, typed: dict[str, str], once: str) -> dict[str, str]:
    before = consent_now.latest(looked.heard, "person", 1, typed["purpose"])
    if what == ATTEMPT and before and _day(typed) < before["at"].astimezone(LONDON).date():
        return {"on": LATER}
    recorded = Recorded(
        kind=what,
        by=me().actor,
        on=_day(typed).isoformat(),
        purpose=typed["purpose"],
        answer=typed.get("seemed", ""),
        competent=typed.get("competent", ""),
        why=typed["why"],
    )
    _about(looked, Voice(voice="person"), recorded, once)
    return {}


def _voice(looked: Looked, typed: dict[str, str]) -> Voice:
    """Whose answer it is; another parent is the next number."""
    if typed["whose"] == ANOTHER_PARENT:
        taken = [each.number for each in looked.own if each.voice == "parent"]
        return Voice(voice="parent", number=max(taken, default=0) + 1, name=typed["name"])
    voice, _dash, number = typed["whose"].partition("-")
    return Voice(voice=voice, number=int(number))


def _about(looked: Looked, voice: Voice, recorded: Recorded, once: str) -> None:
    recording.about(db(), settings().keys, looked.submission, voice=voice, recorded=recorded, once=once)


def _day(typed: dict[str, str]) -> date:
    day = asking.as_day(typed["on"])
    if day is None:
        raise ValueError("The form was read before.")
    return day


def _page(looked: Looked, what: str, typed: dict[str, str], wrong: dict[str, str]) -> str:
    asked: list[Question] = record_forms.questions(what, looked, calendar.today())
    return render_template(
        "staff/actions/form.html",
        submission=looked.submission,
        action=url_for("staff.keep_record", reference=looked.submission.shown_reference, what=what),
        button="Write it down",
        title=record_forms.TITLES[what],
        more=record_forms.MORE[what],
        asked=asked,
        typed=typed,
        wrong=wrong,
        once=request.form.get("once") or asking.new_once(),
        words=words,
    )

"""Staff write into the ledger: they spoke to a voice, were told an answer, asked a child another way, or note why.

Capacity and best interests records: `capacity.py`.
"""

from datetime import date

from flask import Blueprint, abort, flash, g, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.calendar import LONDON
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.consent.events import Event
from portal.records.consent.records import ATTEMPT, COMPETENCE, SPOKE, TOLD, Recorded
from portal.records.consent.says_now import SHARE_THE_RIGHT, TAKEN_BACK
from portal.records.consent.state import opens_sharing
from portal.records.requests import submissions
from portal.records.standing import confirmed, consent_now, recording
from portal.records.standing.recording import Told, Voice
from portal.staff.access.gate import me
from portal.staff.consent import legal_right, record_forms
from portal.staff.consent.record_forms import ANOTHER_COUNCIL, NOT_SPOKEN, ChildForm, RecordForm, SpokeForm, ToldForm
from portal.staff.forms.page import form_page
from portal.staff.request.lookup import Looked, before_a_parent, find, look
from portal.staff.request.page import refused
from portal.staff.responses import PRESS_AGAIN, back_to
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
    kind = record_forms.FORMS[what](looked)
    return _page(looked, what, kind(start={"answer": request.args.get("answer"), "on": calendar.today()}))


@shows_itself_again
def keep_record(reference: str, what: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    looked = _look(reference, what)
    if looked is None:
        return refused() if g.refusal else abort(404)
    form = record_forms.FORMS[what](looked)(request.form)
    once = form.once_at(request.path)
    if g.refusal or not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(looked, what, form), 400
    if form.validate():
        form.refuse(_keep(looked, what, form, once))
    if form.wrong:
        return _page(looked, what, form), 422
    flash("It is written down.")
    return back_to(looked.submission)


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


def _keep(looked: Looked, what: str, form: RecordForm, once: str) -> dict[str, str]:
    """Keep what was said. What stands against it, when nothing is kept."""
    if isinstance(form, SpokeForm):
        return _spoke(looked, what, form, once)
    if isinstance(form, ToldForm):
        return _told(looked, what, form, once)
    assert isinstance(form, ChildForm)
    return _about_the_child(looked, what, form, once)


def _spoke(looked: Looked, what: str, form: SpokeForm, once: str) -> dict[str, str]:
    voice, event = record_forms.answers_to_confirm(looked)[form.answer.answer]
    if _is_later(event, form):
        return {"on": "They gave this answer after that day"}
    shares_right = voice.voice in SHARE_THE_RIGHT
    if against := before_a_parent(looked.submission, voice.voice):
        return {"answer": against}
    if shares_right and (missing := legal_right.wrong(form.said)):
        return missing
    right, which = legal_right.as_kept(form.said) if shares_right else ("", {})
    again = form.how_asked_again if event.get("unchecked") else ""
    if event.get("unchecked") and not again:
        return {confirmed.ASKED_AGAIN: "Ask again with an interpreter, then choose how you asked"}
    recorded = Recorded(
        kind=what,
        by=me().actor,
        on=form.on.answer.isoformat(),
        purpose=event["purpose"],
        event=event["id"],
        alone=form.alone.answer,
        legal_right=right,
        more=which | ({confirmed.ASKED_AGAIN: again} if again else {}),
    )
    _about(looked, Voice(voice=voice.voice, number=voice.number), recorded, once)
    return {}


def _told(looked: Looked, what: str, form: ToldForm, once: str) -> dict[str, str]:
    voice, purpose, answer, how = form.voice(looked), form.purpose.answer, form.answer.answer, form.how.answer
    shares_right = voice.voice in SHARE_THE_RIGHT
    if against := before_a_parent(looked.submission, voice.voice):
        return {"whose": against}
    alone = "" if form.alone.answer == NOT_SPOKEN else form.alone.answer
    if how != "paper" and not alone:
        return {"alone": "By phone or in person you spoke to them: choose how"}
    if form.whose.answer == ANOTHER_COUNCIL and not voice.name:
        return {"name": "Write which council, who answered, and their post"}
    if shares_right and alone and (missing := legal_right.wrong(form.said)):
        return missing
    right, which = legal_right.as_kept(form.said) if shares_right else ("", {})
    among = looked.own if shares_right else looked.heard  # the parent of another request may be somebody else
    before = consent_now.latest(among, voice.voice, voice.number, purpose)
    if before and _is_later(before, form):
        return {"on": LATER}
    recorded = Recorded(
        kind=what,
        by=me().actor,
        on=form.on.answer.isoformat(),
        purpose=purpose,
        alone=alone,
        legal_right=right,
        more=which,
        explained_by=form.explained_by.said,
    )
    takes_back = before is not None and before["answer"] == "yes" and answer != "yes"
    told = Told(answer=answer, how=how, stops=takes_back or _closes(looked, voice, purpose, answer))
    recording.told(db(), settings().keys, looked.submission, voice=voice, told=told, recorded=recorded, once=once)
    return {}


def _about_the_child(looked: Looked, what: str, form: ChildForm, once: str) -> dict[str, str]:
    purpose = form.purpose.answer
    before = consent_now.latest(looked.heard, "person", 1, purpose)
    if what == ATTEMPT and before and _is_later(before, form):
        return {"on": LATER}
    recorded = Recorded(
        kind=what,
        by=me().actor,
        on=form.on.answer.isoformat(),
        purpose=purpose,
        answer=form.said.get("seemed", ""),
        competent=form.said.get("competent", ""),
        why=form.why.said,
    )
    _about(looked, Voice(voice="person"), recorded, once)
    return {}


def _closes(looked: Looked, voice: Voice, purpose: str, answer: str) -> bool:
    """Is it a no of the person, who never said yes, where sharing is open without them (`domain.md` H8)?"""
    state = looked.now.state_of(purpose)
    return voice.voice == "person" and answer in TAKEN_BACK and state is not None and opens_sharing(state)


def _about(looked: Looked, voice: Voice, recorded: Recorded, once: str) -> None:
    recording.about(db(), settings().keys, looked.submission, voice=voice, recorded=recorded, once=once)


def _is_later(event: Event, form: RecordForm) -> bool:
    """Was it said after the day that staff wrote?"""
    said_on: date = event["at"].astimezone(LONDON).date()
    return form.on.answer < said_on


def _page(looked: Looked, what: str, form: RecordForm) -> str:
    return form_page(
        form,
        looked.submission,
        title=record_forms.TITLES[what],
        more=record_forms.MORE[what],
        action=url_for("staff.keep_record", reference=looked.submission.shown_reference, what=what),
    )

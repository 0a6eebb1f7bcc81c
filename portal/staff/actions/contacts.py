"""Writing down a call or a talk with a voice, and each try to reach it that failed. Only staff read what was said."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.correspondence import contacts
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened, Submission
from portal.staff import asking
from portal.staff.access.gate import me
from portal.staff.asking import Question
from portal.staff.labels import words
from portal.staff.messages.thread import TALKED, TRIED
from portal.staff.request import voices
from portal.staff.request.lookup import find, request_named
from portal.staff.responses import PRESS_AGAIN, back_to

ANSWERED = {
    "yes": "Yes, nothing that they asked is left to answer",
    "no": "No, something is left to answer",
}
DAY = Question(name="on", label="On which day?", kind="day", missing="Write the day")


@dataclass(frozen=True, kw_only=True)
class Form:
    """What is asked about a talk, or about a try."""

    title: str
    more: str
    questions: tuple[Question, ...]


FORMS: Mapping[str, Form] = {
    "talk": Form(
        title="Write down a call or a talk",
        more="If it answered what they asked, the clock stops.",
        questions=(
            Question(name="how", label="How?", kind="choose", choices=TALKED, missing="Choose how"),
            DAY,
            Question(name="with", label="Who else was there?", kind="line", hint="Leave it empty if they were alone."),
            Question(
                name="words", label="What was said, in short?", kind="write", missing="Write in short what was said"
            ),
            Question(
                name="answered",
                label="Did it answer all that they asked?",
                kind="choose",
                choices=ANSWERED,
                missing="Choose whether it answered what they asked",
            ),
        ),
    ),
    "attempt": Form(
        title="Write down an attempt",
        more="An attempt does not stop the clock.",
        questions=(
            Question(name="how", label="What happened?", kind="choose", choices=TRIED, missing="Choose what happened"),
            DAY,
            Question(name="words", label="Anything to know for the next try?", kind="write"),
        ),
    ),
}


def add_to(bp: Blueprint) -> None:
    rule = "/request/<reference>/down/<what>/with/<key>"
    bp.add_url_rule(rule, "talk", talk)
    bp.add_url_rule(rule, "keep_talk", keep_talk, methods=["POST"])


def talk(reference: str, what: str, key: str) -> ResponseReturnValue:
    found = find(reference)
    opened = _opened(found, key) if found else None
    if opened is None or what not in FORMS:
        abort(404)
    return _page(opened, key, what, {"on": calendar.today().isoformat()}, {}, asking.new_once())


def keep_talk(reference: str, what: str, key: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    found = request_named(reference)
    opened = _opened(found, key)
    if opened is None or what not in FORMS:
        abort(404)
    typed, wrong = asking.read(list(FORMS[what].questions), request.form, calendar.today())
    once = asking.once_of(request.form, typed, request.path)
    if not once:
        return _page(opened, key, what, typed, {"": PRESS_AGAIN}, asking.new_once()), 400
    on = asking.as_day(typed["on"]) or calendar.today()
    if typed.get("answered") == "yes" and on < found.sent_at.astimezone(calendar.LONDON).date():
        wrong.setdefault("on", "It cannot have answered what was sent later: look at the day")
    if wrong:
        return _page(opened, key, what, typed, wrong, request.form["once"]), 422
    there = f"\nAlso there: {typed['with']}" if typed.get("with") else ""
    contacts.keep(
        db(),
        settings().keys,
        opened.folders[key],
        on=on,
        how=typed["how"],
        words=typed["words"] + there,
        by=me().actor,
        once=once,
        reached=what == "talk",
        answered=typed.get("answered") == "yes",
    )
    flash("It is written down.")
    return back_to(found)


def _opened(submission: Submission, key: str) -> Opened | None:
    """The opened request, when this is one of its voices."""
    try:
        opened = submissions.opened(db(), settings().keys, submission, threads=False)
    except CannotOpen:
        return None
    return opened if key in opened.folders else None


def _page(opened: Opened, key: str, what: str, typed: dict[str, str], wrong: dict[str, str], once: str) -> str:
    form, reference = FORMS[what], opened.submission.shown_reference
    return render_template(
        "staff/actions/talk.html",
        submission=opened.submission,
        action=url_for("staff.keep_talk", reference=reference, what=what, key=key),
        title=f"{form.title}: {words.voice(key)}",
        more=form.more,
        asked=form.questions,
        typed=typed,
        wrong=wrong,
        once=once,
        button="Write it down",
        ways=voices.ways_to(opened, key),
        must_not_be_told=voices.must_not_be_told(opened.first),
        words=words,
    )

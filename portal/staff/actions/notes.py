"""What staff write on a request for each other: notes, the colour, how soon, tasks. None of it reaches the person."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.correspondence import notes
from portal.records.queries import index, tokens
from portal.records.requests import ratings, submissions, tasks
from portal.records.requests.ratings import Colour
from portal.records.requests.submissions import Submission
from portal.staff import asking
from portal.staff.access.gate import me
from portal.staff.asking import Question
from portal.staff.labels import words
from portal.staff.request.lookup import find, request_named
from portal.staff.responses import PRESS_AGAIN

Typed = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Form:
    """One thing to write down: its questions, and what keeps it."""

    title: str
    more: str
    questions: tuple[Question, ...]
    keep: Callable[[Submission, Typed, str], None]
    check: Callable[[Typed], dict[str, str]] = lambda _typed: {}


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/down/<what>", "down", down)
    bp.add_url_rule("/request/<reference>/down/<what>", "keep_down", keep_down, methods=["POST"])
    bp.add_url_rule("/request/<reference>/locked/<int:number>", "locked", locked)
    bp.add_url_rule("/request/<reference>/locked/<int:number>", "unlock", unlock, methods=["POST"])


def down(reference: str, what: str) -> ResponseReturnValue:
    found, form = find(reference), FORMS.get(what)
    if found is None or form is None:
        abort(404)
    return _page(found, what, form, {}, {}, asking.new_once())


def keep_down(reference: str, what: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    found, form = find(reference), FORMS.get(what)
    if found is None:
        abort(404)
    if form is None:
        abort(404)
    typed, wrong = asking.read(list(form.questions), request.form, calendar.today())
    wrong = form.check(typed) | wrong
    once = asking.once_of(request.form, typed, request.path)
    if not once:
        return _page(found, what, form, typed, {"": PRESS_AGAIN}, asking.new_once()), 400
    if wrong:
        return _page(found, what, form, typed, wrong, request.form["once"]), 422
    form.keep(found, typed, once)
    flash("It is written down.")
    return redirect(url_for("staff.request_page", reference=found.shown_reference), 303)


def locked(reference: str, number: int) -> ResponseReturnValue:
    """Why do you open it? Then it opens."""
    found = request_named(reference)
    return _locked_page(found, number, {}, {})


def unlock(reference: str, number: int) -> ResponseReturnValue:
    found = request_named(reference)
    typed, wrong = asking.read(list(WHY_OPEN), request.form, calendar.today())
    if wrong:
        return _locked_page(found, number, typed, wrong), 422
    why = words.WHY_OPEN[typed["why"]]
    note = notes.unlock(db(), settings().keys, found.id, number, actor=me().actor, why=why)
    if note is None:
        abort(404)
    return render_template("staff/actions/locked.html", submission=found, note=note, words=words)


def _note(submission: Submission, typed: Typed, once: str) -> None:
    notes.keep(db(), settings().keys, submission.id, typed["words"], by=me().actor, once=once)


def _locked_note(submission: Submission, typed: Typed, once: str) -> None:
    notes.keep(db(), settings().keys, submission.id, typed["words"], by=me().actor, once=once, locked=True)


def _nhs_number(submission: Submission, typed: Typed, once: str) -> None:
    """A note, and a token by which a request with the same number is found."""
    number = tokens.nhs_number(typed["number"])
    index.keep_nhs_number(db(), settings().keys, submission.id, number)
    said = f"NHS number: {number[:3]} {number[3:6]} {number[6:]}"
    notes.keep(db(), settings().keys, submission.id, said, by=me().actor, once=once)


def _wrong_number(typed: Typed) -> dict[str, str]:
    return {} if tokens.nhs_number(typed["number"]) else {"number": "Write all 10 figures as they stand on a letter"}


def _colour(submission: Submission, typed: Typed, _once: str) -> None:
    factors = tuple(each for each in typed["factors"].split(",") if each)
    keys, colour = settings().keys, Colour(typed["colour"])
    ratings.judge(db(), keys, submission.id, colour=colour, why=typed["why"], factors=factors, by=me().actor)


def _level(submission: Submission, typed: Typed, once: str) -> None:
    if submission.level == typed["level"]:
        return
    submissions.set_level(db(), submission, typed["level"], actor=me().actor)
    said = f"{words.of(words.LEVEL, typed['level'])}: {typed['why']}"
    notes.keep(db(), settings().keys, submission.id, said, by=me().actor, once=once)


def _task(submission: Submission, typed: Typed, _once: str) -> None:
    due = asking.as_day(typed["on"]) or calendar.today()
    waiting = tasks.waiting(db(), settings(), [submission.id])
    if not any(each.words == typed["words"] and each.due == due for each in waiting):
        keys = settings().keys
        tasks.by_hand(db(), keys, submission_id=submission.id, words=typed["words"], due=due, actor=me().actor)


WORDS = Question(name="words", label="Your note", kind="write", missing="Write the note")
WHY = Question(name="why", label="Why?", kind="write", missing="Write why")
FORMS = {
    "note": Form(
        title="Write a note", more="Only staff read it. It never comes into a message.", questions=(WORDS,), keep=_note
    ),
    "locked-note": Form(
        title="Write a locked note",
        more="Only safeguarding opens it, with a reason that is written down. You cannot read it again yourself.",
        questions=(WORDS,),
        keep=_locked_note,
    ),
    "nhs-number": Form(
        title="Add the NHS number",
        more="Other requests with this number are then shown as maybe the same person. It is kept as a note.",
        questions=(Question(name="number", label="NHS number", kind="line", missing="Write the NHS number"),),
        keep=_nhs_number,
        check=_wrong_number,
    ),
    "colour": Form(
        title="Set the colour",
        more="How likely a mental health hospital is, as you judge it. The person never sees it.",
        questions=(
            Question(
                name="colour", label="Which colour?", kind="choose", choices=words.COLOUR, missing="Choose a colour"
            ),
            Question(name="factors", label="Which of these are there?", kind="ticks", choices=words.FACTOR),
            WHY,
        ),
        keep=_colour,
    ),
    "level": Form(
        title="Raise or lower the level",
        more="Nothing lowers by itself. Say why you do.",
        questions=(
            Question(name="level", label="How soon?", kind="choose", choices=words.LEVEL, missing="Choose how soon"),
            WHY,
        ),
        keep=_level,
    ),
    "task": Form(
        title="Add a task",
        more="It stands on top of the inbox until it is done.",
        questions=(
            Question(name="words", label="What is to be done?", kind="line", missing="Write what is to be done"),
            Question(name="on", label="By which day?", kind="day", missing="Write the day", may_come=True),
        ),
        keep=_task,
    ),
}
WHY_OPEN = (
    Question(
        name="why", label="Why do you open it?", kind="choose", choices=words.WHY_OPEN, missing="Choose why you open it"
    ),
)


def _page(submission: Submission, what: str, form: Form, typed: Typed, wrong: dict[str, str], once: str) -> str:
    return render_template(
        "staff/actions/form.html",
        submission=submission,
        action=url_for("staff.keep_down", reference=submission.shown_reference, what=what),
        title=form.title,
        more=form.more,
        asked=form.questions,
        typed=typed,
        wrong=wrong,
        once=once,
        button="Write it down",
        words=words,
    )


def _locked_page(submission: Submission, number: int, typed: Typed, wrong: dict[str, str]) -> str:
    return render_template(
        "staff/actions/form.html",
        submission=submission,
        action=url_for("staff.unlock", reference=submission.shown_reference, number=number),
        title="Open a locked note",
        more="That you open it, and why, is written down.",
        asked=WHY_OPEN,
        typed=typed,
        wrong=wrong,
        once="",
        button="Open it",
        words=words,
    )

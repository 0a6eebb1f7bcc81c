"""`/my-page/answer/<purpose>`: change my answer in two taps. It writes one consent event of this voice alone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import calendar
from portal.database import db
from portal.engine.journey import Answers, Journey, Line, words_for
from portal.engine.pages import settings
from portal.engine.questions import YesNoNotSure
from portal.engine.sending import lines_of
from portal.journeys import agreeing, join, review
from portal.languages import chosen
from portal.my_page import behind
from portal.my_page.behind import Own
from portal.records import consent, outbox, submissions

JOURNEYS: dict[str, Journey] = {join.PURPOSE: join.JOIN, review.PURPOSE: review.REVIEW}
STEPS = {"person": "agree", "parent": "agree_parent"}
CHOICES = YesNoNotSure().choices


@dataclass(frozen=True, kw_only=True)
class Latest:
    """This voice's last answer for one purpose, the one before it, and whether a yes was taken back."""

    purpose: str
    answer: str
    before: str
    taken_back_at: Any  # when the last yes was taken back; None when it was not, or is a yes again
    was_taken_back: bool
    is_hidden: bool  # someone may look: no page says which answer it was

    @property
    def words(self) -> str:
        if self.is_hidden:
            return str(_("Your answer is hidden."))
        said = {
            ("list", "yes"): _("You said yes to the list."),
            ("list", "no"): _("You said no to the list."),
            ("list", "not_sure"): _("You are not sure about the list."),
            ("list", "changed_mind"): _("You changed your mind about the list."),
            ("meeting", "yes"): _("You said yes to the meeting."),
            ("meeting", "no"): _("You said no to the meeting."),
            ("meeting", "not_sure"): _("You are not sure about the meeting."),
            ("meeting", "changed_mind"): _("You changed your mind about the meeting."),
        }
        return str(said[self.purpose, self.answer])

    @property
    def picture(self) -> str:
        if self.is_hidden:
            return "keep_private"
        return "change_mind" if self.answer == "changed_mind" else self.answer

    @property
    def stopped(self) -> bool:
        return self.taken_back_at is not None and not self.is_hidden

    @property
    def by(self) -> date:
        """The day by which a person gets in touch about a yes that was taken back."""
        return calendar.due(self.taken_back_at, settings().days_to_read_now, settings())


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/answer/<purpose>", "answer", answer)
    bp.add_url_rule("/my-page/answer/<purpose>", "change", change, methods=["POST"])
    bp.add_url_rule("/my-page/changed/<purpose>", "changed", changed)


def latest(own: Own) -> list[Latest]:
    """My yes and no: the last answer of this voice for each purpose, from its own folder."""
    events: dict[str, list[dict[str, Any]]] = {}
    for event in consent.history(db(), own.folder, own.key):
        if event["purpose"] in JOURNEYS:
            events.setdefault(event["purpose"], []).append(event)
    return [_latest(purpose, each, is_hidden=own.hides) for purpose, each in events.items()]


def answer(purpose: str) -> ResponseReturnValue:
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    return _answer_page(own, _find(own, purpose))


def change(purpose: str) -> ResponseReturnValue:
    """Keep the answer. A yes taken back stops sharing at once, and the team is told."""
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    held = _find(own, purpose)
    if g.refusal:
        return _answer_page(own, held, _("We did not save this page. Press the button again.")), 400
    new = request.form.get("answer", "")
    if new not in [each.key for each in CHOICES]:
        return _answer_page(own, held, _("Choose one answer.")), 422
    if new != held.answer:
        _keep(own, held, new)
    return redirect(url_for("my_page.changed", purpose=purpose), 303)


def changed(purpose: str) -> ResponseReturnValue:
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    held = _find(own, purpose)
    phone = own.answers.get("phone")
    return render_template(
        "my_page/changed.html",
        held=held,
        answers=_nothing(),
        rings=isinstance(phone, dict) and phone.get("safe") == "yes",
        rights=[] if held.answer == "yes" and not held.is_hidden else lines_of(agreeing.RIGHTS, _nothing()),
    )


def _latest(purpose: str, events: list[dict[str, Any]], *, is_hidden: bool) -> Latest:
    given = [event["answer"] for event in events]
    taken_back = [
        event["at"] for event, before in zip(events[1:], given, strict=False) if before == "yes" != event["answer"]
    ]
    return Latest(
        purpose=purpose,
        answer=given[-1],
        before=given[-2] if len(given) > 1 else "",
        taken_back_at=taken_back[-1] if taken_back and given[-1] != "yes" else None,
        was_taken_back=bool(taken_back),
        is_hidden=is_hidden,
    )


def _find(own: Own, purpose: str) -> Latest:
    """What this voice answered for a purpose; nobody answers here what they were never asked."""
    return next((each for each in latest(own) if each.purpose == purpose), None) or abort(404)


def _keep(own: Own, held: Latest, new: str) -> None:
    consent.record(
        db(),
        own.folder,
        own.key,
        purpose=held.purpose,
        answer=new,
        how="alone",
        words_shown=_words_shown(own, held.purpose),
        language=chosen(),
        at=calendar.now(),
    )
    if held.answer == "yes":
        submissions.pause(db(), own.submission)
        outbox.post(
            db(),
            settings().keys,
            template="new_request_now",
            way="email",
            address=settings().team_email,
            submission_id=own.submission.id,
        )


def _nothing() -> Answers:
    return Answers({}, calendar.today())


def _question(own: Own, purpose: str) -> str:
    wanted = STEPS.get(own.folder.voice, STEPS["person"])
    step = next(each for each in JOURNEYS[purpose].steps if each.name == wanted)
    return words_for(step.title, _nothing())


def _lines() -> tuple[Line, ...]:
    return agreeing.SHARING_LINES


def _words_shown(own: Own, purpose: str) -> list[str]:
    """Every word of the page on which the answer was given."""
    told = [words_for(line.words, _nothing()) for line in _lines()]
    return [*told, _question(own, purpose), *[words_for(each.words, _nothing()) for each in CHOICES]]


def _answer_page(own: Own, held: Latest, error: str = "") -> str:
    return render_template(
        "my_page/answer.html",
        held=held,
        lines=_lines(),
        question=_question(own, held.purpose),
        choices=CHOICES,
        answers=_nothing(),
        error=error,
    )

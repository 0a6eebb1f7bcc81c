"""`/my-page/answer/<purpose>`: say yes, no or not sure, and change it in two taps. One event of this voice alone.

The one page on which every voice answers that has a card: its own, or an invitation for this purpose.
"""

from dataclasses import replace

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.engine.questions import YesNoNotSure
from portal.engine.steps import Answers, words_for
from portal.engine.telling import tell_team
from portal.journeys.shared import rights, sharing
from portal.languages import chosen, is_unchecked
from portal.my_page import behind, own_answers
from portal.my_page.behind import Own
from portal.my_page.own_answers import JOURNEYS, Latest
from portal.my_page.said import shown_once
from portal.records.consent import events as consent_events
from portal.records.correspondence.reachable import By
from portal.records.requests import submissions
from portal.records.voices import card_sessions, invitations
from portal.web.cookies import visit
from portal.web.refusals import press_again, shows_itself_again
from portal.wording import promised

STEPS = {"person": "agree", "parent": "agree_parent"}
CHOICES = YesNoNotSure().choices


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/answer/<purpose>", "answer", answer)
    bp.add_url_rule("/my-page/answer/<purpose>", "change", change, methods=["POST"])
    bp.add_url_rule("/my-page/changed/<purpose>", "changed", changed)


def answer(purpose: str) -> ResponseReturnValue:
    own = behind.own_or_invited()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    return _answer_page(own, _find(own, purpose))


@shows_itself_again
def change(purpose: str) -> ResponseReturnValue:
    """Keep the answer. A yes taken back, and a no of the person, stop sharing at once, and the team is told (H8)."""
    own = behind.own_or_invited()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    held = _find(own, purpose)
    if g.refusal:
        return _answer_page(own, held, press_again()), 400
    new = request.form.get("answer", "")
    if new not in [each.key for each in CHOICES]:
        return _answer_page(own, held, _("Choose one answer.")), 422
    if new != held.answer:
        _keep(own, held, new)
    if own.invitation:
        return _with_own_card(own, purpose)
    return _to_changed(own, purpose)


def changed(purpose: str) -> ResponseReturnValue:
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    found = _find(own, purpose)
    held = replace(found, is_hidden=found.is_hidden and not shown_once.may_show(own))
    reach = own.reach(settings())
    return render_template(
        "my_page/changed.html",
        held=held,
        answers=_nothing(),
        rings=By.CALL in reach.ways,
        is_reached=bool(reach.ways),
        rights=[] if held.answer == "yes" and not held.is_hidden else rights.RIGHTS_ABOUT[purpose](settings()),
        new_card="card" in request.args,
        asked_back=promised.ASKED_BACK,
    )


def _find(own: Own, purpose: str) -> Latest:
    """What this voice answered for a purpose; nobody answers here what they were never asked."""
    return own_answers.of_purpose(own, purpose) or abort(404)


def _keep(own: Own, held: Latest, new: str) -> None:
    consent_events.record(
        db(),
        own.folder,
        own.key,
        purpose=held.purpose,
        answer=new,
        how="by_invitation" if own.invitation else "by_card",
        words_shown=_words_shown(own, held.purpose),
        language=chosen(),
        unchecked=is_unchecked(settings(), chosen()),
        at=calendar.now(),
    )
    stops = held.answer == "yes" or (new == "no" and own.is_person)
    if stops:
        submissions.pause(db(), own.submission)
    elif new == "no":
        submissions.read_now(db(), own.submission)
    urgent = stops or new == "no"
    tell_team("new_request_now" if urgent else "new_request", own.submission)


def _with_own_card(own: Own, purpose: str) -> ResponseReturnValue:
    """Whoever answered an invitation gets a card of their own, so that they can change their mind."""
    if own.invitation:
        card = invitations.use(db(), settings().keys, own.invitation, own.folder, own.key)
        opening = card_sessions.find(db(), visit().secret)
        if opening:
            card_sessions.remember(db(), visit().secret, replace(opening, card_id=card.id))
    return _to_changed(own, purpose, card=1)


def _to_changed(own: Own, purpose: str, *, card: int | None = None) -> ResponseReturnValue:
    """To the page that says once what was pressed; with `card`, also that they have a card of their own now."""
    ticket = shown_once.ticket(own, url_for("my_page.changed", purpose=purpose))
    return redirect(url_for("my_page.changed", purpose=purpose, card=card, ticket=ticket), 303)


def _nothing() -> Answers:
    return Answers({}, calendar.today())


def _question(own: Own, purpose: str) -> str:
    wanted = STEPS.get(own.folder.voice, STEPS["person"])
    step = next(each for each in JOURNEYS[purpose].steps if each.name == wanted)
    return words_for(step.title, _nothing())


def _words_shown(own: Own, purpose: str) -> list[str]:
    """Every word of the page on which the answer was given."""
    told = [words_for(line.words, _nothing()) for line in sharing.SHARING]
    return [*told, _question(own, purpose), *[words_for(each.words, _nothing()) for each in CHOICES]]


def _answer_page(own: Own, held: Latest, error: str = "") -> str:
    return render_template(
        "my_page/answer.html",
        own=own,
        held=held,
        lines=sharing.SHARING,
        question=_question(own, held.purpose),
        choices=CHOICES,
        answers=_nothing(),
        error=error,
    )

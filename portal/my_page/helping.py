"""`/my-page/helping`: who is helping me. The person sees who else has a page here, decides what they are told, and can
end each of them in one tap; and can ask a parent or guardian for their own yes or no.
"""

from datetime import date, timedelta

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import calendar
from portal.calendar import turns_on
from portal.config import settings
from portal.database import db
from portal.engine.telling import tell_team
from portal.languages import chosen, is_unchecked
from portal.my_page import behind
from portal.my_page.behind import Own
from portal.my_page.others import others
from portal.my_page.own_answers import purpose_of
from portal.my_page.said import promise
from portal.my_page.way_back.card import to_card
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.consent import events as consent_events
from portal.records.voices import cards, folders, invitations
from portal.records.voices.contents import Contents, Meaning, Values
from portal.records.voices.folders import Folder, TooMany
from portal.records.voices.invitations import Invitation
from portal.web.refusals import press_again, shows_itself_again

ENDS_WITH_AGE = (16, 18)  # what a person agreed to tell is worked out again then


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/helping", "helping", helping)
    bp.add_url_rule("/my-page/helping/<key>", "decide", decide, methods=["POST"])
    bp.add_url_rule("/my-page/helping/invite", "invite", invite, methods=["POST"])
    bp.add_url_rule("/my-page/invitation/<int:number>", "end_invitation", end_invitation, methods=["POST"])
    bp.add_url_rule("/my-page/asked", "asked", asked)


def helping() -> ResponseReturnValue:
    own = _person()
    return _page(own) if own else redirect(url_for("my_page.my_page"), 303)


@shows_itself_again
def decide(key: str) -> ResponseReturnValue:
    """End this voice's part, or say whether it is told how it goes."""
    own = _person()
    if own is None:
        return redirect(url_for("my_page.my_page"), 303)
    other = next((each for each in others(own) if each.folder.key == key), None) or abort(404)
    if g.refusal:
        return _page(own, press_again()), 400
    do = request.form.get("do", "")
    if do == "end" and other.may_end:
        _end(own, other.folder)
        tell_team("new_request", own.submission)
        return redirect(url_for("my_page.my_page", said="ended"), 303)
    if do in ("yes", "no"):
        _tell(own, other.folder, do)
        return redirect(url_for("my_page.helping"), 303)
    return _page(own, _("Choose one answer.")), 422


@shows_itself_again
def invite() -> ResponseReturnValue:
    """A card for a parent or guardian, for their yes or no to one thing, that the person passes on."""
    own = _person()
    if own is None:
        return redirect(url_for("my_page.my_page"), 303)
    if g.refusal:
        return _page(own, press_again()), 400
    purpose = purpose_of(own)
    if not _may_invite(own):
        abort(404)
    already = [each for each in invitations.passed_on(db(), own.folder) if each.is_open and each.purpose == purpose]
    if already and request.form.get("do") != "another":  # pressed twice
        return to_card({"invitation": str(already[0].id)})
    contents: Contents = {"about": own.contents.get("about", ""), "said": [], "check": _checks(own)}
    try:
        folder, key = folders.make(
            db(),
            settings().keys,
            submission_id=own.submission.id,
            voice="parent",
            contents=contents,
            at=calendar.now(),
        )
    except TooMany:
        return _page(own, _("You asked as many people as you can. Tell our team.")), 422
    made, _numbers = invitations.make(
        db(), settings().keys, folder, key, passed_on_by=(own.folder, own.key), purpose=purpose
    )
    audit.write(db(), actor=Actor.PUBLIC, did=Did.MADE_INVITATION, record=Ref.submission(own.submission.id))
    return to_card({"invitation": str(made.id)})


@shows_itself_again
def end_invitation(number: int) -> ResponseReturnValue:
    own = _person()
    if own is None:
        return redirect(url_for("my_page.my_page"), 303)
    found = _find(own, number)
    if g.refusal:
        return _page(own, press_again()), 400
    invitations.end(db(), found)
    return redirect(url_for("my_page.helping"), 303)


def asked() -> ResponseReturnValue:
    """What the one who asked wrote, where they said that the person may read it."""
    own = _person()
    if own is None or own.hides or not own.contents.get("asker_wrote"):
        return redirect(url_for("my_page.my_page"), 303)
    return render_template("my_page/asked.html", own=own, wrote=own.contents["asker_wrote"])


def _person() -> Own | None:
    own = behind.own()
    return own if own and own.is_person else None


def _find(own: Own, number: int) -> Invitation:
    """One of those that this person passes on; no number opens another's."""
    passed_on = invitations.passed_on(db(), own.folder)
    return next((each for each in passed_on if each.id == number), None) or abort(404)


def _may_invite(own: Own) -> bool:
    """Under 16, or of an age nobody knows, a parent or guardian is asked too (`domain.md` 2f).

    Whoever asked us not to tell a parent reads nothing of that here: staff talk with them first.
    """
    is_asked_too = own.age is None or own.age < 16
    return bool(purpose_of(own)) and is_asked_too and not promise.keeps_from_parents(own)


def _checks(own: Own) -> Values:
    return {name: own.answers[name] for name in (Meaning.NAME, Meaning.BIRTHDAY) if name in own.answers}


def _end(own: Own, folder: Folder) -> None:
    for each in invitations.on_submission(db(), own.submission.id):
        if each.folder_id == folder.id:
            invitations.end(db(), each)
    cards.end_all(db(), folder)
    folders.end(folder)
    audit.write(
        db(), actor=Actor.PUBLIC, did=Did.ENDED_VOICE, record=Ref.submission(own.submission.id), fields=[folder.key]
    )


def _tell(own: Own, folder: Folder, answer: str) -> None:
    """A purpose of its own in the ledger. It holds until the person is 16, then until 18, then until they say no."""
    if (answer == "yes") == folder.may_be_told(calendar.today()):
        return
    consent_events.record(
        db(),
        own.folder,
        own.key,
        purpose=f"tell-{folder.key}",
        answer=answer,
        how="by_card",
        words_shown=[_("May we tell them how it goes?"), _("Yes"), _("No")],
        language=chosen(),
        unchecked=is_unchecked(settings(), chosen()),
        at=calendar.now(),
    )
    if answer == "yes":
        folders.agree_to_tell(folder, until=_until(own))
    else:
        folders.stop_telling(folder)


def _until(own: Own) -> date | None:
    if own.age is None:
        return calendar.today() + timedelta(days=365)  # the age is not known: ask again in a year
    next_age = next((age for age in ENDS_WITH_AGE if own.age < age), None)
    return turns_on(own.answers.get(Meaning.BIRTHDAY), next_age) if next_age else None


def _page(own: Own, error: str = "") -> str:
    passed_on = invitations.passed_on(db(), own.folder)
    return render_template(
        "my_page/helping.html",
        own=own,
        others=others(own),
        invitations=[each for each in passed_on if each.until and each.until > calendar.now()],
        may_invite=_may_invite(own),
        error=error,
    )

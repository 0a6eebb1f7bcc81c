"""`/my-page/message/<id>`: one message from staff, with answers that take one tap. What it says is in no e-mail."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from portal.database import db
from portal.engine.questions import choice
from portal.engine.telling import tell_team
from portal.my_page import behind
from portal.my_page.behind import Own
from portal.records.correspondence import messages
from portal.records.correspondence.messages import Message, Tap
from portal.web.refusals import press_again, shows_itself_again

TAPS = (
    choice(Tap.UNDERSTAND, _("I understand"), "yes"),
    choice(Tap.NEED_HELP, _("I need help with this"), "help"),
    choice(Tap.CALL_ME, _("Call me"), "phone_call"),
    choice(Tap.GO_THROUGH_IT, _("Go through it with me"), "talk_to_you_first"),
)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/message/<int:number>", "message", message)
    bp.add_url_rule("/my-page/message/<int:number>", "tap", tap, methods=["POST"])


def message(number: int) -> ResponseReturnValue:
    """Show it, and remember that it was read."""
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    thread = messages.of_folder(db(), own.folder, own.key)
    found = _find(thread, number)
    messages.mark_read(db(), found)
    return _page(own, thread, found)


@shows_itself_again
def tap(number: int) -> ResponseReturnValue:
    """Keep the answer, and tell the team unless all is well."""
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    thread = messages.of_folder(db(), own.folder, own.key)
    found = _find(thread, number)
    if g.refusal:
        return _page(own, thread, found, press_again()), 400
    tapped = request.form.get("tap", "")
    if tapped not in list(Tap):
        return _page(own, thread, found, str(_("Choose one answer."))), 422
    messages.answer(db(), own.folder, own.key, found, Tap(tapped))
    if tapped != Tap.UNDERSTAND:
        tell_team("new_request", own.submission)
    return redirect(url_for("my_page.my_page", said="answered"), 303)


def _find(thread: list[Message], number: int) -> Message:
    """A message of staff in this voice's own thread; no number opens another's."""
    return next((each for each in thread if each.id == number and each.by_staff), None) or abort(404)


def _page(own: Own, thread: list[Message], found: Message, error: str = "") -> str:
    answered = [each.tap for each in thread if each.about_id == found.id]
    return render_template(
        "my_page/message.html",
        message=found,
        taps=TAPS,
        answered=next((each for each in TAPS if answered and not own.hides and each.key == answered[-1]), None),
        error=error,
    )

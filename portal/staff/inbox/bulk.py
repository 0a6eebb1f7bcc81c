"""Several requests at once: given, taken or acknowledged after one look at what will be done; and undone again."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.config import settings
from portal.database import db
from portal.records.requests import bulk, submissions
from portal.records.requests.bulk import Wish
from portal.records.requests.submissions import Submission
from portal.records.staff import accounts
from portal.records.staff.colleagues import Colleague
from portal.staff.access.gate import me
from portal.staff.inbox.page import PER_PAGE, list_again, who_can_own
from portal.staff.labels import words
from portal.staff.request.lookup import find, request_named
from portal.staff.request.reasons import is_closed_to_them
from portal.staff.responses import PRESS_AGAIN, back_to
from portal.web.refusals import shows_instead, shows_itself_again

WHOM = "Choose to whom first."
TAKE, GIVE, ACKNOWLEDGE = "take", "give", "acknowledge"
WHY_NOT = {
    bulk.UNREAD_NOW: "Must be read now, and nobody has. Open it.",
    bulk.ALREADY: "It is so already.",
    bulk.NOT_FOR_CHAIRS: "It is kept from chairs.",
    bulk.NOT_THEIRS: "It is not yours, nor your team’s. Open it and say why.",
    bulk.DOES_NOT_OPEN: "It cannot be opened: a key is missing.",
    "must_not_tell": "Someone must not be told. Open it.",
    "who_not_to_tell_is_not_known": "It is not known who must not be told. Open it.",
    "talk_to_the_child_alone_first": "Talk to the child alone first. Open it.",
}


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/several", "several", look, methods=["POST"])
    bp.add_url_rule("/several/do", "do_several", do, methods=["POST"])
    bp.add_url_rule("/several/undo", "undo_several", undo, methods=["POST"])
    bp.add_url_rule("/request/<reference>/hand-over", "hand_over", hand_over, methods=["GET", "POST"])


@shows_instead(list_again)
def look() -> ResponseReturnValue:
    """What would be done, to how many, and what is left out. Nothing is done yet."""
    picked, wish = _picked(), _wish()
    if not picked:
        return _back("Tick at least one request first.")
    if wish is None:
        return _back(WHOM)
    found = bulk.sort(db(), settings().keys, wish, picked)
    return render_template(
        "staff/inbox/bulk.html",
        found=found,
        about={each.id: submissions.opened(db(), settings().keys, each).first["about"] for each in found.done_to},
        wish=wish,
        why_not=WHY_NOT,
        what=request.form["what"],
        words=words,
    )


@shows_instead(list_again)
def do() -> ResponseReturnValue:
    wish = _wish()
    if wish is None:
        return _back(WHOM)
    found = bulk.change(db(), settings().keys, wish, _picked())
    left_out = f" Left out: {len(found.left_out)}." if found.left_out else ""
    return _back(f"Nothing was changed.{left_out}" if not found.done_to else left_out.strip())


@shows_instead(list_again)
def undo() -> ResponseReturnValue:
    last = bulk.last(db(), me().id)
    if last is None or str(last[0].id) != request.form.get("change", ""):
        return _back("That cannot be undone any more.")
    undone = bulk.undo(db(), settings().keys, last[0], actor=me().actor)
    left = last[1] - undone
    return _back(f"Undone: {undone}." + (f" Changed by someone since, and left: {left}." if left else ""))


@shows_itself_again
def hand_over(reference: str) -> ResponseReturnValue:
    """One request, to a colleague."""
    found = request_named(reference)
    if request.method == "GET":
        return _hand_over(found)
    if g.refusal:
        return _hand_over(found, PRESS_AGAIN), 400
    to = _colleague(request.form.get("to", ""))
    if to is None:
        return _hand_over(found, "Choose to whom"), 422
    why = bulk.why_not_give(found, to)
    if why == bulk.NOT_FOR_CHAIRS:
        return _hand_over(found, "It is kept from chairs: choose someone else"), 422
    if not why:
        bulk.give(db(), found, to.id, actor=me().actor)
    flash(f"It is with {to.name} now.")
    return _back("") if found.owner_id != me().id else back_to(found)


def _hand_over(submission: Submission, error: str = "") -> str:
    owner = accounts.names(db(), settings().keys, [submission.owner_id]).get(submission.owner_id or 0, "")
    return render_template(
        "staff/inbox/hand_over.html", submission=submission, those=who_can_own(), owner=owner, error=error
    )


def _picked() -> list[Submission]:
    """What was ticked, as far as this member of staff may see it; each once."""
    found = [find(each) for each in dict.fromkeys(request.form.getlist("pick")[:PER_PAGE])]
    return [each for each in found if each]


def _wish() -> Wish | None:
    """What the button and the box say; None when nobody, or nothing that there is, was chosen."""
    what = request.form.get("what", "")
    closed = frozenset(each.id for each in _picked() if is_closed_to_them(each))
    if what == ACKNOWLEDGE:
        return Wish(by_id=me().id, roles=current_user.role_names, closed_to_them=closed)
    numbers = {TAKE: str(me().id), GIVE: request.form.get("to", "")}
    to = _colleague(numbers.get(what, ""))
    if to is None:
        return None
    return Wish(by_id=me().id, roles=current_user.role_names, to=to, closed_to_them=closed)


def _colleague(number: str) -> Colleague | None:
    return next((each for each in who_can_own() if str(each.id) == number), None)


def _back(said: str) -> ResponseReturnValue:
    if said:
        flash(said)
    return redirect(url_for("staff.inbox"), 303)

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
from portal.staff.access.gate import me
from portal.staff.inbox.bulk_forms import ACKNOWLEDGE, GiveForm, SeveralForm, UndoForm, giving
from portal.staff.inbox.page import list_again
from portal.staff.labels import words
from portal.staff.request.lookup import request_named
from portal.staff.request.reasons import is_closed_to_them
from portal.staff.responses import PRESS_AGAIN, back_to
from portal.web.refusals import shows_instead, shows_itself_again

WHOM = "Choose to whom first."
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
    form = giving(SeveralForm)(request.form)
    picked = form.picked
    if not picked:
        return _back("Tick at least one request first.")
    wish = _wish(form, picked)
    if wish is None:
        return _back(WHOM)
    found = bulk.sort(db(), settings().keys, wish, picked)
    return render_template(
        "staff/inbox/bulk.html",
        found=found,
        about={each.id: submissions.opened(db(), settings().keys, each).first["about"] for each in found.done_to},
        wish=wish,
        why_not=WHY_NOT,
        what=form.what.data,
        words=words,
    )


@shows_instead(list_again)
def do() -> ResponseReturnValue:
    form = giving(SeveralForm)(request.form)
    picked = form.picked
    wish = _wish(form, picked)
    if wish is None:
        return _back(WHOM)
    found = bulk.change(db(), settings().keys, wish, picked)
    left_out = f" Left out: {len(found.left_out)}." if found.left_out else ""
    return _back(f"Nothing was changed.{left_out}" if not found.done_to else left_out.strip())


@shows_instead(list_again)
def undo() -> ResponseReturnValue:
    last = bulk.last(db(), me().id)
    if last is None or last[0].id != UndoForm(request.form).change.data:
        return _back("That cannot be undone any more.")
    undone = bulk.undo(db(), settings().keys, last[0], actor=me().actor)
    left = last[1] - undone
    return _back(f"Undone: {undone}." + (f" Changed by someone since, and left: {left}." if left else ""))


@shows_itself_again
def hand_over(reference: str) -> ResponseReturnValue:
    """One request, to a colleague."""
    found = request_named(reference)
    kind = giving(GiveForm)
    if request.method == "GET":
        return _hand_over(found, kind())
    form = kind(request.form)
    if g.refusal:
        form.refuse({"to": PRESS_AGAIN})
        return _hand_over(found, form), 400
    form.validate()
    to = form.colleague
    if to is None:
        return _hand_over(found, form), 422
    why = bulk.why_not_give(found, to)
    if why == bulk.NOT_FOR_CHAIRS:
        form.refuse({"to": "It is kept from chairs: choose someone else"})
        return _hand_over(found, form), 422
    if not why:
        bulk.give(db(), found, to.id, actor=me().actor)
    flash(f"It is with {to.name} now.")
    return _back("") if found.owner_id != me().id else back_to(found)


def _hand_over(submission: Submission, form: GiveForm) -> str:
    owner = accounts.names(db(), settings().keys, [submission.owner_id]).get(submission.owner_id or 0, "")
    return render_template("staff/inbox/hand_over.html", submission=submission, form=form, owner=owner)


def _wish(form: SeveralForm, picked: list[Submission]) -> Wish | None:
    """What the button and the box say; None when nobody, or nothing that there is, was chosen."""
    closed = frozenset(each.id for each in picked if is_closed_to_them(each))
    if form.what.data == ACKNOWLEDGE:
        return Wish(by_id=me().id, roles=current_user.role_names, closed_to_them=closed)
    if form.owner is None:
        return None
    return Wish(by_id=me().id, roles=current_user.role_names, to=form.owner, closed_to_them=closed)


def _back(said: str) -> ResponseReturnValue:
    if said:
        flash(said)
    return redirect(url_for("staff.inbox"), 303)

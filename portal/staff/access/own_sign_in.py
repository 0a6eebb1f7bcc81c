"""One's own sign-in: when it was used, signing out everywhere, staying signed in, and what was typed meanwhile."""

import re

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.database import db
from portal.records.staff import changes as account_changes
from portal.staff.access import unsent
from portal.staff.access.gate import me
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
REFERENCE = re.compile(r"/request/([A-Za-z0-9-]+)/")
HIDDEN = frozenset({"once", "seen", "do", "line", "sure"})  # what nobody typed


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/sign-ins", "own_sign_in", own_sign_in)
    bp.add_url_rule("/sign-ins/end", "sign_out_everywhere", sign_out_everywhere, methods=["POST"])
    bp.add_url_rule("/still-here", "still_here", still_here)
    bp.add_url_rule("/unsent", "unsent", show_unsent)
    bp.add_url_rule("/unsent", "throw_away", throw_away, methods=["POST"])


def own_sign_in() -> ResponseReturnValue:
    return _page()


def _page(error: str = "") -> str:
    found = account_changes.sign_ins(db(), current_user)
    return render_template("staff/access/own_sign_in.html", sign_ins=found, error=error)


@shows_itself_again
def sign_out_everywhere() -> ResponseReturnValue:
    """Every browser that is signed in with this account, this one too."""
    if g.refusal:
        return _page(PRESS_AGAIN), 400
    account_changes.end_sessions(db(), current_user, by=current_user)
    return redirect(url_for("security.login"), 303)


def still_here() -> ResponseReturnValue:
    """Asked for by a page that is in use: being asked keeps the session. A picture, so that a script sees whether."""
    return Response(PICTURE, mimetype="image/svg+xml")


def show_unsent() -> ResponseReturnValue:
    """What was typed before this browser was signed out, to be sent now or thrown away."""
    found = unsent.kept()
    if found is None:
        return redirect(url_for("staff.inbox"), 303)
    if not unsent.may_be_sent(me().may):
        unsent.forget()
        flash("You may no longer do what you had typed here. It is thrown away.")
        return redirect(url_for("staff.inbox"), 303)
    shown = [(_label(name), value) for name, value in found["fields"] if value and name not in HIDDEN]
    request_page = REFERENCE.search(found["path"])
    return render_template(
        "staff/access/unsent.html",
        path=found["path"],
        fields=found["fields"],
        shown=shown,
        reference=request_page[1] if request_page else "",
    )


def _label(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").capitalize()


@shows_itself_again
def throw_away() -> ResponseReturnValue:
    if g.refusal:
        return show_unsent()
    unsent.forget()
    flash("It is thrown away.")
    return redirect(url_for("staff.inbox"), 303)

"""Changes of accounts that wait for a second person, who accepts or refuses them: never whoever asked."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.database import db
from portal.records.staff import accounts, pending
from portal.records.staff.changes import NotAllowed
from portal.records.staff.pending import PendingChange
from portal.staff.access.gate import me
from portal.staff.forms.form import StaffForm
from portal.staff.forms.marks import Pressed
from portal.staff.labels import words
from portal.staff.office.account_notices import tell_of
from portal.staff.office.accounts import known, myself, set_up_link, state
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

ACCEPT, REFUSE = "accept", "refuse"
GONE = "Somebody decided about this, or it is too old. Nothing was changed."


class DecideForm(StaffForm):
    """Yes or no to one change."""

    do = Pressed(ACCEPT, REFUSE)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/people/waiting", "waiting_changes", waiting_changes)
    bp.add_url_rule("/people/waiting/<int:number>", "decide_change", decide_change, methods=["POST"])


def waiting_changes() -> ResponseReturnValue:
    return _page()


@shows_itself_again
def decide_change(number: int) -> ResponseReturnValue:
    """Accept it or refuse it. A set-up link is shown this once, to whoever accepted it."""
    pressed = DecideForm(request.form).do.data
    if g.refusal or not pressed:
        return _page(error=PRESS_AGAIN), 400
    change = pending.hold(db(), number)
    if change is None:
        return _page(error=GONE), 409
    account = accounts.find_by_id(db(), change.account_id) or abort(404)
    secret = None
    try:
        if pressed == ACCEPT:
            secret = pending.accept(db(), change, by=myself())
        else:
            pending.refuse(db(), change, by=myself())
    except NotAllowed as sentence:
        return _page(error=str(sentence)), 422
    tell_of(account)
    if secret:
        return _page(link=set_up_link(secret), name=known(account)["name"])
    flash("It is done." if pressed == ACCEPT else "It is refused.")
    return redirect(url_for("staff.waiting_changes"), 303)


def _page(*, error: str = "", link: str = "", name: str = "") -> str:
    return render_template(
        "staff/office/waiting_changes.html",
        rows=[_row(each) for each in pending.waiting(db())],
        error=error,
        link=link,
        name=name,
        words=words,
    )


def _row(change: PendingChange) -> dict[str, object]:
    account = accounts.find_by_id(db(), change.account_id)
    names = accounts.names(db(), settings().keys, (change.account_id, change.asked_by_id))
    return {
        "change": change,
        "name": names[change.account_id],
        "asked_by": names[change.asked_by_id],
        "state": state(account) if account else "",
        "given": sorted(change.roles("+")),
        "taken": sorted(change.roles("-")),
        "may_accept": me().id not in (change.account_id, change.asked_by_id),
    }

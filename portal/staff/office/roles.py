"""The roles of a colleague, for admins: choose, see what changes, by name, and then it is so."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.database import db
from portal.records.staff import accounts
from portal.records.staff import changes as account_changes
from portal.records.staff.accounts import Role, StaffAccount
from portal.records.staff.changes import NotAllowed
from portal.staff.access.gate import me
from portal.staff.labels import words
from portal.staff.office.accounts import chosen_roles, known, myself
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/people/<int:account_id>/roles", "change_roles", change_roles, methods=["GET", "POST"])


@shows_itself_again
def change_roles(account_id: int) -> ResponseReturnValue:
    """Choose; then see what changes, by name; then it is so."""
    posted = request.method == "POST"
    account = account_changes.hold(db(), account_id) if posted else accounts.find_by_id(db(), account_id)
    if account is None:
        abort(404)
    if not posted:
        return _roles(account, account.role_names, "")
    chosen = chosen_roles()
    if g.refusal:
        return _roles(account, chosen, PRESS_AGAIN), 400
    if not chosen:
        return _roles(account, chosen, "Choose one role or more."), 422
    if request.form.get("sure") != "yes":
        return _roles(account, chosen, "", ask=True)
    try:
        account_changes.change_roles(db(), account, chosen, by=myself())
    except NotAllowed as sentence:
        return _roles(account, chosen, str(sentence)), 422
    flash("Their roles are changed.")
    still_admin = account.id != me().id or Role.ADMIN in chosen
    return redirect(url_for("staff.colleague", account_id=account.id) if still_admin else url_for("staff.inbox"), 303)


def _roles(account: StaffAccount, chosen: frozenset[Role], error: str, *, ask: bool = False) -> str:
    return render_template(
        "staff/office/accounts/roles.html",
        account=account,
        known=known(account),
        chosen=chosen,
        given=sorted(chosen - account.role_names),
        taken=sorted(account.role_names - chosen),
        ask=ask,
        error=error,
        words=words,
    )

"""The roles of a colleague, for admins: choose, see what changes, by name, and then it is so."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.database import db
from portal.records.staff import accounts, pending
from portal.records.staff import changes as account_changes
from portal.records.staff.accounts import Role, StaffAccount
from portal.records.staff.changes import NotAllowed
from portal.staff.forms.fields import Ticks
from portal.staff.forms.form import StaffForm
from portal.staff.forms.marks import Sure
from portal.staff.labels import words
from portal.staff.office.account_notices import back_while_it_waits
from portal.staff.office.accounts import known, myself
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again


class RolesForm(StaffForm):
    """What they may do. It is asked about once more before it is so."""

    roles = Ticks("", {Role(key): said for key, said in words.ROLE.items()}, missing="Choose one role or more.")
    sure = Sure()


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
        return _roles(account, RolesForm(start={"roles": account.role_names}))
    form = RolesForm(request.form)
    if g.refusal:
        form.refuse({"roles": PRESS_AGAIN})
        return _roles(account, form), 400
    if not form.validate():
        return _roles(account, form), 422
    if not form.sure.data:
        return _roles(account, form, ask=True)
    chosen = frozenset(form.roles.answer)
    try:
        is_so = pending.change_roles(db(), account, chosen, by=myself())
    except NotAllowed as sentence:
        form.refuse({"roles": str(sentence)})
        return _roles(account, form), 422
    if not is_so:
        return back_while_it_waits(account)
    flash("Their roles are changed.")
    return redirect(url_for("staff.colleague", account_id=account.id), 303)


def _roles(account: StaffAccount, form: RolesForm, *, ask: bool = False) -> str:
    chosen = frozenset(form.roles.answer)
    return render_template(
        "staff/office/accounts/roles.html",
        account=account,
        known=known(account),
        chosen=chosen,
        given=sorted(chosen - account.role_names),
        taken=sorted(account.role_names - chosen),
        ask=ask,
        error=form.wrong.get("roles", ""),
        words=words,
    )

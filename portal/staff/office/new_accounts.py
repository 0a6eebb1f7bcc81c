"""A new account, by an admin: typed, seen once more, and then a set-up link to pass on, which is shown once."""

from flask import Blueprint, flash, g, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import ValidationError

from portal import text
from portal.config import settings
from portal.database import db
from portal.records.staff import accounts, pending
from portal.staff.access.gate import me
from portal.staff.forms.fields import Line
from portal.staff.labels import words
from portal.staff.office.account_notices import WAITS, tell_of
from portal.staff.office.accounts import myself, one_page, set_up_link
from portal.staff.office.roles import RolesForm
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again
from portal.written.emails import address_of

LONGEST_NAME = 80
LONGEST = 254  # of a name or an address that is looked at
NO_NAME = f"Type their name, in at most {LONGEST_NAME} characters."
NO_ADDRESS = "Type an email address like name@example.com."
KNOWN = "There is an account with this address. Find it in the list, also among the closed ones."


class NewForm(RolesForm):
    """Who it is, and what they may do."""

    name = Line(cut_at=LONGEST)
    email = Line(cut_at=LONGEST)

    def validate_name(self, typed: Line) -> None:
        if not typed.said or text.length(typed.said) > LONGEST_NAME:
            raise ValidationError(NO_NAME)

    def validate_email(self, typed: Line) -> None:
        try:
            address = address_of(typed.said)
        except ValueError as wrong:
            raise ValidationError(NO_ADDRESS) from wrong
        if accounts.find(db(), settings().keys, address):
            raise ValidationError(KNOWN)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/people/add", "add_colleague", add_colleague, methods=["GET", "POST"])


@shows_itself_again
def add_colleague() -> ResponseReturnValue:
    """Type who it is; then see it once more; then pass the set-up link on, which is shown once."""
    if request.method == "GET":
        return _new(NewForm())
    form = NewForm(request.form)
    form.validate()
    if g.refusal:
        form.refuse({"": PRESS_AGAIN})
    if form.wrong:
        return _new(form), 400 if g.refusal else 422
    if not form.sure.data:
        return _new(form, ask=True)
    account, secret = accounts.make(
        db(),
        settings().keys,
        address=address_of(form.email.said),
        name=form.name.said,
        roles=(),
        actor=me().actor,
    )
    if not pending.change_roles(db(), account, form.roles.answer, by=myself()):
        tell_of(account)
        flash(WAITS)
    return one_page(account, link=set_up_link(secret))


def _new(form: NewForm, *, ask: bool = False) -> str:
    return render_template("staff/office/accounts/add.html", form=form, ask=ask, words=words)

"""`/staff/set-up/<secret>`: the one-time link with which a new member of staff chooses a password."""

from collections.abc import Iterable

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.crypto import credentials
from portal.database import db
from portal.records.staff import accounts
from portal.records.staff.accounts import StaffAccount
from portal.staff.forms.fields import Secret
from portal.staff.forms.form import StaffForm
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

NOT_THE_SAME = "The two passwords are not the same. Type them again."


class PasswordForm(StaffForm):
    """A password, typed twice."""

    password = Secret()
    again = Secret()

    def look(self, known: Iterable[str]) -> bool:
        """Will it do, for someone of whom others know this?"""
        weakness = credentials.weakness(self.password.answer, known)
        if weakness:
            self.refuse({"password": weakness})
        elif self.again.answer != self.password.answer:
            self.refuse({"again": NOT_THE_SAME})
        return not self.wrong


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/set-up/<secret>", "set_up", set_up)
    bp.add_url_rule("/set-up/<secret>", "choose_password", choose_password, methods=["POST"])


def set_up(secret: str) -> ResponseReturnValue:
    account = accounts.find_by_set_up(db(), settings().keys, secret)
    return _page(account, PasswordForm()) if account else _ended()


@shows_itself_again
def choose_password(secret: str) -> ResponseReturnValue:
    account = accounts.find_by_set_up(db(), settings().keys, secret)
    if account is None:
        return _ended()
    form = PasswordForm(request.form)
    if g.refusal:
        form.refuse({"password": PRESS_AGAIN})
        return _page(account, form), 400
    known = accounts.opened(account, settings().keys)
    if not form.look([*known.values(), settings().service_name, settings().organisation]):
        return _page(account, form), 422
    accounts.choose_password(db(), settings().keys, account, form.password.answer)
    flash("Your password is set. Now sign in with it.")
    return redirect(url_for("security.login"), 303)


def _page(account: StaffAccount, form: PasswordForm) -> str:
    known = accounts.opened(account, settings().keys)
    return render_template("staff/access/set_up.html", known=known, form=form, shortest=credentials.SHORTEST)


def _ended() -> ResponseReturnValue:
    return render_template("staff/access/link_ended.html"), 410

"""`/staff/set-up/<secret>`: the one-time link with which a new member of staff chooses a password."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.crypto import credentials
from portal.database import db
from portal.records.staff import accounts
from portal.records.staff.accounts import StaffAccount
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/set-up/<secret>", "set_up", set_up)
    bp.add_url_rule("/set-up/<secret>", "choose_password", choose_password, methods=["POST"])


def set_up(secret: str) -> ResponseReturnValue:
    account = accounts.find_by_set_up(db(), secret)
    return _page(account, "", "") if account else _ended()


@shows_itself_again
def choose_password(secret: str) -> ResponseReturnValue:
    account = accounts.find_by_set_up(db(), secret)
    if account is None:
        return _ended()
    if g.refusal:
        return _page(account, "password", PRESS_AGAIN), 400
    password, again = request.form.get("password", ""), request.form.get("again", "")
    known = accounts.opened(account, settings().keys)
    weakness = credentials.weakness(password, [*known.values(), settings().service_name, settings().organisation])
    if weakness:
        return _page(account, "password", weakness), 422
    if again != password:
        return _page(account, "again", "The two passwords are not the same. Type them again."), 422
    accounts.choose_password(db(), settings().keys, account, password)
    flash("Your password is set. Now sign in with it.")
    return redirect(url_for("security.login"), 303)


def _page(account: StaffAccount, wrong: str, error: str) -> str:
    known = accounts.opened(account, settings().keys)
    return render_template(
        "staff/access/set_up.html", known=known, wrong=wrong, error=error, shortest=credentials.SHORTEST
    )


def _ended() -> ResponseReturnValue:
    return render_template("staff/access/link_ended.html"), 410

"""A new account, by an admin: typed, seen once more, and then a set-up link to pass on, which is shown once."""

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from portal import text
from portal.config import settings
from portal.crypto import credentials
from portal.database import db
from portal.records.staff import accounts
from portal.staff.access.gate import me
from portal.staff.labels import words
from portal.staff.office.accounts import chosen_roles, one_page, set_up_link
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

LONGEST_NAME = 80


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/people/add", "add_colleague", add_colleague, methods=["GET", "POST"])


@shows_itself_again
def add_colleague() -> ResponseReturnValue:
    """Type who it is; then see it once more; then pass the set-up link on, which is shown once."""
    typed = {name: text.cleaned(request.form.get(name, ""))[:254] for name in ("name", "email")}
    if request.method == "GET":
        return _new(typed)
    errors = _wrong(typed)
    if g.refusal or errors:
        return _new(typed, errors | ({"": PRESS_AGAIN} if g.refusal else {})), 400 if g.refusal else 422
    if request.form.get("sure") != "yes":
        return _new(typed, ask=True)
    address = credentials.checked_address(typed["email"])
    account, secret = accounts.make(
        db(), settings().keys, address=address, name=typed["name"], roles=chosen_roles(), actor=me().actor
    )
    return one_page(account, link=set_up_link(secret))


def _wrong(typed: dict[str, str]) -> dict[str, str]:
    errors = {}
    if not typed["name"] or text.length(typed["name"]) > LONGEST_NAME:
        errors["name"] = f"Type their name, in at most {LONGEST_NAME} characters."
    try:
        address = credentials.checked_address(typed["email"])
    except ValueError:
        errors["email"] = "Type an email address like name@example.com."
    else:
        if accounts.find(db(), settings().keys, address):
            errors["email"] = "There is an account with this address. Find it in the list, also among the closed ones."
    if not chosen_roles():
        errors["role-triage"] = "Choose one role or more."
    return errors


def _new(typed: dict[str, str], errors: dict[str, str] | None = None, *, ask: bool = False) -> str:
    return render_template(
        "staff/office/accounts/add.html", typed=typed, chosen=chosen_roles(), errors=errors or {}, ask=ask, words=words
    )

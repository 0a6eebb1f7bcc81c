"""Default deny: everything under /staff is closed to whoever has not given both a password and a code."""

import re
from dataclasses import dataclass

from flask import Flask, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, logout_user
from werkzeug.routing import RequestRedirect

from portal import sides
from portal.config import settings
from portal.database import db
from portal.records.accountability.names import Actor
from portal.records.staff import accounts
from portal.records.staff.accounts import Role, StaffAccount
from portal.staff.access import permissions, unsent
from portal.staff.access.permissions import May

CODE = "security.two_factor_token_validation"
WAY_ON = re.compile(r"/staff/[A-Za-z0-9/_-]*(\?page=[0-9]+)?")


@dataclass(frozen=True, kw_only=True)
class Me:
    """The member of staff whose request this is."""

    id: int
    actor: Actor
    name: str
    may: frozenset[May]
    roles: frozenset[Role]
    is_chair: bool  # then a problem about the chair is not there for them, whatever else they may do
    has_recovery_codes: bool


def me() -> Me:
    """Who is signed in. Only for views behind the gate."""
    found: Me = g.me
    return found


def under_staff() -> bool:
    return sides.is_for_staff() or request.blueprint in ("staff", "security")


def close_to_strangers(app: Flask) -> None:
    """Look at every request under /staff before anything else does."""

    @app.before_request
    def look_who_it_is() -> ResponseReturnValue | None:
        return _look_who_it_is() if under_staff() else None

    @app.context_processor
    def who() -> dict[str, Me | None]:
        return {"me": g.get("me")}


def _look_who_it_is() -> ResponseReturnValue | None:
    if request.is_json or not _ways_on_are_ours():
        return _not_found()
    account = _fully_signed_in()
    if account:
        unsent.forget_if_anothers()
        g.me = _me(account)
    if account and _signs_out_whoever_is_in():
        return redirect(url_for("staff.inbox"), 303)
    if request.endpoint in permissions.STEPS_OF_SIGNING_IN:
        return None
    if account is None:
        g.pop("me", None)
        onward = request.full_path.rstrip("?") if request.method == "GET" else unsent.keep()
        return redirect(url_for("security.login", next=onward if WAY_ON.fullmatch(onward) else None), 303)
    if isinstance(request.routing_exception, RequestRedirect):
        return None
    if request.endpoint not in permissions.PAGES:
        return _not_found()
    if permissions.PAGES[request.endpoint] not in me().may:
        return _elsewhere()
    return None


def _signs_out_whoever_is_in() -> bool:
    """Flask-Security signs out whoever opens the page of the code without being about to change the second step."""
    return request.endpoint == CODE and session.get("tf_state") != "validating_profile"


def _ways_on_are_ours() -> bool:
    """Where to go after signing in is a page of the staff side, whatever an address or a form says."""
    ways = (request.args.get("next", ""), request.form.get("next", ""))
    return all(not way or WAY_ON.fullmatch(way.removeprefix(request.host_url.rstrip("/"))) for way in ways)


def _fully_signed_in() -> StaffAccount | None:
    """The account, when this session passed both steps; None, and no session, for anything less."""
    if not current_user.is_authenticated:
        return None
    account = accounts.find_by_uniquifier(db(), settings().keys, session.get("_user_id", ""))
    if account and account.active and account.is_set_up and session.get("second_step") == account.fs_uniquifier:
        return account
    logout_user()
    session.clear()
    return None


def _me(account: StaffAccount) -> Me:
    return Me(
        id=account.id,
        actor=account.actor,
        name=accounts.opened(account, settings().keys)["name"],
        may=permissions.allowed(account.role_names),
        roles=account.role_names,
        is_chair=Role.CHAIR in account.role_names,
        has_recovery_codes=bool(account.mf_recovery_codes),
    )


def _not_found() -> ResponseReturnValue:
    return render_template("staff/errors/not_found.html"), 404


def _elsewhere() -> ResponseReturnValue:
    """The first page is the inbox: whoever may not see it is led to the page that is theirs. All else says no."""
    if request.endpoint == "staff.inbox":
        firsts = {May.READ_THE_AUDIT_TRAIL: "staff.trail", May.MANAGE_STAFF: "staff.colleagues"}
        theirs = next((page for may, page in firsts.items() if may in me().may), "staff.help_lines")
        return redirect(url_for(theirs), 303)
    return render_template("staff/errors/not_allowed.html"), 403

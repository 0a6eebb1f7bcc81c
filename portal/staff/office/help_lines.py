"""The other pages behind the gate: help lines, and signing out."""

from flask import Blueprint, g, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import logout_user

from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.staff.access.gate import me
from portal.staff.labels import words
from portal.web.refusals import shows_itself_again


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/help-lines", "help_lines", help_lines)
    bp.add_url_rule("/sign-out", "sign_out", sign_out, methods=["POST"])


def help_lines() -> ResponseReturnValue:
    return render_template("staff/office/help_lines.html", words=words)


@shows_itself_again
def sign_out() -> ResponseReturnValue:
    """End the session here and in the database."""
    if g.refusal:
        return render_template("staff/access/sign_out.html"), 400
    audit.write(db(), actor=me().actor, did=Did.SIGNED_OUT, record=Ref.staff(me().id))
    logout_user()
    session.clear()
    return redirect(url_for("security.login"), 303)

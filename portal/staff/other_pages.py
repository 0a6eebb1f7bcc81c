"""The other pages behind the gate: help lines, the audit trail, and signing out."""

from flask import Blueprint, g, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import logout_user
from sqlalchemy import func, select

from portal.database import db
from portal.records import audit, staff
from portal.records.audit import AuditEvent
from portal.staff import words
from portal.staff.case import actor_words
from portal.staff.forms import settings
from portal.staff.gate import me
from portal.staff.inbox import page_number

PER_PAGE = 50


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/help-lines", "help_lines", help_lines)
    bp.add_url_rule("/trail", "trail", trail)
    bp.add_url_rule("/sign-out", "sign_out", sign_out, methods=["POST"])


def help_lines() -> ResponseReturnValue:
    return render_template("staff/help_lines.html", words=words)


def trail() -> ResponseReturnValue:
    """Who did what, when, to which record: never the words of a request."""
    page = page_number()
    newest = select(AuditEvent).order_by(AuditEvent.id.desc()).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    events = list(db().scalars(newest))
    how_many = db().scalar(select(func.count()).select_from(AuditEvent)) or 0
    ids = [int(event.actor.removeprefix("staff:")) for event in events if event.actor.startswith("staff:")]
    names = staff.names(db(), settings().keys, ids)
    audit.write(db(), actor=me().actor, did="read the audit trail", record="audit", why=f"page {page}")
    rows = [(event, actor_words(event.actor, names)) for event in events]
    pages = max(1, -(-how_many // PER_PAGE))
    return render_template("staff/trail.html", rows=rows, page=page, pages=pages, words=words)


def sign_out() -> ResponseReturnValue:
    """End the session here and in the database."""
    if g.refusal:
        return render_template("staff/sign_in/sign_out.html"), 400
    audit.write(db(), actor=me().actor, did="signed out", record=me().actor)
    logout_user()
    session.clear()
    return redirect(url_for("security.login"), 303)

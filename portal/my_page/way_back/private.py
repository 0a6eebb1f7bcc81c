"""`/come-back/private`: does anyone look at your phone or papers? Unless they say no, every answer stays hidden."""

from dataclasses import replace

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import calendar
from portal.database import db
from portal.engine.questions import YesNoNotSure
from portal.engine.steps import Answers
from portal.my_page import behind
from portal.my_page.invited import sent_by
from portal.my_page.telling import adding
from portal.records.voices import card_sessions
from portal.web.cookies import visit
from portal.web.refusals import press_again, shows_itself_again

CHOICES = YesNoNotSure().choices


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/come-back/private", "private", private)
    bp.add_url_rule("/come-back/private", "keep_private", keep_private, methods=["POST"])


def private() -> ResponseReturnValue:
    return _page() if behind.own_or_invited() else redirect(url_for("my_page.come_back"), 303)


@shows_itself_again
def keep_private() -> ResponseReturnValue:
    """Show the answers for a no alone. When someone may look, the device forgets when the browser closes."""
    found = behind.here(checked=True)
    if found is None:
        return redirect(url_for("my_page.come_back"), 303)
    if g.refusal:
        return _page(press_again()), 400
    looked_at = request.form.get("looked_at", "")
    if looked_at not in [each.key for each in CHOICES]:
        return _page(_("Choose one answer.")), 422
    hides = looked_at != "no"
    card_sessions.rewrite(db(), visit().secret, replace(found.opening, hides=hides))
    own = behind.own()
    if hides:
        visit().keep(own_device=False)
    return (adding.to_unsent(own) if own else None) or redirect(url_for("my_page.my_page"), 303)


def _page(error: str = "") -> str:
    nothing, own = Answers({}, calendar.today()), behind.own_or_invited()
    return render_template(
        "my_page/way_back/private.html",
        choices=CHOICES,
        answers=nothing,
        sent_by=sent_by(own) if own else None,
        error=error,
    )

"""A press on `/my-page`: one's own page hides every answer until the person says that only they use this phone."""

from dataclasses import replace

from flask import Blueprint, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.database import db
from portal.my_page import behind, page
from portal.records.voices import card_sessions
from portal.web.cookies import visit
from portal.web.refusals import press_again, shows_itself_again

HIDES = {"show": False, "hide": True}  # by the button: "Only I use this phone" and "Hide my answers"


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page", "hide", hide, methods=["POST"])
    bp.add_url_rule("/come-back/private", "private", to_my_page)  # the address of a page that asked this, once


def to_my_page() -> ResponseReturnValue:
    return redirect(url_for("my_page.my_page"), 303)


@shows_itself_again
def hide() -> ResponseReturnValue:
    """Show the answers to whoever says that only they use this phone; for the other button, hide them again.

    A press that was refused changes nothing, and the page says to press again.
    """
    own, wanted = behind.own(), request.form.get("do", "")
    opening = card_sessions.find(db(), visit().secret) if own else None
    if own is None or opening is None:
        return to_my_page()
    if g.refusal or wanted not in HIDES:
        return page.show(own, error=press_again()), 400
    card_sessions.rewrite(db(), visit().secret, replace(opening, hides=HIDES[wanted]))
    if HIDES[wanted]:
        visit().keep(own_device=False)
    return to_my_page()

"""`/my-page/card`: when this page was opened, and "Someone else has my card": a new card now, and the old one ends."""

from dataclasses import replace

from flask import Blueprint, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, format_time
from flask_babel import gettext as _

from portal.calendar import LONDON
from portal.config import settings
from portal.database import db
from portal.engine.steps import Line
from portal.my_page import behind
from portal.my_page.behind import Own
from portal.my_page.way_back.card import to_card
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.voices import card_sessions, cards, page_openings, receipts
from portal.web.cookies import visit
from portal.web.refusals import press_again, shows_itself_again

SHOWN = 3  # openings: with what a new card does, a page has at most six rows


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/card", "own_card", own_card)
    bp.add_url_rule("/my-page/card", "change_card", change_card, methods=["POST"])


def own_card() -> ResponseReturnValue:
    own = behind.own()
    return _page(own) if own else redirect(url_for("my_page.come_back"), 303)


@shows_itself_again
def change_card() -> ResponseReturnValue:
    """Every card of this voice ends, with every page that one of them had opened, and whoever sent it opens nothing."""
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    if g.refusal:
        return _page(own, press_again()), 400
    cards.end_all(db(), own.folder)
    receipts.forget(db(), own.folder)
    made = cards.for_folder(db(), settings().keys, own.folder, own.key)
    opening = card_sessions.find(db(), visit().secret)
    if opening:
        card_sessions.remember(db(), visit().secret, replace(opening, card_id=made.id))
    submission = Ref.submission(own.submission.id)
    audit.write(db(), actor=Actor.PUBLIC, did=Did.CHANGED_OWN_CARD, record=submission, fields=[own.folder.key])
    return to_card(is_new=True)


def _page(own: Own, error: str = "") -> str:
    at = [each.astimezone(LONDON) for each in page_openings.last(db(), own.folder, most=SHOWN)]
    opened = [
        Line(
            picture="date_and_time",
            words=_(
                "Your page was opened on %(day)s at %(time)s.",
                day=format_date(each.date(), "EEEE d MMMM y"),
                time=format_time(each.time(), "HH:mm", rebase=False),
            ),
        )
        for each in at
    ]
    return render_template("my_page/own_card.html", opened=opened, error=error)

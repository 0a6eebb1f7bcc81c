"""`/card`: the card to come back with, as words with pictures, numbers, a link and a QR code; to print or copy.

Its address stands in the history of the browser, so it is shown once: on a ticket, or on a device of one's own.
"""

from io import BytesIO
from typing import Any

import segno
from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.engine.pages import walking
from portal.engine.pages.page import mark
from portal.my_page.way_back import which_card
from portal.records.voices import cards, tickets
from portal.records.voices.cards import Card
from portal.web.cookies import visit
from portal.web.short_writes import briefly


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/card", "card", card)
    bp.add_url_rule("/card", "show_card", show_card, methods=["POST"])
    bp.add_url_rule("/card/only-me", "only_me", only_me, methods=["POST"])
    bp.add_url_rule("/card/qr", "qr", qr)


def to_card(which: dict[str, Any] | None = None, *, walk: str = "", is_new: bool = False) -> ResponseReturnValue:
    """To the page of a card, with the ticket that shows it; the card of one's own page unless `which` says another."""
    named = which or {}
    ticket = walking.ticket(which_card.name(named), walk)
    return redirect(url_for("my_page.card", **named, new="1" if is_new else None, ticket=ticket), 303)


def card() -> ResponseReturnValue:
    """The card, or only that it is not shown here."""
    which = which_card.which()
    walk = walking.spent(which_card.name(which))
    found = which_card.shown(walk)
    if found is None and which_card.is_of_own_draft():
        return render_template("my_page/way_back/card_not_shown.html", has_page=False)
    if found is None:
        return redirect(url_for("my_page.come_back"), 303)
    if not walk and not found.own_device:
        return render_template("my_page/way_back/card_not_shown.html", has_page="draft" not in which)
    if found.of_draft and found.of_draft.in_place_of:
        with briefly() as short:
            cards.was_shown(short, short.get_one(Card, found.of_draft.id))
    return render_template(
        "my_page/way_back/card.html",
        card=found,
        mark=mark(),
        walk=walk,
        qr=url_for("my_page.qr", **which, ticket=walking.ticket(which_card.name(which, "code"), walk)),
        is_new="new" in request.args,
    )


def show_card() -> ResponseReturnValue:
    """A button of a page that may show this card: the receipt just shown, or one's own page."""
    which = which_card.which()
    may_show = "draft" not in which or walking.is_proof(request.form.get("proof", ""), f"sent {mark()}")
    if not may_show or which_card.shown() is None:
        return redirect(url_for("my_page.card", **which), 303)
    return to_card(which)


def only_me() -> ResponseReturnValue:
    """Nobody else uses this phone: what was not sent is kept here, and shown here, though the browser is closed."""
    walk = tickets.read(request.form.get("walk", ""))
    found = which_card.shown(walk) if walk else None
    if found is None or found.draft is None or found.of_draft is None:
        return redirect(url_for("my_page.card", draft=mark()), 303)
    if walking.make_own(found.draft, visit().secret, walk):
        found.of_draft.walk = None  # any page of this device shows the card too
    visit().keep(own_device=True)
    return to_card({"draft": found.draft.mark}, walk=walk)


def qr() -> ResponseReturnValue:
    """The private link as a picture: no style and no id in it."""
    walk = walking.spent(which_card.name(which_card.which(), "code"))
    found = which_card.shown(walk)
    if found is None or not (walk or found.own_device):
        abort(404)
    made = BytesIO()
    code = segno.make(found.link, error="m", micro=False)
    code.save(made, kind="svg", scale=5, border=4, light="#fff", svgclass=None, lineclass=None)
    return Response(made.getvalue(), mimetype="image/svg+xml")

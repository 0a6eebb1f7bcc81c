"""`/card`: the card to come back with, as words with pictures, numbers, a link and a QR code; to print or copy."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import segno
from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.calendar import LONDON
from portal.cookies import visit
from portal.database import db
from portal.engine.pages import MARK, settings
from portal.my_page import behind
from portal.records import cards, drafts
from portal.records.cards import Numbers
from portal.records.drafts import Draft


@dataclass(frozen=True)
class Shown:
    """A card that this browser may see."""

    numbers: Numbers
    draft: Draft | None

    @property
    def link(self) -> str:
        """The private link. It opens the second check and nothing more."""
        start = settings().address or request.url_root
        return start.rstrip("/") + url_for("my_page.link", numbers=cards.written(self.numbers))

    @property
    def kept_until(self) -> date | None:
        return self.draft.expires_at.astimezone(LONDON).date() if self.draft else None


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/card", "card", card)
    bp.add_url_rule("/card/qr", "qr", qr)


def card() -> ResponseReturnValue:
    shown = _shown()
    if shown is None:
        return redirect(url_for("my_page.come_back"), 303)
    return render_template("my_page/card.html", card=shown, mark=_mark())


def qr() -> ResponseReturnValue:
    """The private link as a picture: no style and no id in it."""
    shown = _shown()
    if shown is None:
        abort(404)
    made = BytesIO()
    code = segno.make(shown.link, error="m", micro=False)
    code.save(made, kind="svg", scale=5, border=4, light="#fff", svgclass=None, lineclass=None)
    return Response(made.getvalue(), mimetype="image/svg+xml")


def _mark() -> str:
    given = request.args.get("draft", "")
    return given if MARK.match(given) else ""


def _shown() -> Shown | None:
    """The card of this browser's own draft or sent request, or the one that it has opened."""
    if visit().is_new:
        return None
    if not _mark():
        found = behind.here(checked=True)
        return Shown(cards.numbers_on(found.card, found.opening.key), None) if found else None
    id_ = drafts.id_of(visit().secret, _mark())
    draft = drafts.find_by_id(db(), id_)
    if draft is None:
        numbers = cards.shown_to_browser(db(), id_, visit().secret)
        return Shown(numbers, None) if numbers else None
    kept = cards.of_draft(db(), draft.id)
    return Shown(cards.numbers_on(kept, drafts.key_of(visit().secret, draft.id)), draft) if kept else None

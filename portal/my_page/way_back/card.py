"""`/card`: the card to come back with, as words with pictures, numbers, a link and a QR code; to print or copy."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import segno
from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.calendar import LONDON
from portal.config import settings
from portal.database import db
from portal.engine.pages.page import MARK
from portal.my_page import behind
from portal.records.voices import card_numbers, cards, drafts, invitations
from portal.records.voices.card_numbers import Numbers
from portal.records.voices.drafts import Draft
from portal.records.voices.invitations import Invitation
from portal.web.cookies import visit


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A card that this browser may see: its own, or one that it passes on."""

    numbers: Numbers
    draft: Draft | None = None
    passed_on: bool = False
    invitation: Invitation | None = None

    @property
    def link(self) -> str:
        """The private link. It opens the second check and nothing more."""
        start = settings().address or request.url_root
        return start.rstrip("/") + url_for("my_page.link", numbers=card_numbers.written(self.numbers))

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
    same: dict[str, Any] = {
        name: value for name, value in request.args.items() if name in ("draft", "theirs", "invitation")
    }
    return render_template(
        "my_page/way_back/card.html",
        card=shown,
        mark=_mark(),
        qr=url_for("my_page.qr", **same),
        is_new="new" in request.args,
    )


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
    return given if MARK.fullmatch(given) else ""


def _shown() -> Shown | None:
    """The card of this browser's own draft or sent request, the one that it has opened, or one that it passes on."""
    if visit().is_new:
        return None
    if _mark():
        return _sent_or_draft(drafts.id_of(visit().secret, _mark()))
    number = request.args.get("invitation", "")
    if number.isascii() and number.isdigit():
        return _invitation(int(number))
    found = behind.here(checked=True)
    if found is None or (found.invitation and found.invitation.purpose):
        return None
    return Shown(numbers=cards.numbers_on(found.card, found.opening.key))


def _sent_or_draft(id_: str) -> Shown | None:
    if "theirs" in request.args:
        numbers = invitations.shown_to_browser(db(), id_, visit().secret)
        return Shown(numbers=numbers, passed_on=True) if numbers else None
    draft = drafts.find_by_id(db(), id_)
    if draft is None:
        numbers = cards.shown_to_browser(db(), id_, visit().secret)
        return Shown(numbers=numbers) if numbers else None
    kept = cards.of_draft(db(), draft.id)
    return Shown(numbers=cards.numbers_on(kept, drafts.key_of(visit().secret, id_)), draft=draft) if kept else None


def _invitation(number: int) -> Shown | None:
    """One that the person passes on; no number shows another's."""
    own = behind.own()
    passed_on = invitations.passed_on(db(), own.folder) if own else []
    found = next((each for each in passed_on if each.id == number and each.shown), None)
    if own is None or found is None:
        return None
    return Shown(numbers=invitations.numbers_on(db(), found, own.key), passed_on=True, invitation=found)

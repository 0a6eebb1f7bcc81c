"""Which card a request is about: of a draft, of what was sent, one to pass on, or the one of one's own page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request, url_for

from portal.calendar import LONDON
from portal.config import settings
from portal.database import db
from portal.engine.pages import walking
from portal.engine.pages.page import mark
from portal.my_page import behind
from portal.records.voices import card_numbers, cards, drafts, invitations, receipts
from portal.records.voices.card_numbers import Numbers
from portal.records.voices.cards import Card
from portal.records.voices.drafts import Draft
from portal.records.voices.invitations import Invitation
from portal.web.cookies import visit

NAMES = ("draft", "theirs", "invitation")  # in an address or a form; with none of them, the card of one's own page


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A card that this browser may see: its own, or one that it passes on."""

    numbers: Numbers
    own_device: bool = False  # nobody else looks at it: the card may be shown again
    draft: Draft | None = None
    of_draft: Card | None = None
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


def which() -> dict[str, Any]:
    """What the address or the form says of it."""
    return {name: request.values[name] for name in NAMES if request.values.get(name)}


def name(which_one: dict[str, Any], what: str = "card") -> str:
    """What a ticket for it names."""
    return " ".join([what, *(f"{each}={which_one[each]}" for each in NAMES if each in which_one)])


def is_of_own_draft() -> bool:
    """Is it about a draft of this browser, whichever of its cards a page may show?"""
    if visit().is_new or not mark():
        return False
    return drafts.find_by_id(db(), drafts.id_of(visit().secret, mark())) is not None


def shown(walk: str = "") -> Shown | None:
    """The card of this browser's own draft or sent request, the one that it has opened, or one that it passes on.

    Of a draft, the card of this walk.
    """
    if visit().is_new:
        return None
    if mark():
        return _sent_or_draft(drafts.id_of(visit().secret, mark()), walk)
    number = request.values.get("invitation", "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        return _invitation(int(number))
    found = behind.here(checked=True)
    if found is None or (found.invitation and found.invitation.purpose):
        return None
    return Shown(numbers=cards.numbers_on(found.card, found.opening.key), own_device=not found.opening.hides)


def _sent_or_draft(id_: str, walk: str) -> Shown | None:
    secret = visit().secret
    own = receipts.is_own_device(db(), id_)
    if request.values.get("theirs"):
        numbers = invitations.shown_to_browser(db(), id_, secret)
        return Shown(numbers=numbers, passed_on=True, own_device=own) if numbers else None
    draft = drafts.find_by_id(db(), id_)
    if draft is None:
        numbers = cards.shown_to_browser(db(), id_, secret)
        return Shown(numbers=numbers, own_device=own) if numbers else None
    kept = cards.of_draft(db(), draft.id, walk)
    if kept is None:
        return None
    own = walking.is_own_device(drafts.read(draft, secret))
    numbers = cards.numbers_on(kept, drafts.key_of(secret, id_))
    return Shown(numbers=numbers, draft=draft, of_draft=kept, own_device=own)


def _invitation(number: int) -> Shown | None:
    """One that the person passes on; no number shows another's."""
    own = behind.own()
    passed_on = invitations.passed_on(db(), own.folder) if own else []
    found = next((each for each in passed_on if each.id == number and each.shown), None)
    if own is None or found is None:
        return None
    numbers = invitations.numbers_on(db(), found, own.key)
    return Shown(numbers=numbers, passed_on=True, invitation=found, own_device=not own.hides)

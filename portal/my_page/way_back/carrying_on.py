"""After the second check: on to one's own page, or to where a draft was stopped, under a new secret of the browser."""

from dataclasses import replace

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.database import db
from portal.engine.pages import walking
from portal.my_page.behind import Behind
from portal.my_page.telling import adding
from portal.my_page.way_back.card import to_card
from portal.records.voices import (
    card_sessions,
    cards,
    drafts,
    invitations,
    page_openings,
    practice,
    tickets,
)
from portal.records.voices.cards import Card
from portal.records.voices.drafts import Written
from portal.records.voices.folders import Folder
from portal.web.cookies import visit


def carry_on(found: Behind) -> ResponseReturnValue:
    """The card is open: on to their page, or to where they stopped."""
    secret = visit().secret
    if found.folder:
        return _open_page(found, found.folder)
    card_sessions.forget(db(), secret)
    draft = found.draft
    if draft is None:
        return redirect(url_for("my_page.come_back"), 303)
    written, card, walk = drafts.opened(draft, found.opening.key), found.card, tickets.new_walk()
    answers, is_another = written.answers, drafts.id_of(secret, draft.mark) != draft.id
    hidden = {name: (written.said_on or {})[name] for name in answers if not _shows(card, written, name)}
    if is_another:
        secret = _renewed()
        draft, card = cards.move_draft(db(), settings().keys, card, draft, found.opening.key, secret)
        # That nobody else uses it was said of the other device.
        answers = {name: value for name, value in answers.items() if name != walking.OWN_DEVICE}
    own_device = walking.is_own_device(answers)  # then what the card shows belongs to no walk
    card.walk = None if own_device and not hidden else walk
    shown = {name: walk for name in (*answers, walking.PRESSED) if name not in hidden}
    drafts.write(draft, secret, answers, said_on=hidden if own_device else hidden | shown)
    if is_another:
        return to_card({"draft": draft.mark}, walk=walk, is_new=True)
    ticket = tickets.give(db(), draft.id, walk=walk)
    return redirect(url_for(f"{draft.kind}.check", draft=draft.mark, ticket=ticket), 303)


def _renewed() -> bytes:
    """The secret of this browser from the second check on: nobody who knew the one before opens what opens now."""
    old = visit().secret
    card_sessions.forget(db(), old)
    new = visit().renew()
    practice.renew(db(), old, new)
    visit().keep(own_device=drafts.renew(db(), old, new))
    return new


def _shows(card: Card, written: Written, name: str) -> bool:
    """Does the card of this draft show this answer: was it said on the walk on which the card was made?"""
    on = (written.said_on or {}).get(name)
    return on is None or card.walk is None or on == card.walk


def _open_page(found: Behind, folder: Folder) -> ResponseReturnValue:
    """To their page. A card that someone passed on ends here, and they get one that nobody else has seen."""
    opening, invitation = replace(found.opening, checked=True), found.invitation
    cards.first_used(db(), found.card)
    page_openings.write_down(db(), folder)
    if invitation and not invitation.purpose:
        own = invitations.use(db(), settings().keys, invitation, folder, opening.key)
        opening = replace(opening, card_id=own.id)
    card_sessions.remember(db(), _renewed(), opening)
    if invitation and not invitation.purpose:
        return to_card(is_new=True)
    unsent = None if invitation else adding.to_unsent(folder)
    return unsent or redirect(url_for("my_page.my_page"), 303)

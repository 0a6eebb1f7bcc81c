"""`/come-back`: five words, five numbers, a link or a QR code open the second check; the second check opens the rest.

A wrong, an unknown and an ended card get the same page in the same time. A GET uses nothing up.
"""

from dataclasses import replace

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal import calendar, text
from portal.config import settings
from portal.database import db, writes
from portal.engine.dates import PickDate
from portal.engine.questions import Posted
from portal.engine.steps import Answers
from portal.my_page import behind
from portal.my_page.behind import Behind
from portal.my_page.way_back import waiting, which_word, words
from portal.my_page.way_back.card import to_card
from portal.my_page.way_back.which_word import BOXES
from portal.records.voices import card_numbers, card_sessions, cards, drafts, invitations, page_openings, tickets
from portal.records.voices import tries as card_tries
from portal.records.voices.card_numbers import HOW_MANY, Numbers
from portal.records.voices.card_sessions import Opening
from portal.records.voices.cards import Card
from portal.records.voices.drafts import Written
from portal.records.voices.folders import Folder
from portal.web.cookies import visit
from portal.web.refusals import press_again, shows_itself_again


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/come-back", "come_back", come_back)
    bp.add_url_rule("/come-back", "look_up", look_up, methods=["POST"])
    bp.add_url_rule("/come-back/check", "second_check", second_check)
    bp.add_url_rule("/come-back/check", "check", check, methods=["POST"])
    bp.add_url_rule("/come-back/<numbers>", "link", link)


def come_back() -> ResponseReturnValue:
    return _words_page([])


@shows_itself_again
def look_up() -> ResponseReturnValue:
    """Five words or numbers, in any case, with spaces or dashes, in five boxes or all in one; or first letters."""
    typed = which_word.read_boxes()
    if g.refusal:
        return _words_page(typed, error=press_again()), 400
    if which_word.pressed() == which_word.AGAIN:
        return _words_page(typed)
    if len(typed) != HOW_MANY:
        return _words_page(typed, error=_("Write all 5 words of your card.")), 422
    found = [words.number_of(each) for each in typed]
    unknown = next((at for at, number in enumerate(found) if number is None), None)
    if unknown is not None:
        return which_word.to_choose(typed, unknown) or _check_word(typed, unknown)
    return _open(tuple(number for number in found if number is not None), typed)


@writes
def link(numbers: str) -> ResponseReturnValue:
    """The private link: goes on at once, so that the card does not stay in the address. Nothing is used up."""
    read = card_numbers.read_written(numbers)
    return _open(read, []) if read else _not_found([])


def second_check() -> ResponseReturnValue:
    found = behind.here(checked=False)
    if found is None:
        return redirect(url_for("my_page.come_back"), 303)
    return _check_page(found, _date_form(None))


@shows_itself_again
def check() -> ResponseReturnValue:
    """The name or the birthday they gave: one is enough. With neither to compare, a press is."""
    found = behind.here(checked=False)
    if found is None:
        return redirect(url_for("my_page.come_back"), 303)
    form = _date_form(request.form)
    if g.refusal:
        return _check_page(found, form, error=press_again()), 400
    if not found.names and not found.born:
        return _carry_on(found)
    name = text.plain(request.form.get("name", ""))
    date_typed = any(request.form.get(box) for box in PickDate().boxes("birthday"))
    if not name and not date_typed:
        return _check_page(found, form, error=_("Write one of the two.")), 422
    if date_typed and not name and not form.validate():
        return _check_page(found, form), 422
    places = card_tries.at_the_second_check(settings(), browser=visit().secret, card_id=found.card.id)
    begun = card_tries.begin(db(), places)
    if begun.wait:
        boxes = ("name", *PickDate().boxes("birthday"))
        typed = {box: request.form[box] for box in boxes if box in request.form}
        return waiting.page(begun.wait, url_for("my_page.check"), typed)
    born = PickDate().read(form, "birthday").get("born") if date_typed and form.validate() else None
    if name not in found.names and (born is None or born != found.born):
        return _check_page(found, form, error=_("This is not what you told us. Check it.")), 422
    card_tries.take_back(db(), begun)
    return _carry_on(found)


def _open(numbers: Numbers, typed: list[str]) -> ResponseReturnValue:
    """Count the try, look the card up, and go on to the second check."""
    browser, address = visit().secret, request.remote_addr or ""
    visit().wanted = True  # the browser is known when it tries again
    places = card_tries.at_a_card(settings(), browser=browser, address=address, today=calendar.today())
    begun = card_tries.begin(db(), places)
    if begun.wait:
        return waiting.page(begun.wait, url_for("my_page.look_up"), dict(zip(BOXES, typed or numbers, strict=True)))
    found = cards.find(db(), settings().keys, numbers)
    opening = Opening(card_id=found[0].id, key=found[1]) if found else None
    if opening is None or behind.of(opening) is None:
        return _not_found(typed)
    card_tries.take_back(db(), begun)
    card_sessions.remember(db(), visit().secret, opening)
    return redirect(url_for("my_page.second_check"), 303)


def _carry_on(found: Behind) -> ResponseReturnValue:
    """The card is open: on to the question before their page, or to where they stopped."""
    secret = visit().secret
    if found.folder:
        return _open_page(found, found.folder)
    card_sessions.forget(db(), secret)
    draft = found.draft
    if draft is None:
        return redirect(url_for("my_page.come_back"), 303)
    written, card, walk = drafts.opened(draft, found.opening.key), found.card, tickets.new_walk()
    answers, is_another = written.answers, drafts.id_of(secret, draft.mark) != draft.id
    said_on = {name: walk if _shows(card, written, name) else (written.said_on or {})[name] for name in answers}
    if is_another:
        draft, card = cards.move_draft(db(), settings().keys, card, draft, found.opening.key, secret)
        # Who looks at this device is another question than for the last one.
        answers = {name: value for name, value in answers.items() if name != "device"}
    card.walk = walk
    drafts.write(draft, secret, answers, said_on=said_on)
    if is_another:
        return to_card({"draft": draft.mark}, walk=walk, is_new=True)
    ticket = tickets.give(db(), draft.id, walk=walk)
    return redirect(url_for(f"{draft.kind}.check", draft=draft.mark, ticket=ticket), 303)


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
    card_sessions.remember(db(), visit().secret, opening)
    if invitation is None or invitation.purpose:
        return redirect(url_for("my_page.private"), 303)
    return to_card(is_new=True)


def _words_page(typed: list[str], *, error: str = "", field: str = "") -> str:
    """The five boxes. `field` is the one that the error is about; without it, the error is about them all."""
    return render_template(
        "my_page/way_back/come_back.html", boxes=BOXES, typed=[*typed, *[""] * HOW_MANY], error=error, field=field
    )


def _not_found(typed: list[str]) -> ResponseReturnValue:
    return _words_page(typed, error=_("We could not find that card. Check the words.")), 422


def _check_word(typed: list[str], at: int) -> ResponseReturnValue:
    return _words_page(typed, error=_("Check word %(number)s.", number=at + 1), field=BOXES[at]), 422


def _date_form(posted: Posted) -> FlaskForm:
    return PickDate().form("birthday", Answers({}, calendar.today()), posted=posted)


def _check_page(found: Behind, form: FlaskForm, *, error: str = "") -> str:
    return render_template(
        "my_page/way_back/second_check.html",
        form=form,
        ask_name=bool(found.names),
        ask_birthday=bool(found.born),
        typed_name=text.cleaned(request.form.get("name", "")),
        error=error,
    )

"""`/come-back`: five words, five numbers, a link or a QR code open the second check; the second check opens the rest.

A wrong, an unknown and an ended card get the same page in the same time. A GET uses nothing up.
"""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal import calendar, names, text
from portal.config import settings
from portal.database import db
from portal.engine.dates import PickDate
from portal.engine.pages.later import unsent_words
from portal.engine.questions import Posted
from portal.engine.steps import Answers
from portal.my_page import behind
from portal.my_page.behind import Behind
from portal.my_page.way_back import carrying_on, waiting, which_word, words
from portal.my_page.way_back.which_word import BOXES
from portal.records.voices import (
    card_numbers,
    card_sessions,
    cards,
)
from portal.records.voices import tries as card_tries
from portal.records.voices.card_numbers import HOW_MANY, Numbers
from portal.records.voices.card_sessions import Opening
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
    """The name or a part of it, or the birthday they gave: one is enough. With neither to compare, a press is."""
    found = behind.here(checked=False)
    if found is None:
        return redirect(url_for("my_page.come_back"), 303)
    form = _date_form(request.form)
    if g.refusal:
        return _check_page(found, form, error=press_again()), 400
    if not found.names and not found.born:
        return carrying_on.carry_on(found)
    name = text.cleaned(request.form.get("name", ""))
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
    if not names.opens(name, found.names) and (born is None or born != found.born):
        return _check_page(found, form, error=_("This is not what you told us. Check it.")), 422
    card_tries.take_back(db(), begun)
    return carrying_on.carry_on(found)


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


def _words_page(typed: list[str], *, error: str = "", field: str = "") -> str:
    """The five boxes. `field` is the one that the error is about; without it, the error is about them all."""
    return render_template(
        "my_page/way_back/come_back.html",
        boxes=BOXES,
        typed=[*typed, *[""] * HOW_MANY],
        kept=unsent_words.any_wait(),
        error=error,
        field=field,
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
        labels=_labels(found),
        was_given=bool(found.invitation and found.invitation.passed_on_by),
        typed_name=text.cleaned(request.form.get("name", "")),
        error=error,
    )


def _labels(found: Behind) -> dict[str, str]:
    """What to write. Of what somebody else gave, nobody is told that they gave it."""
    if found.draft or found.contents.get("asked_for_this"):
        return {"name": _("The name you gave"), "birthday": _("The birthday you gave")}
    if found.folder and found.folder.voice == behind.PERSON:
        return {"name": _("Your name"), "birthday": _("Your birthday")}
    return {"name": _("The name of the person it is about"), "birthday": _("The birthday of the person it is about")}

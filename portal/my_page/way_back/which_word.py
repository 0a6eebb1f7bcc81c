"""Which word is on the card? A word spelt wrong, or its first letter, leads to at most six pictures. Never a guess."""

import re

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import text
from portal.my_page.way_back import words
from portal.records.voices.card_numbers import HOW_MANY

BOXES = tuple(f"word-{number}" for number in range(1, HOW_MANY + 1))
BETWEEN = re.compile(r"[\s\-‐‑‒–—_.,;:/]+")
AT_ONCE = 6
MORE, AGAIN = "more", "again"  # the buttons beside Continue


def read_boxes() -> list[str]:
    """What stands in the boxes, word by word, with the word that was just chosen by its picture."""
    boxes = {box: request.form.get(box, "") for box in BOXES}
    asked, chosen = request.form.get("at", ""), request.form.get("chosen", "")
    if asked in boxes and chosen and not pressed():
        boxes[asked] = chosen
    return [each for words_in in boxes.values() for each in BETWEEN.split(text.cleaned(words_in)) if each]


def pressed() -> str:
    """MORE, AGAIN, or nothing but Continue."""
    return request.form.get("do", "")


def to_choose(typed: list[str], at: int) -> ResponseReturnValue | None:
    """The pictures of what one word may be; None when there is nothing to offer."""
    if not words.is_letter(typed[at]):
        offered = words.near(typed[at])
        error = _("Check word %(number)s.", number=at + 1)
        return (_page(typed, at, offered=offered, error=error), 422) if offered else None
    beginning = words.beginning(typed[at])
    if not beginning:
        return None
    is_here_again = request.form.get("at") == BOXES[at]
    start = _start(len(beginning)) if is_here_again else 0
    is_unchosen = is_here_again and not pressed()
    shown = _page(
        typed,
        at,
        offered=beginning[start : start + AT_ONCE],
        letter=typed[at],
        start=start,
        how_many=len(beginning),
        error=_("Choose one word.") if is_unchosen else "",
    )
    return shown, 422 if is_unchosen else 200


def _start(how_many: int) -> int:
    """The first of the words to show: those shown before, or the next ones, and after the last the first again."""
    given = request.form.get("start", "")
    shown = int(given) if given.isdecimal() and len(given) < 4 else 0
    start = shown + AT_ONCE if pressed() == MORE else shown
    return start if start < how_many else 0


def _page(
    typed: list[str],
    at: int,
    *,
    offered: list[words.WordOnCard],
    error: str,
    letter: str = "",
    start: int = 0,
    how_many: int = 0,
) -> str:
    return render_template(
        "my_page/way_back/which_word.html",
        boxes=BOXES,
        typed=typed,
        at=at,
        offered=offered,
        error=error,
        letter=letter,
        start=start,
        how_many=how_many,
    )

"""What pages of journeys and the public side may use beside what every template may: display choices, hard words, rows.

The frame of an error page is the same on both sides, so the staff side has them too.
"""

from typing import Any
from urllib.parse import urlencode

from flask import Flask, request

from portal.config import settings
from portal.engine.pages.leading import WAY_BACK, way_back
from portal.engine.questions import LONGEST
from portal.engine.steps import lines_of, words_for
from portal.glossary import hard_words
from portal.public import information
from portal.public.display_choices import LOOKS

CHOICES = {look.name: look.values for look in LOOKS}
DARK = {"dark", "strong"}  # colours for which a browser draws its own parts dark too


def display() -> dict[str, str]:
    """How this person likes pages to look: each choice from its cookie, or the first value."""
    found = {name: request.cookies.get(name, values[0]) for name, values in CHOICES.items()}
    return {name: value if value in CHOICES[name] else CHOICES[name][0] for name, value in found.items()}


def this_address() -> str:
    """The address of this page, to come back to it; without its ticket, which is spent, and its own way back."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in WAY_BACK]
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def init_app(app: Flask) -> None:
    app.jinja_env.globals["longest_words"] = LONGEST

    @app.context_processor
    def for_every_template() -> dict[str, Any]:
        chosen = display()
        return {
            "display": chosen,
            "this_address": this_address,
            "way_back": way_back,
            "is_dark": chosen["colours"] in DARK,
            "words_for": words_for,
            "lines_of": lambda step: lines_of(step, settings()),
            "meanings_in": lambda steps, answers, numbers: hard_words.meanings_in(
                steps, answers, settings(), has_numbers=bool(numbers)
            ),
            "meanings_of": hard_words.meanings_of,
            "find_out_more": information.OF_JOURNEYS,
        }

"""What the templates of the public side need beside `web/templates.py`, and how a person likes pages of both sides."""

from typing import Any

from flask import Flask, request

from portal.engine.steps import lines_of, words_for
from portal.glossary import hard_words
from portal.public import information
from portal.public.display_choices import LOOKS
from portal.wording.opening_hours import days_and_hours

CHOICES = {look.name: look.values for look in LOOKS}
DARK = {"dark", "strong"}  # colours for which a browser draws its own parts dark too


def display() -> dict[str, str]:
    """How this person likes pages to look: each choice from its cookie, or the first value."""
    found = {name: request.cookies.get(name, values[0]) for name, values in CHOICES.items()}
    return {name: value if value in CHOICES[name] else CHOICES[name][0] for name, value in found.items()}


def init_app(app: Flask) -> None:
    """For both sides: the frame of every page asks for `display`, and either side shows the other's errors."""
    settings = app.extensions["portal.settings"]

    @app.context_processor
    def for_every_template() -> dict[str, Any]:
        shown = display()
        return {
            "display": shown,
            "is_dark": shown["colours"] in DARK,
            "words_for": words_for,
            "lines_of": lambda step: lines_of(step, settings),
            "meanings_in": hard_words.meanings_in,
            "meanings_of": hard_words.meanings_of,
            "find_out_more": information.OF_JOURNEYS,
            "days_and_hours": days_and_hours(settings),
        }

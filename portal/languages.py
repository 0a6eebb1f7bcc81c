"""Which languages there are, and which one this person reads."""

from flask import Flask, request
from flask_babel import Babel

from portal.config import ROOT

NAMES = {"en": "English"}  # each in its own words; a language is listed when its catalogue is whole
RIGHT_TO_LEFT = {"ar", "ur", "fa", "he", "ckb", "ps"}


def chosen() -> str:
    """The language of this request."""
    asked = request.cookies.get("language", "") if request else ""
    if asked in NAMES:
        return asked
    return request.accept_languages.best_match(list(NAMES), default="en") or "en"


def direction(language: str) -> str:
    """ "rtl" for languages written from right to left."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def init_app(app: Flask) -> None:
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "translations")
    app.config["BABEL_DEFAULT_LOCALE"] = "en_GB"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Europe/London"
    Babel(app, locale_selector=chosen)

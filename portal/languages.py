"""Which languages there are, which one this person reads, and whether a person has checked its words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, request
from flask_babel import Babel, force_locale, get_locale

from portal import sides
from portal.config import ROOT, CannotStart, Settings

# Each in its own words; a language is listed when its catalogue is whole (translations/<language>).
NAMES = {
    "en": "English",
    "pl": "Polski",
    "ro": "Română",
    "uk": "Українська",
    "ar": "العربية",
    "ur": "اردو",
}
OURS = "en"  # what the portal is written in: nobody translated it
RIGHT_TO_LEFT = {"ar", "ur", "fa", "he", "ckb", "ps"}
COOKIE = "language"
CHECKED = re.compile(r"(?P<language>\w+):\s*(?P<who>[^;:]+)")


def chosen() -> str:
    """The language of this request: the one that was chosen, else one that the browser asks for. Staff read English."""
    if not request or sides.is_for_staff():
        return OURS
    asked = request.cookies.get(COOKIE, "")
    if asked in NAMES:
        return asked
    return request.accept_languages.best_match(list(NAMES), default=OURS) or OURS


def shown() -> str:
    """The language that words are written in at this moment, which `in_english` may have changed."""
    locale = get_locale()
    return locale.language if locale else OURS


@contextmanager
def in_english() -> Iterator[None]:
    """What is written in here is in English, whoever reads: for staff, and to find hard words."""
    if shown() == OURS:
        yield
    else:
        with force_locale(OURS):
            yield


def direction(language: str) -> str:
    """ "rtl" for languages written from right to left."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def checked_by(settings: Settings, language: str) -> str:
    """Who checked the words of this language, and when, as the owner wrote it; "" when no person has."""
    return _checked(settings.languages_checked).get(language, "")


def is_unchecked(settings: Settings, language: str) -> bool:
    """Was this language translated by a computer, and has no person checked it?"""
    return language != OURS and not checked_by(settings, language)


def _checked(setting: str) -> dict[str, str]:
    """ "pl: A Name, 3 March 2027; uk: Another, 4 March 2027" by language. Raises CannotStart."""
    found = {}
    for part in filter(None, (each.strip() for each in setting.split(";"))):
        match = CHECKED.fullmatch(part)
        if match is None or match["language"] not in NAMES:
            raise CannotStart("Write PORTAL_LANGUAGES_CHECKED like this: pl: who checked it, and when; uk: …")
        found[match["language"]] = match["who"].strip()
    return found


def init_app(app: Flask) -> None:
    _checked(app.extensions["portal.settings"].languages_checked)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "translations")
    app.config["BABEL_DEFAULT_LOCALE"] = "en_GB"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Europe/London"
    Babel(app, locale_selector=chosen)

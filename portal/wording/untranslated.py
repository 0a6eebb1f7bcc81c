"""Sentences that nobody has translated yet: shown in English, and a page says that they are English.

Which sentences may wait stands in `translations/not-yet.toml`, and a test holds that no other does.
"""

import re
from collections.abc import Callable
from gettext import NullTranslations
from typing import Any

from flask import Flask
from flask_babel import Domain, get_locale
from jinja2 import Template
from markupsafe import escape

from portal import languages

# Around the sentence until the page is whole, since only then is it known what it stands in. Nobody can type them
# (`portal.text`), and a page must not hold them.
BEGINS, ENDS = "\x02", "\x03"
# A comment, and what holds plain text alone: the attributes of a tag, and these few elements.
PLAIN = r"<!--.*?-->|<(?P<name>title|option|textarea|script|style)\b.*?</(?P=name)>|<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
PIECES = re.compile(rf"{PLAIN}|[{BEGINS}{ENDS}]", re.DOTALL)
NO_MARKS = str.maketrans("", "", BEGINS + ENDS)


class InEnglish(str):
    """English words in the place of a translation. They stay so through str() and %, and are plain text elsewhere."""

    __slots__ = ()

    def __str__(self) -> str:
        return self

    def __mod__(self, filled: Any) -> "InEnglish":
        return InEnglish(super().__mod__(filled))

    def __html__(self) -> str:
        return f"{BEGINS}{escape(super().__str__())}{ENDS}"


class _Fallback(NullTranslations):
    """What is asked when a catalogue has no translation."""

    def gettext(self, message: str) -> str:
        return InEnglish(message)


class Catalogues(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """The catalogues of the other languages, each with the English for what is missing in it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: set[str] = set()

    def get_translations(self) -> Any:
        found, locale = super().get_translations(), get_locale()
        if locale and locale.language != languages.OURS and str(locale) not in self._whole:
            found.add_fallback(_Fallback())
            found.ungettext = _counted(found.ungettext)
            self._whole.add(str(locale))
        return found


def _counted(ngettext: Callable[[str, str, int], str]) -> Callable[[str, str, int], str]:
    """For what is counted. Babel compiles the English into a catalogue where it has no words for it."""

    def said(one: str, many: str, number: int) -> str:
        found = ngettext(one, many, number)
        return InEnglish(found) if found in (one, many) else found

    return said


class Page(Template):
    """A template that says which of its sentences are in English where the page is not."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        return with_languages(super().render(*args, **kwargs))


def with_languages(html: str) -> str:
    """The page with each sentence that is not translated in an element that says so, or plain where none can stand."""
    if BEGINS not in html:
        return html
    turned = ' dir="ltr"' if languages.direction(languages.shown()) == "rtl" else ""
    opening = f'<span lang="{languages.OURS}"{turned}>'

    def piece(found: re.Match[str]) -> str:
        return {BEGINS: opening, ENDS: "</span>"}.get(found[0]) or found[0].translate(NO_MARKS)

    return PIECES.sub(piece, html)


def init_app(app: Flask) -> None:
    app.extensions["babel"].instance.domain_instance = Catalogues()
    app.jinja_env.template_class = Page

"""The same words as a file: a tagged PDF (PDF/UA) that a screen reader reads, made without asking any host.

WeasyPrint needs Pango from the system. Where that is not there, no such file is offered, and `portal run` says so.
Nor is one in a language whose letters no font of the system has: it would show boxes.
"""

import logging
from collections.abc import Iterable
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from threading import Lock
from typing import Any

from portal.config import ROOT

NO_FILES = "Nobody is offered what they told us as a PDF: install Pango (Debian: libpango-1.0-0, libpangoft2-1.0-0)."
STYLES = ROOT / "templates" / "my_page" / "said" / "paper.css"
VARIANT = "pdf/ua-1"
ONE_AT_A_TIME = Lock()  # making one takes a processor, and Pango is told what to do by one thread alone
# Of each language that we write, letters that not every font has.
LETTERS = {"en": "Aa", "pl": "ąęłźż", "ro": "ăâîșț", "uk": "жщґєії", "ar": "ءآئةجضظعكلىي", "ur": "ٹڈڑںھہیےۓگچپژ۔؟"}


@cache
def can_be_made() -> bool:
    """Are Pango and what belongs to it on this machine? They are loaded once, when somebody first asks."""
    try:
        with redirect_stdout(StringIO()):  # WeasyPrint prints ten lines of advice
            import weasyprint  # noqa: F401
    except OSError:
        return False
    logging.getLogger("weasyprint").propagate = False  # it would log letters of what people wrote
    logging.getLogger("fontTools").propagate = False
    return True


def can_be_made_in(languages: Iterable[str]) -> bool:
    """The same for words in all these languages."""
    return can_be_made() and all(has_letters(LETTERS.get(each, "")) for each in languages)


@cache
def has_letters(letters: str) -> bool:
    """Has some font of the system each of these letters?"""
    with ONE_AT_A_TIME:
        page = _laid_out(f'<html lang="en"><title>A</title><p>{letters}')
        page.write_pdf(pdf_variant=VARIANT)
    return not any(font.missing for font in page.fonts.values())


def made(page: str) -> bytes:
    """This page as a PDF/UA. Nothing is fetched for it: no picture, no style, no font from anywhere."""
    with ONE_AT_A_TIME:
        written: bytes = _laid_out(page).write_pdf(pdf_variant=VARIANT)
    return written


def _laid_out(page: str) -> Any:
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    refuses_all = URLFetcher(allowed_protocols=())
    styles = CSS(string=STYLES.read_text("utf-8"), url_fetcher=refuses_all)
    return HTML(string=page, url_fetcher=refuses_all).render(stylesheets=[styles], pdf_variant=VARIANT)

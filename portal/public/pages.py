"""The blueprint of the public pages that are not a journey: home, help, language, credits, leaving."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import languages, text
from portal.config import settings
from portal.database import db
from portal.glossary import search as word_search
from portal.glossary.hard_words import Meaning
from portal.public import display, information, kept_choices, on_every_page
from portal.public.information.page import Information
from portal.records.voices import card_sessions, drafts, practice
from portal.web.cookies import visit

public = Blueprint("public", __name__)
display.add_to(public)

# The days of the accessibility statement: looked at again at least once a year, and after each change.
STATEMENT_WRITTEN = date(2026, 11, 30)
STATEMENT_LOOKED_AT = date(2026, 11, 30)


@public.get("/")
def home() -> ResponseReturnValue:
    return render_template("public/home.html")


@public.get("/help")
def get_help() -> ResponseReturnValue:
    return render_template("public/help.html")


@public.get("/about")
def about() -> ResponseReturnValue:
    return render_template("information/about.html", subjects=information.SUBJECTS, chain=information.CHAIN)


def _information(page: Information) -> Callable[[], ResponseReturnValue]:
    def shown() -> ResponseReturnValue:
        after = information.BY_ADDRESS.get(page.after)
        chain = information.CHAIN
        number = chain.index(page) + 1 if page in chain else 0
        button = page.button(settings()) or (page.ask and information.BUTTONS[page.ask])
        return render_template(
            "information/page.html", page=page, after=after, button=button, number=number, chain=chain
        )

    return shown


for _each in information.PAGES:
    public.add_url_rule(_each.address, _each.address.strip("/").replace("/", "_"), _information(_each))


@public.get("/privacy/full")
def privacy_full() -> ResponseReturnValue:
    return render_template("information/privacy_full.html")


@public.get("/pictures")
def about_pictures() -> ResponseReturnValue:
    return render_template("public/pictures.html")


@public.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    return render_template("public/accessibility.html", written=STATEMENT_WRITTEN, looked_at=STATEMENT_LOOKED_AT)


@public.get("/words")
def words() -> ResponseReturnValue:
    """What words mean: what a search finds, the words of one letter, or the letters. The search is kept nowhere."""
    typed = text.cleaned(request.args.get("q", ""))[: word_search.LONGEST]
    letter = request.args.get("letter", "").upper()
    if typed:
        found = word_search.found(typed)
        shown = _page_of(found or word_search.near(typed))
        return render_template("public/words.html", typed=typed, is_found=bool(found), **shown)
    if letter in word_search.letters():
        shown = _page_of(word_search.beginning_with(letter))
        return render_template("public/words_of_letter.html", letter=letter, **shown)
    return render_template("public/words.html", typed="", letters=word_search.letters())


def _page_of(meanings: list[Meaning]) -> dict[str, Any]:
    """The page of these words that was asked for, and the number of the one after it."""
    pages = word_search.pages(meanings)
    number = min(max(request.args.get("page", 1, int), 1), len(pages))
    return {"shown": pages[number - 1], "following": number + 1 if number < len(pages) else None}


@public.get("/language")
def language() -> ResponseReturnValue:
    checked = {each: languages.checked_by(settings(), each) for each in languages.NAMES}
    back_to = kept_choices.own_address(request.args.get("to", ""))
    return render_template("public/language.html", checked_by=checked, back_to=back_to)


@public.get("/language/<code>")
def choose_language(code: str) -> ResponseReturnValue:
    """Read on in this language, at the same address, until the browser closes."""
    if code not in languages.NAMES:
        abort(404)
    response = redirect(kept_choices.own_address(request.args.get("to", "")), 303)
    kept_choices.remember(response, languages.COOKIE, code)
    return response


@public.get("/cleared")
def cleared() -> ResponseReturnValue:
    return render_template("public/cleared.html")


@public.post("/finished")
def finished() -> ResponseReturnValue:
    """Clear this device: every draft of this browser that no card opens, an opened card, and the cookie."""
    _forget()
    visit().end()
    return redirect(url_for("public.cleared"), 303)


@public.get("/leave")
def leave() -> ResponseReturnValue:
    """Leave this site now: end everything here, and go somewhere that says nothing."""
    if not visit().is_new:
        _forget()
    visit().end()
    response = redirect(settings().leave_to, 303)
    for name in (*on_every_page.CHOICES, languages.COOKIE):
        response.delete_cookie(name)
    return response


def _forget() -> None:
    drafts.forget_all(db(), visit().secret)
    practice.forget_all(db(), visit().secret)
    card_sessions.forget(db(), visit().secret)

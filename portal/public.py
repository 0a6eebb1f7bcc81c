"""The blueprint of the public pages that are not a journey: home, help, display, language, credits, leaving."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import showing
from portal.cookies import visit
from portal.database import db, writes
from portal.engine.pages import settings
from portal.journeys import ON_THE_FIRST_PAGE
from portal.records import drafts, openings

public = Blueprint("public", __name__)


@public.get("/")
def home() -> ResponseReturnValue:
    return render_template("public/home.html", journeys=ON_THE_FIRST_PAGE)


@public.get("/help")
def get_help() -> ResponseReturnValue:
    return render_template("public/help.html")


@public.get("/pictures")
def about_pictures() -> ResponseReturnValue:
    return render_template("public/pictures.html")


@public.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    return render_template("public/accessibility.html")


@public.get("/language")
def language() -> ResponseReturnValue:
    return render_template("public/language.html")


@public.get("/display")
def display() -> ResponseReturnValue:
    return render_template("public/display.html", saved="saved" in request.args, error="")


@public.post("/display")
def choose_display() -> ResponseReturnValue:
    """Keep the choices in cookies that hold nothing else, until the browser closes."""
    if g.refusal:
        return render_template("public/display.html", saved=False, error="again"), 400
    response = redirect(url_for("public.display", saved=1), 303)
    for name, values in showing.CHOICES.items():
        chosen = request.form.get(name, "")
        if chosen in values:
            secure = not settings().development
            response.set_cookie(name, chosen, secure=secure, httponly=True, samesite="Lax")
    return response


@public.get("/cleared")
def cleared() -> ResponseReturnValue:
    return render_template("public/cleared.html")


@public.post("/finished")
@writes
def finished() -> ResponseReturnValue:
    """Clear this device: every draft of this browser that no card opens, an opened card, and the cookie."""
    _forget()
    visit().end()
    return redirect(url_for("public.cleared"), 303)


@public.get("/leave")
@writes
def leave() -> ResponseReturnValue:
    """Leave this site now: end everything here, and go somewhere that says nothing."""
    if not visit().is_new:
        _forget()
    visit().end()
    response = redirect(settings().leave_to, 303)
    for name in showing.CHOICES:
        response.delete_cookie(name)
    return response


def _forget() -> None:
    drafts.forget_all(db(), visit().secret)
    openings.forget(db(), visit().secret)

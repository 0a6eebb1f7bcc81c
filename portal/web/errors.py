"""When something goes wrong: a plain page that says what to do, and a number by which the log finds it."""

import logging
import secrets

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from portal import config, sides

PAGES = {404: "not_found", 405: "not_found", 410: "not_found", 413: "too_long", 429: "wait"}
log = logging.getLogger("portal")


def _page(name: str, **more: str) -> str:
    """The staff side has its own frame; so has every page of a process that serves no public side."""
    settings = config.settings()
    own_frame = settings.serves_staff and (sides.is_for_staff() or not settings.serves_public)
    return render_template(f"{'staff/errors' if own_frame else 'errors'}/{name}.html", **more)


def init_app(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def known(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        if code < 400 or error.response is not None:
            return error.get_response()
        return _page(PAGES.get(code, "press_again")), code

    @app.errorhandler(Exception)
    def unknown(error: Exception) -> ResponseReturnValue:
        number = secrets.token_hex(4)
        rule = request.url_rule.rule if request.url_rule else "no route"
        log.error("error %s on %s", number, rule, exc_info=error)
        return _page("broken", number=number), 500

"""When something goes wrong: a plain page that says what to do, and a number by which the log finds it."""

import logging
import secrets

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

PAGES = {404: "not_found", 405: "not_found", 410: "not_found", 413: "too_long", 429: "wait"}
log = logging.getLogger("portal")


def init_app(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def known(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        if code < 400 or error.response is not None:
            return error.get_response()
        return render_template(f"errors/{PAGES.get(code, 'press_again')}.html"), code

    @app.errorhandler(Exception)
    def unknown(error: Exception) -> ResponseReturnValue:
        number = secrets.token_hex(4)
        rule = request.url_rule.rule if request.url_rule else "no route"
        log.error("error %s on %s", number, rule, exc_info=error)
        return render_template("errors/broken.html", number=number), 500

"""When something goes wrong: a plain page that says what to do, and a number by which the log finds it.

One place for errors of views, of what comes after a view (the commit), and of the session. What was typed comes back.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from traceback import extract_tb

from flask import Flask, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from portal import config, sides
from portal.database.requests import READS
from portal.web import failed_saves
from portal.web.failed_saves import Typed

PAGES = {404: "not_found", 405: "not_found", 410: "not_sent", 413: "too_long", 429: "wait"}
BUSY = frozenset({429, 503})  # it may work in a while
MOST_BEHIND = 9  # errors of which one line of the log tells
log = logging.getLogger("portal")

# For a fault that also stops a page with our frame. It asks for nothing: no file, no session, no record.
LAST = Markup(
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>Problem: Something went wrong here</title></head>"
    "<body><main><h1>Something went wrong here</h1><p>It is not because of you.</p><p>{ring}</p>"
    "<p>If you tell us, give us this number: {number}.</p>{words}</main></body></html>"
)
RING = "To talk to our team, ring {phone}."
WORDS = Markup(
    '<p><label for="your-words">Your words are in this box. You can copy them.</label></p>'
    '<p><textarea id="your-words" rows="8" cols="30" readonly>\n{words}</textarea></p>'
)
AGAIN = Markup('<form method="post" action="{path}">{fields}<p><button type="submit">Try again</button></p></form>')
FIELD = Markup('<input type="hidden" name="{name}" value="{value}">')


def init_app(app: Flask) -> None:
    """Every error is answered, and written down, here. Flask would write down addresses and what broke in its words."""
    app.log_exception = _is_written_down_here  # type: ignore[method-assign]
    if not any(isinstance(each, WithoutWords) for each in log.filters):
        log.addFilter(WithoutWords())

    @app.errorhandler(HTTPException)
    def known(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        if code < 400 or error.response is not None:
            return error.get_response()
        if code >= 500:
            return _broken(getattr(error, "original_exception", None) or error, code)
        number = "" if request.method in READS else _number(f"{code}")
        return _page(PAGES.get(code, "press_again"), number, failed_saves.typed(again=code in BUSY)), code

    @app.errorhandler(Exception)
    def unknown(error: Exception) -> ResponseReturnValue:
        return _broken(error, 500)


def _is_written_down_here(exc_info: object) -> None:
    """In place of Flask's own line, which has the address."""


class WithoutWords(logging.Filter):
    """No line of the log has the words of an error: a database tells in them what somebody said."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.msg, record.args = "%s: %s", (record.getMessage(), where_it_broke(error))
            record.exc_info = record.exc_text = None
        return True


def where_it_broke(error: BaseException) -> str:
    """The kinds of an error and of those behind it, the newest first, with the lines of code that they came through."""
    told: list[str] = []
    for behind, lines in islice(came_through(error), MOST_BEHIND):
        code = getattr(behind, "sqlstate", None) or getattr(behind, "sqlite_errorname", None) or ""
        told.append(" ".join([type(behind).__name__, str(code), "in", " < ".join(reversed(lines))]))
    return "\n  after ".join(told)


def came_through(error: BaseException | None) -> Iterator[tuple[BaseException, list[str]]]:
    """An error and what was behind it, the newest first, each with the lines of code that it came through."""
    while error is not None:
        frames = extract_tb(error.__traceback__)
        yield error, [f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in frames]
        error = error.__cause__ or error.__context__


def _broken(error: BaseException, code: int) -> ResponseReturnValue:
    number = _number(where_it_broke(error))
    _let_go_of_the_database()
    return _page("broken", number, failed_saves.typed(again=True)), code


def _number(what: str) -> str:
    """A new number for whoever sees the page; what went wrong stands beside it in the log, with the route's rule."""
    number = secrets.token_hex(4)
    log.error("error %s on %s: %s", number, _rule(), what)
    return number


def _rule() -> str:
    """The rule of the route, never the address; worked out here where the fault came before the route was known."""
    found = request.url_rule
    if found is None:
        routes = current_app.create_url_adapter(request)
        find = routes.match if routes else None
        with suppress(HTTPException):
            found = find(return_rule=True)[0] if find else None
    return found.rule if found else "no route"


def _let_go_of_the_database() -> None:
    """What failed half-way is undone, so that the page of the error may look at the rest."""
    try:
        if "db" in g:
            g.db.rollback()
    except Exception as error:
        log.error("undoing what failed: %s", where_it_broke(error))


def _page(name: str, number: str, typed: Typed) -> str:
    """The staff side has its own frame; so has every page of a process that serves no public side."""
    settings, g.way_back = config.settings(), None  # no link of such a page carries anything, so it asks for no record
    own_frame = settings.serves_staff and (sides.is_for_staff() or not settings.serves_public)
    try:
        folder = "staff/errors" if own_frame else "errors"
        holds_words = bool(typed.words or typed.path)  # then the page clears itself, as one with answers does
        return render_template(f"{folder}/{name}.html", number=number, typed=typed, holds_words=holds_words)
    except Exception as error:
        number = number or _number(where_it_broke(error))
        log.error("the page of error %s: %s", number, where_it_broke(error))
        return _last_page(number, typed, settings.team_phone)


def _last_page(number: str, typed: Typed, phone: str) -> str:
    """The page that depends on nothing that may have failed."""
    words = WORDS.format(words=typed.words) if typed.words else Markup("")
    if typed.path:
        fields = [FIELD.format(name=name, value=value) for name, value in typed.posted]
        words += AGAIN.format(path=typed.path, fields=Markup("").join(fields))
    on = "" if typed.is_kept else "Go back and try again."
    return str(LAST.format(ring=RING.format(phone=phone) if phone else on, number=number, words=words))

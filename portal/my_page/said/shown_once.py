"""On a phone that somebody may look at, words stand on a page once, after a press, and then no more.

The press hands a ticket to its redirect. The same address again, from the history or as a link, shows none of them.
"""

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.engine.pages import walking
from portal.my_page import behind
from portal.my_page.behind import Own
from portal.web.refusals import press_again


def may_show(own: Own) -> bool:
    """Was this page of one's own pressed for just now, or may nobody look?"""
    return not own.hides or bool(walking.spent(_shows(own, request.path)))


def ask_first() -> str:
    """The page in between: nothing of what was said stands on it, nor what it would be."""
    return render_template("my_page/said/ask_first.html", error=press_again() if g.refusal else "")


def after_a_press() -> ResponseReturnValue:
    """What the button of the page in between leads to: the same address, once."""
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    if g.refusal:
        return ask_first(), 400
    return redirect(f"{request.path}?ticket={ticket(own, request.path)}", 303)


def ticket(own: Own, path: str) -> str:
    """What a press hands to the page at this path, so that it may show its words once."""
    return walking.ticket(_shows(own, path))


def _shows(own: Own, path: str) -> str:
    return f"own words {path} {own.folder.id}"

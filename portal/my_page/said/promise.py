"""`/my-page/promise`: whom we do not tell, in words, for a voice that asked us to keep something private.

Its address and its title are in the history of a phone: neither says that anything is kept from anybody.
"""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.my_page import behind
from portal.my_page.behind import Own
from portal.my_page.said import shown_once
from portal.records.voices.contents import Meaning, Ticks, ticks_in
from portal.web.refusals import shows_itself_again
from portal.wording import keeping_private


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/promise", "promise", promise)
    bp.add_url_rule("/my-page/promise", "show_promise", show_promise, methods=["POST"])


def promise() -> ResponseReturnValue:
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    said = sentences(own)
    if not said:
        return redirect(url_for("my_page.my_page"), 303)
    if not shown_once.may_show(own):
        return shown_once.ask_first()
    return render_template("my_page/said/promise.html", sentences=said)


@shows_itself_again
def show_promise() -> ResponseReturnValue:
    return shown_once.after_a_press()


def sentences(own: Own) -> list[str]:
    """What we promised this voice; none to a voice that named nobody."""
    named = _named(own)
    return keeping_private.sentences(named["ticks"], own_words=bool(named["words"]), of_person=own.is_person)


def keeps_from_parents(own: Own) -> bool:
    """Did this voice ask us not to tell a parent?"""
    return keeping_private.names_parents(_named(own)["ticks"])


def _named(own: Own) -> Ticks:
    return ticks_in(own.answers.get(Meaning.MUST_NOT_TELL))

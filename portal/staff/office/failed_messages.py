"""Messages that did not leave: a page to see to them, and a notice on every page while nothing leaves."""

import time
from itertools import groupby

from flask import Blueprint, Flask, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.queries import failed_messages
from portal.staff.access.gate import me
from portal.staff.labels import times, words
from portal.staff.labels.failure_words import KINDS, MESSAGE, kind_of
from portal.staff.responses import PRESS_AGAIN, page_number
from portal.web.refusals import shows_itself_again

PER_PAGE = 50
LOOKED_AT_EVERY = 30  # seconds, in each process
CACHE = "portal.failing_since"


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/messages", "failed_messages", page)
    bp.add_url_rule("/messages/<int:message_id>/again", "try_again", try_again, methods=["POST"])
    bp.add_url_rule("/messages/<int:message_id>/seen-to", "see_to", see_to, methods=["POST"])


def tell_on_every_page(app: Flask) -> None:
    """Look at most every 30 seconds whether messages leave, and let every staff page know."""

    @app.before_request
    def look_whether_messages_leave() -> None:
        if g.get("me"):
            checked, _since = app.extensions.get(CACHE, (None, None))
            if checked is None or time.monotonic() - checked > LOOKED_AT_EVERY:
                app.extensions[CACHE] = (time.monotonic(), failed_messages.failing_since(db()))
            g.failing_since = app.extensions[CACHE][1]

    @app.context_processor
    def failing() -> dict[str, str]:
        since = g.get("failing_since")
        return {"failing_since": times.short_moment(since) if since else ""}


def page() -> ResponseReturnValue:
    return _page()


def _page(error: str = "") -> str:
    number, chair = page_number(), me().is_chair
    found, how_many = failed_messages.failed(db(), chair=chair, page=number, per_page=PER_PAGE)
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_FAILED, record=Ref.MESSAGES, why=f"page {number}")
    kinds = groupby(sorted(found, key=kind_of), key=kind_of)
    return render_template(
        "staff/office/failed_messages.html",
        groups=[(KINDS[kind], list(messages)) for kind, messages in kinds],
        references=failed_messages.references(db(), found),
        how_many=how_many,
        page=number,
        pages=max(1, -(-how_many // PER_PAGE)),
        error=error,
        message_words=MESSAGE,
        words=words,
    )


@shows_itself_again
def try_again(message_id: int) -> ResponseReturnValue:
    found = failed_messages.find(db(), message_id, chair=me().is_chair)
    if g.refusal:
        return _page(PRESS_AGAIN), 400
    if found is None:
        return _back("It left already, or someone saw to it.")
    if found.sealed is None:
        return _back("It cannot be tried again: its address is not kept any more. Speak to the person.")
    failed_messages.try_again(db(), found, actor=me().actor)
    return _back("It is tried again within 3 minutes.")


@shows_itself_again
def see_to(message_id: int) -> ResponseReturnValue:
    found = failed_messages.find(db(), message_id, chair=me().is_chair)
    if g.refusal:
        return _page(PRESS_AGAIN), 400
    if found is None:
        return _back("It left already, or someone saw to it.")
    failed_messages.see_to(db(), found, actor=me().actor)
    return _back("It is taken off this list, and is not tried again.")


def _back(sentence: str) -> ResponseReturnValue:
    flash(sentence)
    return redirect(url_for("staff.failed_messages"), 303)

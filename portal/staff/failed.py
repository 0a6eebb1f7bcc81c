"""Messages that did not leave: a page to see to them, and a notice on every page while nothing leaves."""

import time
from itertools import groupby

from flask import Blueprint, Flask, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.database import db
from portal.records import audit, failed_messages
from portal.records.outbox import OutgoingMessage
from portal.staff import words
from portal.staff.forms import PRESS_AGAIN
from portal.staff.gate import me
from portal.staff.inbox import page_number

PER_PAGE = 50
LOOKED_AT_EVERY = 30  # seconds, in each process
CACHE = "portal.failing_since"

MESSAGE = {
    "received": "To the person: we have your request",
    "message_waiting": "To the person: a message waits on your page",
    "new_card": "To the person: a new card",
    "new_request": "To the team: a new request",
    "new_request_now": "To the team: a request to read now",
    "late_tasks": "To staff: there are late tasks",
    "audit_head": "The end of the audit chain, once a day",
}
KINDS = (  # what stands in the reason, and what it means; the first that fits
    ("not safe", "This way is not safe for them", "Nothing was sent, and nothing will be. Use a way that they ticked."),
    ("address", "The address or number is wrong", "Speak to the person and ask for another safe way."),
    ("PORTAL_", "A setting is missing", "Tell the person who runs the portal."),
    ("", "The mail or text service did not take it", "It is tried again by itself. If it goes on, tell the person who "
     "runs the portal, and speak to the people who wait."),
)  # fmt: skip


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
        return {"failing_since": words.short_moment(since) if since else ""}


def page() -> ResponseReturnValue:
    return _page()


def _page(error: str = "") -> str:
    number, chair = page_number(), me().is_chair
    found, how_many = failed_messages.failed(db(), chair=chair, page=number, per_page=PER_PAGE)
    audit.write(db(), actor=me().actor, did="looked at failed messages", record="messages", why=f"page {number}")
    kinds = groupby(sorted(found, key=_kind), key=_kind)
    return render_template(
        "staff/failed_messages.html",
        groups=[(KINDS[kind], list(messages)) for kind, messages in kinds],
        references=failed_messages.references(db(), found),
        how_many=how_many,
        page=number,
        pages=max(1, -(-how_many // PER_PAGE)),
        error=error,
        message_words=MESSAGE,
        words=words,
    )


def _kind(message: OutgoingMessage) -> int:
    return next(number for number, kind in enumerate(KINDS) if kind[0] in message.failure)


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

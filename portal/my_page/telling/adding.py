"""`/my-page/add`: something they forgot. What they type there is kept, though their page runs out meanwhile."""

from flask import Blueprint, abort, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.engine.pages import leading
from portal.engine.pages.later import adding, unsent_words
from portal.engine.pages.later.unsent_words import Box
from portal.engine.telling import tell_team
from portal.my_page import behind
from portal.my_page.behind import Own
from portal.records.correspondence import messages
from portal.records.voices.folders import Folder
from portal.web.refusals import shows_itself_again


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/add", "add", add)
    bp.add_url_rule("/my-page/add", "keep_addition", keep_addition, methods=["POST"])


def add() -> ResponseReturnValue:
    """The box, with what was typed there and not sent, where this page may show it."""
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    return _page(own, unsent_words.box(own.folder.id, own_device=not own.hides), is_kept=True)


@leading.takes_back
@shows_itself_again
def keep_addition() -> ResponseReturnValue:
    """Keep what they forgot, and tell the team that there is something to read."""
    own, words = behind.own(), adding.typed()
    if own is None:
        return _ran_out(words)
    left = None if g.refusal else unsent_words.leave(url_for("my_page.add"), own.folder.id, words)
    if left:
        return left
    wrong = adding.wrong_with(words)
    if wrong:
        return _page(own, unsent_words.typed(words, own.folder.id), wrong[0]), wrong[1]
    messages.write(db(), own.folder, own.key, words)
    unsent_words.forget()
    tell_team("new_request", own.submission)
    return redirect(url_for("my_page.my_page", said="added"), 303)


def to_unsent(folder: Folder) -> ResponseReturnValue | None:
    """After the second check: to what they typed before their page ran out; None when nothing waits for them."""
    if not unsent_words.waits(folder.id):
        return None
    return unsent_words.to_box(url_for("my_page.add"), folder.id)


def _ran_out(words: str) -> ResponseReturnValue:
    """Nobody used their page for a while. The words wait until its card is here again; if not, the page has them."""
    if words and not g.refusal and unsent_words.keep(words, unsent_words.posted_whose()):
        return redirect(url_for("my_page.come_back", kept=1), 303)
    return abort(410) if words else redirect(url_for("my_page.come_back"), 303)


def _page(own: Own, box: Box, error: str = "", *, is_kept: bool = False) -> str:
    return render_template(
        "my_page/add.html",
        box=box,
        whose=unsent_words.whose(own.folder.id),
        own_device=not own.hides,
        is_kept=is_kept and bool(box.words),
        error=error,
        day=calendar.due(calendar.now(), settings().days_to_read, settings()),
    )

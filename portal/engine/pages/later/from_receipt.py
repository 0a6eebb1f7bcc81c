"""Told later in the browser that sent a request, for an hour: it adds to the folder and opens nothing."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.database import db
from portal.engine.journey import Journey
from portal.engine.pages.later.asking import Pages, Teller
from portal.engine.pages.later.way import Way, offered_after
from portal.engine.pages.page import mark
from portal.engine.route import Route
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.voices import drafts, folders, receipts
from portal.web.cookies import visit


def add_to(bp: Blueprint, journey: Journey) -> None:
    """The pages of what this journey asks later; none where it asks nothing."""
    if not journey.more:
        return
    pages = Pages(lambda: _teller(journey), lambda: _to_receipt(journey))
    bp.add_url_rule("/more", "more", pages.first)
    bp.add_url_rule("/more/<name>", "tell_more", pages.step)
    bp.add_url_rule("/more/<name>", "keep_more", pages.keep, methods=["POST"])


def offer(journey: Journey, route: Route, submission: Submission) -> None:
    """At Send, when all answers are known: remember for this browser alone whether more is asked of it."""
    folder = folders.find(db(), submission.id, journey.voice(route.answers))
    if journey.more and folder:
        receipts.let_tell(db(), folder, visit().secret, may=offered_after(journey, route.answers))


def address(journey: Journey) -> str:
    """Where the receipt offers to tell more; "" where it does not."""
    teller = _teller(journey)
    return url_for(f"{journey.name}.more", draft=mark()) if teller and teller.way.left else ""


def _teller(journey: Journey) -> Teller | None:
    """The voice that this browser may add to, if more is asked of it. It knows which voice that is, and no answer."""
    found = submissions.find(db(), drafts.id_of(visit().secret, mark())) if mark() else None
    folder = receipts.adds_to(db(), found.id) if found else None
    if not journey.more or found is None or folder is None or not receipts.may_tell(db(), folder, visit().secret):
        return None
    at = f"{journey.name}.sent"
    return Teller(
        way=Way(journey=journey, voice=folder.voice, known={}, today=calendar.today()),
        submission=found,
        folder=folder,
        key=None,
        shows=False,
        own_device=receipts.is_own_device(db(), found.id),
        at=f"{journey.name}.tell_more",
        home=url_for(at, draft=mark()),
        thanks=url_for(at, draft=mark(), added=1),
        mark=mark(),
    )


def _to_receipt(journey: Journey) -> ResponseReturnValue:
    return redirect(url_for(f"{journey.name}.sent", draft=mark() or None), 303)

"""`/my-page/more`: the questions of their journey that are asked later, if they like. Nothing after a no."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from portal import calendar, journeys
from portal.database import db
from portal.engine.journey import Journey
from portal.engine.pages.later.asking import Pages, Teller
from portal.engine.pages.later.way import Way
from portal.my_page import behind
from portal.my_page.behind import Own
from portal.records.consent import events as consent_events
from portal.records.voices.contents import Meaning
from portal.web import failed_saves

NOES = ("no", "changed_mind")


def add_to(bp: Blueprint) -> None:
    pages = Pages(_teller, _away)
    bp.add_url_rule("/my-page/more", "more", pages.first)
    bp.add_url_rule("/my-page/more/<name>", "tell_more", pages.step)
    bp.add_url_rule("/my-page/more/<name>", "keep_more", pages.keep, methods=["POST"])
    keys = frozenset[str]().union(*(each.choices for each in journeys.JOURNEYS))
    bp.record_once(lambda state: failed_saves.choices_of(state.app, bp.name, keys))


def address(own: Own) -> str:
    """Where their page offers to tell more; "" where it does not. A page that someone may look at offers nothing:

    that it does not any more would tell of a no.
    """
    if own.hides:
        return ""
    teller = _teller_of(own)
    return url_for("my_page.more") if teller and teller.way.steps else ""


def _teller() -> Teller | None:
    own = behind.own()
    return _teller_of(own) if own else None


def _teller_of(own: Own) -> Teller | None:
    journey = next((each for each in journeys.JOURNEYS if each.name == own.submission.kind), None)
    return _of(own, journey) if journey and journey.more and not _said_no(own) else None


def _of(own: Own, journey: Journey) -> Teller:
    known = {each["step"]: each["value"] for each in own.contents.get("said", ())}
    return Teller(
        way=Way(journey=journey, voice=own.folder.voice, known=known, today=calendar.today()),
        submission=own.submission,
        folder=own.folder,
        key=own.key,
        shows=not own.hides,
        own_device=not own.hides,
        at="my_page.tell_more",
        home=url_for("my_page.my_page"),
        thanks=url_for("my_page.my_page", said="added"),
    )


def _said_no(own: Own) -> bool:
    """Is this voice's last answer a no? To send little, chosen after a no, holds until it says yes.

    What another voice answered is not read: it would tell whoever has this page.
    """
    last = {each["purpose"]: each["answer"] for each in consent_events.history(db(), own.folder, own.key)}
    sent_little = own.answers.get(Meaning.AFTER_A_NO) in ("little", "advocate")
    return any(each in NOES for each in last.values()) or (sent_little and "yes" not in last.values())


def _away() -> ResponseReturnValue:
    return redirect(url_for("my_page.my_page" if behind.own() else "my_page.come_back"), 303)

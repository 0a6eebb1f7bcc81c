"""`/my-page`: what you asked for and where it is now, my yes and no, adding something. Never what must stay private.

It shows nothing that was said about safety, who must not be told, who is not wanted, or a problem: relatives know
birthdays. Whoever is not the person sees only that we have it and that we have read it.
"""

from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import calendar
from portal.config import Settings, settings
from portal.database import db
from portal.engine.pages import checking, promises
from portal.engine.pages.promises import Next, in_words
from portal.engine.steps import Line
from portal.journeys import JOURNEYS
from portal.my_page import behind, listed, others, own_answers, stages
from portal.my_page.behind import Own
from portal.my_page.invited import sent_by
from portal.my_page.own_answers import Latest
from portal.my_page.said import promise, words
from portal.my_page.telling import more
from portal.records.accountability import read_log, reasons
from portal.records.correspondence import contacts, messages
from portal.records.correspondence.reachable import Reach
from portal.records.queries.teams import Team
from portal.records.roles import Role
from portal.records.voices import card_sessions, page_openings

IS_DECIDED = {journey.name for journey in JOURNEYS if journey.is_decided}

LOOKS_SHOWN = 6


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page", "my_page", my_page)
    bp.add_url_rule("/my-page/looked", "looked", looked)


def my_page() -> ResponseReturnValue:
    own = behind.own()
    if own is None:
        invited = behind.own_or_invited()
        return redirect(url_for("my_page.invited" if invited else "my_page.come_back"), 303)
    return show(own)


def show(own: Own, *, error: str = "") -> str:
    """The page itself; `error` says what was wrong with a press of one of its buttons."""
    thread = messages.of_folder(db(), own.folder, own.key)
    consents = own_answers.latest(own)
    return render_template(
        "my_page/page.html",
        own=own,
        error=error,
        sent_by=sent_by(own) if any(not each.answer for each in consents) else None,
        what=asked_for(own),
        news=news(own, settings(), consents),
        consents=consents,
        reach=own.reach(settings()),
        helping=others.others(own),
        has_told=words.is_there(own),
        promises=bool(promise.sentences(own)),
        from_staff=[each for each in thread if each.by_staff],
        said=request.args.get("said", ""),
        tells_more=more.address(own),
        closes_after=card_sessions.IDLE.seconds // 60,
        opened=[each.astimezone(calendar.LONDON).date() for each in page_openings.last(db(), own.folder, most=1)],
    )


def looked() -> ResponseReturnValue:
    """Who opened it, by role, team and day, and why where it was asked; for the person alone.

    The last ones: a page has at most six rows.
    """
    own = behind.own()
    if own is None or not own.is_person:
        return redirect(url_for("my_page.my_page"), 303)
    who = {
        Role.TRIAGE: _("someone who looks first at what people send"),
        Role.CASE_LEAD: _("someone who plans what happens"),
        Role.CHAIR: _("a chairperson"),
    }
    why: dict[str, Line] = {
        reasons.COVER: Line(picture="hand_over", words=_("They did the work of someone who is away.")),
        reasons.ADVICE: Line(picture="help", words=_("Someone asked them for help.")),
        reasons.SAME_PERSON: Line(picture="person", words=_("They looked for all that is about you.")),
        reasons.OTHER: Line(picture="written_down", words=_("They wrote down why.")),
    }
    team: dict[str, Line] = {
        Team.CHILDREN: Line(picture="my_child", words=_("They work with children and young people.")),
        Team.ADULTS: Line(picture="adult_services", words=_("They work with adults.")),
        Team.PROBLEMS: Line(picture="problem", words=_("They work on problems.")),
    }
    found: list[Line] = []
    for each in read_log.of_submission(db(), own.submission.id):
        opened = Line(
            picture="chairperson" if each.role == Role.CHAIR else "read_by_staff",
            words=_("On %(day)s: %(who)s.", day=in_words(date.fromisoformat(each.day)), who=who[Role(each.role)]),
        )
        found += [opened, *(more[key] for more, key in ((team, each.team), (why, each.why)) if key in more)]
    return render_template("my_page/looked.html", looked=found[:LOOKS_SHOWN])


def asked_for(own: Own) -> Line:
    """What they asked for, or what someone asked for them. A problem is not named here."""
    if own.contents.get("asked_for_this"):
        return checking.asked_for(own.submission.kind, "person")
    lines = {
        "join": Line(picture="ask_to_join", words=_("Someone asked for you to join the list.")),
        "review": Line(picture="meeting", words=_("Someone asked for a meeting about your care.")),
        "advocate": Line(picture="advocate", words=_("Someone asked for an advocate for you.")),
    }
    return lines.get(own.submission.kind, Line(picture="own_words", words=_("You wrote to us.")))


def news(own: Own, settings: Settings, consents: list[Latest]) -> list[Line]:
    """Where it is now, and what comes next by which day; honest when that day has gone by."""
    submission = own.submission
    read = Line(picture="read_by_staff", words=_("We have read it."))
    talked = None if own.hides else contacts.last_talk(db(), own.folder)
    if talked:
        read = Line(picture="talk_to_you_first", words=_("We spoke with you on %(day)s.", day=in_words(talked)))
    state = read if submission.read_at or talked else Line(picture="sent", words=_("We have got it."))
    if not own.sees_more:
        return [state]
    wrote = messages.last_of_staff(db(), own.folder, since=submission.status_at)
    comes = promises.promised(
        submission,
        Reach() if own.hides else own.reach(settings),
        settings,
        is_decided=submission.kind in IS_DECIDED and not own.hides,
        talked=talked is not None,
        wrote=messages.last_of_staff(db(), own.folder, since=submission.sent_at) is not None,
        said_no=any(each.answer in checking.TAKES_BACK for each in consents),
        is_now=bool(own.contents.get("reasons")),
    )
    if any(each.stopped for each in consents):
        comes = []  # by when we get in touch about that stands beside the answer
    lines = [] if comes and comes[0].what is Next.READ else [state]
    wrote_on = in_words(wrote.astimezone(calendar.LONDON).date()) if wrote else ""
    proved = submission.proved if own.is_person else ""  # what the person told us is no news for others
    stage = stages.line(submission.kind, submission.status, wrote_on=wrote_on, proved=proved)
    if stage and not own.hides:  # both would say what was asked for
        lines.append(stage)
    lines += listed.lines(own)
    return lines + [promises.line(each) for each in comes]

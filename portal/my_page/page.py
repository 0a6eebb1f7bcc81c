"""`/my-page`: what you asked for and where it is now, my yes and no, adding something. Never what must stay private.

It shows nothing that was said about safety, who must not be told, who is not wanted, or a problem: relatives know
birthdays. Whoever is not the person sees only that we have it and that we have read it.
"""

from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _

from portal import calendar
from portal.config import Settings, settings
from portal.database import db
from portal.engine.steps import Line
from portal.journeys import JOURNEYS
from portal.my_page import behind, others, own_answers, stages
from portal.my_page.behind import Own
from portal.my_page.said import promise, words
from portal.records.accountability import read_log, reasons
from portal.records.correspondence import contacts, messages
from portal.records.queries.teams import Team
from portal.records.requests.flows import BEFORE_A_TALK, DECIDED, ENDS
from portal.records.requests.submissions import Submission
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
    thread = messages.of_folder(db(), own.folder, own.key)
    return render_template(
        "my_page/page.html",
        own=own,
        what=asked_for(own),
        news=news(own, settings()),
        consents=own_answers.latest(own),
        helping=others.others(own),
        has_told=words.is_there(own),
        promises=bool(promise.sentences(own)),
        from_staff=[each for each in thread if each.by_staff],
        said=request.args.get("said", ""),
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
            words=_("On %(day)s: %(who)s.", day=_day(date.fromisoformat(each.day)), who=who[Role(each.role)]),
        )
        found += [opened, *(more[key] for more, key in ((team, each.team), (why, each.why)) if key in more)]
    return render_template("my_page/looked.html", looked=found[:LOOKS_SHOWN])


def _day(day: date) -> str:
    return str(format_date(day, "EEEE d MMMM y"))


def asked_for(own: Own) -> Line:
    """What they asked for, or what someone asked for them. A problem is not named here."""
    by_them = {
        "join": Line(picture="ask_to_join", words=_("You asked to join the list.")),
        "review": Line(picture="meeting", words=_("You asked for a meeting about your care.")),
        "advocate": Line(picture="advocate", words=_("You asked for an advocate.")),
    }
    for_them = {
        "join": Line(picture="ask_to_join", words=_("Someone asked for you to join the list.")),
        "review": Line(picture="meeting", words=_("Someone asked for a meeting about your care.")),
        "advocate": Line(picture="advocate", words=_("Someone asked for an advocate for you.")),
    }
    lines = by_them if own.contents.get("asked_for_this") else for_them
    return lines.get(own.submission.kind, Line(picture="sent", words=_("You wrote to us.")))


def news(own: Own, settings: Settings) -> list[Line]:
    """Where it is now, and by which day something happens; honest when that day has gone by."""
    submission = own.submission
    read = Line(picture="read_by_staff", words=_("We have read it."))
    talked = None if own.hides else contacts.last_talk(db(), own.folder)
    if talked:
        read = Line(picture="talk_to_you_first", words=_("We spoke with you on %(day)s.", day=_day(talked)))
    if not own.sees_more:
        return [read if submission.read_at else Line(picture="sent", words=_("We have got it."))]
    lines = [read if submission.read_at else _by("read_by_staff", submission, settings.days_to_read, READ)]
    wrote = messages.last_of_staff(db(), own.folder, since=submission.status_at)
    wrote_on = _day(wrote.astimezone(calendar.LONDON).date()) if wrote else ""
    stage = stages.line(submission.kind, submission.status, wrote_on=wrote_on)
    if stage and not own.hides:  # both would say what was asked for
        lines.append(stage)
    if submission.status in BEFORE_A_TALK and not talked:
        lines.append(_by("talk_to_you_first", submission, settings.days_to_contact, TALK))
    if submission.kind in IS_DECIDED and submission.status not in DECIDED | ENDS and not own.hides:
        lines.append(_by("time", submission, settings.days_to_decide, DECIDE))
    return lines


def _by(picture: str, submission: Submission, days: int, kind: str) -> Line:
    day = calendar.due(submission.sent_at, days, settings())
    return Line(picture=picture, words=_promise(kind, _day(day), late=day < calendar.today()))


READ, TALK, DECIDE = "read", "talk", "decide"


def _promise(kind: str, day: str, *, late: bool) -> str:
    words = {
        (READ, False): _("We have got it. We try to read it by %(day)s.", day=day),
        (READ, True): _("We are late. We wanted to read it by %(day)s.", day=day),
        (TALK, False): _("We try to talk to you by %(day)s.", day=day),
        (TALK, True): _("We wanted to talk to you by %(day)s. Tell us if we did not.", day=day),
        (DECIDE, False): _("We try to decide by %(day)s.", day=day),
        (DECIDE, True): _("We wanted to decide by %(day)s. Tell us if we did not.", day=day),
    }
    return str(words[kind, late])

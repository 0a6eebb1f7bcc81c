"""One request: what to know before contacting anyone, what each voice said, consent, and what was done with it."""

from flask import Blueprint, abort, flash, g, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.journeys.safe_ways import card_may_leave
from portal.records.accountability import audit, read_log
from portal.records.accountability.names import Ref, staff_id
from portal.records.correspondence import notes
from portal.records.queries import teams
from portal.records.register import entries
from portal.records.requests import flows, moves, submissions
from portal.records.requests.flows import Status
from portal.records.requests.submissions import Opened, Submission
from portal.records.staff import accounts
from portal.records.voices import cards
from portal.staff.access.gate import me
from portal.staff.labels import times, words
from portal.staff.labels.audit_words import actor_words
from portal.staff.messages import drafts as drafting
from portal.staff.messages import templates as ready
from portal.staff.messages.drafts import Draft
from portal.staff.messages.notify import way_to
from portal.staff.messages.thread import threads
from portal.staff.office import covers
from portal.staff.request import redaction as closed
from portal.staff.request import voices
from portal.staff.request.lookup import find, look, request_named
from portal.staff.request.parts import parts, triage
from portal.staff.responses import PRESS_AGAIN, back_to
from portal.wording.readability import plainer


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>", "request_page", request_page)
    bp.add_url_rule("/request/<reference>/acknowledge", "acknowledge", acknowledge, methods=["POST"])
    bp.add_url_rule("/request/<reference>/take", "take", take, methods=["POST"])


def request_page(reference: str) -> ResponseReturnValue:
    return page(request_named(reference))


def acknowledge(reference: str) -> ResponseReturnValue:
    found = request_named(reference)
    move = flows.find(found.kind, found.status, Status.ACKNOWLEDGED, me().roles)
    if move and found.status == Status.NEW:
        moves.make(db(), settings().keys, found, move, seen=Status.NEW, actor=me().actor, said={})
        flash("Marked as acknowledged.")
    else:
        flash("It was acknowledged already.")
    return back_to(found)


def take(reference: str) -> ResponseReturnValue:
    found = request_named(reference)
    if found.owner_id == me().id:
        flash("It is yours already.")
    else:
        submissions.take(db(), found, staff_id=me().id)
        flash("It is yours now.")
    return back_to(found)


def page(
    submission: Submission,
    error: str = "",
    *,
    field: str = "",
    typed: str = "",
    draft: Draft | None = None,
) -> str:
    """The page of a request; `field` is the box that the error is about, and `typed` what stood in it.

    `draft` is a message that is being written there.
    """
    keys = settings().keys
    was_opened(submission, why=g.get("opened_because", ""))
    trail = audit.trail(db(), Ref.submission(submission.id), chair=me().is_chair)
    shown: dict[str, object] = {"opened": None}
    names = accounts.names(db(), keys, [submission.owner_id, *(staff_id(event.actor) for event in trail)])
    try:
        opened = submissions.opened(db(), keys, submission)
        made = moves.of_submission(db(), keys, submission)
        written = notes.of_submission(db(), keys, submission.id)
        looked = look(submission, opened)
        judged = entries.colours(db(), keys, [each.id for each in looked.together])
        open_now, closed_now, noes = closed.without_closed(opened, looked)
        said_here = threads(open_now, noes)
        reached = {key: way_to(opened, key) for key, each in opened.folders.items() if cards.was_for(db(), each)}
        shown = _opened(opened) | parts(opened, looked) | {"reached": reached}
        shown |= {"opened": open_now, "closed": closed_now, "threads": said_here}
        uses = said_here[next(iter(opened.voices))].language
        shown |= triage(opened, open_now, closed_now, looked, reached, uses)
        talked = [each for thread in said_here.values() for each in thread.entries]
        by = [each.by for each in talked] + [each.by for each in made]
        by += [each.by for each in judged] + [each.by for each in written]
        names |= accounts.names(db(), keys, (staff_id(each) for each in by))
        shown |= {"moves_made": made, "colours_set": judged, "staff_notes": written}
    except CannotOpen:
        error = words.CANNOT_OPEN
    return render_template(
        "staff/request/page.html",
        submission=submission,
        owner=names.get(submission.owner_id or 0, ""),
        away=covers.away_and_cover(submission.owner_id),
        trail=[(event, actor_words(event.actor, names)) for event in trail],
        due=_due(submission),
        error=error,
        field=field,
        typed=typed,
        draft=draft,
        ready=ready,
        drafting=drafting,
        plainer=plainer(),
        words=words,
        ways_on=flows.moves(submission.kind, submission.status, me().roles),
        actor_words=lambda actor: actor_words(actor, names),
        **shown,
    )


def was_opened(submission: Submission, *, why: str = "") -> None:
    """Write down that this member of staff read it, for the trail and for the person's own page."""
    submissions.read(db(), submission, actor=me().actor)
    team = teams.of_looker(db(), settings().keys, submission.id, me().id)
    read_log.opened(db(), submission.id, me().roles, why=why, team=team)
    db().keep_now()


def _opened(opened: Opened) -> dict[str, object]:
    today = calendar.today()
    return {
        "opened": opened,
        "voices": voices,
        "ways": voices.every_way(opened),
        "chosen_ways": voices.chosen_ways(opened.first),
        "must_not_be_told": voices.must_not_be_told(opened.first),
        "helper_says": voices.helper_says(opened),
        "card_leaves": {key: card_may_leave(opened, key, today) for key in opened.folders},
    }


def _due(submission: Submission) -> list[tuple[str, str, str]]:
    """What must happen by which day, and what is known of it."""
    ours = settings()
    to_read = ours.days_to_read_now if submission.level == "now" else ours.days_to_read
    by = {
        "Read by": calendar.due(submission.sent_at, to_read, ours),
        "Contact by": calendar.due(submission.sent_at, ours.days_to_contact, ours),
        "Decide by": calendar.due(submission.sent_at, ours.days_to_decide, ours),
    }
    read_on = submission.read_at.astimezone(calendar.LONDON).date() if submission.read_at else None
    state = "" if read_on is None else "Read in time" if read_on <= by["Read by"] else "Read late"
    return [(name, times.day(day), state if name == "Read by" else "") for name, day in by.items()]


def refused() -> ResponseReturnValue:
    """A post that does not count, and whose view does not show itself again: the page of its request says so."""
    reference = (request.view_args or {}).get("reference")
    found = find(reference) if reference else None
    return (page(found, PRESS_AGAIN), 400) if found else abort(400)

"""The inbox: what must be read now first, then what has waited longest for an answer; and what staff chose of it."""

from dataclasses import dataclass, replace

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.queries import due, teams
from portal.records.queries import inbox as listing
from portal.records.queries.due import Due
from portal.records.queries.inbox import Choice, Listed
from portal.records.queries.teams import Team
from portal.records.requests import bulk, people, submissions
from portal.records.requests.submissions import Opened, Submission
from portal.records.staff import accounts, colleagues, covers, saved_views
from portal.records.staff.colleagues import Colleague
from portal.records.standing import consent_now, ledger
from portal.records.standing.consent_now import Stands
from portal.staff.access import permissions
from portal.staff.access.gate import me
from portal.staff.actions import tasks
from portal.staff.inbox import at_work, filters
from portal.staff.labels import consent_words, team_words, words
from portal.staff.request import voices
from portal.staff.responses import PRESS_AGAIN, page_number

PER_PAGE = 25
READY_MADE = (("Mine", "owner=mine"), ("Nobody’s", "status=open&owner=nobody"), ("Late", "late=yes"))
MY_TEAMS = ("My teams", "team=mine")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One request as the inbox shows it."""

    submission: Submission
    listed: Listed
    about: str = ""
    age: str = ""
    reasons: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    consent: tuple[Stands, ...] = ()
    owner: str = ""
    covered: bool = False  # the owner is away, and whoever looks covers
    teams: tuple[Team, ...] = ()
    opens: bool = True
    due: Due | None = None


@dataclass(frozen=True, kw_only=True)
class Shortcut:
    """A link to a choice, with how many requests it shows. One that was saved has a mark."""

    name: str
    address: str
    how_many: int
    is_here: bool
    mark: str = ""


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/", "inbox", inbox)


def inbox() -> ResponseReturnValue:
    those = who_can_own()
    may = filters.options(those)
    if not filters.is_chosen(request.args) and "page" not in request.args:
        last = saved_views.last(db(), me().id)
        first = filters.kept(_where_they_begin() if last is None else last, may)
        if first.address:
            return redirect(f"{url_for('staff.inbox')}?{first.address}", 303)
    choice = filters.read(request.args, may)
    if filters.is_chosen(request.args):
        saved_views.remember(db(), me().id, choice.address)
        db().keep_now()
    return show(choice, those)


def _where_they_begin() -> str:
    """What the inbox shows to someone who never chose: their teams, unless they are in all of them or in none."""
    mine = teams.of_account(db(), me().id)
    return MY_TEAMS[1] if mine and mine != set(Team) else ""


def show(choice: Choice, those: list[Colleague]) -> ResponseReturnValue:
    """One page of what was chosen. `those` can own a request."""
    may = filters.options(those)
    number, who = page_number(), filters.viewer()
    saved = saved_views.views(db(), settings().keys, who.id)
    ready_made = (MY_TEAMS, *READY_MADE) if who.teams else READY_MADE
    addresses = [*ready_made, *((each.name, each.choice) for each in saved)]
    wanted = [filters.kept(address, may) for _name, address in addresses]
    how_many, *counted = listing.counts(db(), who, [choice, *wanted])
    pages = max(1, -(-how_many // PER_PAGE))
    if number > pages:
        return render_template("staff/errors/not_found.html"), 404
    rows = rows_of(listing.page(db(), who, choice, number=number, per_page=PER_PAGE))
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_INBOX, record=Ref.INBOX, why=f"page {number}")
    to_do, more_to_do = tasks.due()
    marks = ["" for _each in ready_made] + [each.mark for each in saved]
    return render_template(
        "staff/inbox/page.html",
        rows=rows,
        in_parts=not choice.sort,
        choice=choice,
        said=filters.said(choice, may),
        groups=filters.groups(choice, may),
        orders=filters.ORDERS,
        shortcuts=[
            Shortcut(name=name, address=one.address, how_many=count, is_here=one == choice, mark=mark)
            for (name, _kept), one, count, mark in zip(addresses, wanted, counted, marks, strict=True)
        ],
        elsewhere=listing.now_and_unread(db(), who, choice) if choice.address else 0,
        tasks=to_do,
        more_tasks=more_to_do,
        those=those,
        undo=bulk.last(db(), who.id),
        tasks_shown=tasks.SHOWN,
        how_many=how_many,
        worker_stopped=at_work.stopped_since(),
        page=number,
        pages=pages,
        **for_rows(),
    )


def list_again() -> ResponseReturnValue:
    """The list again, for a post that does not count."""
    flash(PRESS_AGAIN)
    g.page_status = 400
    return show(Choice(), who_can_own())


def who_can_own() -> list[Colleague]:
    """Everyone who can own a request."""
    return colleagues.with_a_role(db(), settings().keys, permissions.READERS)


def for_rows() -> dict[str, object]:
    """What the table of requests needs besides its rows."""
    return {"consent_words": consent_words, "words": words, "due_words": words.DUE, "team_words": team_words.TEAM}


def rows_of(listed: list[Listed]) -> list[Row]:
    """Each of these requests, opened for its row."""
    owners = accounts.names(db(), settings().keys, (each.submission.owner_id for each in listed))
    found = teams.of_requests(db(), settings().keys, [each.submission.id for each in listed])
    covered = covers.covered_by(db(), me().id)
    return [
        replace(_row(each, owners), teams=found[each.submission.id], covered=each.submission.owner_id in covered)
        for each in listed
    ]


def _row(listed: Listed, owners: dict[int, str]) -> Row:
    submission = listed.submission
    owner = owners.get(submission.owner_id or 0, "")
    next_due = due.of(submission, listed.clock, settings(), calendar.today())
    try:
        opened = submissions.opened(db(), settings().keys, submission, threads=False)
        consent = _consent(opened)
    except CannotOpen:
        return Row(submission=submission, listed=listed, owner=owner, opens=False, due=next_due)
    return Row(
        submission=submission,
        listed=listed,
        about=opened.first["about"],
        age=words.of(words.AGE_BAND, voices.band(opened, calendar.today())),
        reasons=tuple(words.of(words.REASON, each) for each in voices.reasons(opened)),
        marks=tuple(words.of(words.MARK, each) for each in opened.first["marks"]),
        consent=consent,
        owner=owner,
        due=next_due,
    )


def _consent(opened: Opened) -> tuple[Stands, ...]:
    """Where consent stands for what this request asks about, from all that is linked to it."""
    submission = opened.submission
    together = people.linked(db(), submission, chair=me().is_chair)
    heard = ledger.heard(db(), settings().keys, together, opened=opened)
    return tuple(consent_now.now(heard, calendar.today(), asked_in=submission.shown_reference).stands)

"""The inbox: what must be read now first, then what has waited longest."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar, consent_now
from portal.consent_now import Stands
from portal.database import db
from portal.records import audit, ledger, people, staff, submissions
from portal.records.submissions import Submission
from portal.sealing import CannotOpen
from portal.staff import consent_words, tasks, voices, words
from portal.staff.forms import settings
from portal.staff.gate import me

PER_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Row:
    """One request as the inbox shows it."""

    submission: Submission
    about: str
    age: str
    reasons: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    consent: tuple[Stands, ...] = ()
    owner: str = ""
    opens: bool = True


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/", "inbox", inbox)


def inbox() -> ResponseReturnValue:
    page = page_number()
    found, how_many = submissions.inbox(db(), page=page, per_page=PER_PAGE, chair=me().is_chair)
    pages = max(1, -(-how_many // PER_PAGE))
    if page > pages:
        return render_template("staff/errors/not_found.html"), 404
    owners = staff.names(db(), settings().keys, (each.owner_id for each in found))
    rows = [_row(each, owners) for each in found]
    audit.write(db(), actor=me().actor, did="looked at the inbox", record="inbox", why=f"page {page}")
    return render_template(
        "staff/inbox.html",
        now=[row for row in rows if row.submission.level == "now"],
        in_turn=[row for row in rows if row.submission.level != "now"],
        tasks=tasks.due(),
        tasks_shown=tasks.SHOWN,
        consent_words=consent_words,
        how_many=how_many,
        page=page,
        pages=pages,
        words=words,
    )


def page_number() -> int:
    """The page of a list that the address asks for; the first one for anything strange."""
    asked = request.args.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def _row(submission: Submission, owners: dict[int, str]) -> Row:
    owner = owners.get(submission.owner_id or 0, "")
    try:
        opened = submissions.opened(db(), settings().keys, submission)
        consent = _consent(submission)
    except CannotOpen:
        return Row(submission=submission, about="", age="", owner=owner, opens=False)
    return Row(
        submission=submission,
        about=opened.first["about"],
        age=words.of(words.AGE_BAND, voices.band(opened, calendar.today())),
        reasons=tuple(words.of(words.REASON, each) for each in voices.reasons(opened)),
        marks=tuple(words.of(words.MARK, each) for each in opened.first["marks"]),
        consent=consent,
        owner=owner,
    )


def _consent(submission: Submission) -> tuple[Stands, ...]:
    """Where consent stands for what this request asks about, from all that is linked to it."""
    together = people.linked(db(), submission, chair=me().is_chair)
    heard = ledger.heard(db(), settings().keys, together)
    return tuple(consent_now.now(heard, calendar.today(), asked_in=submission.shown_reference).stands)

"""What a copy for the person is made of: all requests about them, opened, and what its pages show of it."""

from dataclasses import asdict, dataclass

from flask import abort, make_response, render_template, request, url_for

from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.exporting import contents as inside
from portal.exporting import subject_access
from portal.exporting.contents import Inside
from portal.exporting.subject_access import ForChecking, Wanted
from portal.records.accountability import reasons
from portal.records.consent.records import OVERRIDE
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Submission
from portal.staff.access import fresh
from portal.staff.access.gate import me
from portal.staff.consent import capacity_records
from portal.staff.exports import contents as opened_whole
from portal.staff.labels import actors, complaint_words, consent_words, export_words, words
from portal.staff.request import complaint
from portal.staff.request.lookup import look, request_named
from portal.staff.request.page import was_opened
from portal.staff.request.reasons import is_closed_to_them
from portal.staff.request.redaction import asks_why

RISKS = frozenset({"must_not_tell", "talk_to_the_child_alone_first"})


@dataclass(frozen=True, kw_only=True)
class Here:
    """One request, and all requests about the same person, opened."""

    submission: Submission
    of: list[Inside]

    @property
    def needs_safeguarding(self) -> bool:
        voices = [voice for each in self.of for voice in each.voices]
        locked = any(note.locked for each in self.of for note in each.notes)
        override = any(each.kind == OVERRIDE for voice in voices for each in voice.records)
        return locked or override or bool(RISKS & set(inside.take_care(voices)) or inside.must_not_be_told(voices))


def here_of(reference: str) -> Here:
    """The request with all about the same person. A post holds them. Ends in the page that says why not.

    Accounts that chair make no copy of anybody: whatever they do not see would be missing from it.
    """
    found = request_named(reference)
    if me().is_chair:
        abort(make_response(render_template("staff/errors/not_allowed.html"), 403))
    if request.method == "POST":
        submissions.hold_together(db(), found)
    together = people.linked(db(), found)
    try:
        first = [way for way in map(_open_first, together) if way]
        if first:
            abort(make_response(render_template("staff/exports/open_first.html", submission=found, first=first), 422))
        of = [opened_whole.inside(each) for each in together]
    except CannotOpen:
        abort(404)
    for each in together:
        was_opened(each)
    return Here(submission=found, of=of)


def _open_first(submission: Submission) -> tuple[str, str] | None:
    """The reference and the page where this member of staff says why they open it, when they must first."""
    reference = submission.shown_reference
    if is_closed_to_them(submission):
        return reference, url_for("staff.why", reference=reference, what=reasons.REQUEST, next=request.path)
    if asks_why(look(submission)):
        return reference, url_for("staff.why", reference=reference, what=reasons.WRITTEN, next=request.path)
    return None


def copy_of(here: Here, wanted: Wanted) -> ForChecking:
    """The copy as it would be today."""
    return subject_access.copy_for(here.of, wanted, actors.role_of())


def around(here: Here) -> dict[str, object]:
    """What both pages about copies show of the requests."""
    voices = [voice for each in here.of for voice in each.voices]
    return {
        "submission": here.submission,
        "together": [each.submission for each in here.of],
        "not_told": inside.must_not_be_told(voices),
        "needs_safeguarding": here.needs_safeguarding,
        "is_fresh": fresh.is_fresh(),
        "name": actors.namer(),
        "out_words": export_words,
        "words": words,
    }


def shown(made: ForChecking) -> dict[str, object]:
    """What the page of a copy needs, in the zip file and for whoever checks it."""
    return {
        "copy": asdict(made.copy),
        "consent_words": consent_words,
        "labels": capacity_records.labels(),
        "complaint_words": complaint_words,
        "complaint_rows": complaint.rows_of_said,
    }

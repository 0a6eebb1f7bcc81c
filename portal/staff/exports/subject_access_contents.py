"""What a copy for the person is made of: all requests about them, opened, and what its pages show of it."""

from dataclasses import dataclass

from flask import abort, make_response, render_template, request, url_for

from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.exporting import contents as inside
from portal.exporting import subject_access
from portal.exporting.contents import Inside
from portal.exporting.subject_access import ForChecking
from portal.exporting.subject_access_classes import class_of
from portal.records.accountability import reasons
from portal.records.accountability.leaving_out import Decision
from portal.records.consent.records import OVERRIDE
from portal.records.correspondence import notes
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.staff.access import fresh
from portal.staff.access.gate import me
from portal.staff.consent import capacity_records
from portal.staff.exports import contents as opened_whole
from portal.staff.exports import subject_access_words
from portal.staff.exports.subject_access_around import with_around
from portal.staff.labels import audit_words, copy_words, export_words, words
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
    def ids(self) -> list[str]:
        return [each.submission.id for each in self.of]

    @property
    def needs_safeguarding(self) -> bool:
        voices = [voice for each in self.of for voice in each.voices]
        locked = any(note.locked for each in self.of for note in each.notes)
        override = any(each.kind == OVERRIDE for voice in voices for each in voice.records)
        safe = any(read.why == reasons.SAFE for each in self.of for read in each.around.reads)
        return (
            locked or override or safe or bool(RISKS & set(inside.take_care(voices)) or inside.must_not_be_told(voices))
        )


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
        of = [with_around(opened_whole.inside(each)) for each in together]
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


def copy_of(here: Here, decisions: list[Decision]) -> ForChecking:
    """The copy as it would be today, without the words of locked notes."""
    return subject_access.copy_for(here.of, decisions, audit_words.namer(), audit_words.role_of())


def with_locked(here: Here, made: ForChecking) -> ForChecking:
    """The same with the words of its locked notes, for safeguarding alone; that they were opened is written down."""
    if Role.SAFEGUARDING not in me().roles:
        return made
    ids = {each.submission.shown_reference: each.submission.id for each in here.of}
    words_of = {}
    for key in made.locked:
        number = int(key.rpartition("-")[2])
        id_ = ids[key.partition(" ")[0]]
        note = notes.unlock(db(), settings().keys, id_, number, actor=me().actor, why="a copy for the person")
        words_of[key] = note.words if note else ""
    return subject_access.with_locked_words(made, words_of)


def around(here: Here) -> dict[str, object]:
    """What each page about copies shows of the requests."""
    voices = [voice for each in here.of for voice in each.voices]
    return {
        "submission": here.submission,
        "together": [each.submission for each in here.of],
        "not_told": inside.must_not_be_told(voices),
        "needs_safeguarding": here.needs_safeguarding,
        "is_fresh": fresh.is_fresh(),
        "name": audit_words.namer(),
        "copy_words": copy_words,
        "out_words": export_words,
        "words": words,
        "opens_locked": Role.SAFEGUARDING in me().roles,
        "is_locked": is_locked,
    }


def is_locked(about: str) -> bool:
    """Is this decision about a locked note? Its words are for safeguarding alone."""
    held = class_of(about)
    return bool(held and held.locked)


def shown(made: ForChecking) -> dict[str, object]:
    """What the page of a copy needs, in the zip file and for whoever checks it."""
    ours = settings()
    return {
        "covering": made.copy.covering,
        "requests": subject_access_words.requests(made.copy, capacity_records.labels()),
        "reasons": subject_access_words.reasons(made.copy),
        "colours": subject_access_words.colours(made.copy),
        "controller": ", ".join(each for each in (ours.in_charge, ours.privacy_contact) if each),
        "regulator": ", ".join(each for each in (ours.regulator, ours.regulator_contact) if each),
    }

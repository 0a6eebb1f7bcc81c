"""One request as this member of staff may see it, with all that is linked to it."""

from dataclasses import dataclass

from flask import abort

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Opened, Submission
from portal.records.standing import child_first, consent_now, ledger
from portal.records.standing.consent_now import Now
from portal.records.standing.ledger import Heard
from portal.staff.access.gate import me


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A request, the requests about the same person, every voice on them, and where consent stands."""

    submission: Submission
    together: list[Submission]
    heard: list[Heard]
    now: Now

    @property
    def own(self) -> list[Heard]:
        """The voices on this request alone."""
        return [each for each in self.heard if each.reference == self.submission.shown_reference]


def find(reference: str) -> Submission | None:
    """The request with this reference, if this member of staff may see it."""
    return submissions.find_by_reference(db(), reference, chair=me().is_chair)


def request_named(reference: str) -> Submission:
    """The same, for a page that is about one request: without it there is no page."""
    return find(reference) or abort(404)


def look(submission: Submission, opened: Opened | None = None) -> Looked:
    """Open it with all that is linked to it; what is `opened` already is not opened again.

    Raises CannotOpen when a key is missing.
    """
    together = people.linked(db(), submission, chair=me().is_chair)
    heard = ledger.heard(db(), settings().keys, together, opened=opened)
    now = consent_now.now(heard, calendar.today())
    return Looked(submission=submission, together=together, heard=heard, now=now)


def before_a_parent(submission: Submission, key: str = child_first.PARENT) -> str:
    """What must come before this voice is contacted or written down, when it is a parent; "" when nothing must."""
    if not child_first.is_parent(key):
        return ""
    try:
        return child_first.stop_now(db(), settings().keys, submission, calendar.today())
    except CannotOpen:
        return child_first.TO_DO


def child_first_on(looked: Looked) -> str:
    """The same for a request that was looked at; a chair, who does not see all that is linked, is told the same."""
    if me().is_chair:
        return before_a_parent(looked.submission)
    return child_first.stop_for(db(), looked.together, looked.heard, calendar.today())

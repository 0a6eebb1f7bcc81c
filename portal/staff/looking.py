"""One request as this member of staff may see it, with all that is linked to it."""

from dataclasses import dataclass

from portal import calendar, consent_now
from portal.consent_now import Now
from portal.database import db
from portal.records import ledger, people, submissions
from portal.records.ledger import Heard
from portal.records.submissions import Opened, Submission
from portal.staff.forms import settings
from portal.staff.gate import me


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


def look(submission: Submission, opened: Opened | None = None) -> Looked:
    """Open it with all that is linked to it; what is `opened` already is not opened again.

    Raises CannotOpen when a key is missing.
    """
    together = people.linked(db(), submission, chair=me().is_chair)
    heard = ledger.heard(db(), settings().keys, together, opened=opened)
    now = consent_now.now(heard, calendar.today())
    return Looked(submission=submission, together=together, heard=heard, now=now)

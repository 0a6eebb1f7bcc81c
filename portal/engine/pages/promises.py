"""What a voice is told of what comes next: one day at most, and a talk only where we have a safe way to reach them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flask_babel import format_date
from flask_babel import gettext as _

from portal import calendar
from portal.config import Settings
from portal.engine.steps import Line
from portal.records.correspondence.reachable import Reach
from portal.records.requests.flows import BEFORE_A_TALK, DECIDED, ENDS
from portal.records.requests.submissions import Submission


class Next(StrEnum):
    """What a voice is told of what comes next."""

    READ = "read"
    TALK = "talk"
    NO_WAY = "no way"  # we have no safe way to reach them
    COME_BACK = "come back"  # our answer is there for whoever comes back
    DECIDE = "decide"


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One thing that comes next, and by which day."""

    what: Next
    by: date | None = None

    @property
    def is_late(self) -> bool:
        return self.by is not None and self.by < calendar.today()


def promised(
    submission: Submission,
    reach: Reach,
    settings: Settings,
    *,
    has_card: bool = True,
    is_decided: bool = False,
    talked: bool = False,
    wrote: bool = False,
    said_no: bool = False,
    is_now: bool = False,
) -> list[Promise]:
    """What comes next, with one day at most: the next is told when a record proves the step before.

    A talk is promised only to whoever gave a safe way. `talked`, `wrote`: staff did, with this voice. `said_no`: this
    voice said no; then nothing is decided. `is_now`: it was sent as one to read now.
    """
    days = due(submission, settings, is_now=is_now)
    if submission.status in BEFORE_A_TALK and not talked:
        come_back = [Promise(what=Next.COME_BACK, by=days["contact"])] if has_card and not wrote else []
        if reach.has_none:
            first = [] if reach.comes_back and has_card else [Promise(what=Next.NO_WAY)]
            return first + (come_back if has_card or submission.read_at else [_read(days)])
        if not submission.read_at:
            return [_read(days)]
        return [Promise(what=Next.TALK, by=days["contact"])] if reach.ways else come_back
    if is_decided and not said_no and submission.status not in DECIDED | ENDS:
        return [Promise(what=Next.DECIDE, by=days["decide"])]
    return []


def _read(days: dict[str, date]) -> Promise:
    return Promise(what=Next.READ, by=days["read"])


def due(submission: Submission, settings: Settings, *, is_now: bool) -> dict[str, date]:
    """By which day we try to read, to get in touch and to decide (`domain.md` 4c)."""
    days = {
        "read": settings.days_to_read_now if is_now else settings.days_to_read,
        "contact": settings.days_to_contact,
        "decide": settings.days_to_decide,
    }
    return {what: calendar.due(submission.sent_at, count, settings) for what, count in days.items()}


def line(promise: Promise) -> Line:
    """One promise in words; honest when its day has gone by."""
    day = in_words(promise.by)
    words: dict[tuple[Next, bool], tuple[str, str]] = {
        (Next.READ, False): ("read_by_staff", _("We have got it. We try to read it by %(day)s.", day=day)),
        (Next.READ, True): ("read_by_staff", _("We are late. We wanted to read it by %(day)s.", day=day)),
        (Next.TALK, False): ("talk_to_you_first", _("We try to talk to you by %(day)s.", day=day)),
        (Next.TALK, True): (
            "talk_to_you_first",
            _("We wanted to talk to you by %(day)s. Tell us if we did not.", day=day),
        ),
        (Next.NO_WAY, False): ("not_filled_in", _("We have no safe way to reach you.")),
        (Next.COME_BACK, False): (
            "come_back",
            _("Come back from %(day)s with your card. Our answer is there.", day=day),
        ),
        (Next.COME_BACK, True): ("come_back", _("We are late. We wanted to answer by %(day)s.", day=day)),
        (Next.DECIDE, False): ("date", _("We try to decide by %(day)s.", day=day)),
        (Next.DECIDE, True): ("date", _("We wanted to decide by %(day)s. Tell us if we did not.", day=day)),
    }
    picture, said = words[promise.what, promise.is_late]
    return Line(picture=picture, words=str(said))


def in_words(day: date | None) -> str:
    """ "Monday 3 March 2027"; "" for none."""
    return str(format_date(day, "EEEE d MMMM y")) if day else ""

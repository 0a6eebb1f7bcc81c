"""The agenda of a list meeting: who is read about on that day and why, and who may be opened there."""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.calendar import LONDON
from portal.config import settings
from portal.database import db
from portal.records.register import agenda
from portal.records.register.agenda import BIRTHDAY_AHEAD, Facts, Reason
from portal.records.register.entry import Entry, What
from portal.records.register.state import Standing, standing
from portal.records.register.writing import clocks
from portal.records.requests import flows, submissions, tasks
from portal.records.requests.submissions import Submission
from portal.records.standing import consent_now
from portal.records.standing.ages import age_today
from portal.staff.access.gate import me
from portal.staff.access.permissions import May
from portal.staff.request.in_register import LIST, Known, everyone, known_or_none

BIRTHDAYS = (16, 18)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One person on the agenda."""

    known: Known
    reasons: tuple[Reason, ...]

    @property
    def by_override(self) -> bool:
        """Without consent, but safeguarding may open it: an override for the list counts (`domain.md` H8)."""
        is_guard = May.RECORD_AN_OVERRIDE in me().may
        return not self.known.given and is_guard and self.known.now.is_open_by_override(LIST)

    @property
    def opens(self) -> bool:
        """Whose consent is gone is a reference alone: the panel must not read any more (`domain.md` 0.4)."""
        return self.known.given or self.by_override


def items(day: date) -> list[Item]:
    """Everyone on the agenda of that day, in its order; worked out anew, so that a no takes its line away at once."""
    people = {each.key: each for each in (*everyone(), *_who_ask())}
    waiting = tasks.waiting(db(), settings(), [one.id for each in people.values() for one in each.requests])
    late = {each.submission_id for each in waiting if each.is_late(day)}
    facts = {key: _facts(each, day, late) for key, each in people.items()}
    again = settings().days_to_ask_consent_again
    found = {key: agenda.reasons(each, day, ask_again_after=again) for key, each in facts.items()}
    ordered = agenda.in_order([each for key, each in facts.items() if found[key]])
    return [Item(known=people[each.key], reasons=found[each.key]) for each in ordered]


def touched_on(day: date) -> list[Known]:
    """Everybody of whom something was decided on that day that they may know: they are told."""
    return [each for each in everyone() if any(_is_told(entry, day) for entry in each.entries)]


def _is_told(entry: Entry, day: date) -> bool:
    return entry.on == day and entry.what in (What.ON, What.LOOKED, What.NEXT_LOOK, What.CASE_MANAGER, What.OFF)


def _who_ask() -> list[Known]:
    """Whose request to join waits for a decision of the meeting."""
    at_meeting = [status for kind, status in flows.PUT_ON_BY_REGISTER if kind == "join"]
    wanted = submissions.seen_by(chair=me().is_chair).where(
        Submission.kind == "join", Submission.status.in_(at_meeting)
    )
    first = {each.person or each.id: each for each in db().scalars(wanted.order_by(Submission.sent_at))}
    known = (known_or_none(each) for each in first.values())
    return [each for each in known if each]


def _facts(known: Known, day: date, late: set[str]) -> Facts:
    answer = consent_now.latest(known.heard, "person", 1, LIST)
    now, soon = age_today(known.heard, day).years, age_today(known.heard, day + BIRTHDAY_AHEAD).years
    yesterday = age_today(known.heard, day - timedelta(days=1)).years
    return Facts(
        key=known.key,
        standing=_before(known, day),
        asks=any((each.kind, each.status) in flows.PUT_ON_BY_REGISTER for each in known.requests),
        turns=any(_turns(years, yesterday if now == years else now, soon) for years in BIRTHDAYS),
        asked_consent_on=answer["at"].astimezone(LONDON).date() if answer else None,
        late_task=any(each.id in late for each in known.requests),
    )


def _before(known: Known, day: date) -> Standing:
    """As it stood before the meeting: what is decided there neither moves a line nor takes it away."""
    decided = [each for each in known.entries if each.what in (What.LOOKED, What.NEXT_LOOK) and each.on == day]
    return standing([each for each in known.entries if each not in decided], clocks(settings()))


def _turns(years: int, before: int | None, after: int | None) -> bool:
    return before is not None and after is not None and before < years <= after

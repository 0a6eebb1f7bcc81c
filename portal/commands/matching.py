"""Which requests have a name and a birthday in common, and what a withdrawal without a card pauses.

Whoever takes back a yes without a card sees the same reply whether or not anything is held about them; here it is
found out afterwards, on the staff side. Where it is about exactly one person, sharing pauses until staff have rung.
"""

from collections.abc import Sequence
from datetime import date

from flask import Flask
from sqlalchemy.orm import Session

from portal import text
from portal.config import Settings
from portal.crypto.keys import Keys
from portal.crypto.sealing import CannotOpen
from portal.database import Database
from portal.journeys.consent import TAKEN_BACK
from portal.records.accountability.names import Actor
from portal.records.queries import index
from portal.records.requests import submissions, tasks
from portal.records.requests.flows import OPEN
from portal.records.requests.submissions import Submission
from portal.records.standing import ledger
from portal.records.standing.ledger import value_of
from portal.records.voices.contents import Contents

AT_ONCE = 25  # requests in one transaction, so that web requests get their turn in between
SHARED = ("join", "review")  # the kinds of request that are shared with anyone


def match(app: Flask) -> None:
    """Make every request findable that is not yet; then see to each withdrawal that came without a card."""
    database: Database = app.extensions["portal.database"]
    settings: Settings = app.extensions["portal.settings"]
    cannot: set[str] = set()
    while _make_findable(database, settings.keys, cannot):
        pass
    while _see_to_one(database, settings.keys, cannot):
        pass


def _make_findable(database: Database, keys: Keys, cannot: set[str]) -> bool:
    """Some requests that have no findings yet. False when there are none left. `cannot` holds what does not open."""
    with database.transaction() as db:
        some = index.without(db, index.LOOKED_AT, most=AT_ONCE, skip=cannot)
        for submission in some:
            try:
                contents = ledger.asked(db, keys, submission)
            except CannotOpen:
                cannot.add(submission.id)
                continue
            index.keep(db, keys, submission.id, names=_names(contents), born=_born(contents))
    return bool(some)


def _see_to_one(database: Database, keys: Keys, cannot: set[str]) -> bool:
    """The oldest answer without a card that nobody saw to yet. False when there is none."""
    with database.transaction() as db:
        for answer in index.without(db, index.MATCHED, most=1, skip=cannot, only="consent", having=index.LOOKED_AT):
            try:
                contents = ledger.asked(db, keys, answer)
            except CannotOpen:
                cannot.add(answer.id)
                return True
            if value_of(contents, "answer") in TAKEN_BACK:
                _pause_what_it_is_about(db, keys, answer)
            index.mark(db, answer.id, index.MATCHED)
            return True
    return False


def _pause_what_it_is_about(db: Session, keys: Keys, answer: Submission) -> None:
    """Staff ring in any case. Sharing pauses when all that it may be about is about one person."""
    alike = [each for each in index.alike(db, answer, kinds=SHARED) if each.status in OPEN]
    held = submissions.hold_together(db, answer, *alike)
    tasks.ring_after_withdrawal(db, answer.id)
    if not _one_person(db, keys, answer, alike):
        return
    ids, persons = {each.id for each in alike}, {each.person for each in alike if each.person}
    for each in held:
        if (each.id in ids or each.person in persons) and each.paused_at is None:
            submissions.stop_sharing(db, each, actor=Actor.WORKER)


def _one_person(db: Session, keys: Keys, answer: Submission, alike: Sequence[Submission]) -> bool:
    """As far as staff know: what they linked to two persons is about two, and unlinked ones by one name about one."""
    if len({each.person for each in (answer, *alike) if each.person}) > 1:
        return False
    try:
        names = {each.id: _full_name(ledger.asked(db, keys, each)) for each in alike}
    except CannotOpen:
        return False
    linked = {names[each.id] for each in alike if each.person}
    others = {names[each.id] for each in alike if not each.person}
    return others <= linked if linked else len(others) == 1


def _names(contents: Contents) -> list[str]:
    """The name that was given, and the one they like."""
    given = value_of(contents, "name")
    both = (given["name"], given["liked"]) if isinstance(given, dict) and "liked" in given else ()
    return [each for each in both if each]


def _full_name(contents: Contents) -> str:
    given = value_of(contents, "name")
    return text.plain(given["name"]) if isinstance(given, dict) and "name" in given else ""


def _born(contents: Contents) -> date | None:
    given = value_of(contents, "birthday")
    return date.fromisoformat(given["born"]) if isinstance(given, dict) and "born" in given else None

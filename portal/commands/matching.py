"""Which requests have a name and a birthday in common, and what a withdrawal without a card pauses.

Whoever takes back a yes without a card sees the same reply whether or not anything is held about them; here it is
found out afterwards, on the staff side. Where it may be about one person and no other, sharing pauses until staff have
looked; where it may be about several, nothing does, and one task names them all (`domain.md` H7 and H8).
"""

from collections.abc import Iterable, Sequence

from flask import Flask
from sqlalchemy.orm import Session

from portal import calendar
from portal.commands import one_person
from portal.commands.index import make_findings
from portal.commands.one_person import Known
from portal.config import Settings
from portal.crypto.keys import Keys
from portal.crypto.sealing import CannotOpen
from portal.database import Database, wait_for_turn
from portal.journeys.consent import TAKEN_BACK
from portal.records.accountability.names import Actor
from portal.records.queries import index
from portal.records.queries.index import Why
from portal.records.requests import submissions, tasks
from portal.records.requests.flows import OPEN
from portal.records.requests.submissions import Submission
from portal.records.standing import ledger
from portal.records.standing.ledger import value_of
from portal.records.voices.contents import Contents, Meaning

AT_ONCE = 25  # requests in one transaction, so that web requests get their turn in between
SHARED = ("join", "review")  # the kinds of request that are shared with anyone
SEVERAL = (
    "Someone took back a yes without a card. It may be about {}. Nothing is paused. Ring them, and find out today."
)
AGAIN = (
    "{} times now someone took back a yes without a card for who may be this person. Ask who, and speak to them alone."
)


def match(app: Flask) -> None:
    """Make every request findable that is not yet; then see to each withdrawal that came without a card."""
    database: Database = app.extensions["portal.database"]
    settings: Settings = app.extensions["portal.settings"]
    cannot: set[str] = set()
    while _make_findable(database, settings.keys, cannot):
        pass
    make_findings(app)
    while _see_to_one(database, settings, cannot):
        pass


def _make_findable(database: Database, keys: Keys, cannot: set[str]) -> bool:
    """Some requests that have no findings yet. False when there are none left. `cannot` holds what does not open."""
    with database.transaction() as db:
        wait_for_turn(db, "findings")  # another lane may make the same ones of what was told later
        some = index.without(db, index.LOOKED_AT, most=AT_ONCE, skip=cannot)
        for submission in some:
            try:
                contents = ledger.asked(db, keys, submission)
            except CannotOpen:
                cannot.add(submission.id)
                continue
            index.keep(db, keys, submission.id, names=one_person.names_in(contents), born=one_person.born_in(contents))
    return bool(some)


def _see_to_one(database: Database, settings: Settings, cannot: set[str]) -> bool:
    """The oldest answer without a card that nobody saw to yet. False when there is none."""
    with database.transaction() as db:
        for answer in index.without(db, index.MATCHED, most=1, skip=cannot, only="consent", having=index.LOOKED_AT):
            try:
                contents = ledger.asked(db, settings.keys, answer)
            except CannotOpen:
                cannot.add(answer.id)
                return True
            if value_of(contents, Meaning.CONSENT) in TAKEN_BACK:
                _see_to(db, settings, answer, contents)
            index.mark(db, answer.id, index.MATCHED)
            return True
    return False


def _see_to(db: Session, settings: Settings, answer: Submission, contents: Contents) -> None:
    """Staff ring in any case. Sharing pauses when all that it may be about is about one person."""
    keys = settings.keys
    found = [each for each, why in index.may_be_same(db, answer).items() if why is not Why.CONTACT]
    shared = {each.id: each for each in found if each.kind in SHARED and each.status in OPEN}
    submissions.hold_together(db, answer, *shared.values())
    known, cannot = _known(db, keys, shared.values())
    asked = _what_is_known(answer, contents)
    meant = one_person.meant_by(asked, known)
    alike = [shared[each.id] for each in meant] + cannot
    if not cannot and one_person.is_one_person(asked, meant):
        _pause(db, answer, alike)
    if len(alike) > 1 and not any(each.paused_at for each in alike):
        _add(db, settings, answer, SEVERAL.format(", ".join(each.shown_reference for each in alike)))
    else:
        tasks.ring_after_withdrawal(db, answer.id)
    before = [each for each in found if each.kind == answer.kind and each.sent_at < answer.sent_at]
    times = 1 + sum(_takes_back(db, keys, each) for each in before)
    if times > 1:
        _add(db, settings, answer, AGAIN.format(times))


def _pause(db: Session, answer: Submission, alike: Sequence[Submission]) -> None:
    """Sharing stops for these and for all that is linked to them."""
    ids, persons = {each.id for each in alike}, {each.person for each in alike if each.person}
    for each in submissions.hold_together(db, answer, *alike):
        if (each.id in ids or each.person in persons) and each.paused_at is None:
            submissions.stop_sharing(db, each, actor=Actor.WORKER)


def _add(db: Session, settings: Settings, answer: Submission, words: str) -> None:
    due = calendar.due(calendar.now(), settings.days_to_read_now, settings)
    tasks.by_hand(db, settings.keys, submission_id=answer.id, words=words, due=due, actor=Actor.WORKER)


def _known(db: Session, keys: Keys, some: Iterable[Submission]) -> tuple[list[Known], list[Submission]]:
    """What these say of whom they are about; and those that do not open."""
    known, cannot = [], []
    for each in some:
        try:
            known.append(_what_is_known(each, ledger.asked(db, keys, each)))
        except CannotOpen:
            cannot.append(each)
    return known, cannot


def _what_is_known(submission: Submission, contents: Contents) -> Known:
    born = calendar.born_between(value_of(contents, Meaning.BIRTHDAY))
    return Known(id=submission.id, person=submission.person, names=tuple(one_person.names_in(contents)), born=born)


def _takes_back(db: Session, keys: Keys, answer: Submission) -> bool:
    try:
        return value_of(ledger.asked(db, keys, answer), Meaning.CONSENT) in TAKEN_BACK
    except CannotOpen:
        return False

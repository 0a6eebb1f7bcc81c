"""The one list of the inbox: what is shown of it, in which order. `submissions.seen_by` decides who may see what."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, case, func, or_, true
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.records.complaints import entries
from portal.records.queries import clock as answering
from portal.records.queries import due, index, teams
from portal.records.queries.clock import Clocked
from portal.records.queries.teams import Team
from portal.records.queries.tokens import Kind, Word
from portal.records.requests.complaint_tasks import KIND
from portal.records.requests.flows import ENDS
from portal.records.requests.submissions import Submission

OPEN = "open"  # a status: any that is not an end
TO_ACKNOWLEDGE = "to_acknowledge"
MINE, NOBODYS = "mine", "nobody"
NEWEST, BY_DUE = "newest", "due"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which requests, in which order: with any of the values of each thing. Empty means any; unsorted, by the clock."""

    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()  # or OPEN
    level: tuple[str, ...] = ()
    age: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()
    team: tuple[str, ...] = ()  # or MINE
    owner: tuple[str, ...] = ()  # MINE, NOBODYS, or the number of an account
    late: tuple[str, ...] = ()  # "yes"
    mark: tuple[str, ...] = ()
    complaint: tuple[str, ...] = ()  # TO_ACKNOWLEDGE
    sort: tuple[str, ...] = ()  # one of NEWEST and BY_DUE

    @property
    def address(self) -> str:
        """As it stands in an address, the same choice always in the same way."""
        return urlencode(self.given, doseq=True)

    @property
    def given(self) -> dict[str, tuple[str, ...]]:
        """What was chosen, by name."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in values.items() if value}


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who looks, and what they need for it."""

    id: int
    chair: bool
    settings: Settings
    today: date
    teams: frozenset[Team] = frozenset()
    covers_for: frozenset[int] = frozenset()  # whose cases are theirs too, for now


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One request of the list, since when it waits for an answer, and whether it is to be read first."""

    submission: Submission
    clock: datetime | None
    is_now: bool


def page(db: Session, who: Viewer, choice: Choice, *, number: int, per_page: int) -> list[Listed]:
    """One page of what was chosen."""
    of = answering.clocked(chair=who.chair)
    wanted, first = of.wanted.where(_chosen(of, who, choice)), (number - 1) * per_page
    if BY_DUE in choice.sort:
        ids = _by_due(db, wanted, of, who)[first : first + per_page]
        place = {id_: at for at, id_ in enumerate(ids)}
        found = _rows(db, of.wanted.where(Submission.id.in_(ids)), of)
        return sorted(found, key=lambda each: place[each.submission.id])
    order = (Submission.sent_at.desc(), Submission.id) if NEWEST in choice.sort else _by_clock(of)
    return _rows(db, wanted.order_by(*order).limit(per_page).offset(first), of)


def counts(db: Session, who: Viewer, choices: Sequence[Choice]) -> list[int]:
    """How many requests each of these choices shows; one look at the list for all of them."""
    of = answering.clocked(chair=who.chair)
    each = [func.count().filter(_chosen(of, who, choice)) for choice in choices]
    return list(db.execute(of.wanted.with_only_columns(*each)).one()) if each else []


def now_and_unread(db: Session, who: Viewer, choice: Choice) -> int:
    """How many that must be read now are not in what was chosen."""
    of = answering.clocked(chair=who.chair)
    wanted = of.wanted.with_only_columns(func.count()).where(of.is_now, Submission.read_at.is_(None))
    return db.scalar(wanted.where(~_chosen(of, who, choice))) or 0


def found(db: Session, who: Viewer, conditions: Sequence[ColumnElement[bool]], *, most: int) -> list[Listed]:
    """What someone may see and all of these hold for, in the order of the inbox."""
    of = answering.clocked(chair=who.chair)
    return _rows(db, of.wanted.where(*conditions).order_by(*_by_clock(of)).limit(most), of)


def _rows(db: Session, wanted: Select[Submission], of: Clocked) -> list[Listed]:
    rows = db.execute(wanted.add_columns(of.clock, of.is_now))
    return [Listed(submission=one, clock=clock, is_now=bool(now)) for one, clock, now in rows]


def _by_clock(of: Clocked) -> tuple[SQLColumnExpression[object], ...]:
    """Now first, and of these the unread; then the longest unanswered; then what is answered, and what has ended."""
    unread_now = case((of.is_now & Submission.read_at.is_(None), 0), else_=1)
    return of.rank, unread_now, func.coalesce(of.clock, Submission.sent_at), Submission.id


def _by_due(db: Session, wanted: Select[Submission], of: Clocked, who: Viewer) -> list[str]:
    """The ids of all that was chosen: what is due first comes first, and what has nothing due comes last."""
    columns = [getattr(Submission, name) for name in due.NEEDED]
    days = due.Days(who.settings)
    found = []
    for id_, clock, *facts in db.execute(wanted.with_only_columns(Submission.id, of.clock, *columns)):
        first = due.first_due(due.Facts(*facts), clock, days)
        found.append((first[0] if first else date.max, id_))
    return [id_ for _day, id_ in sorted(found)]


def _chosen(of: Clocked, who: Viewer, choice: Choice) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = []
    if choice.kind:
        conditions.append(Submission.kind.in_(choice.kind))
    if choice.status:
        is_open = [Submission.status.not_in(ENDS)] if OPEN in choice.status else []
        conditions.append(or_(Submission.status.in_(choice.status), *is_open))
    if choice.level:
        conditions.append(Submission.level.in_(choice.level))
    if choice.owner:
        conditions.append(_owned(who, choice))
    if choice.team:
        named = {Team(each) for each in choice.team if each != MINE}
        conditions.append(
            teams.held_by(who.settings.keys, sorted(named | (who.teams if MINE in choice.team else set())))
        )
    if choice.late:
        conditions.append(due.is_late(of, who.settings, who.today))
    if choice.complaint:
        conditions.append(and_(Submission.kind == KIND, entries.not_acknowledged(Submission.id)))
    conditions += [index.found_by(who.settings.keys, words) for words in _facts(who, choice)]
    return and_(true(), *conditions)


def _owned(who: Viewer, choice: Choice) -> ColumnElement[bool]:
    """Mine is also what I cover for."""
    numbers = {int(each) for each in choice.owner if each not in (MINE, NOBODYS)}
    mine = {who.id, *who.covers_for} if MINE in choice.owner else set()
    nobodys = [Submission.owner_id.is_(None)] if NOBODYS in choice.owner else []
    return or_(Submission.owner_id.in_(sorted(numbers | mine)), *nobodys)


def _facts(who: Viewer, choice: Choice) -> list[list[Word]]:
    consent = Kind.CONSENT_FOR_CHAIRS if who.chair else Kind.CONSENT
    given = ((Kind.AGE_BAND, choice.age), (consent, choice.consent), (Kind.MARK, choice.mark))
    return [[(kind, each) for each in values] for kind, values in given if values]

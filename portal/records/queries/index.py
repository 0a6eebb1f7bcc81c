"""Findings: keyed tokens by which staff find what two requests have in common, without opening them.

Made and kept on the staff side only. A token says nothing without the secret, and each kind has a key of its own.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Exists,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    and_,
    delete,
    exists,
    insert,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import Base
from portal.names import keys_of
from portal.records.queries.tokens import Kind, Word
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission

NAME_AND_BIRTHDAY = "name_and_birthday"
NHS_NUMBER = "nhs_number"  # which staff added
MOST_ALIKE = 200  # of one kind: a number that very many gave tells nothing
LOOKED_AT = "looked_at_2"  # its tokens were made, were there any or none; renamed when names are folded in another way
MATCHED = "matched"  # a withdrawal without a card that was matched, or could not be


class Finding(Base):
    """One token of one request; or, with an empty token, that something was done with it."""

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("submission_id", "kind", "token"), Index(None, "kind", "token"))

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"))
    kind: Mapped[str] = mapped_column(String(30))
    token: Mapped[bytes] = mapped_column(LargeBinary(32))


def keep(db: Session, keys: Keys, submission_id: str, *, names: Iterable[str], born: date | None) -> None:
    """Make this request findable by each of these names with the birthday, and by none that was made before."""
    db.execute(delete(Finding).where(Finding.submission_id == submission_id, Finding.kind == NAME_AND_BIRTHDAY))
    forms = frozenset[str]().union(*map(keys_of, names))
    tokens = {_token(keys, NAME_AND_BIRTHDAY, f"{form}|{born.isoformat()}") for form in forms} if born else set()
    for kind, token in [(LOOKED_AT, b""), *((NAME_AND_BIRTHDAY, each) for each in tokens)]:
        _add(db, submission_id, kind, token)


def keep_nhs_number(db: Session, keys: Keys, submission_id: str, number: str) -> None:
    """Other requests with this number are found from now on, and by none that was added before."""
    db.execute(delete(Finding).where(Finding.submission_id == submission_id, Finding.kind == NHS_NUMBER))
    _add(db, submission_id, NHS_NUMBER, _token(keys, NHS_NUMBER, number))


class FindingsMade(Base):
    """When the search words and filter facts of one request were made, and from what (`changes.py`)."""

    __tablename__ = "findings_made"

    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    on: Mapped[date]
    made_from: Mapped[str] = mapped_column(String(64))


def replace(db: Session, keys: Keys, submission_id: str, words: Collection[Word], *, on: date, made_from: str) -> None:
    """This request is found by these words and facts from now on, and by nothing else that it was found by before."""
    db.execute(delete(Finding).where(Finding.submission_id == submission_id, Finding.kind.in_(tuple(Kind))))
    rows = [
        {"submission_id": submission_id, "kind": kind.value, "token": _token(keys, kind, word)}
        for kind, word in sorted(words)
    ]
    if rows:
        db.execute(insert(Finding), rows)
    db.merge(FindingsMade(submission_id=submission_id, on=on, made_from=made_from))


def facts(db: Session, keys: Keys, kind: Kind, values: Sequence[str], wanted: ColumnElement[bool]) -> dict[str, str]:
    """The value of this filter fact, by request, of the requests for which `wanted` holds and that have one."""
    value_of = {_token(keys, kind, each): each for each in values}
    rows = select(Finding.submission_id, Finding.token).join(Submission, Submission.id == Finding.submission_id)
    found = db.execute(rows.where(Finding.kind == kind, Finding.token.in_(value_of), wanted))
    return {id_: value_of[token] for id_, token in found}


def values_of(
    db: Session, keys: Keys, kind: Kind, values: Sequence[str], submission_id: str, *, made_from: str
) -> set[str]:
    """Every value of this filter fact that one request has; none where its findings were made from something else."""
    made = db.get(FindingsMade, submission_id)
    if made is None or made.made_from != made_from:
        return set()
    value_of = {_token(keys, kind, each): each for each in values}
    rows = select(Finding.token).where(Finding.submission_id == submission_id, Finding.kind == kind)
    return {value_of[token] for token in db.scalars(rows) if token in value_of}


def found_by(keys: Keys, words: Sequence[Word]) -> ColumnElement[bool]:
    """Requests that have at least one of these."""
    same = [(Finding.kind == kind) & (Finding.token == _token(keys, kind, word)) for kind, word in words]
    return Submission.id.in_(select(Finding.submission_id).where(or_(*same)))


def has(keys: Keys, words: Sequence[Word]) -> ColumnElement[bool]:
    """The same, asked of each request in turn: for a few rows, or next to other conditions."""
    same = [(Finding.kind == kind) & (Finding.token == _token(keys, kind, word)) for kind, word in words]
    return exists().where(Finding.submission_id == Submission.id, or_(*same))


def mark(db: Session, submission_id: str, kind: str) -> None:
    """This was done with the request."""
    _add(db, submission_id, kind, b"")


def without(
    db: Session, kind: str, *, most: int, skip: Collection[str] = (), only: str = "", having: str = ""
) -> list[Submission]:
    """Requests without this mark, the oldest first, but for `skip`: of one kind (`only`), with another mark."""
    wanted = select(Submission).where(~_marked(kind), Submission.id.not_in(skip))
    if only:
        wanted = wanted.where(Submission.kind == only)
    if having:
        wanted = wanted.where(_marked(having))
    return list(db.scalars(wanted.order_by(Submission.sent_at, Submission.id).limit(most)))


def _marked(kind: str) -> Exists:
    return exists().where(Finding.submission_id == Submission.id, Finding.kind == kind)


class Why(StrEnum):
    """Why two requests may be about one person."""

    NHS_NUMBER = "nhs_number"  # staff added the same one to both
    NAME = "name"  # the same name and birthday
    SOUND = "sound"  # the same birthday, and a part of a name that is alike or sounds alike
    AGE = "age"  # the same, where one of them gave an age that fits
    CONTACT = "contact"  # the same phone number or email


def may_be_same(db: Session, submission: Submission, *, chair: bool = False) -> dict[Submission, Why]:
    """Other requests that may be about this person, each with the best reason; for a chair, what a chair may see."""
    ids: dict[str, Why] = {}
    for why, same in (
        (Why.NHS_NUMBER, _shares(submission, NHS_NUMBER)),
        (Why.NAME, _shares(submission, NAME_AND_BIRTHDAY)),
        (Why.SOUND, and_(_shares(submission, Kind.BIRTHDAY), _shares(submission, Kind.NAME, Kind.SOUND))),
        (Why.AGE, and_(_fits_in_age(submission), _shares(submission, Kind.NAME, Kind.SOUND))),
        (Why.CONTACT, _shares(submission, Kind.PHONE, Kind.EMAIL)),
    ):
        ids = dict.fromkeys(db.scalars(select(Submission.id).where(same).limit(MOST_ALIKE)), why) | ids
    wanted = submissions.seen_by(chair=chair).where(Submission.id.in_(ids), Submission.id != submission.id)
    found = db.scalars(wanted.order_by(Submission.sent_at, Submission.id))
    return dict(sorted(((each, ids[each.id]) for each in found), key=lambda each: list(Why).index(each[1])))


def _shares(submission: Submission, *kinds: str) -> ColumnElement[bool]:
    """Requests that have a token of one of these kinds in common with this one."""
    mine, theirs = aliased(Finding), aliased(Finding)
    same = and_(mine.kind == theirs.kind, mine.token == theirs.token)
    found = select(theirs.submission_id).join(mine, same)
    return Submission.id.in_(found.where(mine.submission_id == submission.id, mine.kind.in_(kinds)))


def _fits_in_age(submission: Submission) -> ColumnElement[bool]:
    """Requests that may be of the same year of birth, unless both gave a birthday: then that decides."""
    gave = select(Finding.submission_id).where(Finding.kind == Kind.BIRTHDAY)
    both = and_(
        Submission.id.in_(gave), exists().where(Finding.submission_id == submission.id, Finding.kind == Kind.BIRTHDAY)
    )
    return and_(_shares(submission, Kind.BORN_IN), not_(both))


def _add(db: Session, submission_id: str, kind: str, token: bytes) -> None:
    same = Finding.submission_id == submission_id, Finding.kind == kind, Finding.token == token
    if db.scalars(select(Finding).where(*same)).first() is None:
        db.add(Finding(submission_id=submission_id, kind=kind, token=token))
        db.flush()


def _token(keys: Keys, kind: str, words: str) -> bytes:
    return sealing.token(sealing.key_from(keys.finding, kind), words)

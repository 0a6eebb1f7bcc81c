"""Teams: who of the staff is in which, and which requests are whose. A request's team is worked out, never kept.

Until the worker has found the age band, and where nobody knows the age, both age teams have the request.
"""

from collections.abc import Callable, Collection
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, String, and_, delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto.keys import Keys
from portal.database import Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.queries import index
from portal.records.queries.tokens import Kind
from portal.records.requests.flows import LED_BY_A_CHAIR
from portal.records.requests.submissions import Submission


class Team(StrEnum):
    CHILDREN = "children"
    ADULTS = "adults"
    CHAIRS = "chairs"
    PROBLEMS = "problems"


class StaffTeam(Base):
    """One team that one account is in."""

    __tablename__ = "staff_teams"

    account_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"), primary_key=True)
    team: Mapped[str] = mapped_column(String(20), primary_key=True)


def _children(keys: Keys) -> ColumnElement[bool]:
    return and_(Submission.kind != "problem", ~index.has(keys, [(Kind.AGE_BAND, "adult")]))


def _adults(keys: Keys) -> ColumnElement[bool]:
    under_18 = [(Kind.AGE_BAND, "under_16"), (Kind.AGE_BAND, "16_17")]
    return and_(Submission.kind != "problem", ~index.has(keys, under_18))


def _chairs(_keys: Keys) -> ColumnElement[bool]:
    return and_(Submission.status.in_(LED_BY_A_CHAIR), Submission.kept_from_chairs.is_(False))


def _problems(_keys: Keys) -> ColumnElement[bool]:
    return Submission.kind == "problem"


HOLDS: dict[Team, Callable[[Keys], ColumnElement[bool]]] = {
    Team.CHILDREN: _children,
    Team.ADULTS: _adults,
    Team.CHAIRS: _chairs,
    Team.PROBLEMS: _problems,
}


def held_by(keys: Keys, teams: Collection[Team]) -> ColumnElement[bool]:
    """Requests of one of these teams; of no team, none."""
    return or_(*(HOLDS[each](keys) for each in teams)) if teams else Submission.id.is_(None)


def of_requests(db: Session, keys: Keys, ids: Collection[str]) -> dict[str, tuple[Team, ...]]:
    """The teams of each of these requests."""
    columns = [HOLDS[each](keys) for each in Team]
    rows = db.execute(select(Submission.id, *columns).where(Submission.id.in_(ids)))
    return {id_: tuple(team for team, holds in zip(Team, held, strict=True) if holds) for id_, *held in rows}


def of_looker(db: Session, keys: Keys, submission_id: str, account_id: int) -> str:
    """The one team in which this member of staff opens this request; "" where it may be several, or none."""
    mine = of_account(db, account_id) - {Team.CHAIRS}
    here = mine & set(of_requests(db, keys, [submission_id])[submission_id]) or mine
    return next(iter(here)) if len(here) == 1 else ""


def of_account(db: Session, account_id: int) -> frozenset[Team]:
    """The teams of this member of staff."""
    return frozenset(map(Team, db.scalars(select(StaffTeam.team).where(StaffTeam.account_id == account_id))))


def set_of(db: Session, account_id: int, teams: Collection[Team], *, actor: Actor) -> bool:
    """From now on they are in exactly these teams. False when they were already."""
    before = of_account(db, account_id)
    if before == set(teams):
        return False
    db.execute(delete(StaffTeam).where(StaffTeam.account_id == account_id))
    db.add_all(StaffTeam(account_id=account_id, team=each.value) for each in sorted(set(teams)))
    changed = [f"team {each}" for each in sorted(before ^ set(teams))]
    audit.write(db, actor=actor, did=Did.CHANGED_TEAMS, record=Ref.staff(account_id), fields=changed)
    db.flush()
    return True

"""Who was on the list before there was a register: each gets an entry of that day, once. Staff side only."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.calendar import LONDON
from portal.crypto.keys import Keys
from portal.records.accountability.names import Actor
from portal.records.register import entries
from portal.records.register.entry import Entry, What
from portal.records.requests.flows import Status
from portal.records.requests.moves import KeptMove
from portal.records.requests.submissions import Submission

WAS_ON = "on_list"  # as a move to it was kept


def take_over(db: Session, keys: Keys) -> int:
    """An entry "on" for each request that had the status, with the day of its move: how many there were to make."""
    moved = select(KeptMove.submission_id, KeptMove.at).where(KeptMove.after == WAS_ON).order_by(KeptMove.id)
    days: dict[str, date] = {id_: at.astimezone(LONDON).date() for id_, at in db.execute(moved)}
    wanted = select(Submission.id).where(Submission.status == Status.PUT_ON, Submission.id.in_(days))
    return sum(
        entries.keep(
            db,
            keys,
            id_,
            Entry(what=What.ON, on=days[id_], said={"reason": "On the list before there was a register"}),
            by=Actor.COMMAND,
            once=f"before {id_}",
        )
        for id_ in db.scalars(wanted)
    )

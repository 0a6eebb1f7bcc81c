"""Asking GOV.UK Notify what became of the messages that it took."""

from collections.abc import Callable

from flask import Flask
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import Database
from portal.delivery import by_notify, to_staff
from portal.delivery.by_notify import Fate
from portal.delivery.leaving import NotDelivered
from portal.records.correspondence import arrivals
from portal.records.correspondence.outbox import OutgoingMessage

SAID = {
    Fate.WRONG_ADDRESS: "GOV.UK Notify found no such address or number",
    Fate.NOT_TAKEN: "it did not arrive: GOV.UK Notify tried for 3 days",
    Fate.FAILED: "GOV.UK Notify could not hand it on",
}


def ask_what_became(app: Flask, *, stopping: Callable[[], bool] = lambda: False) -> int:
    """Ask about the messages that are due to be asked about, and keep what is said: of how many."""
    database: Database = app.extensions["portal.database"]
    settings: Settings = app.extensions["portal.settings"]
    if settings.sending != "notify":
        return 0
    with database.transaction() as db:
        wanted = arrivals.to_ask(db)
    known = 0
    for each in wanted:
        if stopping():
            break
        try:
            fate = by_notify.ask(settings, each.taken_as)
        except NotDelivered:  # it is asked again, and so are the others
            break
        with database.transaction() as db:
            _keep(settings, db, each, fate)
        known += fate is not Fate.ON_ITS_WAY
    return known


def _keep(settings: Settings, db: Session, message: OutgoingMessage, fate: Fate) -> None:
    if fate is Fate.ARRIVED:
        arrivals.arrived(db, message)
    elif fate in (Fate.NOT_KNOWN, Fate.FORGOTTEN):
        arrivals.nobody_knows(db, message)
    elif fate is Fate.WRONG_ADDRESS:
        to_staff.came_back(settings, db, message, SAID[fate])
    elif fate is Fate.NOT_TAKEN:
        arrivals.not_arrived(db, message, SAID[fate])
    elif fate is Fate.FAILED:
        arrivals.send_again(db, message, SAID[fate])

"""Who was on the list before there was a register gets an entry, and reads so on their own page. Once, staff side."""

from sqlalchemy.orm import Session

from portal import calendar
from portal.config import Settings
from portal.crypto.sealing import CannotOpen
from portal.records.register import before, entries, writing
from portal.records.requests import people
from portal.records.requests.submissions import Submission
from portal.records.standing import in_register, ledger
from portal.records.standing.ages import age_today


def take_over(db: Session, settings: Settings) -> int:
    """How many entries were made. Somebody whose requests do not open here is told with their next entry."""
    made = before.take_over(db, settings.keys)
    if made:
        for id_ in sorted(entries.with_entries(db)):
            together = people.linked(db, db.get_one(Submission, id_))
            try:
                heard = ledger.heard(db, settings.keys, together)
            except CannotOpen:
                continue
            person = in_register.person(together, heard, age_today(heard, calendar.today()))
            writing.tell(db, settings.keys, person, writing.clocks(settings))
    return made

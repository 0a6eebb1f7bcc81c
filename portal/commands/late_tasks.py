"""Late tasks are chased: whoever owns the request is told once on a working day, and the team when nobody owns it.

The message says that there is something late, and no more: it names no person and no request.
"""

from flask import Flask
from sqlalchemy.orm import Session

from portal import calendar
from portal.config import Settings
from portal.crypto.sealing import CannotOpen
from portal.database import Database
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence import outbox
from portal.records.requests import submissions, tasks
from portal.records.requests.flows import CASE_WORK
from portal.records.requests.submissions import Submission
from portal.records.roles import Role
from portal.records.staff import accounts as staff
from portal.records.staff import covers, genuine
from portal.records.staff.accounts import StaffAccount

TEMPLATE = "late_tasks"


def tell_of_late_tasks(app: Flask) -> int:
    """Put a message into the outbox for each who was not told yet today: how many. In opening hours only."""
    database: Database = app.extensions["portal.database"]
    settings: Settings = app.extensions["portal.settings"]
    if not calendar.is_open(calendar.now(), settings):
        return 0
    with Session(database.engine) as db:
        try:
            late = [each for each in tasks.waiting(db, settings) if each.is_late(calendar.today())]
        except CannotOpen:  # staff see it on the request's page
            return 0
        found = submissions.seen_of(db, {each.submission_id for each in late}, chair=False)
        genuine.with_key(db, settings.keys)
        accounts = {each.id: each for each in staff.everyone(db)}
        who = {_who(each, accounts, _deputy(db, each)) for each in found.values()}
    with database.transaction() as db:
        return sum(_tell(db, settings, each) for each in sorted(who, key=lambda each: each or 0))


def _deputy(db: Session, submission: Submission) -> int | None:
    """Who covers for the owner today."""
    away = covers.of_owner(db, submission.owner_id)
    return away.deputy_id if away else None


def _who(submission: Submission, accounts: dict[int, StaffAccount], deputy: int | None) -> int | None:
    """Whose it is to do it, the owner's or the deputy's; None for the team, when neither may see the request."""
    owner = accounts.get(deputy or submission.owner_id or 0)
    if owner is None or not owner.active or owner.closed_at or not CASE_WORK & owner.role_names:
        return None
    return None if submission.kept_from_chairs and Role.CHAIR in owner.role_names else owner.id


def _tell(db: Session, settings: Settings, who: int | None) -> bool:
    """Tell them, unless they were told today."""
    account = staff.find_by_id(db, who) if who else None
    record = Ref.staff(account.id) if account else Ref.TEAM
    last = audit.last_day(db, record=record, did=Did.TOLD_OF_LATE_TASKS)
    if last and last >= calendar.today():
        return False
    address = staff.opened(account, settings.keys)["address"] if account else settings.team_email
    outbox.post(db, settings.keys, template=TEMPLATE, way="email", address=address)
    audit.write(db, actor=Actor.WORKER, did=Did.TOLD_OF_LATE_TASKS, record=record)
    return True

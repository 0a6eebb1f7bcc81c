"""Who is told that an account changes or waits for it: the person, and the safeguarding lead. No name is in it."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from portal.config import Settings, settings
from portal.database import db
from portal.records.correspondence import outbox
from portal.records.staff import accounts
from portal.records.staff.accounts import Role, StaffAccount

WAITS = "It waits for a second person: another admin, or safeguarding. They and safeguarding are told."


def back_while_it_waits(account: StaffAccount) -> ResponseReturnValue:
    """Back to the account, of which something waits for a second person."""
    tell_of(account)
    flash(WAITS)
    return redirect(url_for("staff.colleague", account_id=account.id), 303)


def tell_of(account: StaffAccount) -> None:
    """Tell the person whose account it is, and whoever leads safeguarding; the team, when nobody does."""
    tell(db(), settings(), account)


def tell(session: Session, settings: Settings, account: StaffAccount) -> None:
    """The same where no page asks for it: in a command on the machine."""
    own = _address(settings, account)
    leads = [each for each in accounts.everyone(session) if each.active and Role.SAFEGUARDING in each.role_names]
    others = sorted({_address(settings, each) for each in leads} - {own}) or [settings.team_email]
    for template, address in (("own_account", own), *(("staff_account", each) for each in others)):
        outbox.post(session, settings.keys, template=template, way="email", address=address)


def _address(settings: Settings, account: StaffAccount) -> str:
    return accounts.opened(account, settings.keys)["address"]

"""People who work here, for admins: who has an account, lock it, remove it. Each change is asked about once more."""

from dataclasses import dataclass

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.queries import teams
from portal.records.staff import accounts, pending
from portal.records.staff import changes as account_changes
from portal.records.staff.accounts import StaffAccount
from portal.records.staff.changes import WITHOUT_MORE, NotAllowed
from portal.staff.access.gate import me
from portal.staff.access.permissions import READERS
from portal.staff.labels import words
from portal.staff.labels.team_words import TEAM
from portal.staff.office import covers
from portal.staff.office.account_notices import back_while_it_waits
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again


@dataclass(frozen=True, kw_only=True)
class Change:
    """What the page that asks once more says."""

    question: str
    meaning: str
    button: str
    done: str


CHANGES = {
    "lock": Change(
        question="Lock {name}'s account?",
        meaning="They are signed out everywhere and cannot sign in until an admin unlocks the account.",
        button="Lock it",
        done="The account is locked.",
    ),
    "unlock": Change(
        question="Unlock {name}'s account?",
        meaning="They can sign in again with the password and the second step they had.",
        button="Unlock it",
        done="The account is unlocked.",
    ),
    "remove": Change(
        question="Remove {name}?",
        meaning="They are signed out and can never sign in with this account. What they did stays in the audit trail.",
        button="Remove them",
        done="The account is closed.",
    ),
    "open-again": Change(
        question="Open {name}'s account again?",
        meaning="You get a set-up link to pass on. They have no role until you give them one.",
        button="Open it again",
        done="The account is open again. Now choose what they may do.",
    ),
    "new-link": Change(
        question="Make a new set-up link for {name}?",
        meaning="Their password and second step end now, and they are signed out everywhere.",
        button="Make a new link",
        done="There is a new link.",
    ),
    "reset-second-step": Change(
        question="Reset {name}'s second step?",
        meaning="First make sure, by voice or in person, that it is them who ask. They are signed out, their recovery "
        "codes end, and the next sign-in with their password sets up a new app.",
        button="Reset it",
        done="The second step is reset.",
    ),
    "end-sessions": Change(
        question="Sign {name} out everywhere?",
        meaning="Every browser that is signed in with this account is signed out. What they were typing is lost.",
        button="Sign them out",
        done="They are signed out everywhere.",
    ),
}


def add_to(bp: Blueprint) -> None:
    one = "/people/<int:account_id>"
    bp.add_url_rule("/people", "colleagues", colleagues)
    bp.add_url_rule(one, "colleague", colleague)
    bp.add_url_rule(f"{one}/<change>", "change_colleague", change_colleague, methods=["GET", "POST"])


def colleagues() -> ResponseReturnValue:
    """Everyone who has or had an account, those who work here first."""
    everyone = [(each, known(each)) for each in accounts.everyone(db())]
    everyone.sort(key=lambda each: (each[0].closed_at is not None, each[1]["name"].casefold()))
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_STAFF_LIST, record=Ref.STAFF_LIST)
    return render_template("staff/office/accounts/list.html", everyone=everyone, state=state, words=words)


def colleague(account_id: int) -> ResponseReturnValue:
    account = accounts.find_by_id(db(), account_id)
    if account is None:
        abort(404)
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_ACCOUNT, record=Ref.staff(account.id))
    return one_page(account)


def one_page(account: StaffAccount, link: str = "") -> str:
    """The page of one account; with a set-up link when one was made, which is shown this once."""
    return render_template(
        "staff/office/accounts/one.html",
        account=account,
        known=known(account),
        state=state(account),
        roles=sorted(account.role_names),
        teams=[TEAM[each] for each in sorted(teams.of_account(db(), account.id))],
        away=covers.away_and_cover(account.id),
        may_be_away=bool(account.role_names & READERS),
        changes=_changes(account),
        sign_ins=account_changes.sign_ins(db(), account),
        link=link,
        words=words,
    )


@shows_itself_again
def change_colleague(account_id: int, change: str) -> ResponseReturnValue:
    """Ask once more, by name; then do it."""
    posted = request.method == "POST"
    account = account_changes.hold(db(), account_id) if posted else accounts.find_by_id(db(), account_id)
    if account is None or change not in CHANGES:
        abort(404)
    if not posted or g.refusal:
        return _ask(account, change, PRESS_AGAIN if g.refusal else ""), 400 if g.refusal else 200
    try:
        if pending.needs_second(account, change):
            pending.ask(db(), account, change, by=myself())
            return back_while_it_waits(account)
        secret = WITHOUT_MORE[change](db(), account, by=myself())
    except NotAllowed as sentence:
        return _ask(account, change, str(sentence)), 422
    if secret:
        return one_page(account, link=set_up_link(secret))
    if account.id == me().id:
        return redirect(url_for("security.login"), 303)
    flash(CHANGES[change].done)
    return redirect(url_for("staff.colleague", account_id=account.id), 303)


def _ask(account: StaffAccount, change: str, error: str) -> str:
    names = known(account)
    return render_template(
        "staff/office/accounts/sure.html", account=account, known=names, asked=CHANGES[change], error=error
    )


def state(account: StaffAccount) -> str:
    """How an account is, in words."""
    if account.closed_at:
        return "Closed"
    if not account.active:
        return "Locked"
    return "Works" if account.is_set_up else "Not set up yet"


def _changes(account: StaffAccount) -> list[tuple[str, str]]:
    """What can be done now: (change, the words of its link)."""
    if account.closed_at:
        return [("open-again", "Open this account again")]
    own = account.id == me().id
    offered = [("end-sessions", "Sign out everywhere")]
    if not own:
        offered += [("reset-second-step", "Reset the second step"), ("new-link", "Make a new set-up link")]
        offered += [("lock", "Lock") if account.active else ("unlock", "Unlock"), ("remove", "Remove")]
    return offered


def known(account: StaffAccount) -> dict[str, str]:
    """The name and the address of an account, opened."""
    return accounts.opened(account, settings().keys)


def myself() -> StaffAccount:
    """The account of whoever is signed in."""
    found = accounts.find_by_id(db(), me().id)
    if found is None:
        raise LookupError("Nobody is signed in.")
    return found


def set_up_link(secret: str) -> str:
    """Where a new member of staff chooses a password, once."""
    return f"{settings().staff_url}/staff/set-up/{secret}"

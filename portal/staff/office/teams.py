"""The teams of a colleague, for admins."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.database import db
from portal.records.queries import teams
from portal.records.queries.teams import Team
from portal.records.staff import accounts
from portal.records.staff import changes as account_changes
from portal.records.staff.accounts import StaffAccount
from portal.staff.access.gate import me
from portal.staff.forms.fields import Ticks
from portal.staff.forms.form import StaffForm
from portal.staff.labels.team_words import TEAM
from portal.staff.office.account_notices import tell_of
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

OWN = "You cannot change your own teams: ask another admin."


class TeamsForm(StaffForm):
    """In which teams they are; in none, when nothing is ticked."""

    teams = Ticks(
        "Which teams?",
        {Team(key): said for key, said in TEAM.items()},
        hint="What is nobody's in these teams they open without being asked why.",
    )


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/people/<int:account_id>/teams", "change_teams", change_teams, methods=["GET", "POST"])


@shows_itself_again
def change_teams(account_id: int) -> ResponseReturnValue:
    """In which teams they are: what is nobody's there they open without being asked why."""
    posted = request.method == "POST"
    account = account_changes.hold(db(), account_id) if posted else accounts.find_by_id(db(), account_id)
    if account is None or account.closed_at:
        abort(404)
    form = TeamsForm(request.form) if posted else TeamsForm(start={"teams": teams.of_account(db(), account.id)})
    if not posted or g.refusal:
        return _page(account, form, PRESS_AGAIN if g.refusal else ""), 400 if g.refusal else 200
    if account.id == me().id:
        return _page(account, form, OWN), 422
    changed = teams.set_of(db(), account.id, frozenset(form.teams.answer), actor=me().actor)
    if changed:
        tell_of(account)
    flash("Their teams are changed." if changed else "Their teams were so already.")
    return redirect(url_for("staff.colleague", account_id=account.id), 303)


def _page(account: StaffAccount, form: TeamsForm, error: str) -> str:
    return render_template(
        "staff/office/accounts/teams.html",
        account=account,
        known=accounts.opened(account, settings().keys),
        form=form,
        error=error,
    )

"""When someone is away: they, or an admin for them, name a deputy until a day. It ends by itself after that day."""

from datetime import timedelta

from flask import Blueprint, abort, flash, g, redirect, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.queries import teams
from portal.records.staff import accounts, colleagues, covers
from portal.records.staff import changes as account_changes
from portal.records.staff.accounts import StaffAccount
from portal.staff.access.gate import me
from portal.staff.access.permissions import READERS
from portal.staff.forms.fields import Day, Pick
from portal.staff.forms.form import StaffForm, form_of
from portal.staff.forms.marks import Pressed
from portal.staff.labels.team_words import TEAM
from portal.staff.office import covers as cover_words
from portal.staff.office.account_notices import tell_of
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

LONGEST = timedelta(days=366)
TOO_LONG = "Choose a day within the next year"
IN_THE_PAST = "Choose today or a day after it"
AWAY_TOO = "They are away themselves: choose someone else"


class AwayForm(StaffForm):
    """Who covers, and until when."""

    deputy: Pick[int]
    until: Day

    @property
    def against(self) -> dict[str, str]:
        """What stands against the day; nothing when it may be."""
        until, today = self.until.answer, calendar.today()
        if until < today:
            return {"until": IN_THE_PAST}
        return {"until": TOO_LONG} if until > today + LONGEST else {}


class BackForm(StaffForm):
    """They are back."""

    do = Pressed("end")


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/away", "away", away, methods=["GET", "POST"])
    bp.add_url_rule("/people/<int:account_id>/away", "away_of", away_of, methods=["GET", "POST"])


@shows_itself_again
def away() -> ResponseReturnValue:
    """One's own page."""
    account = _held(me().id)
    return _answer(account) if account else abort(404)


@shows_itself_again
def away_of(account_id: int) -> ResponseReturnValue:
    """The same for a colleague, by an admin."""
    account = _held(account_id)
    if account is None or not account.role_names & READERS:
        abort(404)
    return _answer(account)


def _held(account_id: int) -> StaffAccount | None:
    """A post holds the account, so that two deputies are named one after the other."""
    if request.method == "POST":
        return account_changes.hold(db(), account_id)
    return accounts.find_by_id(db(), account_id)


def _answer(account: StaffAccount) -> ResponseReturnValue:
    if request.method == "GET":
        return _page(account, _form_of(account)())
    form = _form_of(account)(request.form)
    if g.refusal:
        form.refuse({"": PRESS_AGAIN})
        return _page(account, form), 400
    if BackForm(request.form).do.data:
        ended = covers.end(db(), account.id, actor=me().actor)
        flash("Nobody covers any more." if ended else "Nobody covered any more.")
        return redirect(request.path, 303)
    if form.validate():
        form.refuse(form.against or _against(form.deputy.answer))
    if form.wrong:
        return _page(account, form), 422
    covers.name(db(), owner_id=account.id, deputy_id=form.deputy.answer, until=form.until.answer, actor=me().actor)
    if account.id != me().id:
        tell_of(account)
    flash("It is written down.")
    return redirect(request.path, 303)


def _form_of(account: StaffAccount) -> type[AwayForm]:
    those = colleagues.with_a_role(db(), settings().keys, READERS)
    # Nobody takes somebody's work by naming themselves: they, or another admin, choose who covers.
    deputies = {each.id: each.name for each in those if each.id not in (account.id, me().id)}
    until = Day(
        "Until when?",
        hint="The last day away. The cover ends by itself after it.",
        missing="Choose the last day",
        may_come=True,
    )
    return form_of({"deputy": Pick("Who covers?", deputies, missing="Choose who covers"), "until": until}, AwayForm)


def _against(deputy: int) -> dict[str, str]:
    """There is no deputy of a deputy."""
    return {"deputy": AWAY_TOO} if covers.of_owner(db(), deputy) else {}


def _page(account: StaffAccount, form: AwayForm) -> str:
    own = account.id == me().id
    return render_template(
        "staff/office/absences.html",
        own=own,
        account=account,
        name=accounts.opened(account, settings().keys)["name"],
        now=cover_words.away_and_cover(account.id),
        covering=cover_words.covering().values() if own else (),
        teams=[TEAM[each] for each in sorted(teams.of_account(db(), account.id))],
        form=form,
    )

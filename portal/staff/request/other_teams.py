"""Requests of other teams: which they are for this member of staff, and who is told when one of them is opened."""

from collections.abc import Sequence

from portal.config import settings
from portal.database import db
from portal.records.correspondence import outbox
from portal.records.queries import teams
from portal.records.queries.teams import Team
from portal.records.requests.submissions import Submission
from portal.records.staff import accounts, covers
from portal.records.staff.accounts import Role, StaffAccount
from portal.staff.access.gate import me


def of_other_teams(those: Sequence[Submission]) -> frozenset[str]:
    """The ids of those that are in no team of theirs, and that they neither own nor cover."""
    mine, covered = teams.of_account(db(), me().id), covers.covered_by(db(), me().id)
    found = teams.of_requests(db(), settings().keys, [each.id for each in those])
    return frozenset(
        each.id
        for each in those
        if not mine & set(found[each.id]) and each.owner_id != me().id and each.owner_id not in covered
    )


def tell_whose_it_is(submission: Submission) -> None:
    """Tell the owner and whoever leads cases in its teams, at once, that another team opened it; else the team."""
    if submission.id not in of_other_teams([submission]):
        return
    here = set(teams.of_requests(db(), settings().keys, [submission.id])[submission.id])
    who = [each for each in accounts.everyone(db()) if _is_told(each, submission, here)]
    addresses = sorted({accounts.opened(each, settings().keys)["address"] for each in who})
    for address in addresses or [settings().team_email]:
        outbox.post(
            db(),
            settings().keys,
            template="opened_elsewhere",
            way="email",
            address=address,
            submission_id=submission.id,
            fields={
                "reference": submission.shown_reference,
                "link": f"{settings().staff_url}/staff/request/{submission.shown_reference}",
            },
        )


def _is_told(account: StaffAccount, submission: Submission, here: set[Team]) -> bool:
    if not account.active or account.id == me().id:
        return False
    if submission.kept_from_chairs and Role.CHAIR in account.role_names:
        return False
    leads = Role.CASE_LEAD in account.role_names and bool(here & teams.of_account(db(), account.id))
    return leads or account.id == submission.owner_id

"""A message to the team that there is something to read. It says nothing about the person."""

from portal.config import settings
from portal.database import db
from portal.records.correspondence import outbox
from portal.records.requests.submissions import Submission


def tell_team(template: str, submission: Submission) -> None:
    outbox.post(
        db(),
        settings().keys,
        template=template,
        way="email",
        address=settings().team_email,
        submission_id=submission.id,
    )

"""Tasks as staff see them: offered, taken, due, late; and the notes that they follow from."""

from sqlalchemy.orm import Session

from portal.records.requests import submissions, tasks
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office


def writes(client: CheckedClient, submission: Submission | str, what: str, **typed: object) -> FetchedPage:
    reference = submission if isinstance(submission, str) else submission.shown_reference
    return client.send(client.get(f"/staff/request/{reference}/down/{what}"), dict(typed))


def kinds(office: Office, request: Submission) -> list[str]:
    with Session(office.database.engine) as db:
        return sorted(each.kind for each in tasks.waiting(db, office.settings, [request.id]))


def no(answer: str = "no") -> tuple[Consent, ...]:
    return (Consent(voice="person", purpose="list", answer=answer, how="alone", words_shown=["Do you want it?"]),)


def pause(office: Office, request: Submission) -> None:
    with office.database.transaction() as db:
        submissions.pause(db, db.get_one(Submission, request.id))

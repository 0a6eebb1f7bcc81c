"""Requests with names as people write them, withdrawals without a card, and what came of them."""

from typing import Any

from portal.records.requests import sending, tasks
from portal.records.requests.submissions import Submission
from portal.records.requests.tasks import ToDo
from tests.support.staff_fixtures import Office, said, to_send


def receives(
    office: Office, kind: str = "join", name: str = "Sam Example", *, liked: str = "", **more: Any
) -> Submission:
    """A request with these names and, for a cold answer, what they said."""
    answer, aged = more.pop("answer", "no"), more.pop("aged", None)
    sent = to_send(kind=kind, about=name, **more)
    sent.contents["said"][0]["value"] = {"name": name, "liked": liked}
    for each in sent.contents["said"]:
        if aged and each["step"] == "birthday":
            each["value"] = aged
    if kind == "consent":
        sent.contents["said"].append(said("answer", "What do you want to say?", [answer], answer))
    with office.database.transaction() as db:
        submission = sending.send(db, office.settings.keys, sent)
        db.flush()
        db.expunge(submission)
        return submission


def paused(office: Office, *requests: Submission) -> list[bool]:
    with office.database.transaction() as db:
        return [db.get_one(Submission, each.id).paused_at is not None for each in requests]


def to_do(office: Office, request: Submission) -> list[ToDo]:
    with office.database.transaction() as db:
        return tasks.waiting(db, office.settings, [request.id])


def rings(office: Office, request: Submission) -> int:
    return len(to_do(office, request))

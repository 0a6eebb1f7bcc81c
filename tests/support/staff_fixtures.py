"""People who work on the requests, and requests for them to read. Everything goes through the real sign-in."""

import secrets
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from passlib.totp import TOTP

from portal.config import Settings
from portal.crypto import credentials
from portal.database import Database
from portal.records.accountability.names import Actor
from portal.records.correspondence import contacts
from portal.records.queries import teams
from portal.records.queries.teams import Team
from portal.records.requests import sending, submissions
from portal.records.requests.sending import Consent, ToSend
from portal.records.requests.submissions import Submission
from portal.records.staff import accounts, factors
from portal.records.staff.accounts import Role, StaffAccount
from portal.records.voices import folders
from tests.support.checked_client import CheckedClient, FetchedPage

PASSWORD = "purple otter envelope 71"


@dataclass
class Worker:
    """One member of staff: what they know and the app on their phone."""

    address: str
    secret: str
    id: int
    password: str = PASSWORD
    last_counter: int = field(default=0, repr=False)

    def code(self) -> str:
        """A code that was not used yet: this half minute's, or the next one's when that was used."""
        self.last_counter = max(self.last_counter + 1, int(time.time()) // 30)
        return str(TOTP(key=self.secret, format="base32").generate(time=self.last_counter * 30).token)


class Office:
    """The staff side of one application."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.settings: Settings = app.extensions["portal.settings"]
        self.database: Database = app.extensions["portal.database"]

    def hires(self, *roles: Role, name: str = "Robin Reader", of: Collection[Team] = tuple(Team)) -> Worker:
        """Someone with these roles (triage when none is named), of every team, a password and a second step."""
        address = f"robin.{secrets.token_hex(4)}@example.org"
        base32 = credentials.new_factor_secret()
        keys = self.settings.keys
        with self.database.transaction() as db:
            account, _link = accounts.make(db, keys, address=address, name=name, roles=roles or (Role.TRIAGE,))
            teams.set_of(db, account.id, of, actor=Actor.COMMAND)
            accounts.choose_password(db, keys, account, PASSWORD)
            factors.set_factor(account, credentials.new_factor(keys, issuer="test", base32=base32))
            return Worker(address=address, secret=base32, id=account.id)

    def starts_to_hire(self, *, name: str = "Robin Reader") -> tuple[str, str]:
        """An account without a password: its address, and the way of its set-up link."""
        address = f"robin.{secrets.token_hex(4)}@example.org"
        with self.database.transaction() as db:
            _account, link = accounts.make(db, self.settings.keys, address=address, name=name, roles=[Role.TRIAGE])
        return address, f"/staff/set-up/{link}"

    def client(self) -> CheckedClient:
        return CheckedClient(self.app)

    def gives_password(self, client: CheckedClient, worker: Worker) -> FetchedPage:
        page = client.get("/staff/sign-in")
        return client.send(page, {"email": worker.address, "password": worker.password})

    def signs_in(self, worker: Worker) -> CheckedClient:
        """Their browser after both steps. `tests/staff/access/test_sign_in.py` looks at the pages on the way."""
        client = self.client()
        client.checks = False
        asked = self.gives_password(client, worker)
        typed = asked.hidden() | {"code": worker.code()}
        opened = client.client.post(asked.form.get("action"), data=typed, headers=client.headers)
        assert opened.status_code == 302, opened.text  # a wrong code is a page, and the gate sends on with a 303
        client.checks = True
        return client

    def waits_a_minute(self, worker: Worker) -> None:
        """As far as codes go: those of this minute may be used again."""
        self.changes(worker, lambda account: setattr(account, "tf_last_counter", None))
        worker.last_counter = 0

    def gives_reason(self, client: CheckedClient, request: Submission, why: str = "advice") -> FetchedPage:
        """Say why, where the request belongs to somebody else."""
        return client.post(f"/staff/request/{request.shown_reference}/why", {"opens_because": why})

    def client_secret(self, client: CheckedClient) -> str:
        """What the cookie of a signed-in browser holds."""
        cookie = client.client.get_cookie("staff")
        assert cookie
        return cookie.value

    def receives(self, **more: Any) -> Submission:
        """A request that someone sent."""
        with self.database.transaction() as db:
            submission = sending.send(db, self.settings.keys, to_send(**more))
            db.flush()
            db.expunge(submission)
            return submission

    def talks(self, request: Submission, words: str, *, on: date, voice: str = "person") -> None:
        """Staff write down a talk with this voice, that answered all."""
        with self.database.transaction() as db:
            to = folders.find(db, request.id, voice)
            assert to
            contacts.keep(
                db, self.settings.keys, to, on=on, how="phone", words=words, by=Actor.staff(1),
                once=secrets.token_hex(16), reached=True, answered=True,
            )  # fmt: skip

    def makes_older(self, submission: Submission, by: timedelta) -> None:
        with self.database.transaction() as db:
            found = submissions.find(db, submission.id)
            assert found
            found.sent_at -= by

    def changes(self, worker: Worker, change: Callable[[StaffAccount], None]) -> None:
        """Something happens to an account while nobody looks."""
        with self.database.transaction() as db:
            account = accounts.find(db, self.settings.keys, worker.address)
            assert account
            change(account)


def said(step: str, question: str, lines: list[str], value: Any) -> Any:
    return {"step": step, "question": question, "lines": lines, "value": value}


WAYS = (
    said("reach", "How can we reach you?", ["Text", "Email"], {"ticks": ["text", "email"], "words": ""}),
    said(
        "phone", "What is your phone number?", ["07700 900111", "It is not safe to use.", "After 4pm"],
        {"detail": "07700 900111", "safe": "no", "when": "After 4pm"},
    ),
    said(
        "email", "What is your email address?", ["sam@example.com", "It is safe to use."],
        {"detail": "sam@example.com", "safe": "yes", "when": ""},
    ),
)  # fmt: skip
PRIVATE = said(
    "private", "Who must we not tell?", ["Mum", "She reads\nmy <b>texts</b>"],
    {"ticks": ["mum"], "words": "She reads\nmy <b>texts</b>"},
)  # fmt: skip


def to_send(
    *,
    kind: str = "join",
    about: str = "Sam Example",
    level: str = "normal",
    reasons: tuple[str, ...] = (),
    marks: tuple[str, ...] = (),
    voice: str = "person",
    born: str = "2001-03-05",
    more_said: tuple[dict[str, Any], ...] = (),
    consents: tuple[Consent, ...] | None = None,
    others: dict[str, Any] | None = None,
) -> ToSend:
    """What one Send keeps, in the shape that `engine/submitting.py` writes."""
    agreed = Consent(
        voice="person", purpose="list", answer="yes", how="alone", words_shown=["What we share", "Do you want it?"]
    )
    answers = [
        said("name", "What is your name?", [about], {"name": about, "liked": ""}),
        said("birthday", "When is your birthday?", [born or "Skipped"], {"born": born} if born else "skipped"),
        *more_said,
    ]
    return ToSend(
        id=secrets.token_hex(16),
        kind=kind,
        language="en",
        level=level,
        voice=voice,
        contents={"about": about, "reasons": list(reasons), "marks": list(marks), "said": answers},
        others=others or {},
        consents=(agreed,) if consents is None else consents,
    )


@pytest.fixture
def office(app: Flask) -> Office:
    return Office(app)

"""Records as the exports read them, without a database."""

from datetime import UTC, datetime

from portal.records.accountability.names import Actor
from portal.records.consent.records import Recorded
from portal.records.requests.submissions import Submission

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def submission(reference: str = "22223333") -> Submission:
    return Submission(
        id="a" * 32, reference=reference, kind="join", status="new", level="normal", language="en", sent_at=AT,
        status_at=AT, kept_from_chairs=False,
    )  # fmt: skip


def record(kind: str, words: str, **more: str) -> Recorded:
    return Recorded(kind=kind, by=Actor.staff(1), on="2026-11-02", purpose="list", why=words, more=more, id=1, at=AT)

"""The clock of the inbox: how long a request has waited for an answer, and what is late."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from portal import calendar
from portal.config import Settings
from portal.records.accountability.names import Actor
from portal.records.queries import due
from portal.records.queries import inbox as listing
from portal.records.queries.inbox import Choice
from portal.records.requests.submissions import Submission
from tests.support.staff.inbox import changes, clock, viewer, writes
from tests.support.staff_fixtures import Office


def test_the_clock_is_the_first_message_that_nobody_answered(office: Office) -> None:
    request = office.receives()
    assert clock(office, request) == request.sent_at
    changes(office, request, status="acknowledged", status_at=datetime.now(UTC))
    assert clock(office, request) is None
    writes(office, request, "Hello?")
    first = clock(office, request)
    writes(office, request, "Is anyone there?")
    assert first is not None and clock(office, request) == first > request.sent_at
    writes(office, request, "Yes.", by=Actor.staff(1))
    assert clock(office, request) is None
    writes(office, request, "Thank you.")
    last = clock(office, request)
    assert last is not None and last > first


def test_an_answer_without_an_acknowledgment_stops_the_clock(office: Office) -> None:
    request = office.receives()
    writes(office, request, "We have got it.", by=Actor.staff(1))
    assert clock(office, request) is None


def test_what_has_ended_goes_last_unless_something_is_to_be_done_about_it(office: Office) -> None:
    ended, asked_again, waits = (office.receives(level="now") for _each in range(3))
    for each in (ended, asked_again):
        changes(office, each, status="withdrawn", read_at=datetime.now(UTC))
    writes(office, asked_again, "I changed my mind.")
    with Session(office.database.engine) as db:
        found = listing.page(db, viewer(office), Choice(), number=1, per_page=9)
    assert [(each.submission.id, each.is_now) for each in found] == [
        (waits.id, True), (asked_again.id, True), (ended.id, False),
    ]  # fmt: skip


LIMITS = Settings()


@settings(max_examples=60, deadline=None)
@given(
    moment=st.datetimes(datetime(2026, 3, 1), datetime(2026, 12, 31)),
    today=st.dates(date(2026, 3, 20), date(2027, 1, 5)),
    days=st.integers(0, 20),
)
def test_the_database_and_the_page_agree_on_what_is_late(moment: datetime, today: date, days: int) -> None:
    sent = moment.replace(tzinfo=UTC)
    before = due.late_before(days, LIMITS, today)
    assert (sent < before) == (calendar.due(sent, days, LIMITS) < today)


def test_late_is_counted_in_working_days() -> None:
    friday = datetime(2026, 11, 13, 12, tzinfo=UTC)
    request = Submission(kind="lost", status="new", level="normal", sent_at=friday, read_at=friday)
    found = due.of(request, friday, LIMITS, date(2026, 11, 24))
    assert found == due.Due(day=date(2026, 11, 20), what=due.ANSWER, late=2)  # the weekend between does not count
    assert due.of(request, None, LIMITS, date(2026, 11, 24)) is None

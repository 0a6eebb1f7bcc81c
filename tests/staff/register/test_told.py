"""What the register tells the person, and what a stolen database gives of it."""

from collections.abc import Iterator

import pytest

from portal import calendar
from portal.records.requests import submissions
from tests.staff.register.entries_written import agreed, writes
from tests.support.card_holders import comes_back, sends
from tests.support.easy_words import problems_in
from tests.support.staff.consent_records import SPOKE
from tests.support.staff.consent_records import writes as records
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


@pytest.fixture(autouse=True)
def in_opening_hours(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(calendar, "is_open", lambda *_args: True)
    yield


def test_the_person_reads_since_when_whom_to_ask_and_by_when_and_never_a_colour(office: Office) -> None:
    receipt, card = sends(office.client())
    with office.database.transaction() as db:
        request = submissions.find_by_reference(db, receipt.reference)
        assert request
        request.status = "at_meeting"
        db.flush()
        db.expunge(request)
    client = office.signs_in(office.hires())
    records(client, request, "spoke", **SPOKE)
    writes(office, client, request, "on")
    device = office.client()
    page = comes_back(device, card)
    words = page.words()
    assert "You are on the list since" in words and "Kim Keeper is the person to ask." in words
    assert "Ring 01403 000000." in words and "We look again by" in words
    assert "You can come off the list. Change your answer to no." in words
    rows = [" ".join(each.text_content().split()) for each in page.main.xpath(".//*[@class='rows']//p")]
    ours = [each for each in rows if "list" in each or "look again" in each]
    assert len(ours) >= 3 and not problems_in(ours)
    for never in ("mber", "olour", "Home may end", "Short breaks"):
        assert never not in words.replace("December", "").replace("November", ""), never
    writes(office, client, request, "case-manager")
    assert "Lou Later is the person to ask." in comes_back(office.client(), card).words()
    writes(office, client, request, "off")
    words = comes_back(office.client(), card).words()
    assert "You are not on the list now." in words and "We look again by" not in words


def test_a_day_of_the_database_says_nothing_of_who_is_on(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    writes(office, client, request, "on")
    with office.database.engine.connect() as db:
        rows = db.exec_driver_sql("SELECT * FROM register_entries").all()
        lines = db.exec_driver_sql("SELECT * FROM told_lines").all()
    assert rows and lines
    for word in (b"amber", b"Kim", b"Home may end", b"is_on"):
        assert not any(word in bytes(cell) for row in (*rows, *lines) for cell in row if isinstance(cell, bytes))

"""Whoever reads a folder reads what was told later with it: staff, the search, what leaves, and the worker."""

import json
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.commands.index import make_findings
from portal.commands.matching import match
from portal.crypto import sealing
from portal.records.correspondence import told_later
from portal.records.queries import index
from portal.records.queries import tokens as findable
from portal.records.queries.index import Finding
from portal.records.requests.submissions import Submission
from portal.records.standing import ledger
from portal.records.voices import folders
from portal.records.voices.contents import Meaning
from portal.staff.labels import times
from tests.support.checked_client import CheckedClient
from tests.support.public.voices import opened
from tests.support.staff.copies import fetches, is_let_go, makes
from tests.support.staff.exports import agreed, shares
from tests.support.staff_fixtures import Office, said
from tests.told_later.telling import known, sent, tells

TODAY = date(2026, 11, 30)


def is_told(office: Office, request: Submission, step: str, words: str, value: object, means: str = "") -> None:
    """The person tells this later, from the receipt."""
    answer = said(step, "What is it?", [words], value) | {"means": means}
    with office.database.transaction() as db:
        folder = folders.find(db, request.id, "person")
        assert folder
        told_later.add(db, folder, told_later.Later(said=answer, reasons=[], marks=["in_hospital"]))


def finds(office: Office, typed: str) -> set[str]:
    with Session(office.database.engine) as db:
        wanted = select(Submission.id)
        for ways in findable.typed(typed, TODAY):
            wanted = wanted.where(index.found_by(office.settings.keys, ways))
        return set(db.scalars(wanted))


def test_staff_see_it_marked_told_later_with_the_moment_and_what_was_said_before(
    client: CheckedClient, office: Office
) -> None:
    receipt, _card = sent(client)
    tells(client, receipt, "about", about="both")
    tells(client, receipt, "about", about="autism")
    staff = office.signs_in(office.hires())
    page = staff.get(f"/staff/request/{receipt.reference}")
    newest = known(client, office.settings, receipt)["about"]
    moment = times.moment(datetime.fromisoformat(newest["told_at"]))
    (row,) = page.main.xpath(".//dl[contains(@class,'said-list')]/div[contains(.,'What is true for you?')]")
    shown = " ".join(row.text_content().split())
    assert f"I am autistic Told later {moment}" in shown and "What was said before" in shown and "Both" in shown
    assert page.words().count("Told later") == 2 and "Answered more questions after it was sent" in page.words()


def test_search_finds_a_name_that_was_told_later(office: Office) -> None:
    request, other = office.receives(about="Sam Example"), office.receives(about="Billy Wrong")
    make_findings(office.app)
    assert finds(office, "Zadie") == set()
    is_told(office, request, "called", "Zadie Testham", {"name": "Zadie Testham", "liked": ""})
    assert make_findings(office.app) == 1, "the worker sees that something was told"
    assert finds(office, "Zadie") == {request.id} and make_findings(office.app) == 0
    assert other.id not in finds(office, "Sam")


def test_a_birthday_that_was_told_later_makes_two_requests_findable_together(office: Office) -> None:
    first, second = office.receives(born="2001-03-05"), office.receives(born="")
    match(office.app)
    is_told(office, second, "birthday", "5 March 2001", {"born": "2001-03-05"}, "birthday")
    match(office.app)
    with Session(office.database.engine) as db:
        found = db.scalars(select(Finding.submission_id).where(Finding.kind == index.NAME_AND_BIRTHDAY))
        assert set(found) == {first.id, second.id}


def test_each_reader_of_a_folder_reads_it(office: Office) -> None:
    """Staff's page and messages, consent and counts, the worker's matching; each newest, with its marks."""
    request = office.receives(born="")
    is_told(office, request, "birthday", "5 March 2001", {"born": "2001-03-05"}, "birthday")
    with Session(office.database.engine) as db:
        found = db.get_one(Submission, request.id)
        (heard,) = ledger.heard(db, office.settings.keys, [found])
        asked = ledger.asked(db, office.settings.keys, found)
    for contents in (heard.contents, asked):
        assert ledger.lines_of(contents, Meaning.BIRTHDAY) == ["5 March 2001"]
        assert contents["marks"] == ["in_hospital"]
    make_findings(office.app)
    with Session(office.database.engine) as db:
        of_mark = [(findable.Kind.MARK, "in_hospital"), (findable.Kind.AGE_BAND, "adult")]
        for each in of_mark:
            wanted = select(Submission.id).where(index.found_by(office.settings.keys, [each]))
            assert db.scalars(wanted).all() == [request.id], each


def test_what_leaves_holds_it(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    is_told(office, request, "where_else", "The walrus house", "x")
    is_told(office, request, "where_else", "The penguin house", "x")
    file = json.loads(shares(client, request).text)
    assert ["The penguin house"] in [each["answer"] for voice in file["voices"] for each in voice["said"]]
    page = makes(client, request)
    for each in fetches(is_let_go(office, page), page).values():
        assert "The penguin house" in each and "The walrus house" in each, "a copy has all that was said"


def test_no_one_without_the_key_of_the_folder_reads_it(client: CheckedClient, office: Office) -> None:
    receipt, _card = sent(client)
    tells(client, receipt, "about", about="both")
    folder = opened(client, office.settings, receipt).folders["person"]
    with Session(office.database.engine) as db:
        try:
            told_later.of_folder(db, folder, sealing.new_key())
        except sealing.CannotOpen:
            return
    raise AssertionError("it opened")

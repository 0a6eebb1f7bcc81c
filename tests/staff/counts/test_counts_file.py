"""The counts as a file: no number under five, none that gives one away, no formula, and a fresh sign-in."""

import csv
from io import StringIO

from portal import calendar
from portal.commands.index import make_findings
from portal.staff.counts.page import FORMULA, _plain
from tests.support.staff.counts import file_of, lines
from tests.support.staff_fixtures import Office


def test_the_file_has_no_number_under_5_and_none_that_gives_one_away(office: Office) -> None:
    for kind, number in (("join", 7), ("review", 3), ("problem", 6)):
        for _each in range(number):
            office.receives(kind=kind)
    make_findings(office.app)
    file = file_of(office.signs_in(office.hires()))
    cells = [each for row in csv.reader(StringIO(file)) for each in row[1:]]
    assert not [each for each in cells if each.isdigit() and 0 < int(each) < 5 and each not in lines(file)["Read"][0]]
    kinds = file.partition("What people ask for")[2].partition("Who asks")[0]
    assert lines(kinds)["All months"] == ["7", "*", "*", "16"], "the review, and the smallest beside it"
    assert "An advocate" not in kinds, "what nobody asked for is left out"


def test_no_cell_of_the_file_is_a_formula(office: Office) -> None:
    for _each in range(5):
        office.receives(about="=HYPERLINK(1)")
    file = file_of(office.signs_in(office.hires()))
    assert "HYPERLINK" not in file
    assert not [each for row in csv.reader(StringIO(file)) for each in row if each.startswith(FORMULA)]
    assert [_plain(each) for each in ("=1+1", "@x", "1,234", "*")] == ["'=1+1", "'@x", "1234", "*"]


def test_the_file_asks_an_old_sign_in_for_the_password_again(office: Office) -> None:
    worker = office.hires()
    client = office.signs_in(worker)
    with client.client.session_transaction("/staff/") as session:
        session["fs_paa"] -= 3600
    month = f"{calendar.today():%Y-%m}"
    page = client.get(f"/staff/counts/file/{month}_{month}")
    assert page.h1 == "Type your password again"
    answer = client.client.post(
        page.form.get("action"), data=page.hidden() | {"password": worker.password}, headers=client.headers
    )
    assert answer.status_code in (302, 303) and f"/staff/counts/file/{month}_{month}" in answer.location

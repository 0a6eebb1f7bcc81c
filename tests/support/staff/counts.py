"""Requests to be counted, and the file of their counts."""

import csv
from io import StringIO

from portal import calendar
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office, said

HELPER = said("who", "Who is this for?", ["Someone I help"], "someone_i_help")
ADVOCATE = said("role", "Who are you to them?", ["Advocate"], "advocate")


def this_month() -> str:
    return f"{calendar.today():%B %Y}"


def of(page: FetchedPage, table: str) -> dict[str, dict[str, str]]:
    """The lines of a table, by name: what stands under each heading."""
    heads = [each.text_content() for each in page.tree.xpath(f"//*[@id='{table}']/..//thead//th")]
    rows = page.tree.xpath(f"//*[@id='{table}']/..//tbody/tr")
    cells = [[each.text_content() for each in row] for row in rows]
    return {row[0]: dict(zip(heads[1:], row[1:], strict=True)) for row in cells}


def keep_from_chairs(office: Office, submission: Submission) -> None:
    with office.database.transaction() as db:
        db.get_one(Submission, submission.id).kept_from_chairs = True


def file_of(client: CheckedClient, months: str = "") -> str:
    month = f"{calendar.today():%Y-%m}"
    answer = client.client.get(f"/staff/counts/file/{months or f'{month}_{month}'}", headers=client.headers)
    assert answer.status_code == 200 and answer.mimetype == "text/csv", answer.status_code
    return answer.text


def lines(file: str) -> dict[str, list[str]]:
    """The lines of the file by their first cell; of two with one name, the last."""
    return {row[0]: row[1:] for row in csv.reader(StringIO(file)) if row}

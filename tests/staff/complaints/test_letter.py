"""The ready letter of an answer names the ombudsman of whoever answers, and cannot be sent while nobody is named."""

import pytest

from portal.records.voices import cards, folders
from tests.staff.complaints.steps import problem, writes
from tests.support.checked_client import FetchedPage
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def letter(page: FetchedPage) -> str:
    (box,) = page.tree.xpath("//textarea[@name='words']")
    return str(box.text)


@pytest.mark.parametrize(
    ("who", "named"),
    [
        (["council"], "You can ask: the Local Government and Social Care Ombudsman."),
        (["children"], "You can ask: the Local Government and Social Care Ombudsman."),
        (["trust"], "You can ask: the Parliamentary and Health Service Ombudsman."),
        (
            ["council", "board"],
            "You can ask: the Local Government and Social Care Ombudsman"
            " and the Parliamentary and Health Service Ombudsman.",
        ),
        (None, "You can ask: [who can look at it]."),
    ],
)
def test_the_ready_letter_names_who_can_look_at_it(office: Office, who: list[str] | None, named: str) -> None:
    request = problem(office)
    with office.database.transaction() as db:
        (folder,) = folders.of_submission(db, request.id)
        keys = office.settings.keys
        cards.for_folder(db, keys, folder, folders.key_for_staff(db, keys, folder))
    client = office.signs_in(office.hires())
    if who:
        writes(client, request, "who", who=who)
    address = f"/staff/request/{request.shown_reference}/write/person"
    page = client.post(address, {"do": "block", "block": "complaint_answer"})
    assert named in letter(page).splitlines()
    if not who:
        sent = client.post(address, {"do": "send", "words": named})
        assert sent.status == 422 and "what stands in [ ]" in sent.words()

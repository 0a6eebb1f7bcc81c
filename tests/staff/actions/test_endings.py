"""Their page says that all is done, or that it is better, only after staff wrote down that it is so."""

import secrets

import pytest

from portal import calendar
from portal.records.accountability.names import Actor
from portal.records.complaints import entries
from portal.records.complaints.state import Entry, Kind
from portal.records.requests import submissions
from portal.records.staff.accounts import Role
from tests.support.card_holders import CardInHand, comes_back, sends
from tests.support.checked_client import CheckedClient
from tests.support.staff.moves import moved
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.usefixtures("opening_hours")
PLAIN = {"review": "This has finished. You can ask again at any time.", "problem": "Tell us if it is not better."}
CLAIM = {"review": "All that the meeting agreed is done.", "problem": "You told us that it is better."}
BEFORE, ENDS = {"review": "actions_open", "problem": "answered"}, {"review": "closed", "problem": "resolved"}
ANSWERS = {"review": ("all_done", "not_all_done"), "problem": ("is_better", "not_better")}


def nearly_ended(office: Office, client: CheckedClient, kind: str) -> tuple[str, CardInHand]:
    """A request whose last move is still to come, and the card of whoever sent it."""
    more = {"what": ["meeting"]} if kind == "problem" else {}
    receipt, card = sends(client, f"/{kind}", **more)
    with office.database.transaction() as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found
        found.status = BEFORE[kind]
        if kind == "problem":
            said = Entry(kind=Kind.NOT, on=calendar.today(), said={"why": "They only want to tell us."})
            entries.keep(db, office.settings.keys, found.id, said, by=Actor.staff(1), once=secrets.token_hex(16))
    return receipt.reference, card


@pytest.mark.parametrize("kind", list(PLAIN))
def test_the_page_follows_what_staff_wrote_down(client: CheckedClient, office: Office, kind: str) -> None:
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    for answer, claims in zip(ANSWERS[kind], (True, False), strict=True):
        reference, card = nearly_ended(office, CheckedClient(client.app), kind)
        assert "It is now" in moved(lead, reference, ENDS[kind], found=answer).words()
        words = comes_back(CheckedClient(client.app), card).words()
        assert (CLAIM[kind] in words) == claims and (PLAIN[kind] in words) == (not claims)


@pytest.mark.parametrize("kind", list(PLAIN))
def test_what_ended_before_this_was_asked_claims_nothing(client: CheckedClient, office: Office, kind: str) -> None:
    reference, card = nearly_ended(office, client, kind)
    with office.database.transaction() as db:
        found = submissions.find_by_reference(db, reference)
        assert found
        found.status = ENDS[kind]
    words = comes_back(CheckedClient(client.app), card).words()
    assert CLAIM[kind] not in words and PLAIN[kind] in words


@pytest.mark.parametrize("kind", list(PLAIN))
def test_it_does_not_end_without_an_answer_nor_with_a_no_without_why(
    client: CheckedClient, office: Office, kind: str
) -> None:
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    reference, _card = nearly_ended(office, client, kind)
    for answer, why in (("", "x"), ("yes", "x"), (ANSWERS[kind][1], "")):
        assert moved(lead, reference, ENDS[kind], found=answer, found_words=why).status == 422, answer
    assert moved(lead, reference, ENDS[kind], found=ANSWERS[kind][0], found_words="").status == 200


def test_what_begins_again_claims_nothing_any_more(client: CheckedClient, office: Office) -> None:
    lead = office.signs_in(office.hires(Role.CASE_LEAD))
    reference, card = nearly_ended(office, client, "problem")
    moved(lead, reference, "resolved", found="is_better")
    moved(lead, reference, "acknowledged")
    assert CLAIM["problem"] not in comes_back(CheckedClient(client.app), card).words()

"""Which review it is, a CTR or a C(E)TR, staff choose with a reason when one is agreed; nothing computes it."""

import json
from typing import Any

import pytest
from sqlalchemy.orm import Session

from portal.records.requests import moves
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.staff.labels.decision_words import IN_WORDS, WHICH, WHICH_BECAUSE
from tests.support.checked_client import CheckedClient
from tests.support.staff.consent_records import SPOKE, part
from tests.support.staff.consent_records import writes as records
from tests.support.staff.exports import FORM, PARTS, shares
from tests.support.staff.moves import moved, status_of
from tests.support.staff_fixtures import Office, said

pytestmark = pytest.mark.usefixtures("opening_hours")
YES = Consent(voice="person", purpose="meeting", answer="yes", how="alone", words_shown=["Do you want it?"])
NO = Consent(voice="person", purpose="meeting", answer="no", how="alone", words_shown=["Do you want it?"])
PLAN = said("plan", "Do you have a school plan?", ["I do not know"], "not_sure")


def looked_at(office: Office, client: CheckedClient, **more: Any) -> Submission:
    request = office.receives(kind="review", **{"consents": (YES,)} | more)
    moved(client, request, "looking")
    return request


@pytest.mark.parametrize("which", list(WHICH))
@pytest.mark.parametrize("because", [each for each in WHICH_BECAUSE if each != IN_WORDS])
def test_any_of_the_two_is_kept_with_any_reason_and_shown(office: Office, which: str, because: str) -> None:
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    request = looked_at(office, client)
    assert moved(client, request, "agreed", which=which, which_because=because).status == 200
    shown = client.get(f"/staff/request/{request.shown_reference}").words()
    assert WHICH[which] in shown and WHICH_BECAUSE[because] in shown
    with Session(office.database.engine) as db:
        made = moves.of_submission(db, office.settings.keys, db.get_one(Submission, request.id))
    assert (made[-1].said["which"], made[-1].said["which_because"]) == (which, because)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"which": ""}, "Choose a CTR or a C(E)TR"),
        ({"which": "neither"}, "Choose a CTR or a C(E)TR"),
        ({"which_because": ""}, "Choose why it is this one"),
        ({"which_because": IN_WORDS}, "Write the reason in your words"),
    ],
)
def test_no_review_is_agreed_without_a_choice_and_its_reason(office: Office, typed: dict[str, str], error: str) -> None:
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    request = looked_at(office, client)
    page = moved(client, request, "agreed", **typed)
    assert page.status == 422 and error in page.words() and status_of(office, request) == "looking"
    if typed.get("which_because") == IN_WORDS:
        words = "The panel asked for it."
        assert words in moved(client, request, "agreed", **typed, which_words=words).words()


def test_nothing_is_chosen_before_whatever_they_said(office: Office) -> None:
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    for born in ("2015-05-05", "1990-01-01"):
        request = looked_at(office, client, born=born, more_said=(PLAN,))
        page = client.get(f"/staff/request/{request.shown_reference}/move/agreed")
        assert not page.form.xpath(".//input[@type='radio' and @checked]")


def test_their_age_and_what_they_said_of_school_stand_beside_it(office: Office) -> None:
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    asked, never, unknown = (
        looked_at(office, client, **more) for more in ({"more_said": (PLAN,)}, {}, {"born": "", "voice": "helper"})
    )
    pages = [
        client.get(f"/staff/request/{each.shown_reference}/move/agreed").words() for each in (asked, never, unknown)
    ]
    assert "A school plan (EHC plan) The person: I do not know School or college They did not say" in pages[0]
    assert "A school plan (EHC plan) They did not say School or college They did not say" in pages[1]
    assert "Age 25" in pages[1] and "Age Nobody knows it" in pages[2]


def test_what_was_written_before_a_no_stays_closed_there(office: Office) -> None:
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    request = looked_at(office, client, consents=(NO,), more_said=(PLAN,))
    page = client.get(f"/staff/request/{request.shown_reference}/move/agreed")
    assert "Closed: written before a no" in page.words() and "I do not know" not in page.words()


def test_it_leaves_with_the_moves_and_the_words_of_staff_only_with_their_notes(office: Office) -> None:
    client = office.signs_in(office.hires(Role.CASE_LEAD))
    request = looked_at(office, client)
    moved(client, request, "agreed", which="ctr", which_because="no_school", which_words="Giraffe words")
    records(client, request, "spoke", **SPOKE)
    assert "Given" in part(client.get(f"/staff/request/{request.shown_reference}"), "stands-meeting")
    said_then = json.loads(shares(client, request).text)["moves"][-1]["said"]
    assert said_then == {"which": "ctr", "which_because": "no_school"}
    with_notes = json.loads(shares(client, request, parts=[*PARTS, "notes"]).text)["moves"][-1]["said"]
    assert with_notes == said_then | {"which_words": "Giraffe words"}
    paper = shares(client, request, **FORM | {"as": "paper"}).words()
    assert "They are not in education now" in paper and "Giraffe" not in paper

"""An attorney, a deputy or the court is asked about before best interests, and decides where they may."""

from datetime import timedelta

import pytest

from portal import calendar
from tests.support.staff.capacity import (
    by_law,
    form_of,
    lacks_capacity,
    nobody_by_law,
    writes,
)
from tests.support.staff.consent_records import OPEN, TOLD, agreed, is_paused, part
from tests.support.staff.consent_records import form_of as spoke_form
from tests.support.staff.consent_records import writes as records
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def test_whoever_may_decide_by_law_is_asked_before_best_interests(office: Office) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    writes(client, request, "capacity", lacks_capacity())
    page = writes(client, request, "authority", by_law())
    assert "Waiting for the attorney, deputy or court" in part(page, "stands-list")
    assert "Whoever may decide this by law decides it: ask them." in part(page, "stands-list")
    assert form_of(client, request, "best-interests").status == 404
    page = records(client, request, "told", **TOLD | {"whose": "decider-1", "answer": "yes"})
    assert OPEN in part(page, "stands-list")
    assert "The attorney, deputy or court: Ana Attorney" in part(page, "consent-decider")
    page = records(client, request, "told", **TOLD | {"answer": "no"})
    assert "Waiting for the attorney, deputy or court" in part(page, "stands-list"), "a no of the person stops"
    assert is_paused(office, request)
    writes(client, request, "authority", nobody_by_law())
    assert form_of(client, request, "best-interests").status == 200


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"seen": ""}, "Choose whether the document was seen"),
        ({"covers": ""}, "Choose whether they may decide this"),
        ({"name": ""}, "Write their name"),
        ({"document": ""}, "Write which document, and who saw it"),
        ({"limits": ""}, "Write what they may decide, and what not"),
        ({"how": ""}, "Write an answer: How did you find out?"),
    ],
)
def test_who_may_decide_by_law_is_whole(office: Office, typed: dict[str, str], wrong: str) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    writes(client, request, "capacity", lacks_capacity())
    page = writes(client, request, "authority", by_law() | typed)
    assert page.status == 422 and wrong in page.words()


@pytest.mark.parametrize(("answer", "status"), [("attorney", 422), ("deputy", 200), ("court", 200)])
def test_an_attorney_is_named_from_18_on_a_deputy_and_the_court_also_before(
    office: Office, answer: str, status: int
) -> None:
    born = calendar.today() - timedelta(days=17 * 366)
    request = office.receives(consents=(), born=str(born))
    client = office.signs_in(office.hires())
    writes(client, request, "capacity", lacks_capacity())
    assert writes(client, request, "authority", by_law(answer)).status == status


def test_a_document_that_nobody_saw_opens_nothing(office: Office) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    writes(client, request, "capacity", lacks_capacity())
    for unseen in ({"seen": "no"}, {"seen": "no", "covers": "no"}, {"covers": "not_sure"}):
        page = writes(client, request, "authority", by_law() | unseen)
        assert "First see the document, and what it lets them decide." in part(page, "stands-list")
    assert form_of(client, request, "best-interests").status == 404


@pytest.mark.parametrize(
    ("right", "state"),
    [
        ("parental", OPEN),
        ("guardian", OPEN),
        ("care_order", OPEN),
        ("court_order", OPEN),
        ("none", "Waiting for a parent"),
        ("not_yet", "Given, not confirmed"),
    ],
)
def test_a_parent_counts_only_with_the_legal_right(office: Office, right: str, state: str) -> None:
    consents = (agreed("parent"), agreed("person"))
    request = office.receives(voice="parent", born="2015-05-05", consents=consents)
    client = office.signs_in(office.hires())
    for _each in range(2):  # each voice has a link of its own; the first one is still to be confirmed
        page = spoke_form(client, request, "spoke")
        choices = page.form.xpath(".//input[@name='answer']")
        picked = choices[_each].get("value")
        typed = {"answer": picked, "alone": "alone", "on": str(calendar.today())}
        label = page.label_of(choices[_each])
        if label.startswith("Parent"):
            assert "Choose which legal right you found" in client.send(page, typed).words()
            typed["legal_right"] = right
            if right != "not_yet":
                assert "Write how you saw it" in client.send(page, typed).words()
                typed["right_seen"] = "The document."
            if right == "court_order":
                assert "Write what its limits are" in client.send(page, typed).words()
                typed["right_limits"] = "School only."
        page = client.send(page, typed)
    assert state in part(page, "stands-list")

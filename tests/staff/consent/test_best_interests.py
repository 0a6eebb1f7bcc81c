"""A best interests record is whole, is reviewed, and each version of it can be read."""

from datetime import timedelta

import pytest

from portal import calendar
from portal.records.accountability.names import Actor
from portal.records.requests import people
from portal.records.requests.submissions import Submission
from tests.support.staff.capacity import (
    best_interests,
    cannot_decide,
    due,
    form_of,
    has_capacity,
    lacks_capacity,
    later,
    links,
    nobody_by_law,
    on_the_day,
    stands,
    writes,
)
from tests.support.staff.consent_records import part
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def test_a_capacity_record_leads_to_best_interests_and_that_to_a_decision(office: Office) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    page = client.get(f"/staff/request/{request.shown_reference}")
    assert not links(page, "best-interests") and form_of(client, request, "best-interests").status == 404
    page = writes(client, request, "capacity", lacks_capacity())
    assert not links(page, "best-interests") and "First ask whether an attorney" in part(page, "stands-list")
    assert form_of(client, request, "best-interests").status == 404
    page = writes(client, request, "authority", nobody_by_law())
    assert "It is written down." in page.words() and "Needs a best interests decision" in part(page, "stands-list")
    assert "Wrote a capacity record: Robin Reader" in page.words()
    page = client.get(links(page, "best-interests")[0])
    assert "by Dr Ada Assessor: Lacks capacity for this decision now" in page.words()
    assert page.form.xpath(".//textarea[@name='decision']")[0].text.strip() == lacks_capacity()["decision"]
    page = writes(client, request, "best-interests", best_interests())
    assert "Given This is a best interests decision, not their own answer." in part(page, "stands-list")
    page = writes(client, request, "best-interests", best_interests() | {"answer": "no", "why": "It is not for them."})
    assert "Refused This is a best" in part(page, "stands-list") and "They said no" not in part(page, "stands-list")
    written = part(page, "stands-list")
    assert written.index("No, it is not in") < written.index("Yes, it is in") < written.index("Capacity: Lacks")
    page = writes(client, request, "capacity", has_capacity())
    assert "Waiting for the person" in part(page, "stands-list") and not links(page, "best-interests")


def test_each_version_of_a_best_interests_record_can_be_read_whole(office: Office) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    cannot_decide(client, request)
    writes(client, request, "best-interests", best_interests())
    again = form_of(client, request, "best-interests")
    assert again.form.xpath(".//textarea[@name='wishes']")[0].text.strip() == "To stay at home."
    assert not again.form.xpath(".//input[@name='answer' and @checked]")
    page = writes(client, request, "best-interests", best_interests() | {"wishes": "To move."})
    newest, oldest, asked, under = (client.get(each) for each in links(page, "written"))
    assert "Asked the family and the register." in asked.words()
    assert "Version 2 of 2" in newest.words() and "To move." in newest.words()
    assert "Version 1 of 2" in oldest.words() and "There is a newer version." in oldest.words()
    words = oldest.words()
    for each in (
        best_interests()[name]
        for name in best_interests()
        if name not in ("on", "review", "answer", "who1", "may_return", "can_wait")
    ):
        assert each in words, each
    assert "Family" in words and "Yes, it is in their best interests" in words and f"{later():%B %Y}" in words
    assert "by Dr Ada Assessor: Lacks capacity" in words and "2 of 5" not in words
    assert "Psychiatrist" in under.words() and "Forgot it at once." in under.words()
    assert client.get(f"/staff/request/{request.shown_reference}/written/999").status == 404
    other = office.receives()
    address = links(page, "written")[0].replace(request.shown_reference, other.shown_reference)
    assert client.get(address).status == 404


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name1": "", "who1": "", "views1": ""}, "Write whom you asked, or why you asked nobody"),
        ({"views1": ""}, "Fill in the whole row"),
        ({"name3": "Kim"}, "Fill in the whole row"),
        ({"name3": "Kim", "wishes": ""}, "Fill in the whole row"),
        ({"who1": "nobody"}, "Fill in the whole row"),
        ({"review": 0}, "Write a day after the day of the decision"),
        ({"on": -1}, "The capacity record is of a later day"),
        ({"disagreements": ""}, "Write an answer: Who does not agree"),
        ({"capacity": "999"}, "Choose an answer: Which capacity record"),
        ({"less": ""}, "Write an answer: Which one limits them least"),
    ],
)
def test_a_best_interests_record_is_whole(office: Office, typed: dict[str, str | int], wrong: str) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    cannot_decide(client, request)
    page = writes(client, request, "best-interests", best_interests() | on_the_day(typed))
    assert page.status == 422 and wrong in page.words() and page.title.startswith("Problem: ")
    assert "Needs a best interests decision" in stands(client, request)


def test_when_nobody_could_be_asked_it_says_why(office: Office) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    cannot_decide(client, request)
    nobody = {"name1": "", "who1": "", "views1": "", "nobody": "No family; no IMCA yet."}
    assert "Given" in part(writes(client, request, "best-interests", best_interests() | nobody), "stands-list")


def test_the_review_day_is_a_task_that_a_new_version_moves(office: Office) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    cannot_decide(client, request)
    soon = calendar.today() + timedelta(days=20)
    for day, expected in ((soon, [soon]), (later(), []), (soon, [soon])):
        writes(client, request, "best-interests", best_interests() | {"review": str(day)})
        assert due(office) == [("best_interests_review", each) for each in expected]
    page = client.get(f"/staff/request/{request.shown_reference}")
    assert "Look at the best interests decision again." in page.words()


def test_a_new_version_on_a_linked_request_moves_the_same_task(office: Office) -> None:
    request, linked = office.receives(consents=()), office.receives(consents=())
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (request, linked)), actor=Actor.staff(1))
    client = office.signs_in(office.hires())
    cannot_decide(client, request)
    soon, sooner = calendar.today() + timedelta(days=20), calendar.today() + timedelta(days=10)
    writes(client, request, "best-interests", best_interests() | {"review": str(soon)})
    writes(client, linked, "best-interests", best_interests() | {"review": str(sooner)})
    assert due(office) == [("best_interests_review", sooner)]

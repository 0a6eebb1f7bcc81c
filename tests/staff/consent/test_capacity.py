"""Who can decide one thing, what was decided for them, and an override: written by staff, for staff, and kept."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal import calendar
from portal.records.accountability.names import Actor
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.card_holders import comes_back, sends
from tests.support.records.kept import everything_in
from tests.support.staff.capacity import (
    best_interests,
    cannot_decide,
    form_of,
    has_capacity,
    lacks_capacity,
    links,
    on_the_day,
    override,
    stands,
    writes,
)
from tests.support.staff.consent_records import part
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"answer": "has"}, "Four times yes means that they can decide."),
        ({"retain": "yes", "weigh": "yes"}, "Four times yes means that they can decide."),
        ({"time": ""}, "Write an answer: Time, and a good place"),
        ({"communicate": ""}, "Choose an answer: Can they tell us their choice"),
        ({"by_role": ""}, "Write the role"),
        ({"information": ""}, "Write an answer: Which information matters for it?"),
        ({"impairment": ""}, "Write which impairment or disturbance there is"),
        ({"because": ""}, "Write how that is why they cannot decide this"),
        ({"likely": ""}, "Choose whether it is more likely than not"),
        ({"likely": "no"}, "When it is not more likely than not, they can decide this"),
        ({"review": ""}, "Write the day to look again"),
        ({"review": 0}, "Write a day after the day of the decision"),
        ({"on": 1}, "Write a day that is not in the future"),
        ({"on": -1}, "There is a newer capacity record of this decision"),
    ],
)
def test_a_capacity_record_is_whole(office: Office, typed: dict[str, str | int], wrong: str) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    writes(client, request, "capacity", has_capacity())
    page = writes(client, request, "capacity", lacks_capacity() | on_the_day(typed))
    assert page.status == 422 and wrong in page.words()
    assert "Waiting for the person" in stands(client, request)


def test_a_page_that_showed_an_older_capacity_record_cannot_be_sent(office: Office) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    cannot_decide(client, request)
    page = form_of(client, request, "best-interests")
    old = page.form.xpath(".//input[@name='capacity']/@value")[0]
    writes(client, request, "capacity", lacks_capacity() | {"time": "A third visit."})
    again = client.send(page, best_interests() | {"capacity": old})
    assert again.status == 422 and "Which capacity record" in again.words()
    writes(client, request, "capacity", has_capacity())
    assert client.send(page, best_interests() | {"capacity": old}).status == 404


@pytest.mark.parametrize(("born", "opens"), [(["2001-03-05"], True), (["2015-05-05"], False),
                                             (["2001-03-05", "2002-02-02"], False)])  # fmt: skip
def test_capacity_is_for_16_and_over(office: Office, born: list[str], opens: bool) -> None:
    sent = [office.receives(born=each) for each in born]
    with office.database.transaction() as db:
        for each in sent[1:]:
            people.link(db, *(db.get_one(Submission, one.id) for one in (sent[0], each)), actor=Actor.staff(1))
    client = office.signs_in(office.hires())
    assert (form_of(client, sent[0], "capacity").status == 200) == opens
    assert bool(links(client.get(f"/staff/request/{sent[0].shown_reference}"), "capacity")) == opens
    assert form_of(client, sent[0], "capacity", "meeting").status == 404


def test_a_form_that_is_sent_twice_is_kept_once(office: Office) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    page = form_of(client, request, "capacity")
    for _each in range(3):
        words = client.send(page, lacks_capacity()).words()
    assert words.count("Capacity: Lacks") == 1


def test_what_was_typed_stays_when_a_post_does_not_count(office: Office) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    page = form_of(client, request, "capacity")
    address = f"/staff/request/{request.shown_reference}/capacity/list"
    typed = page.hidden() | lacks_capacity()
    again = client.post(address, typed, headers={"Sec-Fetch-Site": "cross-site"})
    assert again.status == 400 and "Forgot it at once." in again.text


def test_an_override_is_for_safeguarding_and_stands_for_ever(office: Office) -> None:
    request, linked = office.receives(kind="join"), office.receives(consents=())
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (request, linked)), actor=Actor.staff(1))
    assert form_of(office.signs_in(office.hires(Role.CASE_LEAD)), request, "override").status == 403
    client = office.signs_in(office.hires(Role.SAFEGUARDING))
    page = writes(client, request, "override", override() | {"reason": "because"})
    assert page.status == 422 and "Why must it be shared?" in page.words()
    page = writes(client, request, "override", override())
    assert "Given, not confirmed" in part(page, "stands-list")
    for each in (page, client.get(f"/staff/request/{linked.shown_reference}")):
        words = each.words()
        assert "The person could be badly hurt. Was hurt last night. Decided by Sol Guard, Safeguarding lead" in words
        assert words.index("Was hurt last night.") < words.index("Before you contact anyone")
        assert "Open for sharing and export, for safety only." in words
    assert "Recorded an override, to keep someone safe: Robin Reader" in page.words()
    link = page.tree.xpath("//a[contains(@href,'/record/spoke')]/@href")[0]
    answer = client.get(link)
    picked = answer.form.xpath(".//input[@name='answer' and @checked]/@value")[0]
    page = client.send(answer, {"answer": picked, "alone": "alone", "on": str(calendar.today())})
    assert "There is consent for this now. The override changes nothing." in page.words()
    assert form_of(client, request, "override").status == 404


def test_an_override_makes_no_move_that_needs_consent(office: Office) -> None:
    request = office.receives(consents=())
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).status = "at_meeting"
    client = office.signs_in(office.hires(*set(Role) - {Role.CHAIR}))
    writes(client, request, "override", override())
    assert "Put them on the list" not in client.get(f"/staff/person/{request.id}").words()
    assert client.get(f"/staff/person/{request.id}/write/on").h1 != "Put them on the list"


def test_none_of_it_stands_on_the_persons_own_page(office: Office) -> None:
    receipt, card = sends(office.client(), agree="not_sure")
    with office.database.transaction() as db:
        request = submissions.find_by_reference(db, receipt.reference)
        assert request
        db.expunge(request)
    client = office.signs_in(office.hires(Role.SAFEGUARDING))
    client.get(f"/staff/request/{request.shown_reference}")  # they have read it: that shows
    before = comes_back(office.client(), card).words()
    writes(client, request, "override", override())
    cannot_decide(client, request)
    writes(client, request, "best-interests", best_interests())
    device = office.client()
    assert comes_back(device, card).words() == before
    for each in (
        override()["why"],
        lacks_capacity()["retain_words"],
        best_interests()["why"],
        "est interest",
        "apacity",
        "verride",
    ):
        assert each not in device.get("/my-page/answer/list").text


@pytest.mark.parametrize("role", [Role.CHAIR, Role.TRIAGE])
def test_what_is_kept_from_chairs_holds_none_of_it(office: Office, role: Role) -> None:
    request = office.receives(consents=())
    client = office.signs_in(office.hires())
    page = writes(client, request, "capacity", lacks_capacity())
    address = links(page, "written")[0]
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).kept_from_chairs = True
    assert (office.signs_in(office.hires(role)).get(address).status == 404) == (role is Role.CHAIR)
    assert form_of(client, request, "capacity").status == 404


def test_a_chair_writes_none_of_it(office: Office) -> None:
    request = office.receives(consents=())
    chair = office.signs_in(office.hires(Role.CHAIR))
    page = chair.get(f"/staff/request/{request.shown_reference}")
    for what in ("capacity", "best-interests", "override"):
        assert not links(page, what) and form_of(chair, request, what).status == 403


@pytest.mark.parametrize("change", ["UPDATE consent_records SET once = 'x'", "DELETE FROM consent_records"])
def test_the_database_refuses_to_change_it_and_holds_no_word_of_it(office: Office, change: str) -> None:
    request = office.receives(consents=())
    writes(office.signs_in(office.hires()), request, "capacity", lacks_capacity())
    assert b"Forgot it at once" not in everything_in(office)
    with pytest.raises(DBAPIError, match="append-only"), office.database.transaction() as db:
        db.execute(text(change))

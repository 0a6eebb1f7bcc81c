"""A list meeting is led through its people one by one, and those of whom something was decided are told."""

from datetime import timedelta
from typing import NamedTuple

import pytest
from sqlalchemy import select

from portal import calendar
from portal.records.accountability.audit import AuditEvent
from portal.records.register import meetings
from portal.records.requests import tasks
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.staff.register.entries_written import agreed, writes
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.capacity import override
from tests.support.staff.capacity import writes as decides
from tests.support.staff.consent_records import TOLD
from tests.support.staff.consent_records import writes as records
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


class Named(NamedTuple):
    about: str
    request: Submission


def today() -> str:
    return calendar.today().isoformat()


def on_the_list(office: Office, client: CheckedClient, name: str, colour: str, days_ago: int = 0) -> Submission:
    request = agreed(office, client, about=name)
    on = (calendar.today() - timedelta(days=days_ago)).isoformat()
    writes(office, client, request, "on", colour=colour, on=on)
    return request


def begins(client: CheckedClient) -> FetchedPage:
    page = client.get(f"/staff/meeting/{today()}")
    (link,) = page.tree.xpath("//a[contains(text(),'Begin with')]/@href")
    return client.get(link)


def goes_on(client: CheckedClient, page: FetchedPage) -> FetchedPage:
    (link,) = page.tree.xpath("//a[normalize-space()='Next' or normalize-space()='To the end']/@href")
    return client.get(link)


def test_a_meeting_is_led_through_twelve_people_with_next_and_seven_are_told(office: Office) -> None:
    client = office.signs_in(office.hires())
    for number in range(5):
        on_the_list(office, client, f"Rae Red {number}", "red", days_ago=3)
    for number in range(5):
        on_the_list(office, client, f"Amy Amber {number}", "amber", days_ago=30 + number)
    for number in range(2):
        agreed(office, client, about=f"Nia New {number}")
    for number in range(3):
        on_the_list(office, client, f"Gail Green {number}", "green", days_ago=3)  # nobody reads about them today
    page, names = begins(client), []
    told = 0
    while "of 12" in page.words():
        names.append(page.h1)
        is_on = bool(page.form.xpath(".//textarea[@name='found']"))
        if is_on and told < 7:
            told += 1
            page = client.send(page, {"found": "Much as before.", "action": "Ring the school: Kim", "by": "2099-01-05"})
        else:
            page = goes_on(client, page)
    assert len(names) == 12 and page.h1.endswith("End of the meeting")
    assert [each.split()[-3] for each in names] == ["Nia"] * 2 + ["Rae"] * 5 + ["Amy"] * 5
    assert "Tell these 7 people by" in page.words()
    page = client.send(page, {"came": "Kim Keeper\n\n Lou Later "})
    assert "It is written down." in page.words()
    again = client.send(page, {"came": "Kim Keeper\nLou Later"})
    assert "Kim Keeper" in again.text
    with office.database.transaction() as db:
        kinds = [each.kind for each in tasks.waiting(db, office.settings)]
        assert kinds.count("by_hand") == 7
        assert kinds.count("tell_after_meeting") == 7
        assert meetings.who_came(db, office.settings.keys, calendar.today()) == ["Kim Keeper", "Lou Later"]


def test_a_consent_that_is_withdrawn_in_the_middle_takes_its_person_off_the_next_line(office: Office) -> None:
    client = office.signs_in(office.hires())
    names = ("Ann First", "Ben Second", "Cem Third")
    people = [Named(about=each, request=on_the_list(office, client, each, "red")) for each in names]
    page = begins(client)
    assert "1 of 3" in page.h1
    later = next(each for each in people if each.about not in page.h1)
    records(office.signs_in(office.hires()), later.request, "told", **TOLD | {"answer": "no"})
    seen = []
    while page.h1[0].isdigit():
        seen.append(page.h1)
        page = goes_on(client, page)
    assert len(seen) == 2 and not any(later.about in each for each in seen)
    agenda, reference = client.get(f"/staff/meeting/{today()}").words(), later.request.shown_reference
    assert later.about not in agenda and reference in agenda and "No consent: do not read more" in agenda
    assert client.get(f"/staff/meeting/{today()}/person/{later.request.id}").status == 404


def test_only_safeguarding_opens_a_line_without_consent_under_an_override_that_is_logged(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = on_the_list(office, client, "Ola Override", "red")
    records(client, request, "told", **TOLD | {"answer": "no"})
    address = f"/staff/meeting/{today()}/person/{request.id}"
    guard = office.signs_in(office.hires(Role.SAFEGUARDING))
    assert guard.get(address).status == 404
    decides(guard, request, "override", override())
    assert client.get(address).status == 404
    page = guard.get(address)
    assert page.status == 200 and "You read this under an override" in page.words()
    with office.database.transaction() as db:
        whys = list(db.scalars(select(AuditEvent.why).where(AuditEvent.did == "looked at the person")))
    assert "override" in whys


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"found": ""}, "Write what was decided"),
        ({"found": "x", "next_look": "2020-01-01"}, "Write a day after the meeting"),
        ({"found": "x", "action": "Ring them"}, "Write by which day"),
        ({"found": "x", "by": "2099-01-01"}, "Write what is to be done"),
    ],
)
def test_what_was_decided_is_whole(office: Office, typed: dict[str, str], wrong: str) -> None:
    client = office.signs_in(office.hires())
    on_the_list(office, client, "Rae Red", "red")
    page = client.send(begins(client), typed)
    assert page.status == 422 and wrong in page.words()


def test_who_came_is_written_down_by_whoever_writes_in_the_register(office: Office) -> None:
    address = f"/staff/meeting/{today()}/end"
    chair = office.signs_in(office.hires(Role.CHAIR))
    assert chair.get(address).status == 200 and not chair.get(address).tree.xpath("//textarea[@name='came']")
    assert chair.post(address, {"came": "Kim"}).status == 403
    client = office.signs_in(office.hires())
    assert "Write who came" in client.send(client.get(address), {"came": " "}).words()
    assert client.get("/staff/meeting/no-day").status == 404
